// SPDX-License-Identifier: GPL-3.0-or-later
// tomato-layout ENGINE: reads a graph on standard input, the number of its nodes and then, for each
// edge, its two nodes and the pixels that it should have, and writes where each node is placed.
#include "app/layout/graphvizlayout.h"
#include "app/layout/selfconfinement.h"

#include <cstdio>
#include <iostream>
#include <set>

#include <sys/prctl.h>

#include <csignal>

using namespace tomato;

static constexpr std::size_t MaxNodes = 200'000;

int main(int argc, char **argv)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL); // nobody waits for the answer any more
    layout::confineSelf();
    static const std::set<std::string> engines = {"dot", "neato", "fdp", "sfdp", "circo", "twopi"};
    if (argc != 2 || !engines.contains(argv[1])) {
        std::fprintf(stderr, "usage: tomato-layout dot|neato|fdp|sfdp|circo|twopi\n");
        return 2;
    }
    layout::Graph graph;
    if (!(std::cin >> graph.nodes) || graph.nodes > MaxNodes) {
        std::fprintf(stderr, "expected a number of nodes, at most %zu\n", MaxNodes);
        return 2;
    }
    for (layout::Graph::Edge edge; std::cin >> edge.from >> edge.to >> edge.length;)
        graph.edges.push_back(edge);
    const auto places = layout::placeWithGraphviz(graph, argv[1]);
    if (!places) {
        std::fprintf(stderr, "%s\n", places.error().text().c_str());
        return 1;
    }
    for (const auto &[x, y] : *places)
        std::printf("%.2f %.2f\n", x, y);
    return 0;
}
