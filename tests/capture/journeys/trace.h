// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/matching/matcher.h"
#include "tests/capture/journeys/frames.h"

namespace tomato::journeys::testing {

/// Packets as they were seen, with what is true of them: which sighting each came of.
class Trace
{
public:
    static constexpr int Nothing = -1;

    /// At a point like "h1:eth0 -> r1:eth1"; returns the number of the sighting.
    int see(const std::string &point, Timestamp time, const Frame &frame, int parent = Nothing);

    struct Outcome
    {
        Totals totals;
        /// Sightings that have a parent in truth.
        std::uint64_t toMatch = 0;
        /// Matches that say to be certain or by order: right, and wrong.
        std::uint64_t right = 0;
        std::uint64_t wrong = 0;
        /// Indexed by the sightings' numbers.
        std::vector<Hop> hops;
        /// The numbers of journeys' sightings, in the order of hops.
        std::vector<std::vector<int>> journeys;

        /// Matches of any kind with a sighting of the same packet, be it a copy, and of another
        /// one.
        std::uint64_t samePacket = 0;
        std::uint64_t otherPacket = 0;

        double share() const { return part(right); }
        double sharePackets() const { return part(samePacket); }

    private:
        double part(std::uint64_t of) const
        {
            return toMatch == 0 ? 1 : static_cast<double>(of) / static_cast<double>(toMatch);
        }
    };

    /// Forwarding of elements, where it is to be known: then all their connections are recorded.
    std::vector<std::pair<std::string, Place::Forwarding>> known;
    /// The same of elements that have connections beside.
    std::vector<std::pair<std::string, Place::Forwarding>> open;
    /// When points were not recorded.
    std::vector<std::pair<std::string, LossHorizon::Hole>> missing;
    /// The emulation of what was sent at points.
    std::vector<std::pair<std::string, std::string>> emulation;
    MatcherSettings settings;
    /// This number of bytes of each frame is kept.
    std::size_t snapLength = SIZE_MAX;
    /// The keys are made of this number of bytes of the network layer.
    std::size_t keyBytes = WholePacket;

    Outcome match() const;
    std::size_t size() const { return m_sightings.size(); }

private:
    struct Seen
    {
        std::string point;
        Timestamp time{};
        Frame frame;
        int parent = Nothing;
    };
    /// The sighting that the packet began with.
    int originOf(int sighting) const;

    std::vector<Seen> m_sightings;
};

} // namespace tomato::journeys::testing
