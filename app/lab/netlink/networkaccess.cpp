// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/networkaccess.h"

#include "app/base/systemfailure.h"
#include "app/lab/netlink/namespacevisit.h"

#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace tomato::lab {

Result<NetworkAccess> NetworkAccess::open()
{
    auto netlink = NetlinkSocket::open();
    if (!netlink)
        return passOn(netlink);
    FileDescriptor control(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    if (!control)
        return systemFailure("open a socket");
    return NetworkAccess(std::move(*netlink), std::move(control));
}

Result<NetworkAccess> NetworkAccess::open(pid_t process)
{
    const auto visit = NamespaceVisit::enter(process, NamespaceVisit::Kind::Network);
    if (!visit)
        return passOn(visit);
    return open();
}

Result<int> NetworkAccess::deviceIndex(const std::string &name) const
{
    ifreq request{};
    name.copy(request.ifr_name, IFNAMSIZ - 1);
    if (ioctl(m_control.get(), SIOCGIFINDEX, &request) != 0)
        return systemFailure("find device " + name);
    return request.ifr_ifindex;
}

} // namespace tomato::lab
