// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/addressplan.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/labsettings.h"
#include "app/topology/networkaddress.h"
#include "app/topology/segments.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <set>

namespace tomato::topology {

namespace {

using Bits = NetworkAddress::Bits;

QString addressKey(IpVersion version)
{
    return version == IpVersion::V4 ? Ip4AddressAttribute : Ip6AddressAttribute;
}

QString gatewayKey(IpVersion version)
{
    return version == IpVersion::V4 ? Gateway4Attribute : Gateway6Attribute;
}

QString attribute(const Element &element, const QString &key)
{
    return element.attributes.value(key).toString().trimmed();
}

/// The subnets that segments get, by number: a /24 of 10.0.0.0/8 (then of the other private
/// ranges), or of more where members are many, and a /64 of fd00::/48.
class Pool
{
public:
    Pool(IpVersion version, std::vector<NetworkAddress> used)
        : m_version(version), m_used(std::move(used))
    {
    }

    void use(const NetworkAddress &subnet) { m_used.push_back(subnet); }
    bool isFree(const NetworkAddress &subnet) const
    {
        return std::none_of(m_used.begin(), m_used.end(), [&](const NetworkAddress &used) {
            return used.prefix > 0 && used.overlaps(subnet);
        });
    }
    /// The subnet with the preferred number if that is free, else the first that is; nothing when
    /// all are in use.
    std::optional<NetworkAddress> take(std::size_t members, unsigned preferred)
    {
        if (preferred > 0 && isFree(subnet(preferred, members)))
            return taken(subnet(preferred, members));
        for (; m_next < end(); ++m_next) {
            if (isFree(subnet(m_next, members)))
                return taken(subnet(m_next, members));
        }
        return std::nullopt;
    }

private:
    // Subnets are in 10.0.0.0/8, then in 172.16.0.0/12, then in 192.168.0.0/16.
    static constexpr unsigned In10 = 1 << 16;
    static constexpr unsigned In172 = 1 << 12;
    static constexpr unsigned In192 = 1 << 8;

    unsigned end() const { return m_version == IpVersion::V4 ? In10 + In172 + In192 : 1U << 16; }
    NetworkAddress subnet(unsigned number, std::size_t members) const
    {
        if (m_version == IpVersion::V6)
            return {m_version, Bits(0xfd00) << 112 | Bits(number) << 64, 64};
        NetworkAddress found{m_version, 0, 24};
        while (found.prefix > 8 && found.capacity() < members + 4)
            --found.prefix;
        if (number < In10)
            found.bits = Bits(10U << 24 | number << 8);
        else if (number < In10 + In172)
            found.bits = Bits(172U << 24 | 16U << 16 | (number - In10) << 8);
        else
            found.bits = Bits(192U << 24 | 168U << 16 | (number - In10 - In172) << 8);
        found.bits = found.network();
        return found;
    }
    NetworkAddress taken(const NetworkAddress &subnet)
    {
        m_used.push_back(subnet);
        return subnet;
    }

    IpVersion m_version;
    std::vector<NetworkAddress> m_used;
    unsigned m_next = 1;
};

/// Plans the addresses of one version.
class Planner
{
public:
    Planner(const Topology &topology, IpVersion version, std::vector<AddressChange> &changes)
        : m_topology(topology), m_version(version), m_changes(changes), m_pool(version, used())
    {
    }

    /// Returns the number of the segment's subnet, 0 when it has none: the other version of IP
    /// takes the same if it can.
    unsigned plan(const Segment &segment, unsigned preferred)
    {
        const std::vector<NetworkAddress> wanted = wantedGateways(segment);
        const auto subnet = subnetOf(segment, wanted, preferred);
        if (!subnet)
            return 0;
        for (const NetworkAddress &gateway : wanted)
            m_reserved.insert(gateway.bits);
        assignGateway(segment, *subnet, wanted);
        assign(segment, *subnet);
        offerGateway(segment);
        const bool isNumbered = m_version == IpVersion::V4 && subnet->bits >> 24 == 10;
        return isNumbered ? static_cast<unsigned>(subnet->network() >> 8 & 0xffff) : 0;
    }

    void planGateways()
    {
        for (const auto &[host, offer] : m_offers)
            m_changes.push_back({host, gatewayKey(m_version), offer.second.addressText()});
    }

private:
    std::vector<NetworkAddress> used()
    {
        std::map<std::pair<Bits, int>, NetworkAddress> subnets;
        for (const auto &[id, element] : m_topology.elements()) {
            const auto address =
                NetworkAddress::parse(attribute(element, addressKey(m_version)), m_version);
            if (!address)
                continue;
            m_addresses.emplace(id, *address);
            m_reserved.insert(address->bits);
            subnets.emplace(std::pair(address->network(), address->prefix), *address);
        }
        std::vector<NetworkAddress> all;
        for (const auto &[key, subnet] : subnets)
            all.push_back(subnet);
        return all;
    }

    /// An address that cannot be parsed counts, too: it stays.
    bool hasAddress(const ElementId &end) const
    {
        return m_addresses.contains(end) ||
               !attribute(*m_topology.element(end), addressKey(m_version)).isEmpty();
    }

    /// The gateways that hosts on the segment have already.
    std::vector<NetworkAddress> wantedGateways(const Segment &segment) const
    {
        std::vector<NetworkAddress> wanted;
        for (const ElementId &end : segment) {
            const Element &device = *m_topology.deviceOf(end);
            const auto gateway =
                device.kind() == ElementKind::Host
                    ? NetworkAddress::parse(attribute(device, gatewayKey(m_version)), m_version)
                    : std::nullopt;
            if (gateway)
                wanted.push_back(*gateway);
        }
        return wanted;
    }

