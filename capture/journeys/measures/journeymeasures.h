// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/branches.h"
#include "capture/journeys/elements/addressowners.h"
#include "capture/journeys/journey.h"
#include "capture/journeys/losshorizon.h"
#include "capture/journeys/measures/flowmeasure.h"
#include "capture/journeys/packets/flowtable.h"

#include <map>
#include <optional>
#include <set>
#include <unordered_map>

namespace tomato::journeys {

/// Measures of all journeys that it is given, in the order in which a Matcher hands them out. In
/// bounded memory.
class JourneyMeasures final
{
public:
    /// Places and flows are borrowed.
    JourneyMeasures(const Places &places, const FlowTable &flows, LossHorizon horizon = {})
        : m_places(places), m_flowTable(flows), m_horizon(std::move(horizon)),
          m_ended(places.points().size()), m_forwards(places.places().size()),
          m_seen(places.points().size())
    {
    }

    JourneyMeasures(const JourneyMeasures &) = delete;
    JourneyMeasures &operator=(const JourneyMeasures &) = delete;

    void add(const Journey &journey);
    /// Counts `packets` that came to their end at `place` as lost. LossHorizon cannot tell that of
    /// them: they may be under way (`isUnderWay`), or else have gone on unseen.
    void decideLost(std::uint32_t flow, PlaceId place, bool isUnderWay, std::uint64_t packets);
    /// Counts `packets` as lost, of a flow whose destination is not known.
    void addLost(std::uint32_t flow, std::uint64_t packets) { flowOf(flow).knownLost += packets; }
    /// `unrecorded` by point is how many packets its recording lost itself, nobody knows when.
    void setUnrecorded(const std::vector<std::uint64_t> &unrecorded);

    /// Returns the steps in the order of points.
    std::vector<const StepMeasure *> steps() const;
    /// The flows are keyed by their number.
    const std::map<std::uint32_t, FlowMeasure> &flows() const { return m_flows; }
    /// The destination of a flow's packets: the element that has the destination's address, which
    /// Places says, or that sends from it; or else the one where most of them ended, unless that
    /// only forwards. There is none for broadcast and multicast, for an element that is not among
    /// the places, or when it cannot be determined.
    struct Destination
    {
        PlaceId place = UnknownPlace;
        /// This is nullptr when no packet ended there.
        const FlowMeasure::End *end = nullptr;
        /// Nobody knows whose the address is: it is where most of them ended.
        bool isGuessed = false;
    };
    std::optional<Destination> destination(std::uint32_t flow) const;
    /// Tells whether packets of the flow with this destination (see Hop) are at their end in a
    /// place, though it is not destination().
    bool isOtherDestination(std::uint32_t flow, PlaceId place, std::uint16_t came) const;
    /// Tells whether what ended in a place, with this destination (see Hop), is a copy for somebody
    /// else: an element that forwards nothing, and is not the destination, as far as that is known.
    bool isForOthers(std::uint32_t flow, PlaceId place, std::uint16_t came) const;
    /// Returns the path to that end from where the flow was seen first on its way: packets that
    /// were seen only further on would take less time. It is nullptr when there is none.
    const FlowMeasure::Path *path(std::uint32_t flow) const;
    /// Counts the packets that came to that end, and are not in this path.
    std::uint64_t leftOut(std::uint32_t flow) const;
    FlowMeasure::Origin originOf(const Hop &first) const;
    /// Counts how often a packet took another way than the one that was sent before it. What is for
    /// many has no way of its own.
    std::uint64_t wayChanges(std::uint32_t flow) const;
    /// Counts those of the flow's packets that did not reach the destination, are not under way any
    /// more (RFC 7680), and cannot have gone on unseen. It is 0 when the destination is not known.
    std::uint64_t lost(std::uint32_t flow) const;
    /// Counts packets that did not reach the destination yet, be that known or not; the other
    /// function counts those of all flows together.
    std::uint64_t underWay(std::uint32_t flow) const { return undecided(flow, true); }
    std::uint64_t underWay() const;
    /// Counts those that did not reach it, and cannot be called lost for what was not recorded, or
    /// for connections of the element where they were seen last that were not.
    std::uint64_t outOfSight(std::uint32_t flow) const;
    /// Counts those of them that may be among what a recording lost itself, nobody knows when: of
    /// each flow as many as were lost so, though of all flows together there were no more.
    std::uint64_t perhapsUnrecorded(std::uint32_t flow) const;
    const LossHorizon &horizon() const { return m_horizon; }
    /// Tells whether packets went through the place, or it is known to forward them.
    bool forwards(PlaceId place) const;
    /// Counts the packets that were seen at a point, and those that were seen there last.
    std::uint64_t seenAt(PointId point) const { return m_seen[point]; }
    std::uint64_t endedAt(PointId point) const { return m_ended[point]; }
    /// The totals of the given journeys, without the number of cut packets and the numbers about
    /// the matcher itself.
    const Totals &totals() const { return m_totals; }

private:
    void addStep(const Hop &before, const Hop &hop, Timestamp now);
    FlowMeasure &flowOf(std::uint32_t number);
    void addFlow(const Journey &journey, const Branches &branches);
    void addEnd(FlowMeasure &flow, const Journey &journey, const Branches::Reached &reached,
                const Branches &branches);
    std::uint64_t arrived(std::uint32_t flow, const Destination &where) const;
    bool isBefore(const FlowMeasure &flow, const FlowMeasure::Origin &one,
                  const FlowMeasure::Origin &other) const;
    void addUndecided(FlowMeasure &flow, bool isUnderWay) const;
    /// Returns how many of those that did not reach the destination are undecided.
    std::uint64_t undecided(std::uint32_t flow, bool isUnderWay) const;
    std::uint64_t perhapsUnrecorded(const FlowMeasure &flow, const Destination &where) const;
    /// Returns the leaf that came to the destination first or, as none did, the one that came
    /// furthest and is not for somebody else, as far as either is known by now.
    std::uint32_t mainLeaf(const Journey &journey, const Branches &branches) const;
    /// Returns the hop that ends the packet's way: its main leaf or, where a piece of the packet
    /// did not come as far, the end of the piece that came least far. m_reached is of this journey.
    std::uint32_t wayEnd(const Journey &journey, const Branches &branches,
                         std::uint32_t main) const;

    const Places &m_places;
    const FlowTable &m_flowTable;
    LossHorizon m_horizon;
    std::unordered_map<std::uint64_t, StepMeasure> m_steps;
    std::map<std::uint32_t, FlowMeasure> m_flows;
    /// The measures in m_flows by the number of the flow; nullptr for flows without any.
    std::vector<FlowMeasure *> m_byNumber;
    AddressOwners m_addresses{m_places};
    std::vector<std::uint64_t> m_ended;
    std::map<PlaceId, std::uint64_t> m_unrecordedAt;
    std::vector<bool> m_forwards;
    std::vector<std::uint64_t> m_seen;
    Totals m_totals;
    /// A member so that its memory is used again.
    std::vector<Branches::Reached> m_reached;
};

} // namespace tomato::journeys
