// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QProcess>
#include <QTimer>

#include <functional>

namespace tomato::images {

/// Unpacks an image into a folder, as this user and without other rights, by skopeo and umoci. The
/// folder appears when all of it is there, and nothing stays of what failed or was cancelled.
class ImageUnpacker final : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        /// How large the image may be on the disk.
        qint64 mostBytes = 34'360'000'000;
        /// How much of the disk is left.
        qint64 leftBytes = 1'000'000'000;
    };

    /// `folder` is one that is not there.
    ImageUnpacker(QString source, QString folder, const Limits &limits);
    /// Cancels.
    ~ImageUnpacker() override;

    /// `done` is called with the outcome, unless it is cancelled before.
    void start(std::function<void(const Result<> &)> done);
    void cancel();
    /// Returns the names that the image says of itself, once it is started.
    const QStringList &names() const { return m_names; }

signals:
    /// `step` is "copying" or "unpacking"; so many bytes came onto the disk.
    void progressed(const QString &step, qint64 bytes);

private:
    void run(const QString &step, const QString &program, const QStringList &words);
    void stepEnded(bool isGood);
    void unpack();
    void look();
    /// Returns why it must not go on; empty while it may.
    QString tooLarge() const;
    Result<> putInPlace();
    void end(const Result<> &outcome);
    void removeWork();

    std::function<void(const Result<> &)> m_done;
    QString m_source;
    QString m_folder;
    Limits m_limits;
    QStringList m_names;
    QString m_work;
    QString m_step;
    qint64 m_freeAtFirst = 0;
    /// Why it had to be ended; empty while it need not.
    QString m_why;
    QByteArray m_said;
    QProcess m_process;
    QTimer m_look;
};

} // namespace tomato::images
