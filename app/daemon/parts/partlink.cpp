// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/partlink.h"

#include "app/hosts/hostlist.h"
#include "app/protocol/capturestatus.h"

#include <QPointer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace tomato::engine {

using namespace std::chrono_literals;

/// A part ends when it has received nothing from its home for this time.
static constexpr int LeaseSeconds = 900;
static constexpr auto LeaseRenewal = 60s;
static constexpr int MaxWait = 30;
/// The interval of the questions for its load, and how long an answer may take: together less than
/// the five seconds within which a lost host is seen.
static constexpr auto WatchInterval = 500ms;
static constexpr auto MaxSilence = 4s;

/// Returns the captures that can be read: no message of a host may harm its home.
static QJsonArray capturesFrom(const QJsonArray &told)
{
    QJsonArray good;
    for (const QJsonValue each : told) {
        if (const auto capture = protocol::CaptureStatus::fromJson(each.toObject()))
            good.append(capture->toJson());
    }
    return good;
}

PartLink::PartLink(QString host, LabId lab, qint64 epoch)
    : m_host(std::move(host)), m_lab(std::move(lab)), m_epoch(epoch)
{
    connect(&m_lease, &QTimer::timeout, this, &PartLink::renewLease);
    m_watch.setInterval(WatchInterval);
    connect(&m_watch, &QTimer::timeout, this, &PartLink::watch);
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] { setSilent(m_isAsked); });
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &PartLink::comeBack);
}

void PartLink::connectThen(hosts::Asking asking, const Done &then)
{
    if (m_peer && m_peer->isOpen()) {
        then({});
        return;
    }
    m_connecting.push_back(then);
    if (m_connecting.size() > 1)
        return;
    m_again.stop();
    const auto list = hosts::HostList::known();
    const auto host = list ? list->find(m_host) : Result<hosts::Host>(passOn(list));
    if (!host) {
        // Later, as all other answers.
        const Result<> failed = passOn(host);
        QTimer::singleShot(0, this, [this, failed] { finishConnecting(failed); });
        return;
    }
    m_connection = std::make_unique<hosts::HostConnection>(*host);
    m_connection->open({QStringLiteral("--dial"), QString::fromStdString(m_lab.value)}, asking,
                       [this](const Result<hosts::HostGreeting> &greeting) {
                           if (greeting)
                               acceptGreeting(*greeting);
                           else
                               finishConnecting(passOn(greeting));
                       });
}

void PartLink::acceptGreeting(const hosts::HostGreeting &greeting)
{
    m_greeting = greeting;
    m_peer = std::make_unique<rpc::RpcPeer>(m_connection->takeSocket());
    connect(m_peer.get(), &rpc::RpcPeer::notified, this, &PartLink::receive);
    connect(m_peer.get(), &rpc::RpcPeer::closed, this,
            [this] { lost(QStringLiteral("the connection ended")); });
    connect(m_connection.get(), &hosts::HostConnection::ended, this, &PartLink::lost);
    // Bytes of a long answer count, too: a slow link may need more time for it than a host has.
    connect(&m_peer->socket(), &QLocalSocket::readyRead, this, [this] {
        m_silence.start(MaxSilence);
        setSilent(false);
    });
    claim();
}

std::optional<qint64> PartLink::epoch() const
{
    if (m_greeting.protocol == 0)
        return std::nullopt;
    return m_greeting.features.contains(QLatin1String("epoch")) ? m_epoch : 0;
}

/// Whatever is asked after this is asked by the home that has the part.
void PartLink::claim()
{
    if (epoch().value_or(0) == 0) {
        fetchStatus();
        return;
    }
    call(QStringLiteral("part.claim"), {{"epoch", m_epoch}},
         [this](const Result<QJsonValue> &claimed) {
             if (claimed)
                 fetchStatus();
             else if (m_peer && m_peer->isOpen())
                 giveWay(claimed.error()); // else lost() comes
         });
}

void PartLink::giveWay(const Error &error)
{
    m_hasGivenWay = true;
    dropConnection();
    finishConnecting(failure(error.message, m_host.toStdString()));
    emit changed();
}

void PartLink::fetchStatus()
{
    call(QStringLiteral("lab.status"), {}, [this](const Result<QJsonValue> &lab) {
        if (!lab)
            return; // lost() comes
        receive(QStringLiteral("lab.changed"), *lab);
    });
    call(QStringLiteral("capture.list"), {}, [this](const Result<QJsonValue> &list) {
        if (!list)
            return;
        m_captures = capturesFrom(list->toArray());
        m_attempts = 0;
        m_problem.clear();
        m_lease.start(LeaseRenewal);
        m_watch.start();
        finishConnecting({});
        emit changed();
    });
}

void PartLink::finishConnecting(const Result<> &result)
{
    if (!result) {
        if (m_connection)
            m_connection.release()->deleteLater();
        m_problem = QString::fromStdString(result.error().message);
    }
    for (const Done &each : std::exchange(m_connecting, {}))
        each(result);
}

void PartLink::receive(const QString &method, const QJsonValue &params)
{
    if (method == QLatin1String("lab.changed")) {
        auto status = protocol::LabStatus::fromJson(params.toObject());
        if (!status)
            return;
        m_status = std::move(*status);
    } else if (method == QLatin1String("capture.changed")) {
        m_captures = capturesFrom(params.toArray());
    } else {
        return;
    }
    if (m_connecting.empty())
        emit changed();
}

