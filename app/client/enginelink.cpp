// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/enginelink.h"

#include "app/protocol/fields/fields.h"
#include "app/protocol/progress.h"

#include <QPointer>
#include <QTimer>

#include <utility>

namespace tomato::client {

/// An engine that ends while one connects is a reason to launch the next one, but not for ever.
static constexpr int MaxAttempts = 3;

EngineClient::Link::Link(EngineClient &client) : m_client(client) {}

void EngineClient::Link::open(const LabId &lab, bool launch, Callback<> done)
{
    close();
    m_wanted = lab;
    m_launch = launch;
    m_attempts = 0;
    m_opening = std::move(done);
    connectToEngine();
}

void EngineClient::Link::connectToEngine()
{
    ++m_attempts;
    m_connector = std::make_unique<EngineConnector>(
        m_wanted, m_launch, [this](Result<std::unique_ptr<QLocalSocket>> socket) {
            m_connector.release()->deleteLater();
            if (socket)
                sendHello(std::move(*socket));
            else
                finishOpening(passOn(socket));
        });
}

void EngineClient::Link::sendHello(std::unique_ptr<QLocalSocket> socket)
{
    m_peer = std::make_unique<rpc::RpcPeer>(std::move(socket));
    connect(m_peer.get(), &rpc::RpcPeer::notified, this, &Link::handleNotification);
    connect(m_peer.get(), &rpc::RpcPeer::closed, this, &Link::lost);
    askFirst(QStringLiteral("lab.status"), &Link::takeLab, false);
    askFirst(QStringLiteral("capture.runs"), &Link::takeRuns, false);
    askFirst(QStringLiteral("capture.list"), &Link::takeCaptures, true);
}

void EngineClient::Link::askFirst(const QString &method, Result<> (Link::*take)(const QJsonValue &),
                                  bool isLast)
{
    m_peer->call(method, {}, [this, method, take, isLast](const rpc::RpcPeer::Answer &answer) {
        if (!m_peer || !m_peer->isOpen())
            return; // lost() comes, or came
        const auto taken = answer ? (this->*take)(*answer)
                                  : Result<>(tl::make_unexpected(answer.error().toError()));
        if (!taken)
            giveUp(method, taken.error());
        else if (isLast)
            ready();
    });
}

void EngineClient::Link::ready()
{
    m_open = true;
    const QPointer<Link> guard(this);
    finishOpening({});
    if (guard && m_open)
        emit m_client.labChanged(m_lab);
    if (guard && m_open)
        emit m_client.capturesChanged();
    if (guard && m_open)
        emit m_client.earlierRunsChanged();
}

/// A Lab object without a topology leaves the one that is known; one that cannot be read, all.
Result<> EngineClient::Link::takeLab(const QJsonValue &json)
{
    auto lab = LabStatus::fromJson(json.toObject());
    if (!lab)
        return passOn(lab);
    if (lab->topology.isEmpty())
        lab->topology = m_lab.topology;
    m_lab = std::move(*lab);
    return {};
}

Result<> EngineClient::Link::takeCaptures(const QJsonValue &json)
{
    auto captures = protocol::listFrom<CaptureStatus>(json);
    if (!captures)
        return passOn(captures);
    m_captures.clear();
    for (CaptureStatus &each : *captures) {
        const ConnectionId id = each.connection;
        m_captures.insert_or_assign(id, std::move(each));
    }
    return {};
}

Result<> EngineClient::Link::takeRuns(const QJsonValue &json)
{
    auto runs = protocol::listFrom<RunStatus>(json);
    if (!runs)
        return passOn(runs);
    m_earlierRuns = std::move(*runs);
    return {};
}

void EngineClient::Link::handleNotification(const QString &method, const QJsonValue &params)
{
    if (const auto told = decodeNotification(method, params); !told)
        giveUp(method, told.error());
}

/// Fails where it cannot be read.
Result<> EngineClient::Link::decodeNotification(const QString &method, const QJsonValue &params)
{
    Result<> read;
    if (method == QLatin1String("lab.changed")) {
        read = takeLab(params);
        if (read && m_open)
            emit m_client.labChanged(m_lab);
    } else if (method == QLatin1String("capture.changed")) {
        read = takeCaptures(params);
        if (read && m_open)
            emit m_client.capturesChanged();
    } else if (method == QLatin1String("capture.runsChanged")) {
        read = takeRuns(params);
        if (read && m_open)
            emit m_client.earlierRunsChanged();
    } else if (method == QLatin1String("lab.progress")) {
        const auto progress = protocol::Progress::fromJson(params.toObject());
        if (!progress)
            return passOn(progress);
        emit m_client.labProgressed(progress->done, progress->total);
    } else if (method == QLatin1String("download.progress")) {
        const auto progress = protocol::DownloadProgress::fromJson(params.toObject());
        if (!progress)
            return passOn(progress);
        const auto job = m_downloads.find(progress->job);
        if (job != m_downloads.end() && job->second)
            Progress(job->second)(progress->done, progress->total);
    }
    return read;
}

/// Earlier messages would look as if they still held, so no more messages are accepted.
void EngineClient::Link::giveUp(const QString &method, const Error &error)
{
    const std::string reason =
        "cannot understand the engine, which may be of another version: " + method.toStdString() +
        ", " + error.text();
    dropPeer();
    if (m_opening)
        finishOpening(failure(reason, m_wanted.value));
    else
        emit m_client.closed(QString::fromStdString(reason));
}

void EngineClient::Link::lost()
{
    const bool wasOpen = m_open;
    forget();
    if (wasOpen)
        emit m_client.closed({});
    else if (m_launch && m_attempts < MaxAttempts)
        connectToEngine();
    else
        finishOpening(failure("the engine closed the connection", m_wanted.value));
}

void EngineClient::Link::close()
{
    m_connector.reset();
    if (m_peer)
        dropPeer();
    if (m_opening) {
        QTimer::singleShot(0, this, [this, done = std::exchange(m_opening, {})] {
            done(failure("the client was closed", m_wanted.value));
        });
    }
}

/// The calls that wait fail.
void EngineClient::Link::dropPeer()
{
    m_peer->disconnect(this);
    rpc::RpcPeer *peer = m_peer.release();
    peer->setParent(this);
    connect(peer, &rpc::RpcPeer::closed, peer, &QObject::deleteLater);
    peer->close();
    forget();
}

void EngineClient::Link::forget()
{
    m_open = false;
    if (m_peer) {
        m_peer->disconnect(this);
        m_peer.release()->deleteLater();
    }
    m_lab = {};
    m_captures.clear();
    m_earlierRuns.clear();
    m_downloads.clear();
}

void EngineClient::Link::finishOpening(Result<> result)
{
    if (!m_opening)
        return;
    const Callback<> done = std::exchange(m_opening, {});
    done(std::move(result));
}

void EngineClient::Link::call(const QString &method, const QJsonObject &params, Callback<> done)
{
    ask(method, params, [done = std::move(done)](const Result<QJsonValue> &answer) {
        if (done)
            done(answer ? Result<>() : passOn(answer));
    });
}

void EngineClient::Link::ask(const QString &method, const QJsonObject &params,
                             Callback<QJsonValue> done)
{
    if (!m_open) {
        QTimer::singleShot(0, this,
                           [done = std::move(done)] { done(failure("no engine is connected")); });
        return;
    }
    m_peer->call(method, params, [done = std::move(done)](const rpc::RpcPeer::Answer &answer) {
        if (answer)
            done(*answer);
        else
            done(tl::make_unexpected(answer.error().toError()));
    });
}

int EngineClient::Link::download(const QString &method, QJsonObject params, Progress progress,
                                 Callback<> done)
{
    const int job = ++m_lastJob;
    m_downloads.emplace(job, std::move(progress));
    params.insert("job", job);
    call(method, params, [this, job, done = std::move(done)](const Result<> &result) {
        m_downloads.erase(job);
        if (done)
            done(result);
    });
    return job;
}

} // namespace tomato::client
