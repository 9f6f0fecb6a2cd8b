// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/fates/refusals.h"

#include "capture/journeys/packets/networkheader.h"
#include "capture/journeys/packets/packetkey.h"

#include <algorithm>

namespace tomato::journeys {

namespace {

constexpr std::uint32_t LinkTypeBareIp = 101;
constexpr std::size_t IcmpHeaderBytes = 8;

/// Destination unreachable: RFC 792, RFC 1812.
std::optional<Refusal> refusalOfIcmp(std::uint8_t type, std::uint8_t code)
{
    if (type != 3)
        return {};
    switch (code) {
    case 0:  // network unreachable
    case 5:  // source route failed
    case 6:  // network unknown
    case 7:  // host unknown
    case 11: // network unreachable for this type of service
    case 12: // host unreachable for it
        return Refusal::NoRoute;
    case 1: // host unreachable
        return Refusal::NoAnswer;
    case 4: // fragmentation needed
        return Refusal::TooBig;
    case 3:  // port unreachable: of a host its own, of a router what its filter answers
    case 9:  // network prohibited
    case 10: // host prohibited
    case 13: // communication prohibited
        return Refusal::Filtered;
    default:
        return {};
    }
}

/// Packet too big, and destination unreachable: RFC 4443.
std::optional<Refusal> refusalOfIcmpv6(std::uint8_t type, std::uint8_t code)
{
    if (type == 2)
        return Refusal::TooBig;
    if (type != 1)
        return {};
    switch (code) {
    case 0: // no route
        return Refusal::NoRoute;
    case 3: // address unreachable
        return Refusal::NoAnswer;
    case 1: // prohibited
    case 4: // port unreachable
    case 5: // source address failed policy
    case 6: // reject route
        return Refusal::Filtered;
    default:
        return {};
    }
}

std::string bytesOf(const Flow &flow)
{
    return {reinterpret_cast<const char *>(&flow), sizeof flow};
}

/// A route is for all packets between two addresses.
std::string routeKey(Flow flow)
{
    flow.protocol = 0;
    flow.sourcePort = flow.destinationPort = 0;
    return bytesOf(flow);
}

/// A filter may be for one service; the port of who uses it differs each time.
std::string filterKey(Flow flow)
{
    flow.sourcePort = 0;
    return bytesOf(flow);
}

bool isOfRoute(Refusal refusal)
{
    return refusal == Refusal::NoRoute || refusal == Refusal::NoAnswer;
}

/// Returns the keys under which a refusal of this flow is found. Routes by rules and by one of
/// several next hops are for some flows of a pair: those that errors quote are refused also while
/// others are sent on.
std::vector<std::string> keysOf(const Flow &flow, Refusal refusal)
{
    if (refusal == Refusal::Filtered)
        return {filterKey(flow)};
    if (!isOfRoute(refusal) || bytesOf(flow) == routeKey(flow))
        return {routeKey(flow)};
    return {routeKey(flow), bytesOf(flow)};
}

/// How long a packet may be: RFC 1191, RFC 4443.
std::uint32_t mostBytesOf(const NetworkHeader &header, Bytes icmp)
{
    const std::uint32_t upper = header.protocol == NetworkHeader::Icmpv6 ? half(icmp, 4) : 0;
    return upper << 16 | half(icmp, 6);
}

} // namespace

/// Tells quickly of most packets that they are no ICMP.
static bool isSurelyOther(std::uint32_t linkType, std::span<const char> frame)
{
    constexpr std::size_t Ipv4Protocol = 23;
    constexpr std::size_t Ipv6NextHeader = 20;
    constexpr char Tcp = 6;
    constexpr char Udp = 17;
    if (linkType != LinkTypeEthernet || frame.size() <= Ipv4Protocol)
        return false;
    const auto isOther = [](char protocol) { return protocol == Tcp || protocol == Udp; };
    if (frame[12] == '\x08' && frame[13] == '\0')
        return isOther(frame[Ipv4Protocol]);
    return frame[12] == '\x86' && frame[13] == '\xdd' && isOther(frame[Ipv6NextHeader]);
}

std::optional<Refused> readRefusal(std::uint32_t linkType, std::span<const char> frame)
{
    if (isSurelyOther(linkType, frame))
        return {};
    const LinkHeader link = readLinkHeader(
        linkType, Bytes(reinterpret_cast<const std::uint8_t *>(frame.data()), frame.size()));
    const auto header = readNetworkHeader(link.etherType, link.payload);
    if (!header || !header->isIcmp() || header->isFragment ||
        link.payload.size() < header->headerBytes + IcmpHeaderBytes)
        return {};
    const Bytes icmp = link.payload.subspan(header->headerBytes);
    const auto refusal = header->protocol == NetworkHeader::Icmp
                             ? refusalOfIcmp(icmp[0], icmp[1])
                             : refusalOfIcmpv6(icmp[0], icmp[1]);
    if (!refusal)
        return {};
    const Bytes about = icmp.subspan(IcmpHeaderBytes);
    const std::span<const char> packet(reinterpret_cast<const char *>(about.data()), about.size());
    Flow flow = readPacketKey(LinkTypeBareIp, packet).flow;
    const auto inside = readNetworkHeader(flow.etherType, about);
    if (!inside)
        return {};
    // An error need not hold more of TCP than the ports.
    const bool hasTransport = !inside->isFragment || inside->isFirstFragment;
    if (hasTransport && inside->hasPorts() && about.size() >= inside->headerBytes + 4) {
        flow.sourcePort = half(about, inside->headerBytes);
        flow.destinationPort = half(about, inside->headerBytes + 2);
    }
    const std::size_t addressBytes = header->version == 4 ? 4 : 16;
    return Refused{flow,
                   *refusal,
                   {header->source.begin(), header->source.begin() + addressBytes},
                   *refusal == Refusal::TooBig ? mostBytesOf(*header, icmp) : 0};
}

void Refusals::note(std::uint64_t packet, const Refused &refused)
{
    if (m_noted.size() >= MaxKept)
        return;
    m_noted.emplace(packet, refused);
    if (m_concerned.size() < MaxKept)
        for (const Flow &flow : {refused.flow, fromAnybody(refused.flow)})
            for (std::string &key : keysOf(flow, refused.refusal))
                m_concerned.insert(std::move(key));
}

void Refusals::add(const Journey &journey)
{
    if (m_noted.empty())
        return;
    for (const Hop &hop : journey.hops) {
        const auto noted = m_noted.find(hop.packet);
        if (noted == m_noted.end())
            break; // Either all hops of a packet are such errors, or none is.
        const Refused &said = noted->second;
        const PlaceId from = m_places.outOf(journey.hops.front().point);
        // It was said once, however often it was seen.
        if (&hop == &journey.hops.front() && isOwn(said, from, hop))
            for (const Flow &flow : {said.flow, fromAnybody(said.flow)})
                for (std::string &key : keysOf(flow, said.refusal))
                    keep({from, std::move(key)}, hop.time, said);
        m_noted.erase(noted);
    }
    if (m_kept >= MaxKept)
        forgetOldest();
}

bool Refusals::isOwn(const Refused &said, PlaceId from, const Hop &first) const
{
    const Place &place = m_places.place(from);
    if (place.kind != Place::Kind::Element)
        return false;
    if (const auto owner = m_places.owner(said.sender))
        return *owner == from;
    return !place.isOpen || isFromSender(place, first);
}

void Refusals::keep(const PlaceAndKey &about, Timestamp time, const Refused &refused)
{
    Said &kept = said(m_refusals[about], time, refused);
    kept.until = Timestamp::max();
    const auto forwarded = m_forwarded.find(about);
    if (forwarded == m_forwarded.end())
        return;
    for (const auto &[came, left] : forwarded->second)
        kept.limit(came, left);
}

Refusals::Said &Refusals::said(std::vector<Said> &history, Timestamp time, const Refused &refused)
{
    const auto next =
        std::upper_bound(history.begin(), history.end(), time,
                         [](Timestamp when, const Said &each) { return when < each.first; });
    if (next != history.begin()) {
        Said &before = *std::prev(next);
        if (before.refusal == refused.refusal && before.mostBytes == refused.mostBytes &&
            time <= before.last + Pause) {
            before.last = std::max(before.last, time);
            return before;
        }
    }
    ++m_kept;
    Said made;
    made.first = made.last = time;
    made.refusal = refused.refusal;
    made.mostBytes = refused.mostBytes;
    return *history.insert(next, made);
}

bool Refusals::mayBeOfRoute(std::uint32_t number, const FlowTable &flows)
{
    if (m_ofRouteFor != m_concerned.size()) {
        m_ofRoute.clear();
        m_ofRouteFor = m_concerned.size();
    }
    if (m_ofRoute.size() <= number)
        m_ofRoute.resize(flows.size(), Concern::Unknown);
    Concern &concern = m_ofRoute[number];
    if (concern == Concern::Unknown) {
        const Flow &flow = flows.flow(number);
        concern = m_concerned.size() >= MaxKept || m_concerned.contains(routeKey(flow)) ||
                          m_concerned.contains(routeKey(fromAnybody(flow)))
                      ? Concern::Yes
                      : Concern::No;
    }
    return concern == Concern::Yes;
}

/// Behind a NAT elements know the packets of a flow as from anybody: see PacketFates.
static bool isFromNat(const Journey &journey, std::uint32_t hop)
{
    if (journey.hops[hop].destination != journey.hops.front().destination)
        return false;
    for (; hop != Hop::NoParent; hop = journey.hops[hop].parent) {
        if ((journey.hops[hop].changes & Translated) != 0)
            return true;
    }
    return false;
}

void Refusals::addForwarded(const Journey &journey, const FlowTable &flows)
{
    if (m_concerned.empty() || !journey.isIp || journey.flow == FlowTable::Others ||
        !mayBeOfRoute(journey.flow, flows))
        return;
    for (const Hop &hop : journey.hops) {
        if (hop.parent == Hop::NoParent || (hop.changes & OverGap) != 0)
            continue;
        const Hop &before = journey.hops[hop.parent];
        const PlaceId place = m_places.outOf(hop.point);
        if (m_places.place(place).kind != Place::Kind::Element)
            continue;
        const auto [last, isFirst] =
            m_forwardedLast.try_emplace(std::uint64_t{journey.flow} << 32 | place, before.time);
        if (!isFirst && before.time >= last->second && before.time - last->second < Unsure)
            continue;
        last->second = before.time;
        const Flow &own = flows.flow(journey.flow);
        const Flow flow = isFromNat(journey, hop.parent) ? fromAnybody(own) : own;
        for (std::string &key : keysOf(flow, Refusal::NoRoute))
            if (m_concerned.size() >= MaxKept || m_concerned.contains(key))
                noteForwarded({place, std::move(key)}, before.time, hop.time);
    }
    if (m_forwardedKept > MaxKept || m_forwardedLast.size() > MaxKept) {
        m_forwarded.clear();
        m_forwardedLast.clear();
        m_forwardedKept = 0;
    }
}

void Refusals::noteForwarded(const PlaceAndKey &about, Timestamp came, Timestamp left)
{
    Forwarded &forwarded = m_forwarded[about];
    m_forwardedKept += forwarded.emplace(came, left).second ? 1 : 0;
    while (forwarded.begin()->first + MaxForwarded < came) {
        forwarded.erase(forwarded.begin());
        --m_forwardedKept;
    }
    const auto history = m_refusals.find(about);
    if (history == m_refusals.end())
        return;
    for (auto each = history->second.rbegin();
         each != history->second.rend() && each->last + MaxForwarded >= came; ++each)
        each->limit(came, left);
}

void Refusals::forgetOldest()
{
    std::vector<Timestamp> times;
    for (const auto &[key, history] : m_refusals) {
        for (const Said &each : history)
            times.push_back(each.last);
    }
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    for (auto at = m_refusals.begin(); at != m_refusals.end();) {
        m_kept -= std::erase_if(at->second, [&](const Said &each) { return each.last <= *middle; });
        at = at->second.empty() ? m_refusals.erase(at) : std::next(at);
    }
}

Timestamp Refusals::mostApart(const Said &said, Timestamp time, bool mayGoOn)
{
    if (mayGoOn)
        return MaxUnseen;
    if (time < said.first)
        return said.refusal == Refusal::NoAnswer ? MaxBeforeNoAnswer : MaxBefore;
    return MaxAfter;
}

std::optional<Refusal> Refusals::of(PlaceId place, const Flow &flow, Timestamp time, bool mayGoOn,
                                    std::uint32_t bytes) const
{
    std::optional<Refusal> nearest;
    Timestamp least = MaxAfter + Timestamp(1);
    for (const std::string &key : {filterKey(flow), routeKey(flow), bytesOf(flow)}) {
        const auto found = m_refusals.find({place, key});
        if (found == m_refusals.end())
            continue;
        for (const Said &each : found->second) {
            const Timestamp apart =
                std::max({each.first - time, time - each.last, Timestamp::zero()});
            if (apart >= least || apart > mostApart(each, time, mayGoOn) || !each.isFor(bytes) ||
                !each.heldAt(time))
                continue;
            least = apart;
            nearest = each.reason();
        }
    }
    return nearest;
}

Flow Refusals::fromAnybody(Flow flow)
{
    flow.source = {};
    flow.sourcePort = 0;
    return flow;
}

bool Refusals::mayConcern(const Flow &flow) const
{
    return !m_concerned.empty() &&
           (m_concerned.size() >= MaxKept || m_concerned.contains(filterKey(flow)) ||
            m_concerned.contains(routeKey(flow)));
}

} // namespace tomato::journeys
