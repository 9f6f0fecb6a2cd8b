// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/journeyorder.h"

#include "capture/ring/runsize.h"

namespace tomato::journeys {

std::uint64_t JourneyOrder::bytes() const
{
    std::uint64_t sum = 0;
    for (const Link &link : links) {
        const auto size = capture::sizeOfRun(link.directory);
        sum += size ? size->bytes : 0;
    }
    return sum;
}

} // namespace tomato::journeys
