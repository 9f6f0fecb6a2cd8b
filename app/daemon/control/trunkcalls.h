// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/control/partclaim.h"
#include "app/daemon/server/labrunner.h"
#include "capture/service/controlserver.h"

namespace tomato::engine {

/// Serves the calls of the process that carries frames to other hosts: it gets the list of wires,
/// and reports the wires whose frames reach their other end. Wires have no carrier while there is
/// no such process.
class TrunkCalls final : public QObject
{
public:
    /// `claim` says which home may have its trunk here.
    TrunkCalls(LabRunner &runner, service::ControlServer &server, const PartClaim &claim);

private:
    void welcome(rpc::RpcPeer *client);
    void report();

    LabRunner &m_runner;
    const PartClaim &m_claim;
    /// The process that attached last; nullptr when there is none.
    rpc::RpcPeer *m_trunk = nullptr;
    QJsonObject m_reported;
};

} // namespace tomato::engine
