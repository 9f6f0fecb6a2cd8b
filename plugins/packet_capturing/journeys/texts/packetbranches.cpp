// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/texts/packetbranches.h"

#include "capture/journeys/branches.h"

namespace tomato::plugins {

using namespace journeys;

/// One behind the other, without another branch, and not to a bystander.
static bool isChain(const TracedJourneys &found, const TracedJourneys::Packet &packet)
{
    for (std::uint32_t at = 1; at < packet.hops; ++at) {
        if (found.hop(packet, at).parent != at - 1)
            return false;
    }
    return packet.last + 1 == packet.hops;
}

/// Before elements have told their MAC addresses, the destination tells whose copy it is.
static bool isForOthers(const TracedJourneys &found, const TracedJourneys::Packet &packet,
                        const TracedJourneys::FlowRow &flow, std::uint32_t leaf)
{
    if (packet.isToMany || leaf == packet.last || !flow.hasDestination ||
        flow.destination == UnknownPlace)
        return false;
    const PlaceId receiver = found.places().receiver(found.hop(packet, leaf).point);
    const Place &place = found.places().place(receiver);
    return place.kind == Place::Kind::Element && place.forwarding == Place::Forwarding::Keeps &&
           receiver != flow.destination;
}

std::vector<bool> hopsOfBystanders(const TracedJourneys &found,
                                   const TracedJourneys::Packet &packet,
                                   const TracedJourneys::FlowRow &flow)
{
    if (isChain(found, packet))
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
        if (!branches.isLeaf(leaf) ||
            (!branches.isBystander(journey, leaf) && !isForOthers(found, packet, flow, leaf)))
            continue;
        // Back to where the packet itself goes another way.
        for (std::uint32_t at = leaf;
             at != Hop::NoParent && following[at] == 0 && (at == leaf || !branches.isLeaf(at));) {
            isOfBystander[at] = true;
            at = hops[at].parent;
            if (at != Hop::NoParent)
                --following[at];
        }
    }
    return isOfBystander;
}

} // namespace tomato::plugins
