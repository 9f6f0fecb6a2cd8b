// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/packetbranches.h"

#include "capture/journeys/branches.h"

namespace tomato::plugins {

using namespace journeys;

std::vector<bool> hopsOfBystanders(const TracedJourneys &found,
                                   const TracedJourneys::Packet &packet)
{
    bool mayBe = false;
    for (std::uint32_t at = 0; at < packet.hops && !mayBe; ++at)
        mayBe = found.hop(packet, at).isForeign;
    if (!mayBe)
        return {};
    std::vector<Hop> hops;
    std::vector<std::uint32_t> following(packet.hops, 0);
    for (std::uint32_t at = 0; at < packet.hops; ++at) {
        hops.push_back(found.hop(packet, at));
        if (hops.back().parent != Hop::NoParent)
            ++following[hops.back().parent];
    }
    Journey journey;
    journey.hops = hops;
    const Branches branches(found.places(), journey);
    std::vector<bool> isOfBystander(packet.hops, false);
    for (std::uint32_t leaf = 0; leaf < packet.hops; ++leaf) {
        if (!branches.isLeaf(leaf) || !branches.isBystander(journey, leaf))
            continue;
        // Back to where the packet itself goes another way.
        for (std::uint32_t at = leaf; at != Hop::NoParent && following[at] == 0;) {
            isOfBystander[at] = true;
            at = hops[at].parent;
            if (at != Hop::NoParent)
                --following[at];
        }
    }
    return isOfBystander;
}

} // namespace tomato::plugins
