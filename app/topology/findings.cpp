// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/findings.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/labsettings.h"
#include "app/topology/attributes/linkemulation.h"
#include "app/topology/attributes/portvlans.h"
#include "app/topology/disjointsets.h"
#include "app/topology/networkaddress.h"

#include <algorithm>
#include <map>

namespace tomato::topology {

namespace {

std::string names(const Topology &topology, const std::vector<ElementId> &elements)
{
    constexpr std::size_t Max = 6;
    std::string text;
    const std::size_t told = std::min(elements.size(), Max);
    for (std::size_t i = 0; i < told; ++i) {
        const bool isLast = i + 1 == elements.size();
        text += (i == 0 ? "" : isLast ? " and " : ", ") + topology.label(elements[i]).toStdString();
    }
    if (elements.size() > told)
        text += " and " + std::to_string(elements.size() - told) + " more";
    return text;
}

/// "10, 20-30".
std::string numbers(const std::vector<PortVlans::Range> &vlans)
{
    constexpr std::size_t Max = 6;
    std::string text;
    for (std::size_t i = 0; i < std::min(vlans.size(), Max); ++i) {
        text += (i == 0 ? "" : ", ") + std::to_string(vlans[i].first);
        if (vlans[i].last != vlans[i].first)
            text += "-" + std::to_string(vlans[i].last);
    }
    return vlans.size() > Max ? text + " and others" : text;
}

std::string describe(const Topology &topology, const RelayLoop &loop)
{
    const std::string through =
        "a loop without spanning tree goes through " + names(topology, loop.devices);
    const std::string effect = ": broadcasts go round in it without an end; ";
    const bool hasSwitch = std::ranges::any_of(loop.devices, [&](const ElementId &id) {
        return topology.element(id)->kind() == ElementKind::Switch;
    });
    if (!hasSwitch)
        return through + effect +
               "remove a connection, or put a switch with Spanning tree in the place of one of "
               "them, as a hub has none";
    if (loop.vlans.empty())
        return through + effect +
               "turn on Spanning tree (\"stp\": true) of a switch in it, or remove a connection";
    return through + " in VLAN " + numbers(loop.vlans) + effect +
           "turn on Spanning tree (\"stp\": true) of each switch in it, or keep a connection out "
           "of the VLAN";
}

void findLoops(const Topology &topology, const IsThere &isThere, std::vector<Finding> &found)
{
    for (const RelayLoop &loop : relayLoops(topology, isThere))
        found.push_back({describe(topology, loop), loop.devices.front()});
}

/// Returns 0 where nothing is said.
int mtuOf(const QJsonObject &attributes)
{
    const QJsonValue value = attributes.value(MtuAttribute);
    return value.isString() ? value.toString().trimmed().toInt() : value.toInt();
}

/// Tells whether an interface or its connection asks for an MTU with which there is no IPv6.
bool isTooSmallForIpv6(const Topology &topology, const Element &interface)
{
    const Connection *connection = topology.connectionAt(interface.id);
    const int limit = connection == nullptr ? 0 : mtuOf(connection->attributes);
    const auto isSmall = [](int mtu) { return mtu > 0 && mtu < MinIpv6Mtu; };
    return isSmall(mtuOf(interface.attributes)) || isSmall(limit);
}

void findLostIpv6(const Topology &topology, std::vector<Finding> &found)
{
    std::vector<ElementId> without;
    for (const auto &[id, element] : topology.elements()) {
        const Element *device = topology.deviceOf(id);
        const bool hasPrograms = device != nullptr && (device->kind() == ElementKind::Host ||
                                                       device->kind() == ElementKind::Router);
        if (hasPrograms &&
            !element.attributes.value(Ip6AddressAttribute).toString().trimmed().isEmpty() &&
            isTooSmallForIpv6(topology, element))
            without.push_back(id);
    }
    if (without.empty())
        return;
    const std::string least = std::to_string(MinIpv6Mtu);
    found.push_back({names(topology, without) + " will have no IPv6, which needs an MTU of " +
                         least + ": set mtu to " + least + " or more, or remove ip6address",
                     without.front()});
}

void findSharedMacAddresses(const Topology &topology, std::vector<Finding> &found)
{
    std::map<QString, std::vector<ElementId>> byAddress;
    for (const auto &[id, element] : topology.elements()) {
        const QString mac = element.attributes.value(MacAttribute).toString().trimmed();
        if (!mac.isEmpty())
            byAddress[mac.toLower().replace(QLatin1Char('-'), QLatin1Char(':'))].push_back(id);
    }
    for (const auto &[mac, interfaces] : byAddress) {
        if (interfaces.size() > 1)
            found.push_back({"the MAC address " + mac.toStdString() + " is that of " +
                                 names(topology, interfaces) +
                                 ": give each interface one of its own, or none",
                             interfaces.front()});
    }
}

/// Tells which interfaces receive each other's frames. Where a switch tells VLANs apart, only ports
/// with the same ones are joined: what trunks join beyond that switch is not followed, so that
/// nobody is told of an address that another VLAN may have, too.
class Networks
{
public:
    explicit Networks(const Topology &topology) : m_sets(topology.elements().size())
    {
        for (const auto &[id, element] : topology.elements())
            m_numbers.emplace(id, m_numbers.size());
        for (const auto &[id, connection] : topology.connections())
            join(connection.ends[0], connection.ends[1]);
        for (const auto &[id, element] : topology.elements()) {
            const ElementKind kind = element.kind();
            if (kind == ElementKind::Switch)
                joinPorts(topology, id);
            else if (kind == ElementKind::Hub || kind == ElementKind::ExternalNetwork)
                joinAll(topology, id);
        }
    }

