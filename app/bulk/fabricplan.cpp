// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bulk/fabricplan.h"

#include "app/bulk/fabricdrawing.h"
#include "app/bulk/fabricshapes.h"
#include "app/topology/attributes/attributenames.h"

#include <algorithm>
#include <array>

namespace tomato::bulk {

using topology::ElementKind;

namespace {

constexpr QLatin1String Hosts("hosts");

/// A shape with its name and the numbers that say how large such a fabric is.
struct ShapeEntry
{
    FabricShape shape;
    const char *name;
    std::vector<FabricNumber> numbers;
};

FabricNumber named(const char *name, int least, int usual)
{
    return {QLatin1String(name), least, usual};
}

const std::vector<ShapeEntry> &shapeEntries()
{
    static const std::vector<ShapeEntry> all = {
        {FabricShape::Clos,
         "clos",
         {named("spines", 1, 2), named("leaves", 1, 4), named("hosts", 0, 2)}},
        {FabricShape::FatTree, "fattree", {named("ports", 2, 4), named("hosts", 0, 2)}},
        {FabricShape::Ring, "ring", {named("size", 3, 6), named("hosts", 0, 1)}},
        {FabricShape::Line, "line", {named("size", 2, 4), named("hosts", 0, 1)}},
        {FabricShape::Star, "star", {named("size", 1, 5), named("hosts", 0, 1)}},
        {FabricShape::Mesh, "mesh", {named("size", 2, 5), named("hosts", 0, 1)}},
        {FabricShape::Grid,
         "grid",
         {named("rows", 1, 3), named("columns", 1, 3), named("hosts", 0, 1)}},
        {FabricShape::Tree,
         "tree",
         {named("depth", 1, 2), named("fanout", 1, 2), named("hosts", 0, 2)}},
        // No links stand for half as many again as there are nodes.
        {FabricShape::Random,
         "random",
         {named("size", 2, 10), named("links", 0, 0), named("hosts", 0, 1)}},
    };
    return all;
}

const ShapeEntry &entryOf(FabricShape shape)
{
    const auto &all = shapeEntries();
    return *std::ranges::find(all, shape, &ShapeEntry::shape);
}

Result<> checkNumbers(const FabricPlan &plan)
{
    const std::vector<FabricNumber> known = numbersOf(plan.shape);
    for (const auto &[name, value] : plan.numbers) {
        const auto found = std::ranges::find(known, name, &FabricNumber::name);
        if (found == known.end())
            return failure("a fabric of the shape " + shapeName(plan.shape).toStdString() +
                               " has no such number",
                           name.toStdString());
        if (value < found->least || value > MaxFabricNumber)
            return failure(std::to_string(value) + " is not from " + std::to_string(found->least) +
                               " to " + std::to_string(MaxFabricNumber),
                           name.toStdString());
    }
    if (plan.nodes != ElementKind::Router && plan.nodes != ElementKind::Switch)
        return failure("the nodes of a fabric are routers or switches");
    return {};
}

/// The nodes of a tree, which soon are more than a number holds.
qint64 treeSize(qint64 fanout, qint64 depth, qint64 &lowest)
{
    qint64 nodes = 1;
    lowest = 1;
    for (qint64 level = 0; level < depth && nodes <= MaxFabricElements; ++level) {
        lowest *= fanout;
        nodes += lowest;
    }
    return nodes;
}

/// Without hosts; `carriers` is how many nodes have hosts.
FabricSize coreSize(const FabricPlan &plan, qint64 &carriers)
{
    const auto number = [&plan](const char *name) -> qint64 {
        return plan.number(QLatin1String(name));
    };
    const qint64 size = number("size");
    carriers = size;
    switch (plan.shape) {
    case FabricShape::Clos:
        carriers = number("leaves");
        return {number("spines") + carriers, 0, number("spines") * carriers};
    case FabricShape::FatTree: {
        const qint64 half = number("ports") / 2;
        carriers = 2 * half * half;
        return {5 * half * half, 0, 4 * half * half * half};
    }
    case FabricShape::Ring:
        return {size, 0, size};
    case FabricShape::Line:
        return {size, 0, size - 1};
    case FabricShape::Star:
        return {size + 1, 0, size};
    case FabricShape::Mesh:
        return {size, 0, size * (size - 1) / 2};
    case FabricShape::Grid: {
        const qint64 rows = number("rows");
        const qint64 columns = number("columns");
        carriers = rows * columns;
        return {carriers, 0, rows * (columns - 1) + columns * (rows - 1)};
    }
    case FabricShape::Tree: {
        const qint64 nodes = treeSize(number("fanout"), number("depth"), carriers);
        return {nodes, 0, nodes - 1};
    }
    case FabricShape::Random: {
        const qint64 wanted = number("links");
        return {size, 0, wanted > 0 ? wanted : std::min(size * 3 / 2, size * (size - 1) / 2)};
    }
    }
    return {};
}

} // namespace

QString shapeName(FabricShape shape)
{
    return QString::fromLatin1(entryOf(shape).name);
}

Result<FabricShape> shapeFromName(const QString &name)
{
    QStringList known;
    for (const ShapeEntry &each : shapeEntries()) {
        if (name == QLatin1String(each.name))
            return each.shape;
        known << QString::fromLatin1(each.name);
    }
    return failure("there is no fabric of the shape '" + name.left(60).toStdString() + "', only " +
                   known.join(QStringLiteral(", ")).toStdString());
}

std::vector<FabricNumber> numbersOf(FabricShape shape)
{
    return entryOf(shape).numbers;
}

qint64 FabricPlan::number(QLatin1String name) const
{
    if (const auto found = numbers.find(name); found != numbers.end())
        return found->second;
    for (const FabricNumber &each : numbersOf(shape)) {
        if (each.name == name)
            return each.usual;
    }
    return 0;
}

QString FabricPlan::commandLine() const
{
    QString line = shapeName(shape);
    for (const FabricNumber &each : numbersOf(shape)) {
        if (const qint64 value = number(each.name); value > 0 || each.least < each.usual)
            line += QStringLiteral(" --%1 %2").arg(each.name).arg(value);
    }
    if (nodes == ElementKind::Switch)
        line += QStringLiteral(" --nodes switch");
    if (shape == FabricShape::Random)
        line += QStringLiteral(" --seed %1").arg(seed);
    return line;
}

Result<FabricSize> sizeOf(const FabricPlan &plan)
{
    if (const auto checked = checkNumbers(plan); !checked)
        return passOn(checked);
    if (plan.shape == FabricShape::FatTree && plan.number(QLatin1String("ports")) % 2 != 0)
        return failure(std::to_string(plan.number(QLatin1String("ports"))) +
                           " is odd: half of a node's ports lead up, half lead down",
                       "ports");
    qint64 carriers = 0;
    FabricSize size = coreSize(plan, carriers);
    size.hosts = carriers * plan.number(Hosts);
    if (plan.shape == FabricShape::Random &&
        (size.links < size.nodes - 1 || size.links > size.nodes * (size.nodes - 1) / 2))
        return failure(std::to_string(size.nodes) + " nodes are joined by " +
                           std::to_string(size.nodes - 1) + " to " +
                           std::to_string(size.nodes * (size.nodes - 1) / 2) + " links, not by " +
                           std::to_string(size.links),
                       "links");
    if (size.nodes + size.hosts > MaxFabricElements)
        return failure(
            "a fabric has at most " + std::to_string(MaxFabricElements) +
            " elements; these would be " +
            (plan.shape == FabricShape::Tree ? "more" : std::to_string(size.nodes + size.hosts)));
    if (size.links + size.hosts > MaxFabricLinks)
        return failure("a fabric has at most " + std::to_string(MaxFabricLinks) +
                       " links; these would be " + std::to_string(size.links + size.hosts));
    return size;
}

Result<topology::Topology> makeFabric(const FabricPlan &plan)
{
    const auto size = sizeOf(plan);
    if (!size)
        return passOn(size);
    const bool hasLoops = size->links >= size->nodes;
    FabricDrawing drawing(plan.nodes, hasLoops);
    drawShape(drawing, plan, *size);
    topology::Topology made = drawing.takeTopology();
    made.setAttributes(
        {{topology::NotesAttribute, QStringLiteral("tomato topology make ") + plan.commandLine()}});
    return made;
}

} // namespace tomato::bulk
