// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/layout/graphvizlayout.h"

#include <graphviz/gvc.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace tomato::layout {

/// The space of a picture with its name, and of the line to the next one.
static constexpr double NodePixels = 100;
/// Graphviz counts sizes in inches and places in points; one of these is a pixel here.
static constexpr double PointsPerInch = 72;

using Context = std::unique_ptr<GVC_t, int (*)(GVC_t *)>;
using AgGraph = std::unique_ptr<Agraph_t, int (*)(Agraph_t *)>;

/// cgraph takes texts that it does not change as if it did.
static char *text(const char *constant)
{
    return const_cast<char *>(constant);
}

static void setDefaults(Agraph_t *graph, const std::string &engine)
{
    const std::string size = std::to_string(NodePixels / PointsPerInch);
    for (const auto &[name, value] : {std::pair<const char *, std::string>("label", ""),
                                      {"shape", "box"},
                                      {"fixedsize", "true"},
                                      {"width", size},
                                      {"height", size}})
        agattr(graph, AGNODE, text(name), text(value.c_str()));
    // Straight lines are drawn here: no time is spent on better ones.
    agattr(graph, AGRAPH, text("splines"), text("false"));
    agattr(graph, AGRAPH, text("outputorder"), text("nodesfirst"));
    if (engine != "dot" && engine != "circo") {
        agattr(graph, AGRAPH, text("overlap"), text("prism"));
        // Lengths are meant in pixels: overlaps are removed, nothing else.
        agattr(graph, AGRAPH, text("overlap_scaling"), text("0"));
        agattr(graph, AGRAPH, text("overlap_shrink"), text("false"));
    }
    if (engine == "dot") {
        agattr(graph, AGRAPH, text("nodesep"), text("0.3"));
        agattr(graph, AGRAPH, text("ranksep"), text("0.9")); // two labels, one above the other
    }
    agattr(graph, AGEDGE, text("len"), text("1"));
}

/// Sets the edges' lengths for their labels, by the attributes of each engine.
static void spread(Agraph_t *graph, const Graph &wanted, const std::vector<Agnode_t *> &nodes,
                   const std::string &engine)
{
    Agsym_t *length = agattr(graph, AGEDGE, text("len"), nullptr);
    double sum = 0;
    for (const Graph::Edge &each : wanted.edges) {
        Agedge_t *edge = agedge(graph, nodes[each.from], nodes[each.to], nullptr, 1);
        const double pixels = std::max(each.length, NodePixels);
        agxset(edge, length, text(std::to_string(pixels / PointsPerInch).c_str()));
        sum += pixels;
    }
    if (wanted.edges.empty())
        return;
    const double mean = sum / static_cast<double>(wanted.edges.size()) / PointsPerInch;
    agattr(graph, AGRAPH, text("K"), text(std::to_string(mean).c_str()));       // sfdp, fdp
    agattr(graph, AGRAPH, text("mindist"), text(std::to_string(mean).c_str())); // circo
    if (engine == "twopi")
        agattr(graph, AGRAPH, text("ranksep"), text(std::to_string(mean).c_str()));
}

/// Returns how much larger the picture must be so that each edge has its length, as engines only
/// approximate lengths. A steep edge needs less, as its labels lie above each other.
static double roomFactor(const Graph &graph, const Places &places)
{
    constexpr double MinSteep = 150;
    constexpr double MaxRatio = 1.7;
    double factor = 1;
    for (const Graph::Edge &each : graph.edges) {
        const double across = std::abs(places[each.from].first - places[each.to].first);
        const double down = std::abs(places[each.from].second - places[each.to].second);
        const double distance = std::hypot(across, down);
        if (distance < 1)
            continue;
        const double flat = across / distance;
        const double needed = MinSteep + flat * (std::max(each.length, MinSteep) - MinSteep);
        factor = std::max(factor, needed / distance);
    }
    return std::min(factor, MaxRatio);
}

Result<Places> placeWithGraphviz(const Graph &graph, const std::string &engine)
{
    const Context context(gvContext(), gvFreeContext);
    const AgGraph drawn(agopen(text("topology"), Agundirected, nullptr), agclose);
    setDefaults(drawn.get(), engine);
    std::vector<Agnode_t *> nodes;
    for (std::size_t i = 0; i < graph.nodes; ++i)
        nodes.push_back(agnode(drawn.get(), std::to_string(i).data(), 1));
    for (const Graph::Edge &each : graph.edges) {
        if (each.from >= nodes.size() || each.to >= nodes.size())
            return failure("an edge leads to no node");
    }
    spread(drawn.get(), graph, nodes, engine);
    if (gvLayout(context.get(), drawn.get(), engine.c_str()) != 0)
        return failure("Graphviz could not place the graph with " + engine);
    Places places;
    for (Agnode_t *node : nodes)
        places.emplace_back(ND_coord(node).x, -ND_coord(node).y);
    gvFreeLayout(context.get(), drawn.get());
    const double factor = roomFactor(graph, places);
    for (auto &[x, y] : places) {
        x *= factor;
        y *= factor;
    }
    return places;
}

} // namespace tomato::layout
