// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/netlink/netlinksocket.h"

namespace tomato::lab {

/// Forgets which neighbours the interface asks for without an answer, or got none from, and the
/// packets that wait for them. Who was asked while there was no carrier is asked again only after a
/// second otherwise, and packets are lost meanwhile.
Result<> forgetUnansweredNeighbours(NetlinkSocket &socket, int index);

} // namespace tomato::lab
