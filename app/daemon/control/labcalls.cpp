// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/control/labcalls.h"

#include "app/daemon/control/callparams.h"
#include "app/protocol/progress.h"
#include "app/topology/attributes/attributecheck.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/captureoptions.h"
#include "app/topology/attributes/captureplace.h"
#include "app/topology/attributes/linkemulation.h"
#include "app/topology/format/filetitle.h"

#include <set>

namespace tomato::engine {

using rpc::RpcError;
using rpc::RpcPeer;

/// Keys of topology::OutsideReach; nothing is agreed to by a client that does not say so.
static std::set<QString> agreedIn(const QJsonObject &params, CallParams &call)
{
    std::set<QString> agreed;
    if (params.contains("agreed")) {
        for (const QString &each : call.texts("agreed"))
            agreed.insert(each);
    }
    return agreed;
}

static QString filesIn(const QJsonObject &params, CallParams &call)
{
    const QString files = params.contains("files") ? call.text("files") : QString();
    if (!files.isEmpty() && !files.startsWith(u'/'))
        call.fail("files", QStringLiteral("is no absolute path"));
    return files;
}

/// Returns the order of a lab that is a part of another one.
static std::optional<PartOrder> partIn(const QJsonObject &params, CallParams &call)
{
    if (!params.contains("part"))
        return std::nullopt;
    const auto part = PartOrder::fromJson(call.object("part"));
    if (part)
        return *part;
    call.fail("part." + QString::fromStdString(part.error().place),
              QString::fromStdString(part.error().message));
    return std::nullopt;
}

/// Returns the names that capture.set has for the attributes of a connection.
static std::vector<topology::CaptureOptionName> captureParameters()
{
    std::vector<topology::CaptureOptionName> all = {
        {topology::CapturingAttribute, QLatin1String("capturing")},
        {topology::CaptureModeAttribute, QLatin1String("mode")},
        {topology::CaptureFilterAttribute, QLatin1String("filter")},
        {topology::CaptureLiveAddressAttribute, QLatin1String("liveAddress")},
        {topology::CaptureLiveAllowAttribute, QLatin1String("liveAllow")},
        {topology::CaptureLivePlainAttribute, QLatin1String("livePlain")},
        {topology::CaptureAtAttribute, QLatin1String("at")}};
    const auto options = topology::captureOptionNames();
    all.insert(all.end(), options.begin(), options.end());
    return all;
}

/// Returns the name that link.set and capture.set have for the attribute.
static QString parameterOf(const QString &attribute)
{
    for (const topology::CaptureOptionName &name : captureParameters()) {
        if (attribute == name.attribute)
            return name.parameter;
    }
    return attribute;
}

LabCalls::LabCalls(const LabId &lab, LabRunner &runner, service::ControlServer &server,
                   mode_t downloadMode)
    : m_lab(lab), m_memory(rpc::LabMemory::load(lab)), m_runner(runner), m_server(server),
      m_downloads(runner, downloadMode)
{
    connect(&server, &service::ControlServer::clientCame, this, &LabCalls::welcome);
    connect(&server, &service::ControlServer::clientWent, this, [this](RpcPeer *client) {
        m_downloads.forget(client);
        m_knownTopology.erase(client);
        m_runner.captures().own().setObserved(!m_knownTopology.empty());
    });
    connect(&runner, &LabRunner::changed, this, &LabCalls::schedule);
    connect(&runner, &LabRunner::progressed, this, [this](int done, int total) {
        notifyAll(QStringLiteral("lab.progress"), protocol::Progress{done, total}.toJson());
    });
    connect(&runner.captures().own(), &service::Captures::changed, this,
            [this](const std::vector<protocol::CaptureStatus> &captures) {
                describeLive(captures); // before anybody knows where to connect
                notifyAll(QStringLiteral("capture.changed"), m_runner.captures().all(captures));
            });
    connect(&runner, &LabRunner::partsChanged, this,
            [this] { notifyAll(QStringLiteral("capture.changed"), m_runner.captures().all()); });
    connect(&runner.captures().own(), &service::Captures::earlierRunsChanged, this, [this] {
        notifyAll(QStringLiteral("capture.runsChanged"),
                  protocol::arrayOf(m_runner.captures().own().earlierRuns()));
    });
    setFile(m_memory.file);
}

void LabCalls::welcome(RpcPeer *client)
{
    m_knownTopology[client] = 0;
    m_runner.captures().own().setObserved(true);
    addLabCalls(client);
    addCaptureCalls(client);
}

void LabCalls::addLabCalls(RpcPeer *client)
{
    client->handle("lab.status", [this, client](const QJsonObject &, const Reply &reply) {
        m_knownTopology[client] = m_runner.topologyNumber();
        reply(QJsonValue(lab(true)));
    });
    client->handle("lab.start",
                   [this](const QJsonObject &params, const Reply &reply) { start(params, reply); });
    client->handle("lab.apply", [this](const QJsonObject &params, const Reply &reply) {
        CallParams call(params, reply);
        const QJsonObject topology = call.object("topology");
        const LabRunner::Wanted wanted{topology, agreedIn(params, call), partIn(params, call)};
        if (call.areGood())
            m_runner.apply(wanted, replyWithLab(reply));
    });
    client->handle("lab.stop", [this](const QJsonObject &, const Reply &reply) {
        m_runner.stop(replyWithLab(reply));
    });
    client->handle("lab.hosts", [this](const QJsonObject &, const Reply &reply) {
        reply(QJsonValue(m_runner.share().hosts()));
    });
    client->handle("lab.setFile", [this](const QJsonObject &params, const Reply &reply) {
        CallParams call(params, reply);
        const QString file = call.text("file");
        if (!call.areGood())
            return;
        setFile(file);
        reply(QJsonObject());
    });
    client->handle("lab.statistics", [this](const QJsonObject &, const Reply &reply) {
        m_runner.statistics([reply](const Result<QJsonValue> &statistics) {
            if (statistics)
                reply(*statistics);
            else
                reply(failed(statistics.error()));
        });
    });
    client->handle("link.set", [this](const QJsonObject &params, const Reply &reply) {
        setLink(params, reply);
    });
    client->handle("element.start", [this](const QJsonObject &params, const Reply &reply) {
        CallParams call(params, reply);
        const auto element = call.id<ElementId>("element");
        if (call.areGood())
            m_runner.startElement(element, replyWithLab(reply));
    });
    client->handle("element.stop", [this](const QJsonObject &params, const Reply &reply) {
        CallParams call(params, reply);
        const auto element = call.id<ElementId>("element");
        if (call.areGood())
            m_runner.stopElement(element, replyWithLab(reply));
    });
}

void LabCalls::start(const QJsonObject &params, const Reply &reply)
{
    CallParams call(params, reply);
    const QJsonObject topology = call.object("topology");
    const QString file = params.contains("file") ? call.text("file") : QString();
    const LabRunner::Wanted wanted{topology, agreedIn(params, call), partIn(params, call),
                                   filesIn(params, call)};
    if (!call.areGood())
        return;
    if (!file.isEmpty())
        setFile(file);
    m_runner.start(wanted, replyWithLab(reply));
}

void LabCalls::addCaptureCalls(RpcPeer *client)
{
    client->handle("capture.list", [this](const QJsonObject &, const Reply &reply) {
        reply(QJsonValue(m_runner.captures().all()));
    });
    client->handle("capture.set", [this](const QJsonObject &params, const Reply &reply) {
        setCapture(params, reply);
    });
    client->handle("capture.flush", [this](const QJsonObject &params, const Reply &reply) {
        CallParams call(params, reply);
        const auto connection = call.id<ConnectionId>("connection");
        if (call.areGood())
            m_runner.flush(connection, replyWithCapture(connection, reply));
    });
    client->handle("capture.clear", [this](const QJsonObject &params, const Reply &reply) {
        CallParams call(params, reply);
        const auto connection = call.id<ConnectionId>("connection");
        if (call.areGood())
            m_runner.clearCapture(connection, replyWithCapture(connection, reply));
    });
    client->handle("capture.runs", [this](const QJsonObject &, const Reply &reply) {
        reply(QJsonValue(protocol::arrayOf(m_runner.captures().own().earlierRuns())));
    });
    client->handle("capture.removeRun", [this](const QJsonObject &params, const Reply &reply) {
        CallParams call(params, reply);
        const auto connection = call.id<ConnectionId>("connection");
        const int run = call.number<int>("run");
        if (!call.areGood())
            return;
        if (const auto removed = m_runner.captures().own().removeEarlierRun(connection, run);
            !removed)
            reply(failed(removed.error()));
        else
            reply(QJsonObject());
    });
    m_downloads.addTo(client);
}

void LabCalls::setCapture(const QJsonObject &params, const Reply &reply)
{
    CallParams call(params, reply);
    const auto connection = call.id<ConnectionId>("connection");
    if (!call.areGood())
        return;
    QJsonObject attributes;
    for (const topology::CaptureOptionName &name : captureParameters()) {
        if (params.contains(name.parameter))
            attributes.insert(name.attribute, params.value(name.parameter));
    }
    setConnection(connection, attributes, reply, replyWithCapture(connection, reply));
}

void LabCalls::setLink(const QJsonObject &params, const Reply &reply)
{
    CallParams call(params, reply);
    const auto connection = call.id<ConnectionId>("connection");
    const QJsonObject attributes = call.object("attributes");
    if (!call.areGood())
        return;
    for (const QString &key : attributes.keys()) {
        if (topology::linkAttributes().contains(key))
            continue;
        reply(tl::make_unexpected(
            RpcError{RpcError::InvalidParams, "is no attribute of a link", key}));
        return;
    }
    setConnection(connection, attributes, reply, replyWithLab(reply));
}

/// Asked of the topology's own reader, which would refuse the topology otherwise, so that the error
/// names the parameter and not a place in a document that the client never saw.
void LabCalls::setConnection(const ConnectionId &connection, const QJsonObject &attributes,
                             const Reply &reply, const LabRunner::Done &done)
{
    if (const auto good = topology::checkConnectionAttributes(attributes, {}); !good) {
        const QString attribute = QString::fromStdString(good.error().place).mid(1);
        reply(tl::make_unexpected(RpcError{RpcError::InvalidParams,
                                           QString::fromStdString(good.error().message),
                                           parameterOf(attribute)}));
        return;
    }
    m_runner.setConnection(connection, attributes, done);
}

LabRunner::Done LabCalls::replyWithLab(const Reply &reply)
{
    return [this, reply](const Result<> &result) {
        sendLab(); // first, so that the client knows what the answer is about
        if (result)
            reply(QJsonValue(lab(false)));
        else
            reply(failed(result.error()));
    };
}

LabRunner::Done LabCalls::replyWithCapture(const ConnectionId &connection, const Reply &reply)
{
    return [this, connection, reply](const Result<> &result) {
        sendLab();
        m_runner.captures().own().emitChanges();
        if (!result) {
            reply(failed(result.error()));
            return;
        }
        for (const QJsonValue capture : m_runner.captures().all()) {
            if (capture["connection"].toString().toStdString() == connection.value) {
                reply(capture);
                return;
            }
        }
        reply(QJsonObject());
    };
}

QString LabCalls::name() const
{
    const QString name = m_runner.topology().name();
    if (!name.isEmpty())
        return name;
    const QString file = topology::fileTitle(m_file);
    return file.isEmpty() ? QString::fromStdString(m_lab.value) : file;
}

QJsonObject LabCalls::lab(bool withTopology) const
{
    protocol::LabStatus status = m_runner.status();
    status.lab = m_lab;
    status.name = name();
    status.file = m_file;
    if (withTopology)
        status.topology = m_runner.topologyJson();
    return status.toJson();
}

void LabCalls::setFile(const QString &file)
{
    m_file = file;
    describe();
    schedule();
}

void LabCalls::describe()
{
    m_describedName = name();
    m_describedState = m_runner.state();
    m_server.describe(m_describedName, m_file, m_describedState, m_describedLive);
    if (const rpc::LabMemory memory{m_describedName, m_file}; memory != m_memory) {
        m_memory = memory;
        memory.save(m_lab);
    }
}

/// Describes where captures are served, so that no attached interface of any lab captures these
/// streams as traffic.
void LabCalls::describeLive(const std::vector<protocol::CaptureStatus> &captures)
{
    QJsonArray live;
    for (const protocol::CaptureStatus &capture : captures) {
        for (const quint16 port : {capture.port, capture.backlogPort}) {
            if (port != 0)
                live.append(QJsonObject{{"host", capture.host}, {"port", port}});
        }
    }
    if (live == std::exchange(m_describedLive, live))
        return;
    describe();
}

// Several changes in one turn of the event loop are sent at once.
void LabCalls::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &LabCalls::sendLab, Qt::QueuedConnection);
}

void LabCalls::sendLab()
{
    if (!std::exchange(m_scheduled, false))
        return;
    if (name() != m_describedName || m_runner.state() != m_describedState)
        describe();
    const QJsonObject brief = lab(false);
    for (auto &[client, known] : m_knownTopology) {
        const bool isNew = known != m_runner.topologyNumber();
        known = m_runner.topologyNumber();
        client->notify(QStringLiteral("lab.changed"), isNew ? lab(true) : brief);
    }
}

void LabCalls::notifyAll(const QString &method, const QJsonValue &params)
{
    for (const auto &client : m_server.clients())
        client->notify(method, params);
}

} // namespace tomato::engine
