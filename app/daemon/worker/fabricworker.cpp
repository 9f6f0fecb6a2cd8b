// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/worker/fabricworker.h"

#include "app/topology/format/tomatoformat.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <chrono>
#include <fcntl.h>
#include <set>

namespace tomato::engine {

using namespace std::chrono_literals;

/// How soon the engine hears of an element or a recorder that ended by itself.
static constexpr auto WatchInterval = 500ms;

static std::unique_ptr<QLocalSocket> socketOf(int descriptor)
{
    auto socket = std::make_unique<QLocalSocket>();
    socket->setSocketDescriptor(descriptor);
    return socket;
}

static QString stateName(lab::RunState state)
{
    switch (state) {
    case lab::RunState::Starting:
        return QStringLiteral("starting");
    case lab::RunState::Running:
        return QStringLiteral("running");
    case lab::RunState::Failed:
        return QStringLiteral("failed");
    case lab::RunState::Stopped:
        break;
    }
    return QStringLiteral("stopped");
}

static QString stateName(lab::CommandStatus::State state)
{
    switch (state) {
    case lab::CommandStatus::State::Running:
        return QStringLiteral("running");
    case lab::CommandStatus::State::Ended:
        return QStringLiteral("ended");
    case lab::CommandStatus::State::Restarting:
        return QStringLiteral("restarting");
    case lab::CommandStatus::State::Waiting:
        break;
    }
    return QStringLiteral("waiting");
}

static void describeInside(QJsonObject &json, const lab::ElementStatus &element)
{
    json.insert("folder", QString::fromStdString(element.workingFolder));
    QJsonArray environment;
    for (const std::string &each : element.environment)
        environment.append(QString::fromStdString(each));
    json.insert("environment", environment);
    if (!element.groupFiles.empty()) {
        QJsonArray groups;
        for (const std::string &file : element.groupFiles)
            groups.append(QString::fromStdString(file));
        json.insert("groups", groups);
    }
    QJsonObject leased;
    for (const auto &[interface, address] : element.leased)
        leased.insert(QString::fromStdString(interface.value), QString::fromStdString(address));
    json.insert("leased", leased);
    if (element.commands.empty())
        return;
    QJsonArray commands;
    for (const lab::CommandStatus &command : element.commands) {
        const QString name = QString::fromStdString(command.name);
        commands.append(QJsonObject{
            {"name", name},
            {"state", stateName(command.state)},
            {"code", command.code},
            {"starts", command.starts},
            {"reason", QString::fromStdString(command.problem)},
            {"output", QString::fromStdString(element.outputFolder) + u'/' + name + ".log"}});
    }
    json.insert("commands", commands);
}

FabricWorker::FabricWorker(int descriptor) : m_engine(socketOf(descriptor)), m_lab(*this)
{
    m_engine.handle(QStringLiteral("fabric.apply"),
                    [this](const QJsonObject &params, const rpc::RpcPeer::Reply &reply) {
                        apply(params, reply);
                    });
    m_engine.handle(QStringLiteral("fabric.stop"),
                    [this](const QJsonObject &, const rpc::RpcPeer::Reply &reply) {
                        stop();
                        m_told = status();
                        reply(QJsonValue(toJson(m_told)));
                    });
    m_engine.handle(QStringLiteral("fabric.flush"), [this](const QJsonObject &params,
                                                           const rpc::RpcPeer::Reply &reply) {
        if (m_captures)
            m_captures->flush(ConnectionId(params.value("connection").toString().toStdString()));
        reply(QJsonObject());
    });
    m_engine.handle(
        QStringLiteral("fabric.statistics"),
        [this](const QJsonObject &, const rpc::RpcPeer::Reply &reply) { reply(statistics()); });
    connect(&m_engine, &rpc::RpcPeer::notified, this,
            [this](const QString &method, const QJsonValue &params) {
                if (m_captures && method == QLatin1String("fabric.watched"))
                    m_captures->lookForWatchers(
                        ConnectionId(params["connection"].toString().toStdString()));
            });
    connect(&m_engine, &rpc::RpcPeer::closed, this, [this] {
        stop();
        QCoreApplication::quit();
    });
    connect(&m_watch, &QTimer::timeout, this, &FabricWorker::tellChanges);
    m_watch.start(WatchInterval);
}

void FabricWorker::wiresReady(const std::map<ConnectionId, Ports> &wires)
{
    if (m_captures)
        m_captures->wiresReady(wires);
}

void FabricWorker::wireStopping(const ConnectionId &connection)
{
    if (m_captures)
        m_captures->wireStopping(connection);
}

void FabricWorker::apply(const QJsonObject &params, const rpc::RpcPeer::Reply &reply)
{
    const auto topology = topology::fromTomato(params.value("topology").toObject());
    if (!topology) {
        reply(tl::make_unexpected(rpc::RpcError::of(topology.error())));
        return;
    }
    std::set<ElementId> running;
    for (const QJsonValue &id : params.value("running").toArray())
        running.insert(ElementId(id.toString().toStdString()));
    std::vector<service::CaptureOrder> orders;
    for (const QJsonValue &order : params.value("captures").toArray())
        orders.push_back(service::CaptureOrder::fromJson(order.toObject()));
    if (!m_captures) {
        const int event = params.value("commitEvent").toInt(-1);
        // No command of an element inherits it.
        ::fcntl(event, F_SETFD, FD_CLOEXEC);
        m_captures = std::make_unique<service::CaptureHost>(event);
    }
    m_lab.keepIn(params.value("folder").toString().toStdString());
    std::set<QString> agreed;
    for (const QJsonValue &key : params.value("agreed").toArray())
        agreed.insert(key.toString());
    m_lab.agreeTo(std::move(agreed));
    m_captures->begin(orders);
    m_lab.apply(*topology, running, [this](int done, int all) {
        m_engine.notify(QStringLiteral("fabric.progress"),
                        QJsonObject{{"done", done}, {"total", all}});
        m_engine.flush();
    });
    m_captures->endOthers();
    m_told = status();
    reply(QJsonValue(toJson(m_told)));
}

void FabricWorker::stop()
{
    m_lab.stop();
    if (m_captures)
        m_captures->stop();
}

FabricWorker::Status FabricWorker::status() const
{
    return {m_lab.status(), m_lab.wires(), m_lab.linkProblems(),
            m_captures ? m_captures->states() : std::vector<service::CaptureHost::Status>()};
}

QJsonObject FabricWorker::toJson(const Status &status)
{
    QJsonArray elements;
    for (const auto &[id, element] : status.elements) {
        QJsonObject interfaces;
        for (const auto &[interface, name] : element.interfaces)
            interfaces.insert(QString::fromStdString(interface.value),
                              QString::fromStdString(name));
        QJsonObject json{{"id", QString::fromStdString(id.value)},
                         {"state", stateName(element.state)},
                         {"reason", QString::fromStdString(element.reason)},
                         {"process", element.process},
                         {"interfaces", interfaces}};
        if (element.process != 0)
            describeInside(json, element);
        elements.append(json);
    }
    QJsonArray wires;
    for (const ConnectionId &wire : status.wires)
        wires.append(QString::fromStdString(wire.value));
    QJsonObject problems;
    for (const auto &[wire, problem] : status.linkProblems)
        problems.insert(QString::fromStdString(wire.value), QString::fromStdString(problem));
    return {{"elements", elements},
            {"wires", wires},
            {"linkProblems", problems},
            {"captures", service::CaptureHost::toJson(status.captures)}};
}

static QJsonArray counts(const std::array<lab::FrameCount, 2> &both)
{
    QJsonArray array;
    for (const lab::FrameCount &each : both)
        array.append(QJsonObject{{"frames", static_cast<qint64>(each.frames)},
                                 {"bytes", static_cast<qint64>(each.bytes)}});
    return array;
}

QJsonValue FabricWorker::statistics() const
{
    QJsonArray links;
    for (const auto &[id, link] : m_lab.statistics())
        links.append(QJsonObject{{"connection", QString::fromStdString(id.value)},
                                 {"sentBy", counts(link.sentBy)},
                                 {"deliveredTo", counts(link.deliveredTo)}});
    return links;
}

void FabricWorker::tellChanges()
{
    if (m_captures)
        m_captures->countPorts();
    Status now = status();
    if (now == m_told)
        return;
    m_told = std::move(now);
    m_engine.notify(QStringLiteral("fabric.changed"), toJson(m_told));
}

} // namespace tomato::engine
