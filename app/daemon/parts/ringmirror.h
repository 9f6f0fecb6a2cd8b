// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/parts/partlink.h"

#include <QFile>
#include <QPointer>

namespace tomato::engine {

/// A copy of a ring of another host, in a folder of this one where it is read like any other, that
/// is brought up to date when somebody asks for it: only what is new is fetched.
class RingMirror final : public QObject
{
public:
    /// Each run gets a folder of its own below `folder`.
    RingMirror(PartLink &link, ConnectionId connection, QString folder);

    /// Begins to fetch new packets; does nothing while that goes on.
    void refresh();
    /// Returns the folder of the latest run that was copied; empty before the first copy.
    const QString &directory() const { return m_directory; }
    /// Returns why the last attempt failed; empty when it did not.
    const QString &problem() const { return m_problem; }

private:
    struct RemoteFile
    {
        QString name;
        qint64 bytes = 0;
        qint64 from = 0;
        /// The file's place in the host's list.
        qint64 number = 0;
    };

    qint64 run() const;
    bool takeFiles(const QJsonArray &files);
    void removeOthers() const;
    void nextFile();
    void readOn();
    void takePiece(const QByteArray &piece);
    void finish(const QString &problem);
    template <class Then>
    void call(const QString &method, const QJsonObject &params, Then then);

    QPointer<PartLink> m_link;
    ConnectionId m_connection;
    QString m_folder;
    QString m_directory;
    QString m_problem;
    /// The folder of the run that is being copied.
    QString m_target;
    bool m_isBusy = false;
    int m_export = 0;
    std::vector<RemoteFile> m_files;
    std::size_t m_at = 0;
    QByteArray m_state;
    std::unique_ptr<QFile> m_file;
};

} // namespace tomato::engine
