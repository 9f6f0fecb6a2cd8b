// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/parts/partlink.h"

#include <QPointer>

namespace tomato::engine {

/// The files of the latest run of a connection on another host, as they were when it was opened.
/// The host's words about them are checked, so that it cannot fill the memory of this machine, nor
/// write anywhere but into the run's folder. The host has them open until this is gone. An error's
/// place is the host, unless it comes from a sink.
class RemoteExport final : public QObject
{
public:
    struct File
    {
        /// Inside the run's folder: capture::RingExport::mostBytes() knows it.
        QString name;
        qint64 bytes = 0;
    };
    using Opened = std::function<void(Result<std::unique_ptr<RemoteExport>>)>;
    using Sink = std::function<Result<>(const QByteArray &)>;
    using Done = std::function<void(const Result<> &)>;

    /// `opened` comes once, unless the link goes first.
    static void open(PartLink &link, const ConnectionId &connection, const Opened &opened);
    ~RemoteExport() override;

    /// The run's number on its host, at least 1.
    qint64 run() const { return m_run; }
    /// Each name is there once, and ring.state is among them.
    const std::vector<File> &files() const { return m_files; }
    /// Returns what the host says of the capture under this key, up to a length that people read.
    std::string text(const char *key) const;
    std::array<std::string, 2> ends() const;

    /// Gives the sink the bytes of the file from one offset up to another, piece by piece; its
    /// error ends that. `done` comes later, not when this is gone. Call it when the read before is
    /// done.
    void read(std::size_t file, qint64 from, qint64 to, Sink sink, Done done);

private:
    RemoteExport(PartLink &link, QJsonObject told);
    Result<> takeFiles();
    Result<> takeFile(const QJsonObject &told);
    void readOn();
    Result<> takePiece(const Result<QJsonValue> &answer);
    void finish(const Result<> &result);

    QPointer<PartLink> m_link;
    std::string m_host;
    QJsonObject m_told;
    qint64 m_run = 0;
    std::vector<File> m_files;
    qint64 m_sum = 0;

    std::size_t m_file = 0;
    qint64 m_offset = 0;
    qint64 m_end = 0;
    Sink m_sink;
    Done m_done;
};

} // namespace tomato::engine
