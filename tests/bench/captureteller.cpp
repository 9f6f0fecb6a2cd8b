// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/captureteller.h"

#include "app/protocol/labpaths.h"
#include "app/topology/format/tomatoformat.h"

#include <QDateTime>
#include <QJsonObject>

#include <algorithm>

namespace tomato::bench {

CaptureTeller::CaptureTeller(LabId lab, const QString &file, const topology::Topology &topology)
    : m_id(std::move(lab))
{
    m_lab.lab = m_id;
    m_lab.file = file;
    m_lab.state = LabState::Running;
    m_lab.topology = topology::toTomato(topology);
    for (const auto &[id, element] : topology.elements()) {
        if (element.isInterface())
            continue;
        protocol::ElementStatus &status = m_lab.elements[id];
        status.name = element.name();
        status.state = ElementState::Running;
        status.process = 1;
    }
    for (const auto &[id, connection] : topology.connections()) {
        m_connections.push_back(id);
        m_lab.wires.insert(id);
    }
    connect(&m_server, &QLocalServer::newConnection, this, &CaptureTeller::accept);
    // As often as an engine does: see capture/service.
    m_timer.setInterval(std::max(200, 2 * static_cast<int>(m_connections.size())));
    connect(&m_timer, &QTimer::timeout, this, &CaptureTeller::tell);
    m_timer.start();
}

bool CaptureTeller::listen()
{
    return rpc::LabPaths::checkControlDirectory().has_value() &&
           m_server.listen(rpc::LabPaths::socket(m_id));
}

QJsonArray CaptureTeller::captures()
{
    const double now = static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1e3;
    QJsonArray all;
    qint64 number = 0;
    for (const ConnectionId &id : m_connections) {
        // From a few packets to many, in both directions.
        ++number;
        const qint64 packets = m_round * (1 + number * number % 5000);
        const qint64 bytes = packets * 700;
        const auto both = [](qint64 count) { return QJsonArray{count * 2 / 3, count / 3}; };
        all.append(QJsonObject{
            {"connection", QString::fromStdString(id.value)},
            {"name", "element1:eth0 ⇄ element2:eth0"},
            {"run", 1},
            {"mode", "both"},
            {"filter", "icmp or arp"},
            {"state", "recording"},
            {"directory", "/home/user/.local/share/tomato-desktop/labs/lab/captures/1/1"},
            {"options", QJsonObject{{"direction", "both"}, {"snapLength", 262'144}}},
            {"packets", packets},
            {"bytes", bytes},
            {"counters", QJsonObject{{"seen", both(packets)},
                                     {"matched", both(packets)},
                                     {"written", both(packets)},
                                     {"writtenBytes", both(bytes)},
                                     {"droppedByKernel", both(0)},
                                     {"droppedByInterface", both(0)},
                                     {"evicted", both(0)}}},
            {"ringPackets", packets},
            {"ringBytes", bytes},
            {"limitBytes", 50'000'000},
            {"segments", 5},
            {"first", now - 100},
            {"last", now},
            {"host", "127.0.0.1"},
            {"port", 40'000 + static_cast<int>(number)},
            {"backlogPort", 50'000 + static_cast<int>(number)},
            {"viewers", QJsonArray()}});
    }
    return all;
}

void CaptureTeller::tell()
{
    ++m_round;
    const QJsonArray now = captures();
    for (const auto &peer : m_peers)
        peer->notify(QStringLiteral("capture.changed"), now);
}

void CaptureTeller::accept()
{
    m_peers.push_back(std::make_unique<rpc::RpcPeer>(
        std::unique_ptr<QLocalSocket>(m_server.nextPendingConnection())));
    rpc::RpcPeer &peer = *m_peers.back();
    peer.handle(QStringLiteral("lab.status"),
                [this](const QJsonObject &, const rpc::RpcPeer::Reply &reply) {
                    reply(QJsonValue(m_lab.toJson()));
                });
    peer.handle(QStringLiteral("capture.list"),
                [this](const QJsonObject &, const rpc::RpcPeer::Reply &reply) {
                    reply(QJsonValue(captures()));
                });
}

} // namespace tomato::bench
