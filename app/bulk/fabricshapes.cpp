// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bulk/fabricshapes.h"

#include "app/bulk/fabricdrawing.h"
#include "app/bulk/randomlinks.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace tomato::bulk {

namespace {

constexpr QPointF Origin(200, 150);
constexpr QPointF Down(0, 1);

int numberIn(const FabricPlan &plan, const char *name)
{
    return static_cast<int>(plan.number(QLatin1String(name)));
}

/// How wide a node with these hosts below it is.
double slotWidth(int hosts)
{
    return std::max(FabricDrawing::NodeGap,
                    FabricDrawing::hostColumns(hosts) * FabricDrawing::HostGap + 30);
}

/// Nodes of one tier on a horizontal line, spread around its middle.
std::vector<int> addTier(FabricDrawing &drawing, const QString &prefix, int count, QPointF middle,
                         double gap)
{
    std::vector<int> nodes;
    for (int i = 0; i < count; ++i)
        nodes.push_back(
            drawing.addNode(prefix, middle + QPointF((i - (count - 1) / 2.0) * gap, 0)));
    return nodes;
}

/// Lines between tiers that are far wider than high could not be told apart.
double tierHeight(double width)
{
    return std::clamp(width / 5, 170.0, 600.0);
}

void addHostsBelow(FabricDrawing &drawing, const std::vector<int> &nodes, int hosts)
{
    for (const int node : nodes)
        drawing.addHosts(node, hosts, drawing.position(node) + Down * FabricDrawing::HostRoom,
                         Down);
}

void drawClos(FabricDrawing &drawing, const FabricPlan &plan)
{
    const int spines = numberIn(plan, "spines");
    const int leaves = numberIn(plan, "leaves");
    const int hosts = numberIn(plan, "hosts");
    const double leafGap = slotWidth(hosts);
    const double spineGap =
        std::max(FabricDrawing::NodeGap, leafGap * leaves * 0.7 / std::max(spines, 1));
    const double width = std::max(leafGap * leaves, spineGap * spines);
    const QPointF middle = Origin + QPointF(width / 2, 0);
    const std::vector<int> above =
        addTier(drawing, QStringLiteral("spine"), spines, middle, spineGap);
    const std::vector<int> below =
        addTier(drawing, QStringLiteral("leaf"), leaves, middle + Down * tierHeight(width),
                std::max(leafGap, width / leaves));
    for (const int leaf : below) {
        for (const int spine : above)
            drawing.link(leaf, spine);
    }
    addHostsBelow(drawing, below, hosts);
}

void drawFatTree(FabricDrawing &drawing, const FabricPlan &plan)
{
    const int half = numberIn(plan, "ports") / 2;
    const int hosts = numberIn(plan, "hosts");
    const double gap = slotWidth(hosts);
    const double podWidth = gap * half + 60;
    const double width = podWidth * 2 * half;
    const double height = tierHeight(width / 2);
    const QPointF middle = Origin + QPointF(width / 2, 0);
    const std::vector<int> cores =
        addTier(drawing, QStringLiteral("core"), half * half, middle, width / (half * half));
    std::vector<int> edges;
    for (int pod = 0; pod < 2 * half; ++pod) {
        const QPointF podMiddle = Origin + QPointF((pod + 0.5) * podWidth, height);
        const std::vector<int> above =
            addTier(drawing, QStringLiteral("agg"), half, podMiddle, gap);
        const std::vector<int> below =
            addTier(drawing, QStringLiteral("edge"), half, podMiddle + Down * 160, gap);
        for (int i = 0; i < half; ++i) {
            const int aggregation = above[static_cast<std::size_t>(i)];
            const std::size_t first = static_cast<std::size_t>(i) * static_cast<std::size_t>(half);
            for (int core = 0; core < half; ++core)
                drawing.link(aggregation, cores[first + static_cast<std::size_t>(core)]);
            for (const int edge : below)
                drawing.link(edge, aggregation);
        }
        edges.insert(edges.end(), below.begin(), below.end());
    }
    addHostsBelow(drawing, edges, hosts);
}

/// Nodes on a circle, the first at its top, and their hosts outside of it. Returns them.
std::vector<int> drawCircle(FabricDrawing &drawing, int size, int hosts, bool hasMiddle)
{
    const double arc = slotWidth(hosts);
    const double radius = std::max(hasMiddle ? 170.0 : 130.0, size * arc / (2 * std::numbers::pi));
    const double outside = hosts > 0
                               ? FabricDrawing::HostRoom +
                                     (FabricDrawing::hostRows(hosts) - 1) * FabricDrawing::HostGap
                               : 0;
    const QPointF centre = QPointF(100, 100) + QPointF(1, 1) * (radius + outside);
    if (hasMiddle)
        drawing.addNode(QStringLiteral("core"), centre);
    std::vector<int> nodes;
    for (int i = 0; i < size; ++i) {
        const double angle = 2 * std::numbers::pi * i / size - std::numbers::pi / 2;
        const QPointF away(std::cos(angle), std::sin(angle));
        nodes.push_back(drawing.addNode({}, centre + away * radius));
        drawing.addHosts(nodes.back(), hosts, centre + away * (radius + FabricDrawing::HostRoom),
                         away);
    }
    return nodes;
}

void drawRing(FabricDrawing &drawing, const FabricPlan &plan)
{
    const int size = numberIn(plan, "size");
    const std::vector<int> nodes = drawCircle(drawing, size, numberIn(plan, "hosts"), false);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        drawing.link(nodes[i], nodes[(i + 1) % nodes.size()]);
}

void drawStar(FabricDrawing &drawing, const FabricPlan &plan)
{
    for (const int node :
         drawCircle(drawing, numberIn(plan, "size"), numberIn(plan, "hosts"), true))
        drawing.link(node, 0);
}

void drawMesh(FabricDrawing &drawing, const FabricPlan &plan)
{
    const std::vector<int> nodes =
        drawCircle(drawing, numberIn(plan, "size"), numberIn(plan, "hosts"), false);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        for (std::size_t j = i + 1; j < nodes.size(); ++j)
            drawing.link(nodes[i], nodes[j]);
    }
}

