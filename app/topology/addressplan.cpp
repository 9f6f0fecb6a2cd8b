// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/addressplan.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include <arpa/inet.h>

namespace tomato::topology {

namespace {

/// An address with its prefix length, as a number of 128 bits in network order.
struct Address
{
    std::array<unsigned char, 16> bytes{};
    int size = 4;
    int prefix = 24;

    /// The network that it lies in.
    Address network() const
    {
        Address masked = *this;
        for (int bit = prefix; bit < size * 8; ++bit)
            masked.bytes[static_cast<std::size_t>(bit / 8)] &=
                static_cast<unsigned char>(~(0x80 >> (bit % 8)));
        return masked;
    }
    Address host(unsigned number) const
    {
        Address address = network();
        auto &low = address.bytes;
        const auto last = static_cast<std::size_t>(size - 1);
        low[last] = static_cast<unsigned char>(number & 0xff);
        if (number > 0xff)
            low[last - 1] = static_cast<unsigned char>(low[last - 1] | (number >> 8 & 0xff));
        return address;
    }
    bool overlaps(const Address &other) const
    {
        Address mine = *this;
        Address theirs = other;
        mine.prefix = theirs.prefix = std::min(prefix, other.prefix);
        return size == other.size && mine.network().bytes == theirs.network().bytes;
    }
    QString text(bool withPrefix) const
    {
        char buffer[INET6_ADDRSTRLEN];
        inet_ntop(size == 4 ? AF_INET : AF_INET6, bytes.data(), buffer, sizeof buffer);
        return withPrefix ? QStringLiteral("%1/%2").arg(QLatin1String(buffer)).arg(prefix)
                          : QString::fromLatin1(buffer);
    }
};

/// What differs between IPv4 and IPv6.
struct Family
{
    int size;
    QString interfaceKey;
    QString gatewayKey;
    /// The subnet that the segment with this number gets.
    Address (*subnet)(unsigned number, std::size_t members);
};

const Family &ipv4()
{
    static const Family family{4, QStringLiteral("ip4address"), QStringLiteral("gateway4"),
                               [](unsigned number, std::size_t members) {
                                   // A /24 for each number; a large segment takes as many as it
                                   // needs.
                                   Address address;
                                   address.bytes = {10, static_cast<unsigned char>(number >> 8),
                                                    static_cast<unsigned char>(number & 0xff), 0};
                                   while (address.prefix > 16 &&
                                          members + 5 > (std::size_t{1} << (32 - address.prefix)))
                                       --address.prefix;
                                   return address.network();
                               }};
    return family;
}

const Family &ipv6()
{
    static const Family family{16, QStringLiteral("ip6address"), QStringLiteral("gateway6"),
                               [](unsigned number, std::size_t) {
                                   Address address;
                                   address.size = 16;
                                   address.prefix = 64;
                                   address.bytes = {0xfd};
                                   address.bytes[6] = static_cast<unsigned char>(number >> 8);
                                   address.bytes[7] = static_cast<unsigned char>(number & 0xff);
                                   return address;
                               }};
    return family;
}

std::optional<Address> parse(const QString &text, const Family &family)
{
    const QString host = text.section(QLatin1Char('/'), 0, 0);
    Address address;
    address.size = family.size;
    address.prefix = text.contains(QLatin1Char('/')) ? text.section(QLatin1Char('/'), 1).toInt()
                                                     : family.size * 8;
    if (address.prefix < 1 || address.prefix > family.size * 8 ||
        inet_pton(family.size == 4 ? AF_INET : AF_INET6, host.toLatin1().constData(),
                  address.bytes.data()) != 1)
        return std::nullopt;
    return address;
}

bool isRelay(const Element &device)
{
    return device.kind() == ElementKind::Switch || device.kind() == ElementKind::Hub ||
           device.kind() == ElementKind::ExternalNetwork;
}

/// Interfaces that hear each other: hosts' and routers', and one of each external network.
using Segment = std::vector<ElementId>;

/// Finds segments by walking connections and relays; in the order of their first member's label.
class Segments
{
public:
    explicit Segments(const Topology &topology) : m_topology(topology) {}

    std::vector<Segment> find()
    {
        std::vector<Segment> segments;
        for (const auto &[id, element] : m_topology.elements()) {
            Segment segment;
            walk(id, segment);
            if (!segment.empty())
                segments.push_back(std::move(segment));
        }
        for (Segment &segment : segments)
            std::sort(segment.begin(), segment.end(), [this](const auto &a, const auto &b) {
                return std::pair(m_topology.label(a), a) < std::pair(m_topology.label(b), b);
            });
        std::sort(segments.begin(), segments.end(), [this](const auto &a, const auto &b) {
            return std::pair(m_topology.label(a.front()), a.front()) <
                   std::pair(m_topology.label(b.front()), b.front());
        });
        return segments;
    }

private:
    void walk(const ElementId &first, Segment &segment)
    {
        std::vector<ElementId> open = {first};
        while (!open.empty()) {
            const ElementId end = open.back();
            open.pop_back();
            const Connection *connection = m_topology.connectionAt(end);
            if (connection == nullptr || !m_seen.insert(end).second)
                continue;
            for (const ElementId &other : connection->ends)
                open.push_back(other);
            enter(end, segment, open);
        }
    }

