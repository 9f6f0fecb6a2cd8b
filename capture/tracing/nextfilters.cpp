// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/nextfilters.h"

#include "capture/tracing/surefilter.h"

#include <algorithm>
#include <array>
#include <set>

namespace tomato::journeys {

namespace {

/// Collects what a hop may change of a frame.
class Changes final
{
public:
    void add(std::size_t from, std::size_t bytes)
    {
        m_ranges[m_count++] = {EthernetBytes + from, EthernetBytes + from + bytes};
    }
    void addMacs() { m_ranges[m_count++] = {0, 12}; }
    void addRest(std::size_t from) { m_ranges[m_count++] = {EthernetBytes + from, SIZE_MAX}; }
    void addAll() { m_ranges[m_count++] = {0, SIZE_MAX}; }
    std::span<const UnsureBytes> ranges() const { return {m_ranges.data(), m_count}; }

private:
    std::array<UnsureBytes, 12> m_ranges{};
    std::size_t m_count = 0;
};

/// A packet of IP in a frame without tags.
struct Packet
{
    Bytes bytes;
    std::uint16_t etherType = 0;
    NetworkHeader header;
};

std::optional<Packet> readPacket(Bytes frame)
{
    if (frame.size() < EthernetBytes)
        return {};
    // Behind a tag everything stands elsewhere, and an element may take it off.
    const std::uint16_t etherType = half(frame, 12);
    const Bytes bytes = frame.subspan(EthernetBytes);
    const auto header = readNetworkHeader(etherType, bytes);
    return header ? std::optional(Packet{bytes, etherType, *header}) : std::nullopt;
}

/// A router sends on what is IP, with or without tags.
bool isForNextElement(Bytes frame)
{
    const LinkHeader header = readLinkHeader(LinkTypeEthernet, frame);
    return header.payload.size() + EthernetBytes == frame.size() &&
           header.etherType != EtherTypeIpv4 && header.etherType != EtherTypeIpv6;
}

/// What a tunnel carries comes out of it as another packet.
bool mayBeTunnel(const NetworkHeader &header)
{
    return header.protocol == NetworkHeader::IpInIp || header.protocol == NetworkHeader::Ipv6InIp ||
           header.protocol == NetworkHeader::Gre;
}

/// Tells whether a link that takes no longer ones may have it cut to pieces: any link takes as much
/// as each host has to take (RFC 791).
bool mayBeCut(const Packet &packet)
{
    constexpr std::uint32_t SurelyWhole = 576;
    constexpr std::uint8_t DontFragment = 0x40;
    return packet.header.version == 4 && packet.header.totalBytes > SurelyWhole &&
           (packet.bytes[6] & DontFragment) == 0;
}

Changes changesByRouter(const Packet &packet)
{
    Changes changes;
    changes.addMacs();
    if (packet.header.version == 4) {
        if (mayBeCut(packet)) {
            changes.add(2, 2);
            changes.add(6, 2);
        }
        changes.add(1, 1);
        changes.add(8, 1);
        changes.add(10, 2);
        changes.add(20, packet.header.headerBytes - 20);
    } else {
        changes.add(0, 2);
        changes.add(7, 1);
        // Segment routing changes the destination and its own header.
        if (packet.header.headerBytes > 40 && !packet.header.isFragment)
            changes.add(24, packet.header.headerBytes - 24);
    }
    return changes;
}

/// Also by a NAT: it may send what is for an address of its own, or of nobody who is known, to
/// another one, and the first (`isForIt`) to another port.
Changes changesByNat(const Packet &packet, bool isForOther, bool isForIt)
{
    Changes changes = changesByRouter(packet);
    const std::size_t addresses = packet.header.version == 4 ? 12 : 8;
    const std::size_t bytes = packet.header.version == 4 ? 4 : 16;
    changes.add(addresses, isForOther ? bytes : 2 * bytes);
    if (packet.header.isFragment && !packet.header.isFirstFragment)
        return changes;
    const std::size_t transport = packet.header.headerBytes;
    if (packet.header.hasPorts())
        changes.add(transport, isForIt ? 4 : 2);
    switch (packet.header.protocol) {
    case NetworkHeader::Tcp:
        changes.add(transport + 16, 2);
        break;
    case NetworkHeader::Udp:
        changes.add(transport + 6, 2);
        break;
    case NetworkHeader::Icmp:
    case NetworkHeader::Icmpv6:
        // The checksum, the identifier of an echo, and what an error quotes.
        changes.addRest(transport + 2);
        break;
    default:
        break;
    }
    return changes;
}

bool passes(const bpf_program &filter, std::span<const char> frame, std::uint32_t original)
{
    pcap_pkthdr header = {};
    header.caplen = static_cast<bpf_u_int32>(frame.size());
    header.len = original;
    return pcap_offline_filter(&filter, &header,
                               reinterpret_cast<const unsigned char *>(frame.data())) != 0;
}

} // namespace

NextFilters::NextFilters(const Places &places, const std::vector<capture::MergeSource> &sources,
                         const std::vector<std::vector<PointId>> &points)
    : m_places(&places)
{
    std::vector<std::set<std::string>> filters(places.points().size());
    bool areThere = false;
    for (std::size_t source = 0; source < sources.size(); ++source) {
        for (std::size_t interface = 0; interface < points[source].size(); ++interface) {
            const std::string &filter = sources[source].interfaces()[interface].filter;
            filters[points[source][interface]].insert(filter);
            areThere = areThere || !filter.empty();
        }
    }
    if (!areThere)
        return;
    std::map<PlaceId, std::set<std::string>> filtersBehind;
    for (std::size_t point = 0; point < filters.size(); ++point)
        filtersBehind[places.outOf(static_cast<PointId>(point))].insert(filters[point].begin(),
                                                                        filters[point].end());
    m_behind.resize(filters.size());
    for (std::size_t point = 0; point < filters.size(); ++point) {
        const PlaceId into = places.into(static_cast<PointId>(point));
        if (into == UnknownPlace)
            continue;
        std::set<std::string> behind = filtersBehind[into];
        behind.erase("");
        const bool isElement = places.place(into).kind == Place::Kind::Element;
        m_areBehindElements = m_areBehindElements || (isElement && !behind.empty());
        // A packet that was seen here has passed the filter of this recording, and looks the same
        // at the far end of the wire.
        if (!isElement && filters[point].size() == 1)
            behind.erase(*filters[point].begin());
        for (const std::string &each : behind)
            m_behind[point].push_back(compiled(each));
    }
}

/// A file may say anything, and a long filter may take long.
const bpf_program *NextFilters::compiled(const std::string &filter)
{
    constexpr std::size_t MaxFilter = 512;
    auto known = m_filters.find(filter);
    if (known == m_filters.end()) {
        capture::FilterProgram program;
        if (filter.size() <= MaxFilter) {
            if (auto made = capture::compileFilter(filter))
                program = std::move(*made);
        }
        known = m_filters.emplace(filter, std::move(program)).first;
    }
    return known->second.get();
}

NextFilters::Sight NextFilters::look(PointId point, std::span<const char> frame,
                                     std::uint32_t original, bool isTunnelled) const
{
    const Behind &behind = m_behind[point];
    const PlaceId into = m_places->into(point);
    const Place &place = m_places->place(into);
    if (std::ranges::find(behind, nullptr) != behind.end())
        return {true, false};
    const Bytes bytes(reinterpret_cast<const std::uint8_t *>(frame.data()), frame.size());
    const bool isKept = place.kind == Place::Kind::Wire ||
                        place.forwarding == Place::Forwarding::Switches ||
                        place.forwarding == Place::Forwarding::Floods;
    if (isKept || isForNextElement(bytes))
        return {!std::ranges::all_of(
                    behind, [&](const auto *each) { return passes(*each, frame, original); }),
                false};
    const auto takenBehind = [&](const Changes &changes) {
        return std::ranges::all_of(behind, [&](const auto *each) {
            return surelyTakes(*each, bytes, original, changes.ranges());
        });
    };
    const auto packet = readPacket(bytes);
    const auto owner = packet ? ownerOf(packet->header) : std::nullopt;
    const bool isForOther = owner && *owner != into;
    if (!packet || (!isForOther && (isTunnelled || mayBeTunnel(packet->header)))) {
        Changes all;
        all.addAll();
        return {!takenBehind(all), false};
    }
    if (takenBehind(changesByNat(*packet, isForOther, owner == into)))
        return {};
    const bool isSeen = takenBehind(changesByRouter(*packet));
    return {!isSeen, isSeen};
}

std::optional<PlaceId> NextFilters::ownerOf(const NetworkHeader &header) const
{
    const std::size_t bytes = header.version == 4 ? 4 : 16;
    return m_places->owner({header.destination.begin(), header.destination.begin() + bytes});
}

} // namespace tomato::journeys
