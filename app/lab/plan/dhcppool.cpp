// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/plan/dhcppool.h"

#include "app/lab/plan/attributes.h"
#include "app/topology/attributes/dhcp.h"
#include "app/topology/segments.h"

#include <sys/socket.h>

#include <algorithm>
#include <cstdint>
#include <set>

namespace tomato::lab {

namespace {

// They go into one line of shell, which the kernel limits to 128 KiB.
constexpr std::size_t MaxRanges = 256;
constexpr std::size_t MaxLeases = 1024;

std::uint32_t number(const IpAddress &address)
{
    std::uint32_t bits = 0;
    for (const std::size_t byte : {0U, 1U, 2U, 3U})
        bits = bits << 8 | address.bytes[byte];
    return bits;
}

IpAddress address(std::uint32_t number)
{
    IpAddress address;
    address.family = AF_INET;
    for (const unsigned byte : {0U, 1U, 2U, 3U})
        address.bytes[byte] = static_cast<std::uint8_t>(number >> (24 - 8 * byte));
    return address;
}

/// Returns the addresses that interfaces have by their attributes, wherever they are: the same
/// address twice would only confuse.
std::set<std::uint32_t> writtenAddresses(const topology::Topology &topology)
{
    std::set<std::uint32_t> written;
    for (const auto &[id, element] : topology.elements()) {
        const auto found = interfaceAddress(element, AF_INET);
        if (found && *found && !topology::usesDhcp(element))
            written.insert(number((*found)->address));
    }
    return written;
}

topology::Segment segmentOf(const topology::Topology &topology, const ElementId &server)
{
    for (const topology::Segment &segment : topology::findSegments(topology)) {
        const bool isThere = std::ranges::any_of(segment, [&](const ElementId &end) {
            return end == server || topology.deviceOf(end)->id == server;
        });
        if (isThere)
            return segment;
    }
    return {};
}

} // namespace

DhcpPool dhcpPool(const topology::Topology &topology, const ElementId &server, const IpPrefix &own)
{
    DhcpPool pool;
    if (own.length > 30)
        return pool;
    std::set<std::uint32_t> taken = writtenAddresses(topology);
    taken.insert(number(own.address));
    const std::uint32_t network = number(own.network().address);
    const std::uint32_t end = network + (~0U >> own.length); // the broadcasts' address
    taken.insert(end);
    std::uint32_t first = network + 1;
    for (auto each = taken.upper_bound(network); first < end && each != taken.end(); ++each) {
        if (first < *each && pool.ranges.size() < MaxRanges)
            pool.ranges.emplace_back(address(first), address(*each - 1));
        first = *each + 1;
    }
    std::uint32_t next = network + 1;
    for (const ElementId &client : segmentOf(topology, server)) {
        const topology::Element &interface = *topology.element(client);
        const topology::ElementKind kind = topology.deviceOf(client)->kind();
        const bool hasClient =
            kind == topology::ElementKind::Host || kind == topology::ElementKind::Router;
        if (!hasClient || !topology::usesDhcp(interface))
            continue;
        while (next < end && taken.contains(next))
            ++next;
        if (next >= end || pool.leases.size() == MaxLeases)
            break;
        pool.leases.push_back({client, interfaceMac(interface), address(next++)});
    }
    return pool;
}

} // namespace tomato::lab
