// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/flowtable.h"
#include "capture/journeys/unseentimes.h"

#include <set>
#include <vector>

namespace tomato::journeys {

/// Knows of which elements it was seen that they leave the addresses and ports of packets as they
/// are. Recordings with a filter may lack what a NAT sends, and then nothing tells it from one that
/// sends nothing.
class Translators final
{
public:
    /// The arguments are borrowed.
    Translators(const Places &places, const UnseenTimes &unseen)
        : m_places(places), m_unseen(unseen), m_seen(places.places().size())
    {
    }

    void add(const Journey &journey, const FlowTable &flows);
    /// Tells whether the element sent packets of the flow's version of IP on with their addresses,
    /// and none with others, as far as all journeys until now say.
    bool keepsAddresses(PlaceId place, const Flow &flow) const
    {
        return flow.isIp() && m_seen[place] != 0 && (m_seen[place] >> shiftOf(flow) & Both) == Kept;
    }

private:
    enum Seen : std::uint8_t
    {
        Kept = 1,
        Changed = 2,
        Both = Kept | Changed
    };

    /// What was seen of IPv6 stands above that of IPv4.
    static int shiftOf(const Flow &flow) { return flow.etherType == 0x86dd ? 2 : 0; }
    /// Tells whether the element sends a packet of somebody else, which did not come to it as it
    /// is.
    bool hasChanged(const Journey &journey, const Flow &flow) const;

    const Places &m_places;
    const UnseenTimes &m_unseen;
    /// By place: values of Seen.
    std::vector<std::uint8_t> m_seen;
};

} // namespace tomato::journeys
