// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/plan/deviceplan.h"
#include "app/lab/plan/program.h"

#include <optional>

namespace tomato::lab {

/// What an interface that gets its address by DHCP needs beside its name.
struct DhcpClientOrder
{
    InterfacePlan interface;
    /// Names it in files; see serviceLabel().
    std::string label;
    std::string hostName;
    /// Written ones of IPv4, which can be had only with the address.
    std::vector<RoutePlan> routes;
    /// Of the default route; that of the element's first interface wins.
    int metric = 0;
};

/// Runs udhcpc(8), or dhclient(8) where that is what is installed; nothing where neither is. What
/// it gets goes into the element's network, its resolver into its own /etc/resolv.conf.
std::optional<ServicePlan> dhcpClient(const DhcpClientOrder &order, const FindProgram &find);

} // namespace tomato::lab
