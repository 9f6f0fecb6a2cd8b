// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/plan/deviceplan.h"
#include "app/lab/plan/program.h"

#include <optional>

namespace tomato::lab {

/// The order to run a DHCP client for an interface.
struct DhcpClientOrder
{
    InterfacePlan interface;
    /// The label is used in file names; see serviceLabel().
    std::string label;
    std::string hostName;
    /// The configured IPv4 routes, which can be installed only with the address.
    std::vector<RoutePlan> routes;
    /// The metric of the default route; that of the element's first interface takes precedence.
    int metric = 0;
};

/// Runs udhcpc(8), or dhclient(8) where that is what is installed; nothing where neither is. What
/// it gets goes into the element's network, its resolver into its own /etc/resolv.conf.
std::optional<ServicePlan> dhcpClient(const DhcpClientOrder &order, const FindProgram &find);

} // namespace tomato::lab
