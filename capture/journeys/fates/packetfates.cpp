// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/fates/packetfates.h"

#include "capture/journeys/branches.h"

#include "capture/journeys/packets/networkheader.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace tomato::journeys {

void PacketFates::add(const Journey &journey)
{
    // An error is handed out after the packet by as much as it was sent after it, and a little.
    constexpr Tick Settled = 3 * Refusals::MaxAfter / TickLength;
    const Branches branches(m_places, journey);
    for (std::uint32_t at = 0; at < journey.hops.size(); ++at) {
        if (branches.isLeaf(at))
            addEnd(journey, at, branches, 1);
        else if (journey.hops[at].missing != 0)
            addEnd(journey, at, branches, journey.hops[at].missing);
    }
    if (!m_waiting.empty())
        settle(tickOf(journey.hops.front().time) - Settled);
}

void PacketFates::addEnd(const Journey &journey, std::uint32_t at, const Branches &branches,
                         std::uint64_t packets)
{
    const Hop &last = journey.hops[at];
    Key key = keyOf(journey, at, branches);
    if (isOnWire(last) && m_effects->dependsOnQueue(last.point, last.time)) {
        m_undecided.insert(m_undecided.end(), packets, {last.time, key});
        countUndecided(MaxKeys);
        return;
    }
    if (!mayBeRefused(key)) {
        count(key, packets);
        return;
    }
    key.length = last.length;
    std::uint64_t &waiting = m_waiting[tickOf(last.time)][key];
    m_keysWaiting += waiting == 0 ? 1 : 0;
    waiting += packets;
}

/// Tells whether it may as well be that the packet was not recorded where it came next.
static bool isGuessed(Fate fate)
{
    return fate == Fate::LostByEmulation || fate == Fate::QueueFull || fate == Fate::LostOnWire ||
           fate == Fate::NotForwarded || fate == Fate::LostOnWireOrNotForwarded;
}

PacketFates::Key PacketFates::keyOf(const Journey &journey, std::uint32_t leaf,
                                    const Branches &branches) const
{
    const Hop &last = journey.hops[leaf];
    Key key;
    key.point = last.point;
    key.isLastTtl = journey.isIp && last.ttl <= 1;
    key.isBystander = branches.isLeaf(leaf) && branches.isBystander(journey, leaf);
    key.isForeign = last.isForeign;
    key.isCopy = branches.isLeaf(leaf) && branches.areSeveral(leaf);
    key.rank = key.isCopy ? branches.rank(leaf) : 0;
    key.isPiece = branches.pieces() > 1 || !branches.isLeaf(leaf);
    if (key.isCopy)
        key.ends.assign(branches.ends(leaf).begin(), branches.ends(leaf).end());
    key.isToMany = journey.isToMany;
    key.isIp = journey.isIp;
    key.isFromNat = last.destination == journey.hops.front().destination &&
                    std::ranges::any_of(journey.hops, [](const Hop &hop) {
                        return (hop.changes & Translated) != 0;
                    });
    key.isRecent = m_horizon.isUnderWay(last);
    key.isOutOfSight = m_horizon.isOutOfSight(last);
    key.isIfTranslated = m_horizon.isOutOfSightIfTranslated(last);
    key.isFlooded = branches.isFlooded(leaf);
    if (isOnWire(last))
        key.cause = m_effects->causeAt(last.point, last.time);
    else if (m_effects != nullptr && (key.isIp || key.isFlooded) && !key.isToMany)
        key.down =
            m_effects->downBehind(m_places, m_places.into(last.point), last.point, last.time);
    key.flow = journey.flow;
    const bool hasPorts = key.flow == FlowTable::Others || m_flows.flow(key.flow).hasPorts();
    key.came = hasPorts ? std::uint16_t{0} : last.destination;
    return key;
}

bool PacketFates::isOnWire(const Hop &last) const
{
    return m_effects != nullptr && m_places.isOntoWire(last.point);
}

bool PacketFates::mayBeRefused(const Key &key) const
{
    return m_refusals != nullptr && key.isIp && !key.isToMany && key.flow != FlowTable::Others &&
           m_places.place(m_places.into(key.point)).kind == Place::Kind::Element &&
           m_refusals->mayConcern(flowOf(key));
}

Flow PacketFates::flowOf(const Key &key) const
{
    const Flow &flow = m_flows.flow(key.flow);
    return key.isFromNat ? Refusals::fromAnybody(flow) : flow;
}

