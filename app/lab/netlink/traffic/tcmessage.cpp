// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/netlink/traffic/tcmessage.h"

#include <linux/pkt_cls.h>
#include <netlink/attr.h>

#include <sys/socket.h>

namespace tomato::lab {

tcmsg tcHeader(int device, std::uint32_t parent, std::uint32_t handle, std::uint32_t info)
{
    tcmsg message{};
    message.tcm_family = AF_UNSPEC;
    message.tcm_ifindex = device;
    message.tcm_parent = parent;
    message.tcm_handle = handle;
    message.tcm_info = info;
    return message;
}

TcMessage makeTcMessage(int type, int flags, const tcmsg &header, const char *kind)
{
    // The usual size, a page, holds no table of a distribution.
    constexpr std::size_t Room = 65'536;
    TcMessage message(nlmsg_alloc_size(Room), nlmsg_free);
    if (message != nullptr &&
        nlmsg_put(message.get(), NL_AUTO_PORT, NL_AUTO_SEQ, type, 0, flags) == nullptr)
        message.reset();
    if (message != nullptr && (nlmsg_append(message.get(), const_cast<tcmsg *>(&header),
                                            sizeof header, NLMSG_ALIGNTO) < 0 ||
                               nla_put_string(message.get(), TCA_KIND, kind) < 0))
        message.reset();
    return message;
}

void putProgram(nl_msg *message, const std::vector<sock_filter> &program)
{
    nla_put_u16(message, TCA_BPF_OPS_LEN, static_cast<std::uint16_t>(program.size()));
    nla_put(message, TCA_BPF_OPS, static_cast<int>(program.size() * sizeof program[0]),
            program.data());
}

Result<> sendTcMessage(NetlinkSocket &socket, TcMessage message, const std::string &what)
{
    if (message == nullptr)
        return failure("cannot " + what + ": out of memory");
    return socket.result(nl_send_sync(socket.handle(), message.release()), what);
}

} // namespace tomato::lab
