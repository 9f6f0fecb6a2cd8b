// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/plan/dhcpserver.h"

#include "app/lab/address/macaddress.h"

#include <sys/socket.h>

namespace tomato::lab {

namespace {

constexpr const char *LeaseTime = "1h";

std::string netmask(const IpPrefix &prefix)
{
    IpPrefix ones = prefix;
    ones.address.bytes.fill(0xff);
    for (std::size_t byte = ones.address.size(); byte < ones.address.bytes.size(); ++byte)
        ones.address.bytes[byte] = 0;
    return ones.network().address.text();
}

} // namespace

ServicePlan dhcpServer(const DhcpServerOrder &order, const std::string &dnsmasq)
{
    // Debug mode, since it would else change to a user and a group that elements do not have.
    std::string line =
        "exec " + dnsmasq +
        " --no-daemon --conf-file=/dev/null --port=0 --no-hosts --no-resolv"
        " --bind-interfaces --except-interface=lo --dhcp-authoritative --interface=" +
        quoted(order.device) + " --dhcp-leasefile=/run/dhcp-server-" + order.label;
    for (const auto &[first, last] : order.pool.ranges)
        line += " --dhcp-range=" + first.text() + ',' + last.text() + ',' + netmask(order.own) +
                ',' + LeaseTime;
    for (const DhcpLease &lease : order.pool.leases)
        line += " --dhcp-host=" + macText(lease.mac) + ',' + lease.address.text();
    // An option without a value is not sent; without this line it would be.
    line += " --dhcp-option=3" + (order.isGateway ? ',' + order.own.address.text() : "");
    line += " --dhcp-option=6";
    for (const IpAddress &server : order.nameservers)
        line += ',' + server.text();
    return {{"dhcp-server-" + order.label, line, true}, "", order.interface};
}

} // namespace tomato::lab
