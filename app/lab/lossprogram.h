// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <linux/filter.h>

#include <string>
#include <vector>

namespace tomato::lab {

/// Compiles a pcap filter for frames that arrive at a device, as traffic control judges them: the
/// program returns zero for those that the filter names, and takes all others. As in a file, a
/// frame with a VLAN tag is named by filters alone that speak of VLANs. Its errors are libpcap's.
Result<std::vector<sock_filter>> programForOthers(const std::string &filter);

} // namespace tomato::lab
