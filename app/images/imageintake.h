// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/images/imagestore.h"
#include "app/images/imageunpacker.h"

#include <QThread>

#include <memory>

namespace tomato::images {

/// Unpacks an image into a store in a thread of its own: whoever waits for it is never held up,
/// also where much is to be removed after it was cancelled.
class ImageIntake final : public QObject
{
    Q_OBJECT

public:
    ImageIntake(QString source, QString store, const ImageUnpacker::Limits &limits,
                QObject *parent = nullptr);
    /// Cancels, and waits until nothing is left of what was begun.
    ~ImageIntake() override;

    void start();
    /// Nothing is told any more; finished() follows when nothing is left of it.
    void cancel();

signals:
    /// As ImageUnpacker has it.
    void progressed(const QString &step, qint64 bytes);
    void taken(const tomato::images::StoredImage &image);
    void failed(const tomato::Error &error);
    /// It ended, in whichever way.
    void finished();

private:
    /// Called in the thread.
    void begin();
    void end(const Result<> &unpacked);

    QString m_source;
    ImageStore m_store;
    ImageUnpacker::Limits m_limits;
    bool m_isCancelled = false;
    QThread m_thread;
    /// Lives in the thread, as what follows.
    QObject m_there;
    QString m_coming;
    std::unique_ptr<ImageUnpacker> m_unpacker;
};

} // namespace tomato::images
