// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/netlink/netlinksocket.h"
#include "app/lab/netlink/traffic/framenumberfilter.h"

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
    /// All of this happens to frames alone that this pcap filter names; others are passed on as by
    /// redirectFrames(). Empty for all.
    std::string aim = {};

    /// Tells whether passFrames() has frames to pass on beside those that `aim` does not name.
    bool passesRest() const { return !numbered || !filter.empty(); }
    bool hasFilter() const { return passesRest() || !aim.empty(); }

    friend bool operator==(const Passage &, const Passage &) = default;
};

/// programForOthers() of the filters of a passage: empty where it has none.
struct PassagePrograms
{
    /// Of its aim.
    std::vector<sock_filter> plain = {};
    std::vector<sock_filter> others = {};
};

/// Takes the place of redirectFrames(). Another passage may be there before, of a `priority` that
/// is two higher or lower, and is to be removed after; the first one is RedirectPriority. Loss by
/// chance needs cls_bpf, and so does a filter. Frames that have numbers are left to passByNumber().
Result<> passFrames(NetlinkSocket &socket, int from, int to, unsigned priority,
                    const Passage &passage, const PassagePrograms &programs = {});
/// Removes what passFrames() added for this passage.
Result<> stopPassing(NetlinkSocket &socket, int from, unsigned priority, const Passage &passage);

} // namespace tomato::lab
