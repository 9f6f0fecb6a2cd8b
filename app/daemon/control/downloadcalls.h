// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/server/labrunner.h"
#include "app/protocol/peer/rpcpeer.h"
#include "capture/service/downloads.h"

#include <QPointer>

namespace tomato::engine {

/// The part of the control protocol that is about downloads: one capture, or several merged.
class DownloadCalls final : public QObject
{
public:
    /// `mode` is the mode of the downloaded files, like chmod(2).
    DownloadCalls(LabRunner &runner, mode_t mode) : m_runner(runner), m_downloads(mode) {}

    void addTo(rpc::RpcPeer *client);
    /// The client disconnected.
    void forget(rpc::RpcPeer *client);

private:
    using Reply = rpc::RpcPeer::Reply;
    struct Request
    {
        QPointer<rpc::RpcPeer> client;
        std::vector<ConnectionId> connections;
        QString path;
        int job = 0;
        Reply reply;
        /// A run before the latest one of the connection; 0 for the latest.
        qint64 run = 0;
        /// Whether a .pcap is to have what was delivered, too.
        bool withArrivals = false;
        LabShare::FetchOptions fetch = {};
        /// Packets before this are written, as soon as all is flushed; zero where that failed.
        Timestamp moment{};
    };

    void download(rpc::RpcPeer *client, const QJsonObject &params, const Reply &reply);
    void merge(rpc::RpcPeer *client, const QJsonObject &params, const Reply &reply);
    void cancel(rpc::RpcPeer *client, const QJsonObject &params, const Reply &reply);
    /// Flushes the recorders, so that everything on the wires is recorded, then begins.
    void flushAndBegin(const Request &request, std::size_t flushed);
    /// Fetches the recordings of other hosts, then begins.
    void fetchAndBegin(const Request &request);
    void begin(const Request &request, LabParts::Fetched fetched);
    /// Returns the hosts, versions, clocks and the hosts that are missing, for archives.
    QByteArray hostsJson(const LabParts::Fetched &fetched) const;
    Result<capture::CapturedRing> captured(const ConnectionId &connection, qint64 run) const;

    LabRunner &m_runner;
    service::Downloads m_downloads;
    /// Downloads that wait for rings of other hosts; the value tells whether they were cancelled.
    std::map<std::pair<rpc::RpcPeer *, int>, std::shared_ptr<bool>> m_fetching;
};

} // namespace tomato::engine
