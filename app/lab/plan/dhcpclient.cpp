// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/plan/dhcpclient.h"

#include <sys/socket.h>

namespace tomato::lab {

namespace {

/// Told of events by udhcpc in its argument, by dhclient in $reason. Behind lines that set `state`
/// and `metric`, and the function `routes`. It forgets only what it got itself, also when it was
/// killed meanwhile. What it puts out has the leases read again.
constexpr const char *Script = R"sh(
forget() {
    ip -4 route delete default dev "$interface" metric $metric
    [ -s $state.address ] && ip -4 address delete "$(cat $state.address)" dev "$interface"
    rm -f $state.address $state.resolver
} 2> /dev/null
keep() {
    [ "$(cat $state.address 2> /dev/null)" = "$1" ] || forget
    ip -4 address replace "$1" dev "$interface" && echo "$1" > $state.address
    if [ -n "$2" ]; then
        ip -4 route replace default via "${2%% *}" dev "$interface" metric $metric
    else
        ip -4 route delete default dev "$interface" metric $metric 2> /dev/null
    fi
    rm -f $state.resolver
    for server in $3; do echo "nameserver $server" >> $state.resolver; done
    routes
}
# In the place of the lab's own, which is mounted read-only.
resolve() {
    own=/run/dhcp/resolv.conf
    [ -e /etc/resolv.conf ] || return 0
    echo 'options timeout:2 attempts:1' > $own
    if cat /run/dhcp/*.resolver >> $own 2> /dev/null; then
        [ /etc/resolv.conf -ef $own ] || mount --bind $own /etc/resolv.conf
    elif [ /etc/resolv.conf -ef $own ]; then
        umount /etc/resolv.conf
    fi
}
event=${1:-$reason}
exec 9> /run/dhcp/lock && flock 9
case $event in
bound | renew | BOUND | RENEW | REBIND | REBOOT)
    keep "${ip:-$new_ip_address}/${mask:-$new_subnet_mask}" "${router:-$new_routers}" \
        "${dns:-$new_domain_name_servers}"
    resolve
    echo "$interface has ${ip:-$new_ip_address}"
    ;;
deconfig | leasefail | nak | PREINIT | EXPIRE | FAIL | RELEASE | STOP | TIMEOUT)
    forget
    resolve
    echo "$interface has no address"
    [ $event != TIMEOUT ]
    ;;
esac
)sh";

std::string scriptOf(const DhcpClientOrder &order, const std::string &state)
{
    std::string routes;
    for (const RoutePlan &route : order.routes)
        routes += "    ip -4 route replace " + route.destination.text() + " via " +
                  route.gateway.text() + "\n";
    return "#!/bin/sh\nstate=" + state + "\nmetric=" + std::to_string(order.metric) +
           "\nroutes() {\n    :\n" + routes + "}" + Script;
}

/// A line of shell that writes the text there.
std::string written(const std::string &path, const std::string &text)
{
    return "cat > " + path + " << 'END'\n" + text + "END\n";
}

} // namespace

std::optional<ServicePlan> dhcpClient(const DhcpClientOrder &order, const FindProgram &find)
{
    const std::string udhcpc = find("udhcpc");
    const std::string dhclient = udhcpc.empty() ? find("dhclient") : std::string();
    if (udhcpc.empty() && dhclient.empty())
        return std::nullopt;
    const std::string state = "/run/dhcp/" + order.label;
    const std::string script = state + ".sh";
    const std::string interface = quoted(order.interface.name);
    std::string line =
        "mkdir -p /run/dhcp\n" + written(script, scriptOf(order, state)) + "chmod 755 " + script;
    // Both ask again after some seconds, for a server may start later than its clients.
    if (!udhcpc.empty()) {
        line += "\nexec " + udhcpc + " -f -i " + interface + " -s " + script +
                " -t 4 -T 2 -A 4 -x hostname:" + order.hostName;
    } else {
        line += "\n" + written(state + ".conf", "timeout 8;\nretry 4;\nsend host-name \"" +
                                                    order.hostName + "\";\n");
        line += "exec " + dhclient + " -4 -d --no-pid -cf " + state + ".conf -lf " + state +
                ".leases -sf " + script + " " + interface;
    }
    return ServicePlan{{"dhcp-" + order.label, line, true},
                       "interface=" + interface + " " + script + " deconfig",
                       order.interface.id};
}

} // namespace tomato::lab
