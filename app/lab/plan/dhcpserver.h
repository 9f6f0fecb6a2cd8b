// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/plan/dhcppool.h"
#include "app/lab/plan/program.h"

namespace tomato::lab {

/// The order to run a DHCP server.
struct DhcpServerOrder
{
    /// The interface of the topology, and the device inside, where it listens.
    ElementId interface;
    std::string device;
    /// The label is used in file names; see serviceLabel().
    std::string label;
    IpPrefix own{};
    /// Tells whether its clients reach other networks through it.
    bool isGateway = false;
    std::vector<IpAddress> nameservers{};
    DhcpPool pool{};
};

/// Runs dnsmasq(8) with no other settings than these; it answers no questions for names.
ServicePlan dhcpServer(const DhcpServerOrder &order, const std::string &dnsmasq);

} // namespace tomato::lab
