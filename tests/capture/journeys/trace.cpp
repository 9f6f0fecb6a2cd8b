// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/capture/journeys/trace.h"

#include <algorithm>
#include <numeric>

namespace tomato::journeys::testing {

int Trace::see(const std::string &point, Timestamp time, const Frame &frame, int parent)
{
    m_sightings.push_back({point, time, frame, parent});
    return static_cast<int>(m_sightings.size()) - 1;
}

int Trace::originOf(int sighting) const
{
    while (m_sightings[static_cast<std::size_t>(sighting)].parent != Nothing)
        sighting = m_sightings[static_cast<std::size_t>(sighting)].parent;
    return sighting;
}

Trace::Outcome Trace::match() const
{
    Places places;
    std::vector<PointId> points;
    for (const Seen &each : m_sightings)
        points.push_back(*places.addPoint(pointFromName(each.point)));
    places.connect();
    for (const auto &[element, forwarding] : known)
        places.describe({element, forwarding, false});
    for (const auto &[element, forwarding] : open)
        places.describe({element, forwarding, true});
    std::vector<LossHorizon::Holes> holes(places.points().size());
    for (const auto &[point, hole] : missing)
        holes[*places.addPoint(pointFromName(point))].push_back(hole);
    const UnseenTimes unseen(places, std::move(holes), {});
    WireDisorder disorder;
    for (const auto &[point, text] : emulation)
        disorder.add(*places.addPoint(pointFromName(point)), {}, text);
    MatcherSettings all = settings;
    all.unseen = &unseen;
    all.disorder = &disorder;

    Outcome outcome;
    outcome.hops.resize(m_sightings.size());
    Matcher matcher(places, all, [&](const Journey &journey) {
        std::vector<int> numbers;
        for (const Hop &hop : journey.hops) {
            const auto number = static_cast<std::size_t>(hop.packet);
            numbers.push_back(static_cast<int>(number));
            outcome.hops[number] = hop;
            if (hop.parent == Hop::NoParent)
                continue;
            const auto parent = static_cast<int>(journey.hops[hop.parent].packet);
            ++(originOf(parent) == originOf(static_cast<int>(number)) ? outcome.samePacket
                                                                      : outcome.otherPacket);
            if (hop.match == Match::Ambiguous)
                continue;
            ++(m_sightings[number].parent == parent ? outcome.right : outcome.wrong);
        }
        outcome.journeys.push_back(std::move(numbers));
    });
    std::vector<std::size_t> order(m_sightings.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [this](std::size_t one, std::size_t other) {
        return m_sightings[one].time < m_sightings[other].time;
    });
    for (const std::size_t at : order) {
        const Seen &seen = m_sightings[at];
        outcome.toMatch += seen.parent != Nothing ? 1 : 0;
        SeenPacket packet;
        packet.point = points[at];
        packet.time = seen.time;
        packet.original = static_cast<std::uint32_t>(seen.frame.size());
        packet.key = readPacketKey(1,
                                   std::span(reinterpret_cast<const char *>(seen.frame.data()),
                                             std::min(seen.frame.size(), snapLength)),
                                   keyBytes);
        packet.number = at;
        matcher.add(packet);
    }
    matcher.finish();
    outcome.totals = matcher.totals();
    return outcome;
}

} // namespace tomato::journeys::testing
