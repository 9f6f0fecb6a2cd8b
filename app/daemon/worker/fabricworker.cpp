// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/worker/fabricworker.h"

#include "app/daemon/fabricorder.h"
#include "app/protocol/fabricstatus.h"
#include "app/protocol/fields/fields.h"
#include "app/protocol/linkstatistics.h"
#include "app/protocol/progress.h"
#include "app/topology/format/tomatoformat.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>

#include <chrono>
#include <fcntl.h>

namespace tomato::engine {

using namespace std::chrono_literals;

/// The delay until the engine is notified of an element or a recorder that ended by itself.
static constexpr auto WatchInterval = 500ms;

static std::unique_ptr<QLocalSocket> socketOf(int descriptor)
{
    auto socket = std::make_unique<QLocalSocket>();
    socket->setSocketDescriptor(descriptor);
    return socket;
}

static QString toText(const std::string &string)
{
    return QString::fromStdString(string);
}

template <class Id>
static std::map<Id, QString> toTexts(const std::map<Id, std::string> &strings)
{
    std::map<Id, QString> texts;
    for (const auto &[id, string] : strings)
        texts.emplace(id, toText(string));
    return texts;
}

static QStringList toTexts(const std::vector<std::string> &strings)
{
    QStringList texts;
    for (const std::string &each : strings)
        texts << toText(each);
    return texts;
}

static ElementState stateOf(lab::RunState state)
{
    switch (state) {
    case lab::RunState::Starting:
        return ElementState::Starting;
    case lab::RunState::Running:
        return ElementState::Running;
    case lab::RunState::Failed:
        return ElementState::Failed;
    case lab::RunState::Stopped:
        break;
    }
    return ElementState::Stopped;
}

static CommandState stateOf(lab::CommandReport::State state)
{
    using State = lab::CommandReport::State;
    switch (state) {
    case State::Running:
        return CommandState::Running;
    case State::Ended:
        return CommandState::Ended;
    case State::Restarting:
        return CommandState::Restarting;
    case State::Waiting:
        break;
    }
    return CommandState::Waiting;
}

static protocol::ElementStatus statusOf(const lab::ElementStatus &element)
{
    protocol::ElementStatus status;
    status.state = stateOf(element.state);
    status.reason = toText(element.reason);
    status.process = element.process;
    status.interfaces = toTexts(element.interfaces);
    if (element.process == 0)
        return status;
    status.leased = toTexts(element.leased);
    status.folder = toText(element.workingFolder);
    status.environment = toTexts(element.environment);
    status.groups = toTexts(element.groupFiles);
    for (const lab::CommandReport &command : element.commands) {
        const QString name = toText(command.name);
        status.commands.push_back({name, command.isOfImage, stateOf(command.state), command.code,
                                   command.starts, toText(command.problem),
                                   toText(element.outputFolder) + u'/' + name + ".log"});
    }
    return status;
}

static Result<ConnectionId> connectionIn(const QJsonObject &params)
{
    protocol::Fields fields(params);
    const auto connection = fields.id<ConnectionId>("connection");
    return fields.read(connection);
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
                        m_reported = status();
                        reply(QJsonValue(toJson(m_reported)));
                    });
    m_engine.handle(QStringLiteral("fabric.flush"), [this](const QJsonObject &params,
                                                           const rpc::RpcPeer::Reply &reply) {
        const auto connection = connectionIn(params);
        if (m_captures && connection)
            m_captures->flush(*connection);
        reply(connection ? rpc::RpcPeer::Answer(QJsonObject())
                         : tl::make_unexpected(rpc::RpcError::of(connection.error())));
    });
    m_engine.handle(
        QStringLiteral("fabric.statistics"),
        [this](const QJsonObject &, const rpc::RpcPeer::Reply &reply) { reply(statistics()); });
    m_engine.handle(QStringLiteral("fabric.carriers"),
                    [this](const QJsonObject &params, const rpc::RpcPeer::Reply &reply) {
                        std::set<ConnectionId> connections;
                        for (const QJsonValue each : params.value("connections").toArray())
                            connections.emplace(each.toString().toStdString());
                        m_lab.setCarriers(std::move(connections));
                        reportChanges();
                        reply(QJsonObject());
                    });
    connect(&m_engine, &rpc::RpcPeer::notified, this,
            [this](const QString &method, const QJsonValue &params) {
                if (!m_captures || method != QLatin1String("fabric.watched"))
                    return;
                if (const auto connection = connectionIn(params.toObject()))
                    m_captures->lookForWatchers(*connection);
            });
    connect(&m_engine, &rpc::RpcPeer::closed, this, [this] {
        stop();
        QCoreApplication::quit();
    });
    connect(&m_watch, &QTimer::timeout, this, &FabricWorker::reportChanges);
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
    auto order = FabricOrder::fromJson(params);
    const auto topology = order ? topology::fromTomato(order->topology) : passOn(order);
    if (!topology) {
        reply(tl::make_unexpected(rpc::RpcError::of(topology.error())));
        return;
    }
    if (!m_captures) {
        // No command of an element inherits it.
        ::fcntl(order->commitEvent, F_SETFD, FD_CLOEXEC);
        m_captures = std::make_unique<service::CaptureHost>(order->commitEvent);
    }
    m_lab.keepIn(order->folder.toStdString());
    m_lab.agreeTo(std::move(order->agreed));
    m_lab.giveFiles(QFile::encodeName(order->files).toStdString());
    m_lab.setFar(std::move(order->far));
    m_captures->begin(order->captures);
    m_lab.apply(*topology, order->running, [this](int done, int all) {
        m_engine.notify(QStringLiteral("fabric.progress"), protocol::Progress{done, all}.toJson());
        m_engine.flush();
    });
    m_captures->endOthers();
    m_reported = status();
    reply(QJsonValue(toJson(m_reported)));
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
            m_captures ? m_captures->status() : std::vector<protocol::RecordingStatus>(),
            m_lab.farInterfaces()};
}

QJsonObject FabricWorker::toJson(const Status &status)
{
    protocol::WorkerStatus all;
    for (const auto &[id, element] : status.elements)
        all.elements.emplace(id, statusOf(element));
    all.wires = status.wires;
    all.linkProblems = toTexts(status.linkProblems);
    all.captures = status.captures;
    all.farInterfaces = toTexts(status.farInterfaces);
    return all.toJson();
}

static std::array<protocol::LinkCount, 2> counts(const std::array<lab::FrameCount, 2> &both)
{
    const auto count = [](const lab::FrameCount &each) {
        return protocol::LinkCount{static_cast<qint64>(each.frames),
                                   static_cast<qint64>(each.bytes)};
    };
    return {count(both[0]), count(both[1])};
}

QJsonValue FabricWorker::statistics() const
{
    protocol::AllStatistics all;
    for (const auto &[id, link] : m_lab.statistics())
        all[id] = {counts(link.sentBy), counts(link.deliveredTo)};
    return protocol::toJson(all);
}

void FabricWorker::reportChanges()
{
    if (m_captures)
        m_captures->countPorts();
    Status now = status();
    if (now == m_reported)
        return;
    m_reported = std::move(now);
    m_engine.notify(QStringLiteral("fabric.changed"), toJson(m_reported));
}

} // namespace tomato::engine