std::optional<Refusal> PacketFates::refusalOf(const Key &key, Tick tick) const
{
    const PlaceId into = m_places.into(key.point);
    return m_refusals->of(into, flowOf(key), tick * TickLength + TickLength / 2,
                          m_places.place(into).isOpen || key.isOutOfSight,
                          key.length - std::min<std::uint32_t>(key.length, EthernetBytes));
}

std::size_t PacketFates::HashOfKey::operator()(const Key &key) const
{
    const std::uint64_t hash = std::uint64_t{key.flow} << 48 | std::uint64_t{key.point} << 32 |
                               std::uint64_t{key.came} << 16 | key.length;
    return static_cast<std::size_t>(hash + key.rank);
}

void PacketFates::count(Key key, std::uint64_t packets)
{
    if (m_ended.size() >= MaxKeys)
        key.flow = FlowTable::Others;
    m_ended[key] += packets;
}

void PacketFates::countUndecided(std::size_t left)
{
    while (m_undecided.size() > left) {
        auto [time, key] = m_undecided.front();
        m_undecided.pop_front();
        key.cause = m_effects->causeAt(key.point, time);
        count(key, 1);
    }
}

void PacketFates::settle(Tick before)
{
    while (!m_waiting.empty() && (m_waiting.begin()->first < before || m_keysWaiting > MaxKeys)) {
        const auto &[tick, counts] = *m_waiting.begin();
        for (const auto &[key, packets] : inOrder(counts)) {
            Key settled = key;
            settled.refusal = refusalOf(key, tick);
            settled.length = 0;
            count(settled, packets);
        }
        m_keysWaiting -= counts.size();
        m_waiting.erase(m_waiting.begin());
    }
}

Fate PacketFates::fate(const JourneyMeasures &measures, const Journey &journey, std::uint32_t leaf,
                       const Branches &branches) const
{
    Key key = keyOf(journey, leaf, branches);
    const Hop &last = journey.hops[leaf];
    key.length = last.length;
    if (mayBeRefused(key))
        key.refusal = refusalOf(key, tickOf(last.time));
    const Fate what = fate(key, measures);
    const bool isUnseen = isGuessed(what) && m_allUnrecorded.contains(m_places.into(key.point));
    return isUnseen ? Fate::OutOfSight : what;
}

static Fate fateOf(WireEffects::Cause cause)
{
    switch (cause) {
    case WireEffects::Cause::Emulation:
        return Fate::LostByEmulation;
    case WireEffects::Cause::QueueFull:
        return Fate::QueueFull;
    case WireEffects::Cause::LinkDown:
        return Fate::LinkDown;
    case WireEffects::Cause::ElementDown:
        return Fate::EndDown;
    case WireEffects::Cause::Unknown:
        break;
    }
    return Fate::LostOnWire;
}

static Fate fateOf(Refusal refusal)
{
    switch (refusal) {
    case Refusal::NoRoute:
        return Fate::NoRoute;
    case Refusal::Filtered:
        return Fate::Filtered;
    case Refusal::NoAnswer:
        return Fate::ElementDown;
    case Refusal::TooBig:
        return Fate::TooBig;
    }
    return Fate::NotForwarded;
}

/// Flows may take other ways than those to the same address.
void PacketFates::learnWays(const JourneyMeasures &measures)
{
    for (const auto &[flow, measure] : measures.flows()) {
        if (flow == FlowTable::Others)
            continue;
        for (const FlowMeasure::Way &way : measure.ways) {
            for (const PointId each : way.points) {
                const PlaceId place = m_places.outOf(each);
                m_waysOfFlows[{place, flow}].insert(each);
                m_waysTo[{place, m_flows.flow(flow).destination}].insert(each);
            }
        }
    }
}

PacketFates::GoingOn PacketFates::goingOn(const Key &key) const
{
    GoingOn going;
    const PlaceId place = m_places.into(key.point);
    const std::set<PointId> *ways = nullptr;
    if (const auto found = m_waysOfFlows.find({place, key.flow}); found != m_waysOfFlows.end())
        ways = &found->second;
    else if (const auto others = key.flow == FlowTable::Others
                                     ? m_waysTo.end()
                                     : m_waysTo.find({place, m_flows.flow(key.flow).destination});
             others != m_waysTo.end())
        ways = &others->second;
    if (ways == nullptr)
        return going;
    for (const PointId each : *ways) {
        const auto down = std::ranges::find(key.down, each, &WireEffects::Down::point);
        const bool isDown = down != key.down.end();
        going.isByDown = going.isByDown || isDown;
        going.isByStopped = going.isByStopped || (isDown && down->isOfElement);
        going.isOtherwise = going.isOtherwise || !isDown;
    }
    return going;
}

