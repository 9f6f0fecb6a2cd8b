// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/netlink/netlinksocket.h"

#include <string>

namespace tomato::lab {

/// The algorithm that is used in the calling thread's network namespace where nothing else is said.
std::string usualCongestionControl();

/// Has TCP use this algorithm on each route of the socket's network namespace that is there now
/// (ip-route(8), `congctl`); an empty name leaves the choice to the kernel again. The sysctl, which
/// would count for all routes, is refused in a user namespace unless the machine's own default or a
/// list of it allows the algorithm. Left out are routes that the kernel cannot tell apart when one
/// takes the place of another, such as those to link-local addresses.
Result<> setCongestionControl(NetlinkSocket &socket, const std::string &algorithm);

} // namespace tomato::lab