    void enter(const ElementId &end, Segment &segment, std::vector<ElementId> &open)
    {
        const Element &device = *m_topology.deviceOf(end);
        if (!isRelay(device)) {
            segment.push_back(end);
            return;
        }
        if (device.kind() == ElementKind::ExternalNetwork && m_answering.insert(device.id).second)
            segment.push_back(end);
        for (const ElementId &sister : m_topology.interfaces(device.id))
            open.push_back(sister);
    }

    const Topology &m_topology;
    std::set<ElementId> m_seen;
    std::set<ElementId> m_answering;
};

/// Plans one family of addresses.
class Planner
{
public:
    Planner(const Topology &topology, const Family &family, std::vector<AddressChange> &changes)
        : m_topology(topology), m_family(family), m_changes(changes)
    {
        for (const auto &[id, element] : topology.elements()) {
            if (const auto address = addressOf(id))
                m_used.push_back(*address);
        }
    }

    void plan(const Segment &segment)
    {
        const Address subnet = subnetOf(segment);
        std::map<ElementId, Address> addresses;
        std::set<QString> taken;
        for (const ElementId &end : segment) {
            if (const auto address = addressOf(end)) {
                addresses.emplace(end, *address);
                taken.insert(address->text(false));
            }
        }
        unsigned next = 1;
        for (const ElementId &end : segment) {
            if (addresses.contains(end))
                continue;
            Address address = subnet.host(next++);
            while (taken.contains(address.text(false)))
                address = subnet.host(next++);
            addresses.emplace(end, address);
            m_changes.push_back({end, m_family.interfaceKey, address.text(true)});
        }
        planGateways(segment, addresses);
    }

private:
    std::optional<Address> addressOf(const ElementId &end) const
    {
        return parse(m_topology.element(end)->attributes.value(m_family.interfaceKey).toString(),
                     m_family);
    }

    Address subnetOf(const Segment &segment)
    {
        for (const ElementId &end : segment) {
            if (const auto address = addressOf(end))
                return address->network();
        }
        for (;;) {
            const Address subnet = m_family.subnet(m_next++, segment.size());
            if (std::none_of(m_used.begin(), m_used.end(),
                             [&](const Address &used) { return used.overlaps(subnet); })) {
                m_used.push_back(subnet);
                return subnet;
            }
        }
    }

    void planGateways(const Segment &segment, const std::map<ElementId, Address> &addresses)
    {
        const ElementId *gateway = nullptr;
        for (const ElementKind kind : {ElementKind::Router, ElementKind::ExternalNetwork}) {
            for (const ElementId &end : segment) {
                if (gateway == nullptr && m_topology.deviceOf(end)->kind() == kind)
                    gateway = &end;
            }
        }
        if (gateway == nullptr)
            return;
        for (const ElementId &end : segment) {
            const Element &device = *m_topology.deviceOf(end);
            if (device.kind() != ElementKind::Host ||
                !device.attributes.value(m_family.gatewayKey).toString().isEmpty() ||
                !m_withGateway.insert(device.id).second)
                continue;
            m_changes.push_back(
                {device.id, m_family.gatewayKey, addresses.at(*gateway).text(false)});
        }
    }

    const Topology &m_topology;
    const Family &m_family;
    std::vector<AddressChange> &m_changes;
    std::vector<Address> m_used;
    std::set<ElementId> m_withGateway;
    unsigned m_next = 1;
};

} // namespace

std::vector<AddressChange> planAddresses(const Topology &topology)
{
    std::vector<AddressChange> changes;
    const std::vector<Segment> segments = Segments(topology).find();
    for (const Family *family : {&ipv4(), &ipv6()}) {
        Planner planner(topology, *family, changes);
        for (const Segment &segment : segments)
            planner.plan(segment);
    }
    std::set<ElementId> addressed;
    for (const AddressChange &change : changes)
        addressed.insert(change.element);
    for (const ElementId &id : addressed) {
        if (topology.element(id)->attributes.value(QLatin1String("use_dhcp")).toBool())
            changes.push_back({id, QStringLiteral("use_dhcp"), false});
    }
    return changes;
}

} // namespace tomato::topology
