// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/journey.h"
#include "capture/journeys/packets/flowtable.h"
#include "capture/journeys/places.h"

#include <unordered_set>

namespace tomato::journeys {

/// Knows of which flows it was seen that an element leaves their addresses and ports as they are.
/// Recordings with a filter may lack what a NAT sends, and then nothing tells it from one that
/// sends nothing; a NAT may be for some flows, and for some ways out, alone. In bounded memory.
class Translators final
{
public:
    /// The places are borrowed.
    explicit Translators(const Places &places) : m_places(places) {}

    void add(const Journey &journey);
    /// Tells whether the element sent packets of the flow on with their addresses, as far as all
    /// journeys until now say.
    bool keepsAddresses(PlaceId place, std::uint32_t flow) const
    {
        return flow != FlowTable::Others && m_kept.contains(keyOf(place, flow));
    }

private:
    static constexpr std::size_t MaxKept = 1'048'576;

    static std::uint64_t keyOf(PlaceId place, std::uint32_t flow)
    {
        return std::uint64_t{flow} << 32 | place;
    }

    const Places &m_places;
    std::unordered_set<std::uint64_t> m_kept;
};

} // namespace tomato::journeys
