// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/protocol/fabricstatus.h"
#include "app/protocol/peer/rpcpeer.h"

#include <QObject>
#include <QProcess>
#include <QTimer>

#include <vector>

namespace tomato::engine {

/// The engine's side of a running worker.
class FabricProcess final : public QObject
{
    Q_OBJECT

public:
    /// `inherited` stays open in the worker, under its number.
    /// `limits`: whether some of its elements are to be kept to limits.
    FabricProcess(int inherited, bool limits);
    /// Kills it.
    ~FabricProcess() override;

    /// When the worker ends first, the error says how it ended.
    void call(const QString &method, const QJsonObject &params, rpc::RpcPeer::Reply callback);
    /// A viewer began to watch this connection's capture.
    void reportWatched(const ConnectionId &connection);
    /// Has it give up a start that is under way, or comes; it is to be ended then.
    void giveUp();
    qint64 process() const { return m_process.processId(); }
    /// Ends it in an orderly way, by force if that takes too long; ended() is emitted.
    void end();

signals:
    void progressed(int done, int total);
    /// An element or a recorder changed by itself.
    void changed(const tomato::protocol::WorkerStatus &status);
    /// Is emitted once, when the process has ended; the reason is for people. Open calls fail after
    /// it.
    void ended(const QString &reason);

private:
    void handleNotification(const QString &method, const QJsonValue &params);
    void processEnded();
    void conclude();
    rpc::RpcPeer::Answer gone() const;

    QProcess m_process;
    std::unique_ptr<rpc::RpcPeer> m_peer;
    QTimer m_patience;
    QString m_reason;
    /// Calls that got no answer because the connection closed.
    std::vector<rpc::RpcPeer::Reply> m_unanswered;
    bool m_peerClosed = false;
    bool m_processEnded = false;
    bool m_concluded = false;
};

} // namespace tomato::engine
