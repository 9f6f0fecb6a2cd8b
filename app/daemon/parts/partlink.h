// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/hosts/hostconnection.h"
#include "app/protocol/hostload.h"
#include "app/protocol/labstatus.h"
#include "app/protocol/peer/rpcpeer.h"

#include <QJsonArray>
#include <QTimer>

namespace tomato::engine {

/// Connects to the engine of a lab's part on another host, keeps its latest status, and reconnects
/// when the connection breaks.
class PartLink final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<> &)>;
    using Answered = std::function<void(const Result<QJsonValue> &)>;

    /// `lab` is the part's id on its host. `epoch` says which of two homes is the later one; 0
    /// claims nothing.
    PartLink(QString host, LabId lab, qint64 epoch = 0);

    /// Starts the part, or changes the one that runs: the parameters of lab.start. An error's place
    /// begins with the host.
    void apply(const QJsonObject &params, const Done &done);
    /// Ends the part; one that cannot be reached ends by its lease.
    void stop(const Done &done);
    /// Ends a part that an earlier home has left, once it is reached.
    void stopLeft(const Done &done);
    /// Fails at once while the part cannot be reached. The answer comes once, also when the
    /// connection ends first.
    void call(const QString &method, const QJsonObject &params, const Answered &done);

    const QString &host() const { return m_host; }
    /// Tells whether it has a part that is to run.
    bool isWanted() const { return m_wanted.has_value(); }
    const LabId &lab() const { return m_lab; }
    /// Returns what the host's trunk is to say; nothing before the host was reached, and 0 where it
    /// knows no epochs.
    std::optional<qint64> epoch() const;
    const protocol::LabStatus &status() const { return m_status; }
    const QJsonArray &captures() const { return m_captures; }
    /// Returns why it cannot be reached, or does not follow its order; empty when it can and does.
    QString problem() const;
    const hosts::HostGreeting &greeting() const { return m_greeting; }
    /// Returns the last answer to lab.load; nothing before the first one.
    const std::optional<protocol::HostLoad> &load() const { return m_load; }

signals:
    void changed();

private:
    void connectThen(hosts::Asking asking, const Done &then);
    void acceptGreeting(const hosts::HostGreeting &greeting);
    void claim();
    void giveWay(const Error &error);
    void fetchStatus();
    void begin();
    void receive(const QString &method, const QJsonValue &params);
    void lost(const QString &reason);
    void comeBack();
    void renewLease();
    void watch();
    void setSilent(bool isSilent);
    void setProblem(const QString &problem);
    void dropConnection();
    void finishConnecting(const Result<> &result);

    QString m_host;
    LabId m_lab;
    qint64 m_epoch;
    /// A later home has the part: this one leaves it alone.
    bool m_hasGivenWay = false;
    std::unique_ptr<hosts::HostConnection> m_connection;
    std::unique_ptr<rpc::RpcPeer> m_peer;
    std::vector<Done> m_connecting;
    hosts::HostGreeting m_greeting;
    protocol::LabStatus m_status;
    QJsonArray m_captures;
    QString m_problem;
    /// The order that the part got last; nothing while it is not to run.
    std::optional<QJsonObject> m_wanted;
    QTimer m_lease;
    QTimer m_watch;
    /// The part owes an answer about its load.
    bool m_isAsked = false;
    /// Runs since that question, or since anything came after it.
    QTimer m_silence;
    bool m_isSilent = false;
    std::optional<protocol::HostLoad> m_load;
    QTimer m_again;
    int m_attempts = 0;
};

} // namespace tomato::engine
