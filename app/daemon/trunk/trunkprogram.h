// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/engineconnector.h"
#include "app/daemon/trunk/runtrunk.h"
#include "app/hosts/hostconnection.h"
#include "app/protocol/peer/rpcpeer.h"
#include "app/trunk/trunkrelay.h"

#include <QJsonArray>

#include <memory>

namespace tomato::engine {

/// A trunk's process: asks the engine which wires there are, opens their ports in the fabric, and
/// reaches the hosts that the engine names.
class TrunkProgram final : public QObject
{
public:
    TrunkProgram(LabId lab, TrunkEnd end, qint64 epoch);
    ~TrunkProgram() override;

private:
    struct Dialed
    {
        LabId lab;
        qint64 epoch = 0;
        std::unique_ptr<hosts::HostConnection> connection;
        int attempts = 0;
        /// Each carrier of frames, and since when it carried them by this machine's clock, the
        /// latest last.
        QJsonArray carriers;
        /// The user was asked what ssh wants to know of this host, or could have been.
        bool wasAsked = false;
    };

    void attach(std::unique_ptr<QLocalSocket> socket);
    void takePlan(const QJsonObject &plan);
    void takePorts(const QJsonObject &plan);
    void takeHosts(const QJsonObject &plan);
    void dial(const QString &host);
    void dialAgain(const QString &host, const QString &reason);
    void joinHome();
    void reportCarriers();
    void report();
    void noteCarriers();
    QJsonObject streamsJson() const;
    QJsonObject streamJson(const QString &host, const Dialed &dialed) const;
    static void give(int code);

    LabId m_lab;
    TrunkEnd m_end;
    qint64 m_epoch;
    client::EngineConnector m_connector;
    std::unique_ptr<rpc::RpcPeer> m_engine;
    std::unique_ptr<trunk::TrunkRelay> m_relay;
    qint64 m_worker = 0;
    std::map<trunk::WireNumber, QString> m_interfaces;
    std::map<QString, Dialed> m_hosts;
    std::map<QString, QString> m_problems;
    QTimer m_report;
};

} // namespace tomato::engine
