// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <string>
#include <utility>
#include <vector>

namespace tomato::layout {

/// A graph whose nodes are numbers.
struct Graph
{
    struct Edge
    {
        std::size_t from = 0;
        std::size_t to = 0;
        /// The distance between the middles of its nodes that its labels need, in pixels.
        double length = 0;
    };

    std::size_t nodes = 0;
    std::vector<Edge> edges;
};
using Places = std::vector<std::pair<double, double>>;

/// Places the nodes with Graphviz's library, in pixels, y downwards. It is not safe to call from
/// several threads.
Result<Places> placeWithGraphviz(const Graph &graph, const std::string &engine);

} // namespace tomato::layout
