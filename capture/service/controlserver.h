// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "app/base/states.h"
#include "app/protocol/peer/rpcpeer.h"
#include "capture/service/controlsocket.h"

#include <QJsonArray>
#include <QObject>

#include <memory>
#include <vector>

namespace tomato::service {

/// A lab's control socket and the description beside it; for this user's processes only.
class ControlServer final : public QObject
{
    Q_OBJECT

public:
    enum class Claim
    {
        Taken,
        /// Another engine serves this lab already.
        Served
    };

    explicit ControlServer(const LabId &lab, QObject *parent = nullptr);
    /// Removes socket and description.
    ~ControlServer() override;

    Result<Claim> open();
    /// Accepts no more clients.
    void close();
    /// Writes the description that others read of this lab without a connection; `state` as in
    /// lab.status, `live` as in PROTOCOL.md.
    void describe(const QString &name, const QString &file, LabState state, const QJsonArray &live);
    /// The clients that are connected.
    const std::vector<std::unique_ptr<rpc::RpcPeer>> &clients() const { return m_clients; }

signals:
    void clientCame(tomato::rpc::RpcPeer *client);
    /// The client is deleted after this.
    void clientWent(tomato::rpc::RpcPeer *client);
    /// This process has no free file descriptor for a new client, which waits for a while.
    void clientWaits();

private:
    void admit();
    void remove(rpc::RpcPeer *client);

    LabId m_lab;
    ControlSocket m_socket;
    std::vector<std::unique_ptr<rpc::RpcPeer>> m_clients;
};

} // namespace tomato::service