void drawLine(FabricDrawing &drawing, const FabricPlan &plan)
{
    const int hosts = numberIn(plan, "hosts");
    const double gap = std::max(slotWidth(hosts), 150.0);
    std::vector<int> nodes;
    for (int i = 0; i < numberIn(plan, "size"); ++i) {
        nodes.push_back(drawing.addNode({}, Origin + QPointF(i * gap, 0)));
        if (i > 0)
            drawing.link(i - 1, i);
    }
    addHostsBelow(drawing, nodes, hosts);
}

/// The cells of a grid, with room for hosts at the lower right of a node, where no link goes.
struct Cell
{
    explicit Cell(int hosts)
    {
        if (hosts == 0)
            return;
        const double columns = FabricDrawing::hostColumns(hosts) - 1;
        const double rows = FabricDrawing::hostRows(hosts) - 1;
        middle = {75 + columns * FabricDrawing::HostGap / 2, 85};
        width = 150 + columns * FabricDrawing::HostGap;
        height = 170 + rows * FabricDrawing::HostGap;
    }

    /// The middle of the hosts' first row, seen from the node.
    QPointF middle;
    double width = 140;
    double height = 130;
};

void drawGrid(FabricDrawing &drawing, const FabricPlan &plan)
{
    const int rows = numberIn(plan, "rows");
    const int columns = numberIn(plan, "columns");
    const int hosts = numberIn(plan, "hosts");
    const Cell cell(hosts);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const QPointF place = Origin + QPointF(column * cell.width, row * cell.height);
            const int node = drawing.addNode({}, place);
            if (column > 0)
                drawing.link(node - 1, node);
            if (row > 0)
                drawing.link(node - columns, node);
            drawing.addHosts(node, hosts, place + cell.middle, Down);
        }
    }
}

void drawTree(FabricDrawing &drawing, const FabricPlan &plan)
{
    const int depth = numberIn(plan, "depth");
    const int fanout = numberIn(plan, "fanout");
    const int hosts = numberIn(plan, "hosts");
    const double gap = slotWidth(hosts);
    const double lowest = std::pow(fanout, depth);
    std::vector<int> above;
    for (int level = 0; level <= depth; ++level) {
        const double count = std::pow(fanout, level);
        const double each = gap * lowest / count;
        const QPointF middle = Origin + QPointF(gap * lowest / 2, level * 150);
        const std::vector<int> nodes = addTier(drawing, {}, static_cast<int>(count), middle, each);
        for (std::size_t i = 0; level > 0 && i < nodes.size(); ++i)
            drawing.link(above[i / static_cast<std::size_t>(fanout)], nodes[i]);
        above = nodes;
    }
    addHostsBelow(drawing, above, hosts);
}

void drawRandom(FabricDrawing &drawing, const FabricPlan &plan, qint64 links)
{
    const int size = numberIn(plan, "size");
    const int hosts = numberIn(plan, "hosts");
    const Cell cell(hosts);
    const int columns = static_cast<int>(std::ceil(std::sqrt(size * 1.5)));
    RandomNumbers random(plan.seed);
    std::vector<QPointF> places;
    for (int i = 0; i < size; ++i) {
        const QPointF aside((random.next() - 0.5) * 110, (random.next() - 0.5) * 110);
        // Further apart than in a grid, so that none hides another.
        const int column = i % columns;
        const int row = i / columns;
        places.push_back(Origin + aside +
                         QPointF(column * (cell.width + 100), row * (cell.height + 100)));
        drawing.addNode({}, places.back());
    }
    for (const auto &[first, second] : randomLinks(places, links, random))
        drawing.link(first, second);
    for (int i = 0; i < size; ++i)
        drawing.addHosts(i, hosts, places[static_cast<std::size_t>(i)] + cell.middle, Down);
}

} // namespace

void drawShape(FabricDrawing &drawing, const FabricPlan &plan, const FabricSize &size)
{
    switch (plan.shape) {
    case FabricShape::Clos:
        return drawClos(drawing, plan);
    case FabricShape::FatTree:
        return drawFatTree(drawing, plan);
    case FabricShape::Ring:
        return drawRing(drawing, plan);
    case FabricShape::Line:
        return drawLine(drawing, plan);
    case FabricShape::Star:
        return drawStar(drawing, plan);
    case FabricShape::Mesh:
        return drawMesh(drawing, plan);
    case FabricShape::Grid:
        return drawGrid(drawing, plan);
    case FabricShape::Tree:
        return drawTree(drawing, plan);
    case FabricShape::Random:
        return drawRandom(drawing, plan, size.links);
    }
}

} // namespace tomato::bulk