    std::optional<NetworkAddress>
    subnetOf(const Segment &segment, const std::vector<NetworkAddress> &wanted, unsigned preferred)
    {
        for (const ElementId &end : segment) {
            const auto address = m_addresses.find(end);
            if (address != m_addresses.end() && address->second.capacity() > 1)
                return address->second;
        }
        for (const NetworkAddress &gateway : wanted) {
            if (m_pool.isFree(gateway)) {
                m_pool.use(gateway);
                return gateway;
            }
        }
        return m_pool.take(segment.size(), preferred);
    }

    void assign(const Segment &segment, const NetworkAddress &subnet)
    {
        std::set<ElementId> routers;
        for (const ElementId &end : segment) {
            if (hasAddress(end))
                routers.insert(m_topology.deviceOf(end)->id);
        }
        Bits number = 1;
        for (const ElementId &end : segment) {
            const Element &device = *m_topology.deviceOf(end);
            // A router has each of its interfaces in another subnet.
            const bool isSecond =
                device.kind() == ElementKind::Router && !routers.insert(device.id).second;
            if (hasAddress(end) || isSecond)
                continue;
            while (number <= subnet.capacity() && m_reserved.contains(subnet.host(number).bits))
                ++number;
            if (number <= subnet.capacity())
                give(end, subnet.host(number));
        }
    }

    /// The segment's gateway gets the address that hosts believe it has, unless another has it.
    void assignGateway(const Segment &segment, const NetworkAddress &subnet,
                       const std::vector<NetworkAddress> &wanted)
    {
        const ElementId gateway = gatewayOf(segment);
        for (const NetworkAddress &each : wanted) {
            if (!gateway.isEmpty() && !hasAddress(gateway) && subnet.contains(each.bits) &&
                !isTaken(each.bits))
                give(gateway, {m_version, each.bits, subnet.prefix});
        }
    }

    bool isTaken(Bits bits) const
    {
        return std::any_of(m_addresses.begin(), m_addresses.end(),
                           [&](const auto &each) { return each.second.bits == bits; });
    }

    void give(const ElementId &end, const NetworkAddress &address)
    {
        m_addresses.emplace(end, address);
        m_reserved.insert(address.bits);
        m_changes.push_back({end, addressKey(m_version), address.text()});
    }

    /// The segment's first router, else its first external network; empty when it has neither.
    ElementId gatewayOf(const Segment &segment) const
    {
        for (const ElementKind kind : {ElementKind::Router, ElementKind::ExternalNetwork}) {
            for (const ElementId &end : segment) {
                if (m_topology.deviceOf(end)->kind() == kind)
                    return end;
            }
        }
        return {};
    }

    /// Offers a gateway to the hosts that have none; a router takes precedence over an external
    /// network of another segment.
    void offerGateway(const Segment &segment)
    {
        const ElementId end = gatewayOf(segment);
        const auto gateway = m_addresses.find(end);
        if (gateway == m_addresses.end())
            return;
        const bool isRouter = m_topology.deviceOf(end)->kind() == ElementKind::Router;
        for (const ElementId &member : segment) {
            const Element &host = *m_topology.deviceOf(member);
            const auto address = m_addresses.find(member);
            if (host.kind() != ElementKind::Host ||
                !attribute(host, gatewayKey(m_version)).isEmpty() || address == m_addresses.end() ||
                !address->second.contains(gateway->second.bits))
                continue;
            const auto [offer, isFirst] = m_offers.try_emplace(host.id, isRouter, gateway->second);
            if (!isFirst && isRouter && !offer->second.first)
                offer->second = {isRouter, gateway->second};
        }
    }

    const Topology &m_topology;
    IpVersion m_version;
    std::vector<AddressChange> &m_changes;
    std::map<ElementId, NetworkAddress> m_addresses;
    /// Addresses that must not be given to others.
    std::set<Bits> m_reserved;
    std::map<ElementId, std::pair<bool, NetworkAddress>> m_offers;
    Pool m_pool;
};

} // namespace

std::vector<AddressChange> planAddresses(const Topology &topology)
{
    std::vector<AddressChange> changes;
    const std::vector<Segment> segments = findSegments(topology);
    Planner planner4(topology, IpVersion::V4, changes);
    std::vector<unsigned> numbers;
    for (const Segment &segment : segments)
        numbers.push_back(planner4.plan(segment, 0));
    planner4.planGateways();
    for (std::size_t i = 0, count = changes.size(); i < count; ++i) {
        const ElementId end = changes[i].element;
        if (topology.element(end)->attributes.value(UseDhcpAttribute).toBool())
            changes.push_back({end, UseDhcpAttribute, false});
    }
    Planner planner6(topology, IpVersion::V6, changes);
    for (std::size_t i = 0; i < segments.size(); ++i)
        planner6.plan(segments[i], numbers[i]);
    planner6.planGateways();
    return changes;
}

static bool saysWhereToSend(const Element &router)
{
    for (const QString &key : {gatewayKey(IpVersion::V4), gatewayKey(IpVersion::V6)}) {
        if (!attribute(router, key).isEmpty())
            return true;
    }
    if (!attribute(router, FrrAttribute).isEmpty() ||
        !router.attributes.value(RoutesAttribute).toArray().isEmpty())
        return true;
    const QJsonArray commands = router.attributes.value(CommandsAttribute).toArray();
    return QJsonDocument(commands).toJson().contains("route");
}

bool lacksRoutes(const Topology &topology)
{
    if (topology.attributes().contains(ComputeRoutesAttribute))
        return false;
    int routers = 0;
    for (const auto &[id, element] : topology.elements()) {
        if (element.kind() != ElementKind::Router)
            continue;
        if (saysWhereToSend(element))
            return false;
        ++routers;
    }
    return routers > 1;
}

} // namespace tomato::topology
