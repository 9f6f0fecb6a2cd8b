// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/netlinksocket.h"

#include "app/base/systemfailure.h"

#include <linux/netlink.h>
#include <netlink/attr.h>
#include <netlink/errno.h>
#include <netlink/handlers.h>
#include <netlink/msg.h>
#include <netlink/socket.h>
#include <sys/socket.h>

#include <array>

namespace tomato::lab {

Result<NetlinkSocket> NetlinkSocket::open(int protocol)
{
    Handle handle(nl_socket_alloc(), nl_socket_free);
    if (handle == nullptr)
        return failure("cannot allocate a netlink socket");
    NetlinkSocket socket(std::move(handle));
    const int code = nl_connect(socket.handle(), protocol);
    if (const auto connected = socket.result(code, "open a netlink socket"); !connected)
        return passOn(connected);
    // Explanations (since Linux 4.12) are welcome, not needed.
    const int on = 1;
    const int descriptor = nl_socket_get_fd(socket.handle());
    (void)setsockopt(descriptor, SOL_NETLINK, NETLINK_EXT_ACK, &on, sizeof on);
    (void)setsockopt(descriptor, SOL_NETLINK, NETLINK_CAP_ACK, &on, sizeof on);
    nl_socket_modify_err_cb(socket.handle(), NL_CB_CUSTOM, keepRefusal, socket.m_refusal.get());
    return socket;
}

Result<> NetlinkSocket::result(int code, const std::string &what, int harmless)
{
    const Refusal refusal = std::exchange(*m_refusal, {});
    if (code >= 0 || (refusal.number != 0 && refusal.number == harmless))
        return {};
    if (refusal.number == 0)
        return failure("cannot " + what + ": " + nl_geterror(code));
    if (refusal.explanation.empty())
        return systemFailure(what, refusal.number);
    return failure("cannot " + what + ": " + refusal.explanation);
}

Result<> NetlinkSocket::sendAll(const std::vector<char> &messages, const std::string &what)
{
    const int descriptor = nl_socket_get_fd(handle());
    if (send(descriptor, messages.data(), messages.size(), 0) !=
        static_cast<ssize_t>(messages.size()))
        return systemFailure(what);
    // Refused requests are reported one by one, before the last one's answer.
    alignas(nlmsghdr) std::array<char, 16384> answer;
    int refused = 0;
    for (;;) {
        const ssize_t bytes = recv(descriptor, answer.data(), answer.size(), 0);
        if (bytes < 0 && errno == EINTR)
            continue;
        if (bytes <= 0)
            return systemFailure(what);
        auto left = static_cast<int>(bytes);
        for (auto *each = reinterpret_cast<nlmsghdr *>(answer.data()); nlmsg_ok(each, left);
             each = nlmsg_next(each, &left)) {
            if (each->nlmsg_type != NLMSG_ERROR)
                continue;
            const auto *error = static_cast<const nlmsgerr *>(nlmsg_data(each));
            if (refused == 0)
                refused = -error->error;
            if ((error->msg.nlmsg_flags & NLM_F_ACK) != 0)
                return refused == 0 ? Result<>() : systemFailure(what, refused);
        }
    }
}

int NetlinkSocket::keepRefusal(sockaddr_nl *, nlmsgerr *error, void *refusal)
{
    auto *kept = static_cast<Refusal *>(refusal);
    kept->number = -error->error;
    // The attributes stand behind the error because of NETLINK_CAP_ACK.
    auto *message = reinterpret_cast<nlmsghdr *>(reinterpret_cast<char *>(error) - NLMSG_HDRLEN);
    std::array<nlattr *, NLMSGERR_ATTR_MAX + 1> attributes{};
    if ((message->nlmsg_flags & NLM_F_ACK_TLVS) != 0 &&
        nlmsg_parse(message, sizeof(nlmsgerr), attributes.data(), NLMSGERR_ATTR_MAX, nullptr) ==
            0 &&
        attributes[NLMSGERR_ATTR_MSG] != nullptr)
        kept->explanation = nla_get_string(attributes[NLMSGERR_ATTR_MSG]);
    return -nl_syserr2nlerr(error->error);
}

} // namespace tomato::lab
