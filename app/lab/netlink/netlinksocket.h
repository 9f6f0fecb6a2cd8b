// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <linux/netlink.h>
#include <netlink/netlink.h>

#include <memory>
#include <string>
#include <vector>

namespace tomato::lab {

/// A socket of netlink(7), mostly for routing (rtnetlink(7)); it belongs to the network namespace
/// in which it was opened.
class NetlinkSocket final
{
public:
    /// Opens a socket in the calling thread's network namespace.
    static Result<NetlinkSocket> open(int protocol = NETLINK_ROUTE);

    nl_sock *handle() const { return m_socket.get(); }
    /// Converts the code of a request just made with libnl: it is returned, or fails with "cannot
    /// <what>: <the kernel's words>". An error number that is `harmless` counts as success.
    Result<> result(int code, const std::string &what, int harmless = 0);

    /// Sends requests that follow each other in `messages` (netlink(7)), of which only the last one
    /// requests an answer. The first request that is refused is the error.
    Result<> sendAll(const std::vector<char> &messages, const std::string &what);

private:
    using Handle = std::unique_ptr<nl_sock, decltype(&nl_socket_free)>;
    /// The kernel's answer says more than libnl's own codes.
    struct Refusal
    {
        int number = 0;
        std::string explanation;
    };

    explicit NetlinkSocket(Handle socket) : m_socket(std::move(socket)) {}
    static int keepRefusal(sockaddr_nl *from, nlmsgerr *error, void *refusal);

    Handle m_socket;
    std::unique_ptr<Refusal> m_refusal = std::make_unique<Refusal>();
};

} // namespace tomato::lab
