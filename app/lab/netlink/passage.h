// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/netlink/framenumberfilter.h"
#include "app/lab/netlink/netlinksocket.h"

#include <linux/filter.h>

#include <optional>
#include <string>
#include <vector>

namespace tomato::lab {

/// How frames that arrive at a device get to another one.
struct Passage
{
    /// So many of them do not, by chance; the rest is redirectFrames().
    double lossPercent = 0;
    /// They go on as copies that no socket owns, as behind a router. A frame keeps its socket
    /// across namespaces, and TCP takes those that wait in a queue here for waiting in its own
    /// interface: it holds back, and never fills that queue (TCP small queues,
    /// tcp_small_queue_check()).
    bool disowns = false;
    /// Something happens to some by their numbers: passByNumber() has to be told of it.
    std::optional<NumberedEffects> numbered = std::nullopt;
    /// Only frames that this pcap filter names have numbers; nothing happens to others. Empty for
    /// all.
    std::string filter = {};

    /// Tells whether passFrames() has frames to pass on.
    bool hasFilter() const { return !numbered || !filter.empty(); }

    friend bool operator==(const Passage &, const Passage &) = default;
};

/// Takes the place of redirectFrames(). A filter of another `priority` may be there before, and is
/// to be removed after. Loss by chance needs cls_bpf, and so does a filter: `others` is its
/// programForOthers(). Frames that have numbers are left to passByNumber().
Result<> passFrames(NetlinkSocket &socket, int from, int to, unsigned priority,
                    const Passage &passage, const std::vector<sock_filter> &others = {});
Result<> removeFilter(NetlinkSocket &socket, int from, unsigned priority);

} // namespace tomato::lab
