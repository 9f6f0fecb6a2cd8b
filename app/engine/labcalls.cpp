// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/labcalls.h"

#include "app/engine/callparams.h"
#include "app/topology/capturesettings.h"

#include <QFileInfo>
#include <QPointer>

namespace tomato::engine {

using rpc::RpcError;
using rpc::RpcPeer;

static RpcPeer::Answer failed(const Error &error)
{
    return tl::make_unexpected(RpcError::of(error));
}

static ConnectionId connectionId(const QString &text)
{
    return ConnectionId(text.toStdString());
}

LabCalls::LabCalls(const LabId &lab, LabRunner &runner, service::ControlServer &server)
    : m_lab(lab), m_runner(runner), m_server(server)
{
    connect(&server, &service::ControlServer::clientCame, this, &LabCalls::welcome);
    connect(&server, &service::ControlServer::clientWent, this, [this](RpcPeer *client) {
        m_downloads.forget(client);
        m_knownTopology.erase(client);
        m_runner.captures().setObserved(!m_knownTopology.empty());
    });
    connect(&runner, &LabRunner::changed, this, &LabCalls::schedule);
    connect(&runner, &LabRunner::progressed, this, [this](int done, int total) {
        tellAll(QStringLiteral("lab.progress"), QJsonObject{{"done", done}, {"total", total}});
    });
    connect(&runner.captures(), &service::Captures::changed, this,
            [this](const QJsonArray &captures) {
                tellAll(QStringLiteral("capture.changed"), captures);
            });
    setFile({});
}

void LabCalls::welcome(RpcPeer *client)
{
    m_knownTopology[client] = 0;
    m_runner.captures().setObserved(true);
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
        if (call.areGood())
            m_runner.apply(topology, replyWithLab(reply));
    });
    client->handle("lab.stop", [this](const QJsonObject &, const Reply &reply) {
        m_runner.stop(replyWithLab(reply));
    });
    client->handle("lab.setFile", [this](const QJsonObject &params, const Reply &reply) {
        CallParams call(params, reply);
        const QString file = call.text("file");
        if (!call.areGood())
            return;
        setFile(file);
        reply(QJsonObject());
    });
    client->handle("element.start", [this](const QJsonObject &params, const Reply &reply) {
        CallParams call(params, reply);
        const ElementId element(call.text("element").toStdString());
        if (call.areGood())
            m_runner.startElement(element, replyWithLab(reply));
    });
    client->handle("element.stop", [this](const QJsonObject &params, const Reply &reply) {
        CallParams call(params, reply);
        const ElementId element(call.text("element").toStdString());
        if (call.areGood())
            m_runner.stopElement(element, replyWithLab(reply));
    });
}

void LabCalls::start(const QJsonObject &params, const Reply &reply)
{
    CallParams call(params, reply);
    const QJsonObject topology = call.object("topology");
    const QString file = params.contains("file") ? call.text("file") : QString();
    if (!call.areGood())
        return;
    if (!file.isEmpty())
        setFile(file);
    m_runner.start(topology, replyWithLab(reply));
}

void LabCalls::addCaptureCalls(RpcPeer *client)
{
    client->handle("capture.list", [this](const QJsonObject &, const Reply &reply) {
        reply(QJsonValue(m_runner.captures().toJson()));
    });
    client->handle("capture.set", [this](const QJsonObject &params, const Reply &reply) {
        setCapture(params, reply);
    });
    client->handle("capture.flush", [this](const QJsonObject &params, const Reply &reply) {
        CallParams call(params, reply);
        const ConnectionId connection = connectionId(call.text("connection"));
        if (call.areGood())
            m_runner.flush(connection, replyWithCapture(connection, reply));
    });
    client->handle("capture.download",
                   [this, client](const QJsonObject &params, const Reply &reply) {
                       download(client, params, reply);
                   });
    client->handle("capture.cancelDownload",
                   [this, client](const QJsonObject &params, const Reply &reply) {
                       CallParams call(params, reply);
                       const int job = call.number("job");
                       if (!call.areGood())
                           return;
                       if (const auto cancelled = m_downloads.cancel(client, job); cancelled)
                           reply(QJsonObject());
                       else
                           reply(failed(cancelled.error()));
                   });
}

void LabCalls::setCapture(const QJsonObject &params, const Reply &reply)
{
    CallParams call(params, reply);
    const ConnectionId connection = connectionId(call.text("connection"));
    QJsonObject attributes;
    if (params.contains("mode"))
        attributes.insert("capture_mode", call.text("mode"));
    if (params.contains("filter"))
        attributes.insert("capture_filter", call.text("filter"));
    if (params.contains("capturing"))
        attributes.insert("capturing", params.value("capturing").toBool());
    if (!call.areGood())
        return;
    if (params.contains("mode")) {
        const auto mode = topology::modeFromText(attributes.value("capture_mode").toString());
        if (!mode) {
            reply(tl::make_unexpected(RpcError{
                RpcError::InvalidParams, QString::fromStdString(mode.error().message), "mode"}));
            return;
        }
    }
    m_runner.setCapture(connection, attributes, replyWithCapture(connection, reply));
}

