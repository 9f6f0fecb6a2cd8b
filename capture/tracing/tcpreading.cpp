// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/tcpreading.h"

#include "capture/archive/merge/mergesource.h"

#include <algorithm>

namespace tomato::journeys {

/// Tells whether the source's packet is one of those that are wanted.
static bool isWanted(const capture::MergeSource &source, const RecordedAt &place)
{
    constexpr std::uint32_t Ethernet = 1;
    const std::uint32_t interface = source.interface();
    return std::binary_search(place.interfaces.begin(), place.interfaces.end(), interface) &&
           source.interfaces()[interface].linkType == Ethernet;
}

Result<std::shared_ptr<const capture::TcpFlows>> readTcp(const RecordedAt &place,
                                                         const std::function<bool()> &progress,
                                                         capture::TcpFlows::Limits limits)
{
    auto source = place.isFile ? capture::MergeSource::openDamaged(place.path)
                               : capture::MergeSource::openRun(place.path);
    if (!source)
        return passOn(source);
    auto flows = std::make_shared<capture::TcpFlows>(limits);
    constexpr std::uint64_t ProgressPackets = 4096;
    for (std::uint64_t packets = 0;; ++packets) {
        const auto advanced = source->advance();
        if (!advanced)
            return passOn(advanced);
        if (!*advanced)
            return std::shared_ptr<const capture::TcpFlows>(flows);
        if (packets % ProgressPackets == 0 && !progress())
            return failure("the search was cancelled");
        if (!place.isFile || isWanted(*source, place))
            flows->add(source->packet().time, source->packet().bytes);
    }
}

} // namespace tomato::journeys
