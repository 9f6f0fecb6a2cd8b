// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/files/temporaryfolder.h"
#include "plugins/packet_capturing/packets/sharkd.h"

#include <memory>
#include <vector>

namespace tomato::plugins {

/// A pcap file in the state of some moment.
struct DissectedFile
{
    QString path;
    /// The version differs when the file has grown.
    int version = 0;
    qint64 packets = 0;

    bool operator==(const DissectedFile &) const = default;
};

/// A few sharkd processes, each with a file loaded: one can answer requests about a file while
/// another one loads the next.
class Dissectors final : public QObject
{
    Q_OBJECT

public:
    explicit Dissectors(QObject *parent = nullptr);

    /// Returns a path in the folder that the processes read, which is deleted with this object.
    QString filePath(const QString &name) const { return folder() + u'/' + name; }
    /// Has the file loaded where that is not done yet, and sends a request. Frames count from 1.
    void ask(const DissectedFile &file, const QString &method, const QJsonObject &params,
             Sharkd::Reply reply);
    /// Checks a display filter: the reply is an error when it is wrong.
    void check(const QString &filter, Sharkd::Reply reply);
    /// Says that no further requests about this file will follow.
    void forget(const DissectedFile &file);

private:
    struct Process
    {
        std::unique_ptr<Sharkd> sharkd;
        DissectedFile file;
        /// The result of loading; empty while that has not finished.
        std::shared_ptr<Result<QJsonValue>> loaded;
        int deaths = 0;
        /// How many packets it loaded since it was started: sharkd keeps some memory for each.
        qint64 packets = 0;
        quint64 lastUsed = 0;
    };

    QString folder() const { return QString::fromStdString(m_folder.path().string()); }
    Process &processFor(const DissectedFile &file);
    Process &addProcess();
    void load(Process &process, const DissectedFile &file);

    TemporaryFolder m_folder{"tomato-desktop"};
    std::vector<std::unique_ptr<Process>> m_processes;
    quint64 m_uses = 0;
};

} // namespace tomato::plugins
