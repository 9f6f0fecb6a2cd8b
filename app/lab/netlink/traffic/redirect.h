// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/netlink/netlinksocket.h"

#include <vector>

namespace tomato::lab {

/// The priority of its filter.
inline constexpr unsigned RedirectPriority = 2;

/// Everything that arrives at the device `from` leaves at the device `to`, unchanged (clsact qdisc,
/// u32 filter that matches all, mirred redirect: tc-mirred(8)).
/// The kernel drops one kind before: frames of a VLAN type that end within their tag.
Result<> redirectFrames(NetlinkSocket &socket, int from, int to);
/// Repeats pause frames (to 01:80:C2:00:00:01) that arrive at one of these devices at all others. A
/// bridge drops them under any setting, so that a hub needs this beside its bridge.
Result<> repeatPauseFrames(NetlinkSocket &socket, const std::vector<int> &devices);
/// Undoes redirectFrames(), or for one device repeatPauseFrames().
Result<> stopRedirecting(NetlinkSocket &socket, int from);

} // namespace tomato::lab
