// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/netlink/netlinksocket.h"

#include <linux/filter.h>
#include <linux/rtnetlink.h>
#include <netlink/msg.h>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tomato::lab {

/// A request about queueing disciplines and filters, for what libnl has no functions for; nullptr
/// where there was no memory.
using TcMessage = std::unique_ptr<nl_msg, decltype(&nlmsg_free)>;

/// `info` is that of a filter.
tcmsg tcHeader(int device, std::uint32_t parent, std::uint32_t handle, std::uint32_t info = 0);
/// Begins a request, such as RTM_NEWQDISC, about something of this kind, such as "tbf".
TcMessage makeTcMessage(int type, int flags, const tcmsg &header, const char *kind);
/// Puts the program of a filter of the kind "bpf".
void putProgram(nl_msg *message, const std::vector<sock_filter> &program);
/// Sends it, and waits for the kernel's answer.
Result<> sendTcMessage(NetlinkSocket &socket, TcMessage message, const std::string &what);

} // namespace tomato::lab