Fate PacketFates::downFate(const Key &key, const GoingOn &going)
{
    const bool isStopped = going.isByDown
                               ? going.isByStopped
                               : std::ranges::all_of(key.down, &WireEffects::Down::isOfElement);
    return isStopped ? Fate::ElementDown : Fate::NextLinkDown;
}

/// Returns the fate of a packet that an element refused. Where the link was down by which the flow
/// goes on at other times, or any link where the flow never went on, the link is why nobody
/// answers.
Fate PacketFates::refusedFate(const Key &key, Refusal refusal) const
{
    if (refusal != Refusal::NoAnswer || key.down.empty())
        return fateOf(refusal);
    const GoingOn going = goingOn(key);
    return going.isByDown || !going.isOtherwise ? downFate(key, going) : Fate::ElementDown;
}

/// An element says nothing while it still asks for the next address, and little at a time. A flow
/// that has another way may have taken that.
Fate PacketFates::silentFate(const Key &key) const
{
    if (m_places.point(key.point).moment == Moment::Sent)
        return Fate::LostOnWireOrNotForwarded;
    if (key.down.empty())
        return Fate::NotForwarded;
    const GoingOn going = goingOn(key);
    return going.isByDown && !going.isOtherwise ? downFate(key, going) : Fate::NotForwarded;
}

/// A hub or a switch had no other link for it than those of bystanders: if all of its links are
/// known, one that was down.
Fate PacketFates::floodedFate(const Key &key) const
{
    if (m_places.mayLeaveUnseen(key.point) || key.isOutOfSight)
        return Fate::OutOfSight;
    if (key.isRecent)
        return Fate::UnderWay;
    const GoingOn going = goingOn(key);
    const bool isDown = !key.down.empty() && (going.isByDown || !going.isOtherwise);
    return isDown ? downFate(key, going) : Fate::NotForwarded;
}

Fate PacketFates::fate(const Key &key, const JourneyMeasures &measures) const
{
    const PlaceId into = m_places.into(key.point);
    const Place &place = m_places.place(into);
    if (key.isBystander)
        return Fate::Unneeded;
    // Whether this copy came says nothing: the one for whom the packet is got it unseen.
    if (key.isForeign)
        return Fate::OutOfSight;
    if (key.isFlooded)
        return floodedFate(key);
    if (place.kind == Place::Kind::Wire) {
        const bool isForOther =
            key.isCopy && !isMain(key, measures) &&
            measures.isForOthers(key.flow, m_places.receiver(key.point), key.came);
        if (isForOther)
            return Fate::Unneeded;
        if (key.isOutOfSight)
            return Fate::OutOfSight;
        return key.isRecent ? Fate::UnderWay : fateOf(key.cause);
    }
    if (place.kind == Place::Kind::Unknown)
        return Fate::OutOfSight;
    if (key.isToMany)
        return Fate::Arrived;
    const auto destination = measures.destination(key.flow);
    if (destination && destination->place == into)
        return Fate::Arrived;
    if (measures.isOtherDestination(key.flow, into, key.came))
        return Fate::Arrived;
    // Where nobody knows whose an address is, none of those that got a frame is a bystander.
    const bool isOwnPerhaps = destination && destination->isGuessed && !key.isIp &&
                              (place.forwarding == Place::Forwarding::Keeps ||
                               place.forwarding == Place::Forwarding::Routes);
    if (isOwnPerhaps)
        return Fate::Arrived;
    const bool hasArrived =
        destination && std::ranges::find(key.ends, destination->place) != key.ends.end();
    if (key.isCopy && (hasArrived || !isMain(key, measures)))
        return Fate::Unneeded;
    // Nobody knows whom those are for that are not told apart. What a host gets stays there.
    const bool isOfOthers = key.flow == FlowTable::Others;
    if (isOfOthers && place.forwarding == Place::Forwarding::Keeps)
        return Fate::Arrived;
    // Frames that are not IP are for the next element.
    if (!key.isIp)
        return Fate::Arrived;
    // Switches and hubs leave the TTL as it is.
    if (key.isLastTtl && !m_places.switches(into) && measures.forwards(into))
        return Fate::TtlExpired;
    if (key.refusal)
        return refusedFate(key, *key.refusal);
    if (mayBeUnseen(key))
        return Fate::OutOfSight;
    if (key.isRecent)
        return Fate::UnderWay;
    if (isOfOthers)
        return Fate::OutOfSight;
    return silentFate(key);
}