void LabCalls::download(RpcPeer *client, const QJsonObject &params, const Reply &reply)
{
    CallParams call(params, reply);
    const ConnectionId connection = connectionId(call.text("connection"));
    call.text("path");
    call.number("job");
    if (!call.areGood())
        return;
    // What was on the wire before somebody asked for it belongs into the file.
    m_runner.flush(connection,
                   [this, guard = QPointer<RpcPeer>(client), params, reply](const Result<> &) {
                       if (guard && m_knownTopology.contains(guard))
                           beginDownload(guard, params, reply);
                   });
}

void LabCalls::beginDownload(RpcPeer *client, const QJsonObject &params, const Reply &reply)
{
    const ConnectionId connection = connectionId(params.value("connection").toString());
    const QString path = params.value("path").toString();
    const int job = params.value("job").toInt();
    const service::Capture *capture = m_runner.captures().capture(connection);
    if (capture == nullptr || !capture->ring()) {
        reply(failed({connection.value, "nothing was captured on this connection"}));
        return;
    }
    if (capture->mode() == QLatin1String("net")) {
        reply(failed({capture->name().toStdString(),
                      "is captured for live viewing only, not for download"}));
        return;
    }
    const auto progress = [guard = QPointer<RpcPeer>(client), job](qint64 done, qint64 total) {
        if (guard)
            guard->notify(QStringLiteral("download.progress"),
                          QJsonObject{{"job", job}, {"done", done}, {"total", total}});
    };
    const auto done = [reply, path](const Result<> &result, bool cancelled) {
        if (result)
            reply(QJsonObject{{"path", path}});
        else if (cancelled)
            reply(tl::make_unexpected(
                RpcError{RpcError::Cancelled, QStringLiteral("cancelled"), {}}));
        else
            reply(failed(result.error()));
    };
    const auto begun = m_downloads.start(client, job, capture->ring(), path, progress, done);
    if (!begun)
        reply(failed(begun.error()));
}

LabRunner::Done LabCalls::replyWithLab(const Reply &reply)
{
    return [this, reply](const Result<> &result) {
        tellLab(); // first, so that the client knows what the answer is about
        if (result)
            reply(QJsonValue(lab(false)));
        else
            reply(failed(result.error()));
    };
}

LabRunner::Done LabCalls::replyWithCapture(const ConnectionId &connection, const Reply &reply)
{
    return [this, connection, reply](const Result<> &result) {
        tellLab();
        m_runner.captures().tell();
        const service::Capture *capture = m_runner.captures().capture(connection);
        if (!result)
            reply(failed(result.error()));
        else
            reply(QJsonValue(capture != nullptr ? capture->toJson() : QJsonObject()));
    };
}

QString LabCalls::name() const
{
    const QString name = m_runner.topology().name();
    if (!name.isEmpty())
        return name;
    const QString file = QFileInfo(m_file).completeBaseName();
    return file.isEmpty() ? QString::fromStdString(m_lab.value) : file;
}

QJsonObject LabCalls::lab(bool withTopology) const
{
    QJsonObject json = m_runner.status();
    json.insert("lab", QString::fromStdString(m_lab.value));
    json.insert("name", name());
    json.insert("file", m_file);
    if (withTopology)
        json.insert("topology", m_runner.topologyJson());
    return json;
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
    m_describedState = m_runner.status().value("state").toString();
    m_server.describe(m_describedName, m_file, m_describedState);
}

// Several changes in one turn of the event loop are told at once.
void LabCalls::schedule()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &LabCalls::tellLab, Qt::QueuedConnection);
}

void LabCalls::tellLab()
{
    if (!std::exchange(m_scheduled, false))
        return;
    const QJsonObject brief = lab(false);
    if (name() != m_describedName || brief.value("state").toString() != m_describedState)
        describe();
    for (auto &[client, known] : m_knownTopology) {
        const bool isNew = known != m_runner.topologyNumber();
        known = m_runner.topologyNumber();
        client->notify(QStringLiteral("lab.changed"), isNew ? lab(true) : brief);
    }
}

void LabCalls::tellAll(const QString &method, const QJsonValue &params)
{
    for (const auto &client : m_server.clients())
        client->notify(method, params);
}

} // namespace tomato::engine
