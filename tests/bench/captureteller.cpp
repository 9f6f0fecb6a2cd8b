// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/captureteller.h"

#include "app/protocol/capturestatus.h"
#include "app/protocol/folders/labpaths.h"
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
    // The interval is that of an engine: see capture/service.
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
    using std::chrono::milliseconds;
    const Timestamp now = milliseconds(QDateTime::currentMSecsSinceEpoch());
    QJsonArray all;
    qint64 number = 0;
    for (const ConnectionId &id : m_connections) {
        // The numbers grow from a few packets to many, in both directions.
        ++number;
        const qint64 packets = m_round * (1 + number * number % 5000);
        const auto both = [](qint64 count) {
            return protocol::CaptureCounters::BySide{count * 2 / 3, count / 3};
        };
        protocol::CaptureStatus capture;
        capture.connection = id;
        capture.name = QStringLiteral("element1:eth0 \u21c4 element2:eth0");
        capture.run = 1;
        capture.mode = capture::CaptureMode::Both;
        capture.options.filter = "icmp or arp";
        capture.state = CaptureState::Recording;
        capture.directory = "/home/user/.local/share/tomato-desktop/labs/lab/captures/1/1";
        capture.packets = packets;
        capture.bytes = packets * 700;
        capture.counters.seen = capture.counters.matched = both(packets);
        capture.counters.written = both(packets);
        capture.counters.writtenBytes = both(capture.bytes);
        capture.ringPackets = packets;
        capture.ringBytes = capture.bytes;
        capture.limitBytes = 50'000'000;
        capture.segments = 5;
        capture.first = now - std::chrono::seconds(100);
        capture.last = now;
        capture.host = "127.0.0.1";
        capture.port = static_cast<quint16>(40'000 + number);
        capture.backlogPort = static_cast<quint16>(50'000 + number);
        all.append(capture.toJson());
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
    peer.handle(QStringLiteral("capture.runs"),
                [](const QJsonObject &, const rpc::RpcPeer::Reply &reply) { reply(QJsonArray()); });
}

} // namespace tomato::bench
