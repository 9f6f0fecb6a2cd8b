// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/plan/routingdaemons.h"

#include <QRegularExpression>

#include <unistd.h>

namespace tomato::lab {

namespace {

constexpr const char *Folder = "/usr/lib/frr/";

struct Daemon
{
    const char *name;
    /// A line that only it understands; none for those that always run.
    const char *line;
};

// The daemons are in the order of their start. mgmtd came with FRR 9.
constexpr Daemon Daemons[] = {
    {"zebra", nullptr},
    {"mgmtd", nullptr},
    {"staticd", nullptr},
    {"bgpd", "^router bgp( |$)"},
    {"ospfd", "^router ospf( |$)|^ ip ospf "},
    {"ospf6d", "^router ospf6( |$)|^ ipv6 ospf6 "},
    {"ripd", "^router rip$"},
    {"ripngd", "^router ripng$"},
    {"isisd", "^router isis "},
    {"eigrpd", "^router eigrp "},
    {"babeld", "^router babel$"},
    {"fabricd", "^router openfabric "},
    {"ldpd", "^mpls ldp$"},
    {"pimd", "^ ip pim( |$)"},
    {"bfdd", "^bfd$"},
    {"vrrpd", "^ vrrp "},
    {"nhrpd", "^ ip nhrp |^ ipv6 nhrp "},
    {"pbrd", "^pbr-map "},
    {"pathd", "^segment-routing$"},
};

bool needs(const QString &configuration, const Daemon &daemon)
{
    if (daemon.line == nullptr)
        return true;
    const QRegularExpression line(QLatin1String(daemon.line), QRegularExpression::MultilineOption);
    return line.match(configuration).hasMatch();
}

/// A line of shell that shows the configuration, which is its standard input, and the group that
/// may use vtysh, where FRR looks for them. The element's root is the only user that there is;
/// files of others it cannot read.
constexpr const char *Preparation =
    "mkdir -p /run/frr /run/frr-settings\n"
    "exec 9> /run/frr-settings/.lock && flock 9\n"
    "cat > /run/frr-settings/.frr.conf\n"
    "mv /run/frr-settings/.frr.conf /run/frr-settings/frr.conf\n"
    "if ! [ /etc/frr -ef /run/frr-settings ]; then\n"
    "    touch /run/frr-settings/vtysh.conf\n"
    "    sed 's/^frrvty:.*/frrvty:x:0:root/' /etc/group > /run/frr-settings/.group\n"
    "    mount --bind /run/frr-settings/.group /etc/group\n"
    "    mount --bind /run/frr-settings /etc/frr\n"
    "fi\n"
    "exec 9>&- < /dev/null\n";

} // namespace

bool hasRoutingDaemon(const std::string &name)
{
    return access((Folder + name).c_str(), X_OK) == 0;
}

std::vector<ServicePlan> routingDaemons(const std::string &configuration, const HasDaemon &has)
{
    const QString text = QString::fromStdString(configuration);
    std::vector<ServicePlan> services;
    if (text.trimmed().isEmpty() || !has("zebra"))
        return services;
    for (const Daemon &daemon : Daemons) {
        if (!has(daemon.name) || !needs(text, daemon))
            continue;
        std::string line = Preparation;
        line.append("exec ").append(Folder).append(daemon.name);
        line.append(" -u root -g root -f /etc/frr/frr.conf --log stdout");
        CommandPlan command{.name = std::string("frr-") + daemon.name,
                            .line = std::move(line),
                            .restarts = true,
                            .keepsGroups = true,
                            .input = configuration + '\n'};
        services.push_back({std::move(command), {}, {}});
    }
    return services;
}

std::vector<std::string> missingDaemons(const std::string &configuration, const HasDaemon &has)
{
    const QString text = QString::fromStdString(configuration);
    std::vector<std::string> missing;
    for (const Daemon &daemon : Daemons) {
        if (daemon.line != nullptr && needs(text, daemon) && !has(daemon.name))
            missing.emplace_back(daemon.name);
    }
    return missing;
}

} // namespace tomato::lab
