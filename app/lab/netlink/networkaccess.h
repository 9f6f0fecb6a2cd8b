// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filedescriptor.h"
#include "app/lab/netlink/netlinksocket.h"

#include <string>
#include <sys/types.h>

namespace tomato::lab {

/// Holds the sockets of one network namespace, which allow changing it from anywhere.
class NetworkAccess final
{
public:
    /// Opens the calling thread's network namespace.
    static Result<NetworkAccess> open();
    /// Opens a process's network namespace.
    static Result<NetworkAccess> open(pid_t process);

    NetlinkSocket &netlink() { return m_netlink; }
    /// The socket is for ioctl(); see netdevice(7).
    int control() const { return m_control.get(); }
    Result<int> deviceIndex(const std::string &name) const;

private:
    NetworkAccess(NetlinkSocket netlink, FileDescriptor control)
        : m_netlink(std::move(netlink)), m_control(std::move(control))
    {
    }

    NetlinkSocket m_netlink;
    FileDescriptor m_control;
};

} // namespace tomato::lab
