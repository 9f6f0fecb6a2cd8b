// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/netlink/netlinksocket.h"

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

    friend bool operator==(const Passage &, const Passage &) = default;
};

/// Takes the place of redirectFrames(). A filter of another `priority` may be there before, and is
/// to be removed after. Loss by chance needs cls_bpf.
Result<> passFrames(NetlinkSocket &socket, int from, int to, unsigned priority,
                    const Passage &passage);
Result<> removeFilter(NetlinkSocket &socket, int from, unsigned priority);

} // namespace tomato::lab
