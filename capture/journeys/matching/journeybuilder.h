// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/matching/copymarks.h"
#include "capture/journeys/matching/sighting.h"

#include <functional>

namespace tomato::journeys {

/// Makes journeys of sightings that know their parents, counts them, and hands them out.
class JourneyBuilder final
{
public:
    /// Places and totals are borrowed.
    JourneyBuilder(const Places &places, std::function<void(const Journey &)> sink, Totals &totals)
        : m_copies(places), m_sink(std::move(sink)), m_totals(totals)
    {
    }

    /// The number of a packet's flow in the flow table.
    using FlowOf = std::function<std::uint32_t(const Sighting &)>;

    void build(const std::vector<Sighting> &sightings, const FlowOf &flowOf);

private:
    void emitTree(const std::vector<Sighting> &sightings, std::span<const std::uint32_t> of,
                  const FlowOf &flowOf);
    void count(const Hop &hop);

    CopyMarks m_copies;
    std::function<void(const Journey &)> m_sink;
    Totals &m_totals;
    std::vector<Hop> m_hops;
    /// For each sighting: its journey's first one, and its place among the hops.
    std::vector<std::uint32_t> m_roots;
    std::vector<std::uint32_t> m_places;
    /// All sightings, journey by journey.
    std::vector<std::uint32_t> m_order;
};

} // namespace tomato::journeys
