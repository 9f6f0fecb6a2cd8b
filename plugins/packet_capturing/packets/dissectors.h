// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/packets/sharkd.h"

#include <QTemporaryDir>

#include <memory>
#include <vector>

namespace tomato::plugins {

/// A pcap file as it is at some time.
struct DissectedFile
{
    QString path;
    /// Another one when the file has grown.
    int version = 0;
    qint64 packets = 0;

    bool operator==(const DissectedFile &) const = default;
};

/// A few sharkd processes, each with a file loaded: one may be asked about a file while another one
/// loads the next.
class Dissectors final : public QObject
{
    Q_OBJECT

public:
    explicit Dissectors(QObject *parent = nullptr);

    /// A path in the folder that the processes read, which goes with this object.
    QString filePath(const QString &name) const { return m_folder.filePath(name); }
    /// Has the file loaded where that is not done yet, and asks. Frames count from 1.
    void ask(const DissectedFile &file, const QString &method, const QJsonObject &params,
             Sharkd::Reply reply);
    /// Of a display filter: fails with what is wrong with it.
    void check(const QString &filter, Sharkd::Reply reply);
    /// Nobody asks about this file any more.
    void forget(const DissectedFile &file);

private:
    struct Process
    {
        std::unique_ptr<Sharkd> sharkd;
        DissectedFile file;
        /// Whether it could be loaded.
        std::shared_ptr<Result<QJsonValue>> loaded;
        int deaths = 0;
        /// Packets that it loaded since it was started: it keeps something of each.
        qint64 packets = 0;
        quint64 lastUsed = 0;
    };

    Process &processFor(const DissectedFile &file);
    Process &addProcess();
    void load(Process &process, const DissectedFile &file);

    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<Process>> m_processes;
    quint64 m_uses = 0;
};

} // namespace tomato::plugins
