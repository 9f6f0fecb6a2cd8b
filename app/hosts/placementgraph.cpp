// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/placementgraph.h"

#include "app/topology/attributes/capturesettings.h"
#include "app/topology/attributes/hostvalues.h"
#include "app/topology/attributes/linkemulation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tomato::hosts {

using topology::ElementKind;

/// Weights of devices are whole numbers: a tenth of a processor counts.
static constexpr int DeviceWeight = 10;
/// A frame that is captured is better not sent over the network too.
static constexpr int CapturedWeight = 8;

static int deviceWeight(const topology::Element &device)
{
    const double cores = device.attributes.value(topology::CpuLimitAttribute).toDouble();
    return cores > 0 ? std::max(1, static_cast<int>(std::lround(cores * DeviceWeight)))
                     : DeviceWeight;
}

/// The weight grows by one for each doubling of the bandwidth in megabits.
static int linkWeight(const topology::Connection &connection)
{
    int weight = 1;
    for (const topology::LinkDirection &direction : topology::linkEmulation(connection).sentBy) {
        const double megabits = direction.kilobitsPerSecond / 1000;
        if (megabits > 1)
            weight = std::max(weight, static_cast<int>(std::lround(std::log2(megabits))));
    }
    return weight + (topology::captureSettings(connection).isEnabled ? CapturedWeight : 0);
}

/// The host that a device is to stay on; empty where it may be anywhere.
static QString pinOf(const topology::Element &device, const std::vector<PlacementShare> &shares,
                     bool anew)
{
    const auto text = [&device](QLatin1String key) {
        return device.attributes.value(key).toString();
    };
    if (const QString host = text(topology::HostAttribute); !host.isEmpty())
        return host;
    const auto isShare = [&shares](const QString &host) {
        return std::ranges::find(shares, host, &PlacementShare::host) != shares.end();
    };
    if (const QString site = text(topology::SiteAttribute); isShare(site))
        return site;
    // It stands for something of a machine, and nobody said of which.
    if (device.kind() == ElementKind::Attach || device.kind() == ElementKind::ExternalNetwork)
        return topology::HereValue;
    const QString placed = text(topology::PlacedAttribute);
    return !anew && isShare(placed) ? placed : QString();
}

static std::vector<PlacementGraph::Edge> edgesOf(const topology::Topology &topology,
                                                 const std::map<ElementId, std::size_t> &numbers)
{
    std::map<std::pair<std::size_t, std::size_t>, int> weights;
    for (const auto &[id, connection] : topology.connections()) {
        const auto from = numbers.find(topology.deviceOf(connection.ends[0])->id);
        const auto to = numbers.find(topology.deviceOf(connection.ends[1])->id);
        if (from == numbers.end() || to == numbers.end() || from == to)
            continue;
        weights[std::minmax(from->second, to->second)] += linkWeight(connection);
    }
    std::vector<PlacementGraph::Edge> edges;
    for (const auto &[ends, weight] : weights)
        edges.push_back({ends.first, ends.second, weight});
    return edges;
}

Result<PlacementGraph> PlacementGraph::of(const topology::Topology &topology,
                                          const std::vector<PlacementShare> &shares, bool anew)
{
    PlacementGraph graph;
    graph.shares = shares;
    std::map<ElementId, std::size_t> numbers;
    for (const auto &[id, device] : topology.elements()) {
        if (device.isInterface())
            continue;
        const QString pin = pinOf(device, shares, anew);
        const auto share = std::ranges::find(shares, pin, &PlacementShare::host);
        if (share == shares.end() && pin == topology::HereValue) {
            graph.fixed.emplace(id, pin);
            continue;
        }
        if (share == shares.end() && !pin.isEmpty())
            return failure("is pinned to the host " + pin.toStdString() +
                               ", which is none of those to place on",
                           topology.label(id).toStdString() + ": host");
        Node node{id, deviceWeight(device), std::nullopt};
        if (!pin.isEmpty())
            node.pin = static_cast<std::size_t>(share - shares.begin());
        numbers.emplace(id, graph.nodes.size());
        graph.nodes.push_back(std::move(node));
    }
    graph.edges = edgesOf(topology, numbers);
    return graph;
}

QByteArray PlacementGraph::text() const
{
    const auto number = [](auto value) { return QByteArray::number(static_cast<qint64>(value)); };
    QByteArray text = number(nodes.size()) + ' ' + number(shares.size()) + '\n';
    // Relative to each other, as whole numbers.
    for (const PlacementShare &share : shares)
        text += number(std::max(1L, std::lround(share.weight * DeviceWeight))) + '\n';
    for (const Node &node : nodes)
        text += number(node.weight) + ' ' +
                (node.pin ? number(*node.pin) : QByteArrayLiteral("-1")) + '\n';
    for (const Edge &edge : edges)
        text += number(edge.from) + ' ' + number(edge.to) + ' ' + number(edge.weight) + '\n';
    return text;
}

Result<Placement> PlacementGraph::placed(const std::vector<std::size_t> &numbers) const
{
    Placement placement = fixed;
    if (numbers.size() != nodes.size())
        return failure("tomato-place left elements out");
    for (std::size_t at = 0; at < nodes.size(); ++at) {
        if (numbers[at] >= shares.size() || (nodes[at].pin && *nodes[at].pin != numbers[at]))
            return failure("tomato-place gave a host that there is not");
        placement.emplace(nodes[at].device, shares[numbers[at]].host);
    }
    return placement;
}

Placement PlacementGraph::inOrder() const
{
    const auto sumOf = [](const auto &all, const auto &weightOf) {
        return std::accumulate(all.begin(), all.end(), 0.0,
                               [&](double sum, const auto &each) { return sum + weightOf(each); });
    };
    const double all = sumOf(nodes, [](const Node &each) { return double(each.weight); });
    const double weights = sumOf(shares, [](const PlacementShare &each) { return each.weight; });
    std::vector<double> room;
    for (const PlacementShare &share : shares)
        room.push_back(all * share.weight / weights);
    for (const Node &node : nodes) {
        if (node.pin)
            room[*node.pin] -= node.weight;
    }
    Placement placement = fixed;
    std::size_t next = 0;
    for (const Node &node : nodes) {
        while (!node.pin && next + 1 < shares.size() && room[next] < node.weight / 2.0)
            ++next;
        placement.emplace(node.device, shares[node.pin.value_or(next)].host);
        if (!node.pin)
            room[next] -= node.weight;
    }
    return placement;
}

int countCut(const topology::Topology &topology, const Placement &placement)
{
    return static_cast<int>(std::ranges::count_if(topology.connections(), [&](const auto &each) {
        const auto hostAt = [&](std::size_t side) {
            const auto found = placement.find(topology.deviceOf(each.second.ends[side])->id);
            return found == placement.end() ? QString() : found->second;
        };
        return hostAt(0) != hostAt(1);
    }));
}

void keepPlacement(topology::Topology &topology, const Placement &placement)
{
    for (const auto &[device, host] : placement)
        (void)topology.setAttribute(device, topology::PlacedAttribute, host);
}

} // namespace tomato::hosts
