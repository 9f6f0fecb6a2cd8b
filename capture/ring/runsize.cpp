// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/runsize.h"

#include "capture/ring/arrivals.h"

namespace tomato::capture {

RunSize sizeOf(const RingSnapshot &ring, const RingReader *arrivals)
{
    RunSize size;
    size.bytes = ring.bytes();
    size.limitBytes = ring.limits.bytes();
    for (const Segment &segment : ring.segments) {
        if (segment.packets == 0)
            continue;
        size.first = size.packets == 0 ? segment.first : size.first;
        size.last = segment.last;
        size.packets += segment.packets;
    }
    if (arrivals != nullptr) {
        const RingSnapshot delivered = arrivals->snapshot();
        size.bytes += delivered.bytes();
        size.limitBytes += delivered.limits.bytes();
    }
    return size;
}

std::optional<RunSize> sizeOfRun(const std::filesystem::path &run)
{
    const auto ring = RingReader::open(run);
    if (!ring)
        return {};
    return sizeOf((*ring)->snapshot(), openArrivals(run).get());
}

} // namespace tomato::capture
