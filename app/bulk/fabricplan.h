// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/topology.h"

#include <array>
#include <map>
#include <vector>

namespace tomato::bulk {

/// How the nodes of a fabric are joined.
enum class FabricShape
{
    /// Each leaf with each spine.
    Clos,
    /// A fat tree of k ports: k pods, each of k/2 edge and k/2 aggregation nodes, and k²/4 cores.
    FatTree,
    Ring,
    Line,
    /// All with one in the middle.
    Star,
    /// Each with each.
    Mesh,
    Grid,
    Tree,
    /// All reach each other; more links join those that lie near each other (Waxman).
    Random
};

inline constexpr std::array AllFabricShapes = {
    FabricShape::Clos, FabricShape::FatTree, FabricShape::Ring,
    FabricShape::Line, FabricShape::Star,    FabricShape::Mesh,
    FabricShape::Grid, FabricShape::Tree,    FabricShape::Random};

/// "clos", "fattree", …
QString shapeName(FabricShape shape);
Result<FabricShape> shapeFromName(const QString &name);

/// One of the numbers that say how large a fabric is.
struct FabricNumber
{
    /// "spines".
    QLatin1String name;
    int least = 1;
    int usual = 1;
};

/// Returns the numbers that count for a shape.
std::vector<FabricNumber> numbersOf(FabricShape shape);
/// The largest value of each of them.
inline constexpr int MaxFabricNumber = 5'000;

/// A fabric that is wanted.
struct FabricPlan
{
    FabricShape shape = FabricShape::Clos;
    /// The nodes are routers or switches. A host hangs on a node.
    topology::ElementKind nodes = topology::ElementKind::Router;
    /// By their names; those that are not here are as usual.
    std::map<QString, qint64> numbers;
    /// The same seed makes the same random fabric.
    quint64 seed = 1;

    qint64 number(QLatin1String name) const;
    /// The words behind `tomato topology make` that make it.
    QString commandLine() const;
};

/// More than these are not made.
inline constexpr qint64 MaxFabricElements = 5'000;
inline constexpr qint64 MaxFabricLinks = 20'000;

/// How many elements and links a fabric has.
struct FabricSize
{
    qint64 nodes = 0;
    qint64 hosts = 0;
    /// Without those of hosts.
    qint64 links = 0;
};

/// Fails for numbers that are no fabric, or too large a one; the error's place is the number's
/// name.
Result<FabricSize> sizeOf(const FabricPlan &plan);

/// The fabric with names and positions, without addresses. Switches that are joined in loops run
/// the spanning tree protocol.
Result<topology::Topology> makeFabric(const FabricPlan &plan);

} // namespace tomato::bulk
