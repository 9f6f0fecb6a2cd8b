// SPDX-License-Identifier: GPL-3.0-or-later
#include "fabrictest.h"

#include <QFile>

#include <net/if.h>
#include <sys/ioctl.h>

namespace tomato::lab {

/// "up" or "down"; "gone" for a device that is not there.
static QString portState(const std::string &port)
{
    const int control = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq request{};
    port.copy(request.ifr_name, IFNAMSIZ - 1);
    const bool found = ioctl(control, SIOCGIFFLAGS, &request) == 0;
    close(control);
    if (!found)
        return QStringLiteral("gone");
    return (request.ifr_flags & IFF_UP) != 0 ? QStringLiteral("up") : QStringLiteral("down");
}

void ListenerRecord::wiresReady(const std::map<ConnectionId, Ports> &wires)
{
    for (const auto &[connection, now] : wires) {
        ports[connection] = now;
        events << QStringLiteral("ready %1 %2 %3")
                      .arg(QString::fromStdString(connection.value), portState(now[0]),
                           portState(now[1]));
    }
    onReady();
}

void ListenerRecord::wireStopping(const ConnectionId &connection)
{
    const auto &before = ports.at(connection);
    events << QStringLiteral("stopping %1 %2 %3")
                  .arg(QString::fromStdString(connection.value), portState(before[0]),
                       portState(before[1]));
}

ElementStatus FabricTest::statusOf(const Lab &lab, const QString &element)
{
    const auto all = lab.status();
    const auto found = all.find(ElementId(element.toStdString()));
    return found == all.end() ? ElementStatus{} : found->second;
}

pid_t FabricTest::processOf(const Lab &lab, const QString &element)
{
    return statusOf(lab, element).process;
}

} // namespace tomato::lab