    std::size_t of(const ElementId &interface) { return m_sets.find(m_numbers.at(interface)); }

private:
    void join(const ElementId &one, const ElementId &other)
    {
        if (const std::size_t first = of(one), second = of(other); first != second)
            m_sets.unite(first, second);
    }

    void joinAll(const Topology &topology, const ElementId &device)
    {
        for (const ElementId &each : topology.interfaces(device))
            join(each, device);
    }

    void joinPorts(const Topology &topology, const ElementId &device)
    {
        std::vector<std::pair<PortVlans, ElementId>> ports;
        bool hasVlans = false;
        for (const ElementId &each : topology.interfaces(device)) {
            const auto vlans = portVlans(*topology.element(each));
            if (!vlans)
                return; // the lab does not start
            hasVlans = hasVlans || vlans->has_value();
            ports.emplace_back(vlans->value_or(UsualVlans), each);
        }
        for (const auto &[vlans, port] : ports) {
            const auto alike =
                std::ranges::find(ports, vlans, &std::pair<PortVlans, ElementId>::first);
            join(port, hasVlans ? alike->second : device);
        }
    }

    std::map<ElementId, std::size_t> m_numbers;
    DisjointSets m_sets;
};

void findSharedIpAddresses(const Topology &topology, std::vector<Finding> &found)
{
    Networks networks(topology);
    std::map<std::pair<QString, std::size_t>, std::vector<ElementId>> byAddress;
    for (const auto &[id, element] : topology.elements()) {
        for (const auto &[key, version] : {std::pair(Ip4AddressAttribute, IpVersion::V4),
                                           std::pair(Ip6AddressAttribute, IpVersion::V6)}) {
            const QString text = element.attributes.value(key).toString().trimmed();
            if (const auto address = NetworkAddress::parse(text, version))
                byAddress[{address->addressText(), networks.of(id)}].push_back(id);
        }
    }
    for (const auto &[place, interfaces] : byAddress) {
        if (interfaces.size() > 1)
            found.push_back({"the address " + place.first.toStdString() + " is that of " +
                                 names(topology, interfaces) +
                                 ", which are in one network: give each interface one of its own",
                             interfaces.front()});
    }
}

} // namespace

std::vector<Finding> findings(const Topology &topology, const IsThere &isThere)
{
    std::vector<Finding> found;
    findLoops(topology, isThere, found);
    findLostIpv6(topology, found);
    findSharedMacAddresses(topology, found);
    findSharedIpAddresses(topology, found);
    if (keepsTlsSecrets(topology))
        found.push_back({"programs write down the secrets of their TLS and QUIC connections, and "
                         "recordings as .pcapng hold them (lab_tls_secrets): who gets such a file "
                         "can read what was encrypted; turn it off where that shall not be",
                         {}});
    return found;
}

} // namespace tomato::topology