void PartLink::lost(const QString &reason)
{
    if (!m_peer)
        return;
    dropConnection();
    m_problem = reason;
    finishConnecting(failure(reason.toStdString(), m_host.toStdString()));
    if (m_wanted)
        m_again.start(1s);
    emit changed();
}

/// Gives those who wait for answers an error, later.
void PartLink::dropConnection()
{
    m_lease.stop();
    m_watch.stop();
    m_silence.stop();
    m_load.reset();
    m_isAsked = false;
    m_isSilent = false;
    if (m_peer) {
        m_peer->disconnect(this);
        m_peer->socket().disconnect(this);
        rpc::RpcPeer::retire(std::move(m_peer));
    }
    if (m_connection) {
        m_connection->disconnect(this);
        m_connection.release()->deleteLater();
    }
}

/// The part went on meanwhile; one whose engine was gone is started anew.
void PartLink::comeBack()
{
    if (!m_wanted)
        return;
    connectThen(hosts::Asking::Never, [this](const Result<> &connected) {
        if (connected) {
            begin();
            return;
        }
        if (m_hasGivenWay)
            return;
        ++m_attempts;
        const int seconds = std::min(MaxWait, 1 << std::min(m_attempts, 5));
        m_again.start(std::chrono::seconds(seconds));
        emit changed();
    });
}

void PartLink::begin()
{
    if (!m_wanted)
        return;
    renewLease();
    const bool runs = m_status.state == LabState::Running;
    call(runs ? QStringLiteral("lab.apply") : QStringLiteral("lab.start"), *m_wanted,
         [this](const Result<QJsonValue> &answer) {
             setProblem(answer ? QString() : QString::fromStdString(answer.error().text()));
         });
}

void PartLink::renewLease()
{
    call(QStringLiteral("lab.lease"), {{"seconds", LeaseSeconds}}, [](const auto &) {});
}

/// Detects a host that is connected and does not answer, such as a machine that sleeps or a
/// process that was stopped.
void PartLink::watch()
{
    if (m_isAsked)
        return;
    m_isAsked = true;
    m_silence.start(MaxSilence);
    call(QStringLiteral("lab.load"), {}, [this](const Result<QJsonValue> &answer) {
        m_isAsked = false;
        if (answer)
            m_load = protocol::HostLoad::fromJson(answer->toObject());
    });
}

void PartLink::setSilent(bool isSilent)
{
    if (std::exchange(m_isSilent, isSilent) != isSilent)
        emit changed();
}

void PartLink::setProblem(const QString &problem)
{
    if (std::exchange(m_problem, problem) != problem)
        emit changed();
}

QString PartLink::problem() const
{
    return m_isSilent ? QStringLiteral("it does not answer") : m_problem;
}

void PartLink::apply(const QJsonObject &params, const Done &done)
{
    // Who has lost a part is asked nothing: the same question would come again and again.
    const auto asking = m_wanted ? hosts::Asking::Never : hosts::Asking::ByDialog;
    connectThen(asking, [this, params, done](const Result<> &connected) {
        // A part that is not connected gets the latest order when it comes back.
        if (!connected && m_wanted && !m_hasGivenWay) {
            m_wanted = params;
            m_again.start(1s);
            done({});
            return;
        }
        if (!connected) {
            done(connected);
            return;
        }
        m_wanted = params;
        renewLease();
        const bool runs = m_status.state == LabState::Running;
        call(runs ? QStringLiteral("lab.apply") : QStringLiteral("lab.start"), params,
             [this, done](const Result<QJsonValue> &answer) {
                 if (answer)
                     setProblem({});
                 else if (m_status.state != LabState::Running)
                     m_wanted.reset();
                 done(answer ? Result<>() : failure(answer.error().text(), m_host.toStdString()));
             });
    });
}

void PartLink::stop(const Done &done)
{
    m_wanted.reset();
    m_again.stop();
    call(QStringLiteral("lab.stop"), {}, [this, done](const Result<QJsonValue> &answer) {
        const auto stopped = answer ? Result<>() : passOn(answer);
        dropConnection();
        m_status = {};
        m_problem.clear();
        done(stopped);
    });
}

void PartLink::stopLeft(const Done &done)
{
    connectThen(hosts::Asking::Never, [this, done](const Result<> &connected) {
        if (connected)
            stop(done);
        else
            done(connected);
    });
}

void PartLink::call(const QString &method, const QJsonObject &params, const Answered &done)
{
    if (!m_peer || !m_peer->isOpen()) {
        done(failure(m_problem.isEmpty() ? "is not connected" : m_problem.toStdString(),
                     m_host.toStdString()));
        return;
    }
    // The peer's last answers may come after this is gone, whose own callbacks use it.
    const QPointer<PartLink> guard(this);
    m_peer->call(method, params, [guard, done](const rpc::RpcPeer::Answer &answer) {
        if (!guard)
            return;
        if (answer)
            done(*answer);
        else
            done(tl::make_unexpected(answer.error().toError()));
    });
}

} // namespace tomato::engine
