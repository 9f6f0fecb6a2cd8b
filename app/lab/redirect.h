// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/netlinksocket.h"

namespace tomato::lab {

/// Everything that arrives at the device `from` leaves at the device `to`, unchanged (clsact qdisc,
/// u32 filter that matches all, mirred redirect: tc-mirred(8)).
/// The kernel drops one kind before: frames of a VLAN type that end within their tag.
Result<> redirectFrames(NetlinkSocket &socket, int from, int to);
/// Undoes redirectFrames().
Result<> stopRedirecting(NetlinkSocket &socket, int from);

} // namespace tomato::lab
