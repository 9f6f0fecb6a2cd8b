// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/protocol/labstatus.h"
#include "app/protocol/peer/rpcpeer.h"
#include "app/topology/topology.h"

#include <QJsonArray>
#include <QLocalServer>
#include <QTimer>

#include <memory>
#include <vector>

namespace tomato::bench {

/// Tells, as an engine does, of a lab that runs and captures on each of its connections, and of
/// counters that move on all of them.
class CaptureTeller final : public QObject
{
    Q_OBJECT

public:
    CaptureTeller(LabId lab, const QString &file, const topology::Topology &topology);

    bool listen();

private:
    void accept();
    QJsonArray captures();
    void tell();

    LabId m_id;
    protocol::LabStatus m_lab;
    std::vector<ConnectionId> m_connections;
    QLocalServer m_server;
    std::vector<std::unique_ptr<rpc::RpcPeer>> m_peers;
    QTimer m_timer;
    qint64 m_round = 0;
};

} // namespace tomato::bench
