// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/refusals.h"

#include "capture/journeys/networkheader.h"
#include "capture/journeys/packetkey.h"

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
    case 3:  // port unreachable: of a host its own, of a router what its filter answers
    case 9:  // network prohibited
    case 10: // host prohibited
    case 13: // communication prohibited
        return Refusal::Filtered;
    default:
        return {};
    }
}

/// Destination unreachable: RFC 4443.
std::optional<Refusal> refusalOfIcmpv6(std::uint8_t type, std::uint8_t code)
{
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

} // namespace

std::optional<std::pair<Flow, Refusal>> readRefusal(std::uint32_t linkType,
                                                    std::span<const char> frame)
{
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
    if (inside->hasPorts() && about.size() >= inside->headerBytes + 4) {
        flow.sourcePort = half(about, inside->headerBytes);
        flow.destinationPort = half(about, inside->headerBytes + 2);
    }
    return std::pair(flow, *refusal);
}

void Refusals::note(std::uint64_t packet, std::uint32_t linkType, std::span<const char> frame)
{
    if (m_noted.size() >= MaxKept || m_refusals.size() >= MaxKept)
        return;
    if (const auto refusal = readRefusal(linkType, frame))
        m_noted.emplace(packet, *refusal);
}

void Refusals::add(const Journey &journey)
{
    if (m_noted.empty())
        return;
    for (const Hop &hop : journey.hops) {
        const auto noted = m_noted.find(hop.packet);
        if (noted == m_noted.end())
            return; // Either all hops of a packet are such errors, or none is.
        const auto [flow, refusal] = noted->second;
        const PlaceId from = m_places.outOf(journey.hops.front().point);
        if (m_places.place(from).kind == Place::Kind::Element)
            m_refusals.insert_or_assign(
                {from, refusal == Refusal::Filtered ? filterKey(flow) : routeKey(flow)}, refusal);
        m_noted.erase(noted);
    }
}

std::optional<Refusal> Refusals::of(PlaceId place, const Flow &flow) const
{
    for (const std::string &key : {filterKey(flow), routeKey(flow)}) {
        if (const auto found = m_refusals.find({place, key}); found != m_refusals.end())
            return found->second;
    }
    return {};
}

} // namespace tomato::journeys
