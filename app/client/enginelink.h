// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/engineclient.h"
#include "app/client/engineconnector.h"
#include "app/protocol/peer/rpcpeer.h"

namespace tomato::client {

/// The connection behind an EngineClient: opens it, and keeps the engine's latest status.
class EngineClient::Link final : public QObject
{
public:
    explicit Link(EngineClient &client);

    void open(const LabId &lab, bool launch, Callback<> done);
    void close();
    bool isOpen() const { return m_open; }
    const LabStatus &lab() const { return m_lab; }
    const std::map<ConnectionId, CaptureStatus> &captures() const { return m_captures; }
    const std::vector<RunStatus> &earlierRuns() const { return m_earlierRuns; }

    void call(const QString &method, const QJsonObject &params, Callback<> done);
    /// Calls the method and passes its result to the callback.
    void ask(const QString &method, const QJsonObject &params, Callback<QJsonValue> done);
    /// Adds the job's number to the call's parameters.
    int download(const QString &method, QJsonObject params, Progress progress, Callback<> done);

private:
    void connectToEngine();
    void sendHello(std::unique_ptr<QLocalSocket> socket);
    void ready();
    Result<> takeLab(const QJsonValue &json);
    Result<> takeCaptures(const QJsonValue &json);
    Result<> takeRuns(const QJsonValue &json);
    /// Sends one of the first requests to an engine; `take` reads the result.
    void askFirst(const QString &method, Result<> (Link::*take)(const QJsonValue &), bool isLast);
    void handleNotification(const QString &method, const QJsonValue &params);
    Result<> decodeNotification(const QString &method, const QJsonValue &params);
    void giveUp(const QString &method, const Error &error);
    void dropPeer();
    void lost();
    void finishOpening(Result<> result);
    void forget();

    EngineClient &m_client;
    LabId m_wanted;
    bool m_launch = false;
    int m_attempts = 0;
    Callback<> m_opening;
    std::unique_ptr<EngineConnector> m_connector;
    std::unique_ptr<rpc::RpcPeer> m_peer;
    bool m_open = false;
    LabStatus m_lab;
    std::map<ConnectionId, CaptureStatus> m_captures;
    std::vector<RunStatus> m_earlierRuns;
    std::map<int, Progress> m_downloads;
    int m_lastJob = 0;
};

} // namespace tomato::client
