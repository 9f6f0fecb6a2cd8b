// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/measures/journeymeasures.h"

#include "capture/journeys/branches.h"

#include <algorithm>

namespace tomato::journeys {

/// Tells whether no match on the way to a hop is in doubt.
static bool isSure(const Journey &journey, std::uint32_t hop)
{
    for (; hop != Hop::NoParent; hop = journey.hops[hop].parent) {
        if (journey.hops[hop].match == Match::Ambiguous)
            return false;
    }
    return true;
}

void JourneyMeasures::add(const Journey &journey)
{
    ++m_totals.journeys;
    for (const Hop &hop : journey.hops) {
        ++m_totals.packets;
        ++m_seen[hop.point];
        m_totals.duplicated += (hop.changes & Duplicated) != 0 ? 1 : 0;
        m_totals.translated += (hop.changes & Translated) != 0 ? 1 : 0;
        m_totals.fragmented += (hop.changes & Fragmented) != 0 ? 1 : 0;
        m_totals.overGaps += (hop.changes & OverGap) != 0 ? 1 : 0;
        if (hop.parent == Hop::NoParent) {
            ++(hop.match == Match::Ambiguous ? m_totals.ambiguous : m_totals.origins);
            continue;
        }
        addStep(journey.hops[hop.parent], hop, journey.hops.back().time);
    }
    const Branches branches(m_places, journey);
    for (std::uint32_t at = 0; at < journey.hops.size(); ++at)
        m_ended[journey.hops[at].point] += branches.isLeaf(at) ? 1 : journey.hops[at].missing;
    addFlow(journey, branches);
}

void JourneyMeasures::addStep(const Hop &before, const Hop &hop, Timestamp now)
{
    m_forwards[m_places.into(before.point)] = true;
    const bool isOverGap = (hop.changes & OverGap) != 0;
    const std::uint64_t key =
        std::uint64_t{before.point} << 17 | std::uint64_t{hop.point} << 1 | (isOverGap ? 1 : 0);
    StepMeasure &step = m_steps[key];
    step.from = before.point;
    step.to = hop.point;
    step.isOverGap = isOverGap;
    step.path.duplicated += (hop.changes & Duplicated) != 0 ? 1 : 0;
    switch (hop.match) {
    case Match::Certain:
        ++step.certain;
        ++m_totals.certain;
        break;
    case Match::ByOrder:
        ++step.byOrder;
        ++m_totals.byOrder;
        break;
    default:
        ++step.ambiguous;
        ++m_totals.ambiguous;
        return;
    }
    step.path.add(before.time, hop.time, before.length, now,
                  m_places.resolution(before.point, hop.point));
}

std::uint32_t JourneyMeasures::mainLeaf(const Journey &journey, const Branches &branches) const
{
    for (std::uint32_t at = 0; at < journey.hops.size(); ++at) {
        const Hop &leaf = journey.hops[at];
        if (branches.isLeaf(at) && branches.areSeveral(at) && !branches.isBystander(journey, at) &&
            m_addresses.isDestination(m_flowTable.flow(journey.flow), m_places.into(leaf.point),
                                      journey.hops.front().destination, leaf.destination) == true)
            return at;
    }
    const std::uint32_t main = branches.main();
    for (const std::uint32_t leaf : branches.inOrder(main)) {
        const Hop &hop = journey.hops[leaf];
        if (!isForOthers(journey.flow, m_places.into(hop.point), hop.destination))
            return leaf;
    }
    return main;
}

std::uint32_t JourneyMeasures::wayEnd(const Journey &journey, const Branches &branches,
                                      std::uint32_t main) const
{
    const auto there = std::ranges::find(m_reached, m_places.into(journey.hops[main].point),
                                         &Branches::Reached::place);
    if (there == m_reached.end() || there->isWhole)
        return main;
    const auto hopsTo = [&journey](std::uint32_t hop) {
        std::size_t count = 0;
        for (; hop != Hop::NoParent; hop = journey.hops[hop].parent)
            ++count;
        return count;
    };
    std::uint32_t end = main;
    for (std::uint32_t at = 0; at < journey.hops.size(); ++at) {
        const bool isPieceEnd = branches.isLeaf(at) && branches.isMain(at);
        if ((isPieceEnd || journey.hops[at].missing != 0) && hopsTo(at) < hopsTo(end))
            end = at;
    }
    return end;
}

FlowMeasure &JourneyMeasures::flowOf(std::uint32_t number)
{
    if (number >= m_byNumber.size())
        m_byNumber.resize(std::size_t{number} + 1);
    FlowMeasure *&flow = m_byNumber[number];
    if (flow == nullptr)
        flow = &m_flows[number];
    return *flow;
}

void JourneyMeasures::addFlow(const Journey &journey, const Branches &branches)
{
    FlowMeasure &flow = flowOf(journey.flow);
    if (flow.packets++ == 0)
        m_addresses.learn(journey, m_flowTable.flow(journey.flow));
    flow.isToMany = flow.isToMany || journey.isToMany;
    flow.isTranslated = flow.isTranslated ||
                        std::any_of(journey.hops.begin(), journey.hops.end(), [](const Hop &each) {
                            return (each.changes & Translated) != 0;
                        });
    flow.destination = journey.hops.front().destination;
    flow.first = std::min(flow.first, journey.hops.front().time);
    flow.last = std::max(flow.last, journey.hops.front().time);
    const std::uint32_t main = mainLeaf(journey, branches);
    branches.findReached(m_places, journey, m_reached);
    flow.addWay(journey, wayEnd(journey, branches, main), m_places);
    for (const Branches::Reached &each : m_reached)
        addEnd(flow, journey, each, branches);
    bool isUnderWay = true;
    bool isUndecided = true;
    for (std::uint32_t at = 0; at < journey.hops.size(); ++at) {
        if (!branches.isLeaf(at) || branches.isBystander(journey, at))
            continue;
        const Hop &last = journey.hops[at];
        if (at != main && branches.areSeveral(at) &&
            isForOthers(journey.flow, m_places.into(last.point), last.destination))
            continue;
        const PlaceId into = m_places.into(last.point);
        const bool isUnseen = last.isForeign || m_horizon.isOutOfSight(last) ||
                              m_places.place(into).isOpen ||
                              (branches.isFlooded(at) && m_places.mayLeaveUnseen(last.point));
        const bool mayCome = m_horizon.isUnderWay(last) && !isUnseen;
        isUnderWay = isUnderWay && mayCome;
        isUndecided = isUndecided && (mayCome || isUnseen);
    }
    if (isUndecided)
        addUndecided(flow, isUnderWay);
}

void JourneyMeasures::addEnd(FlowMeasure &flow, const Journey &journey,
                             const Branches::Reached &reached, const Branches &branches)
{
    const Hop &hop = journey.hops[reached.leaf];
    auto end = std::ranges::find(flow.ends, reached.place, &FlowMeasure::End::place);
    if (end == flow.ends.end()) {
        if (flow.ends.size() == FlowMeasure::MaxEnds)
            return;
        flow.ends.push_back({reached.place, 0, 0, 0, hop.destination, {}});
        end = flow.ends.end() - 1;
    }
    end->furthest += branches.isFurthest(reached.leaf) ? 1 : 0;
    end->main += branches.isMain(reached.leaf) ? 1 : 0;
    if (!reached.isWhole)
        return;
    ++end->packets;
    FlowMeasure::Path *path = end->pathFrom(originOf(journey.hops.front()));
    if (path == nullptr)
        return;
    path->measure.duplicated += reached.copies;
    ++path->packets;
    if (hop.parent != Hop::NoParent && isSure(journey, reached.leaf))
        path->measure.add(journey.hops.front().time, hop.time, journey.hops.front().length,
                          journey.hops.back().time,
                          m_places.resolution(journey.hops.front().point, hop.point),
                          static_cast<std::uint16_t>(flow.wayTo(journey, reached.leaf)));
}

FlowMeasure::Origin JourneyMeasures::originOf(const Hop &first) const
{
    const PlaceId place = m_places.outOf(first.point);
    return {place, place == UnknownPlace ? first.point : PointId{0}};
}

bool JourneyMeasures::isBefore(const FlowMeasure &flow, const FlowMeasure::Origin &one,
                               const FlowMeasure::Origin &other) const
{
    return std::any_of(flow.ways.begin(), flow.ways.end(), [&](const FlowMeasure::Way &way) {
        bool isBehind = false;
        for (const PointId point : way.points) {
            Hop hop;
            hop.point = point;
            const FlowMeasure::Origin here = originOf(hop);
            if (isBehind && here == other)
                return true;
            isBehind = isBehind || here == one;
        }
        return false;
    });
}

const FlowMeasure::Path *JourneyMeasures::path(std::uint32_t flow) const
{
    const auto where = destination(flow);
    if (!where || where->end == nullptr)
        return nullptr;
    const FlowMeasure &of = m_flows.at(flow);
    const FlowMeasure::Path *whole = nullptr;
    for (const FlowMeasure::Path &each : where->end->paths) {
        if (whole == nullptr) {
            whole = &each;
            continue;
        }
        const bool isEarlier = isBefore(of, each.origin, whole->origin);
        const bool isLater = isBefore(of, whole->origin, each.origin);
        if (isEarlier != isLater ? isEarlier : each.packets > whole->packets)
            whole = &each;
    }
    return whole;
}

std::uint64_t JourneyMeasures::leftOut(std::uint32_t flow) const
{
    const FlowMeasure::Path *whole = path(flow);
    return whole == nullptr ? 0 : destination(flow)->end->packets - whole->packets;
}

/// Where a piece is missing it has not arrived.
void JourneyMeasures::addUndecided(FlowMeasure &flow, bool isUnderWay) const
{
    std::vector<PlaceId> places;
    for (const Branches::Reached &each : m_reached) {
        if (each.isWhole)
            places.push_back(each.place);
    }
    flow.addUndecided(std::move(places), isUnderWay);
}

void JourneyMeasures::decideLost(std::uint32_t flow, PlaceId place, bool isUnderWay,
                                 std::uint64_t packets)
{
    const auto found = m_flows.find(flow);
    if (found == m_flows.end())
        return;
    for (FlowMeasure::Undecided &each : found->second.undecided) {
        if (each.isUnderWay == isUnderWay && each.places.size() == 1 && each.places[0] == place)
            each.packets -= std::min(each.packets, packets);
    }
}

std::uint64_t JourneyMeasures::wayChanges(std::uint32_t flow) const
{
    return m_flows.at(flow).wayChanges(m_places);
}

std::vector<const StepMeasure *> JourneyMeasures::steps() const
{
    std::vector<const StepMeasure *> all;
    for (const auto &[key, step] : m_steps)
        all.push_back(&step);
    std::sort(all.begin(), all.end(), [](const StepMeasure *one, const StepMeasure *other) {
        return std::tuple(one->from, one->to, one->isOverGap) <
               std::tuple(other->from, other->to, other->isOverGap);
    });
    return all;
}

bool JourneyMeasures::forwards(PlaceId place) const
{
    const Place::Forwarding known = m_places.place(place).forwarding;
    return known == Place::Forwarding::Unknown ? m_forwards[place]
                                               : known != Place::Forwarding::Keeps;
}

/// No router sends on what is for an address that means something on its link only.
static bool isForNextRouter(const Flow &flow, const Place &place)
{
    return place.forwarding == Place::Forwarding::Routes && flow.isToLinkLocal();
}

std::optional<JourneyMeasures::Destination> JourneyMeasures::destination(std::uint32_t flow) const
{
    const auto found = m_flows.find(flow);
    if (found == m_flows.end() || found->second.isToMany || flow == FlowTable::Others)
        return {};
    const FlowMeasure &measure = found->second;
    // A NAT may have given it another source only.
    const bool isSentOn =
        measure.isTranslated && std::ranges::any_of(measure.ends, [&](const auto &end) {
            return end.destination != measure.destination;
        });
    const auto known = isSentOn ? std::nullopt : m_addresses.owner(m_flowTable.flow(flow));
    if (known && *known == UnknownPlace)
        return {};
    const PlaceId place = known.value_or(UnknownPlace);
    const FlowMeasure::End *best = nullptr;
    const FlowMeasure::End *atNat = nullptr;
    for (const FlowMeasure::End &end : measure.ends) {
        if (end.place == place && place != UnknownPlace)
            return Destination{place, &end, false};
        const bool isEnd = measure.isTranslated &&
                           m_addresses.isDestination(m_flowTable.flow(flow), end.place,
                                                     measure.destination, end.destination) == true;
        if (isEnd && end.destination != measure.destination)
            return Destination{end.place, &end, false};
        // A packet that a NAT did not send on is sent to its own address.
        atNat = isEnd ? &end : atNat;
        if (m_places.place(end.place).kind == Place::Kind::Wire)
            continue;
        // A frame that is not IP is for the next element.
        const bool mayBe = !forwards(end.place) ||
                           (!m_flowTable.flow(flow).isIp() && !m_places.switches(end.place)) ||
                           isForNextRouter(m_flowTable.flow(flow), m_places.place(end.place));
        // A bystander whose addresses are known, and this one is none of them.
        const bool isBystander =
            end.furthest == 0 || (end.main == 0 && m_places.hasAddress(end.place));
        if (mayBe && !isBystander && (best == nullptr || end.furthest > best->furthest))
            best = &end;
    }
    if (place != UnknownPlace)
        return Destination{place, nullptr, false};
    const bool isBehindNat =
        measure.isTranslated && best != nullptr && best->destination != measure.destination;
    if (atNat != nullptr && !isBehindNat)
        return Destination{atNat->place, atNat, false};
    if (best == nullptr)
        return {};
    return Destination{best->place, best, true};
}

std::uint64_t JourneyMeasures::lost(std::uint32_t flow) const
{
    const auto where = destination(flow);
    if (!where) {
        const auto found = m_flows.find(flow);
        return found == m_flows.end() ? 0
                                      : std::min(found->second.knownLost, found->second.packets);
    }
    const std::uint64_t settled = arrived(flow, *where) + underWay(flow) + outOfSight(flow);
    return m_flows.at(flow).packets - std::min(m_flows.at(flow).packets, settled);
}

std::uint64_t JourneyMeasures::arrived(std::uint32_t flow, const Destination &where) const
{
    std::uint64_t packets = 0;
    for (const FlowMeasure::End &end : m_flows.at(flow).ends) {
        if (end.place == where.place || isOtherDestination(flow, end.place, end.destination))
            packets += end.packets;
    }
    return packets;
}

/// Packets without ports or identifier, such as errors of ICMP, are one flow where a NAT has some
/// for itself and sends others on.
bool JourneyMeasures::isOtherDestination(std::uint32_t flow, PlaceId place,
                                         std::uint16_t came) const
{
    const auto found = m_flows.find(flow);
    if (found == m_flows.end() || !found->second.isTranslated || flow == FlowTable::Others ||
        m_flowTable.flow(flow).hasPorts())
        return false;
    return m_addresses.isDestination(m_flowTable.flow(flow), place, found->second.destination,
                                     came) == true;
}

bool JourneyMeasures::isForOthers(std::uint32_t flow, PlaceId place, std::uint16_t came) const
{
    if (m_places.place(place).kind != Place::Kind::Element || forwards(place))
        return false;
    const auto where = destination(flow);
    return where && where->place != place && !isOtherDestination(flow, place, came);
}

std::uint64_t JourneyMeasures::outOfSight(std::uint32_t flow) const
{
    return undecided(flow, false) + perhapsUnrecorded(flow);
}

void JourneyMeasures::setUnrecorded(const std::vector<std::uint64_t> &unrecorded)
{
    m_unrecordedAt.clear();
    for (std::size_t point = 0; point < unrecorded.size(); ++point) {
        const PlaceId place = m_places.outOf(static_cast<PointId>(point));
        if (unrecorded[point] != 0 && place != UnknownPlace)
            m_unrecordedAt[place] += unrecorded[point];
    }
}

std::uint64_t JourneyMeasures::perhapsUnrecorded(std::uint32_t flow) const
{
    const auto where = m_unrecordedAt.empty() ? std::nullopt : destination(flow);
    if (!where)
        return 0;
    const std::uint64_t settled = arrived(flow, *where) + underWay(flow) + undecided(flow, false);
    const FlowMeasure &measure = m_flows.at(flow);
    return std::min(perhapsUnrecorded(measure, *where),
                    measure.packets - std::min(measure.packets, settled));
}

std::uint64_t JourneyMeasures::perhapsUnrecorded(const FlowMeasure &flow,
                                                 const Destination &where) const
{
    std::uint64_t packets = 0;
    for (const FlowMeasure::End &end : flow.ends) {
        const auto unrecorded = m_unrecordedAt.find(end.place);
        if (end.place == where.place || unrecorded == m_unrecordedAt.end())
            continue;
        std::uint64_t settled = 0;
        for (const FlowMeasure::Undecided &each : flow.undecided) {
            if (std::find(each.places.begin(), each.places.end(), end.place) != each.places.end())
                settled += each.packets;
        }
        packets += std::min(end.packets - std::min(end.packets, settled), unrecorded->second);
    }
    return packets;
}

std::uint64_t JourneyMeasures::undecided(std::uint32_t flow, bool isUnderWay) const
{
    const auto found = m_flows.find(flow);
    if (found == m_flows.end() || found->second.isToMany || flow == FlowTable::Others)
        return 0;
    // Where nobody knows whom they are for, none has arrived.
    const auto where = destination(flow);
    std::uint64_t packets = 0;
    for (const FlowMeasure::Undecided &each : found->second.undecided) {
        const bool hasArrived = std::ranges::any_of(each.places, [&](PlaceId place) {
            const auto end = std::ranges::find(found->second.ends, place, &FlowMeasure::End::place);
            return where &&
                   (place == where->place || (end != found->second.ends.end() &&
                                              isOtherDestination(flow, place, end->destination)));
        });
        packets += hasArrived || each.isUnderWay != isUnderWay ? 0 : each.packets;
    }
    return packets;
}

std::uint64_t JourneyMeasures::underWay() const
{
    std::uint64_t packets = 0;
    for (const auto &[flow, measure] : m_flows)
        packets += underWay(flow);
    return packets;
}

} // namespace tomato::journeys