bool PacketFates::mayBeUnseen(const Key &key) const
{
    const PlaceId into = m_places.into(key.point);
    // What is under way may be unseen as well.
    if (m_places.place(into).isOpen || !key.isIfTranslated || key.isRecent)
        return m_places.place(into).isOpen || key.isOutOfSight;
    return m_translators == nullptr || !m_translators->keepsAddresses(into, key.flow);
}

bool PacketFates::isMain(const Key &key, const JourneyMeasures &measures) const
{
    if (!key.isCopy)
        return true;
    const auto destination = measures.destination(key.flow);
    const auto first = [&](const auto &fits) { return std::ranges::find_if(key.ends, fits); };
    auto own = first([&](PlaceId place) {
        return (destination && destination->place == place) ||
               measures.isOtherDestination(key.flow, place, key.came);
    });
    if (own == key.ends.end() && destination)
        own = first([&](PlaceId place) { return m_places.endOf(place) == destination->place; });
    if (own == key.ends.end())
        own =
            first([&](PlaceId place) { return !measures.isForOthers(key.flow, place, key.came); });
    return key.rank ==
           (own == key.ends.end() ? 0 : static_cast<std::uint32_t>(own - key.ends.begin()));
}

void PacketFates::tellLosses(JourneyMeasures &measures)
{
    if (std::exchange(m_areTold, true))
        return;
    for (const auto &[key, packets] : m_ended) {
        if (!isMain(key, measures) || !isLoss(fate(key, measures)))
            continue;
        const PlaceId into = m_places.into(key.point);
        const bool isUnseen = key.isOutOfSight || key.isForeign || m_places.place(into).isOpen ||
                              (key.isFlooded && m_places.mayLeaveUnseen(key.point));
        if (!measures.destination(key.flow))
            measures.addLost(key.flow, packets);
        if (!key.isCopy && !key.isPiece && (isUnseen || key.isRecent))
            measures.decideLost(key.flow, into, !isUnseen, packets);
    }
}

std::vector<PacketFates::Row> PacketFates::rows(JourneyMeasures &measures,
                                                const std::vector<std::uint64_t> &unrecorded)
{
    std::map<PlaceId, std::uint64_t> unrecordedAt;
    for (std::size_t point = 0; point < unrecorded.size(); ++point)
        unrecordedAt[m_places.outOf(static_cast<PointId>(point))] += unrecorded[point];
    learnWays(measures);
    settle(std::numeric_limits<Tick>::max());
    countUndecided(0);
    std::map<PlaceId, std::uint64_t> guessedAt;
    for (const auto &[key, packets] : m_ended)
        guessedAt[m_places.into(key.point)] += isGuessed(fate(key, measures)) ? packets : 0;
    for (const auto &[place, packets] : unrecordedAt) {
        if (packets != 0 && guessedAt[place] <= packets)
            m_allUnrecorded.insert(place);
    }
    struct Sum
    {
        std::map<std::uint32_t, std::uint64_t> flows;
        std::uint64_t copies = 0;
    };
    std::map<std::pair<PointId, Fate>, Sum> sums;
    const auto add = [&](const Key &key, Fate what, std::uint64_t packets) {
        if (packets == 0)
            return;
        Sum &sum = sums[{key.point, what}];
        sum.flows[key.flow] += packets;
        sum.copies += isMain(key, measures) ? 0 : packets;
    };
    for (const auto &[key, packets] : inOrder(m_ended)) {
        const Fate what = fate(key, measures);
        std::uint64_t &left = unrecordedAt[m_places.into(key.point)];
        const std::uint64_t unseen = isGuessed(what) ? std::min(packets, left) : 0;
        left -= unseen;
        add(key, what, packets - unseen);
        add(key, Fate::OutOfSight, unseen);
    }
    tellLosses(measures);
    std::vector<Row> rows;
    for (const auto &[ending, sum] : sums) {
        Row &row = rows.emplace_back();
        row.point = ending.first;
        row.fate = ending.second;
        row.copies = sum.copies;
        row.flows = sum.flows.size();
        std::uint64_t most = 0;
        for (const auto &[flow, packets] : sum.flows) {
            row.packets += packets;
            row.flow = packets > most ? flow : row.flow;
            most = std::max(most, packets);
        }
    }
    return rows;
}

Lost lostOf(const std::vector<PacketFates::Row> &rows)
{
    Lost lost;
    for (const PacketFates::Row &row : rows) {
        if (!isLoss(row.fate))
            continue;
        lost.packets += row.packets - row.copies;
        lost.copies += row.copies;
    }
    return lost;
}

} // namespace tomato::journeys
