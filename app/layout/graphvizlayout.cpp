// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/layout/graphvizlayout.h"

#include <graphviz/gvc.h>

#include <memory>

namespace tomato::layout {

/// A picture with its name, and room for the line to the next.
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
    if (engine != "dot" && engine != "circo")
        agattr(graph, AGRAPH, text("overlap"), text("prism"));
    if (engine == "dot") {
        agattr(graph, AGRAPH, text("nodesep"), text("0.3"));
        agattr(graph, AGRAPH, text("ranksep"), text("0.4"));
    }
}

Result<Places> placeWithGraphviz(const Graph &graph, const std::string &engine)
{
    const Context context(gvContext(), gvFreeContext);
    const AgGraph drawn(agopen(text("topology"), Agundirected, nullptr), agclose);
    setDefaults(drawn.get(), engine);
    std::vector<Agnode_t *> nodes;
    for (std::size_t i = 0; i < graph.nodes; ++i)
        nodes.push_back(agnode(drawn.get(), std::to_string(i).data(), 1));
    for (const auto &[from, to] : graph.edges) {
        if (from >= nodes.size() || to >= nodes.size())
            return failure("an edge leads to no node");
        agedge(drawn.get(), nodes[from], nodes[to], nullptr, 1);
    }
    if (gvLayout(context.get(), drawn.get(), engine.c_str()) != 0)
        return failure("Graphviz could not place the graph with " + engine);
    Places places;
    for (Agnode_t *node : nodes)
        places.emplace_back(ND_coord(node).x, -ND_coord(node).y);
    gvFreeLayout(context.get(), drawn.get());
    return places;
}

} // namespace tomato::layout
