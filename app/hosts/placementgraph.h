// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/topology.h"

#include <optional>
#include <vector>

namespace tomato::hosts {

/// A host that elements may be placed on, and its share of them.
struct PlacementShare
{
    QString host;
    double weight = 1;
};

/// Maps each device of a topology to its host.
using Placement = std::map<ElementId, QString>;

/// The graph of the devices to place: devices with weights and pins, links with weights.
struct PlacementGraph
{
    struct Node
    {
        ElementId device;
        int weight = 1;
        /// The number of a share that it stays on.
        std::optional<std::size_t> pin;
    };
    struct Edge
    {
        std::size_t from = 0;
        std::size_t to = 0;
        int weight = 1;
    };

    std::vector<Node> nodes;
    /// Several connections between two devices are one edge.
    std::vector<Edge> edges;
    std::vector<PlacementShare> shares;
    /// Devices that are not placed, since they stand for something of the own machine.
    Placement fixed;

    /// `anew`: where devices were placed before is no pin. Fails for a pin that names none of the
    /// shares; its place is the device.
    static Result<PlacementGraph> of(const topology::Topology &topology,
                                     const std::vector<PlacementShare> &shares, bool anew);
    /// Returns the input of tomato-place: nodes and shares; the shares' weights; weight and pin (or
    /// -1) of each node; two nodes and a weight of each edge.
    QByteArray text() const;
    /// Returns the placement for a list with the number of a share for each node.
    Result<Placement> placed(const std::vector<std::size_t> &numbers) const;
    /// Places devices in their order, as many on each host as its weight says; pins hold.
    Placement inOrder() const;
};

/// Counts the connections that lead from one host to another.
int countCut(const topology::Topology &topology, const Placement &placement);

/// Writes `_host` to each device.
void keepPlacement(topology::Topology &topology, const Placement &placement);

} // namespace tomato::hosts
