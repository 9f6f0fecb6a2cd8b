// SPDX-License-Identifier: GPL-3.0-or-later
// tomato-place: reads a graph on standard input, as PlacementGraph::text() writes it, and writes
// the number of a share for each node. The same graph gives the same answer.
#include "app/layout/selfconfinement.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <vector>

// The header uses types of these.
#include <scotch.h>

#include <csignal>
#include <sys/prctl.h>

namespace {

constexpr std::size_t MaxNodes = 200'000;
constexpr std::size_t MaxShares = 10'000;
/// How far a host's load may differ from its share, if a placement allows it.
constexpr double Imbalance = 0.03;

struct PlaceInput
{
    std::vector<SCOTCH_Num> shares;
    std::vector<SCOTCH_Num> weights;
    std::vector<SCOTCH_Num> pins;
    /// Neighbours of all nodes one after the other, where each one's begin, and the links' weights.
    std::vector<SCOTCH_Num> begins;
    std::vector<SCOTCH_Num> neighbours;
    std::vector<SCOTCH_Num> links;
};

int refuse(const char *why)
{
    std::fprintf(stderr, "%s\n", why);
    return 2;
}

bool readNodes(PlaceInput &input)
{
    std::size_t nodes = 0;
    std::size_t shares = 0;
    if (!(std::cin >> nodes >> shares) || nodes < 1 || nodes > MaxNodes || shares < 2 ||
        shares > MaxShares)
        return false;
    input.shares.resize(shares);
    for (SCOTCH_Num &share : input.shares) {
        if (!(std::cin >> share) || share < 1)
            return false;
    }
    input.weights.resize(nodes);
    input.pins.resize(nodes);
    for (std::size_t at = 0; at < nodes; ++at) {
        if (!(std::cin >> input.weights[at] >> input.pins[at]) || input.weights[at] < 1 ||
            input.pins[at] < -1 || input.pins[at] >= static_cast<SCOTCH_Num>(shares))
            return false;
    }
    return true;
}

bool readEdges(PlaceInput &input)
{
    const auto nodes = static_cast<SCOTCH_Num>(input.weights.size());
    std::vector<std::vector<std::pair<SCOTCH_Num, SCOTCH_Num>>> at(input.weights.size());
    SCOTCH_Num from = 0;
    SCOTCH_Num to = 0;
    SCOTCH_Num weight = 0;
    while (std::cin >> from >> to >> weight) {
        if (from < 0 || to < 0 || from >= nodes || to >= nodes || from == to || weight < 1)
            return false;
        at[static_cast<std::size_t>(from)].emplace_back(to, weight);
        at[static_cast<std::size_t>(to)].emplace_back(from, weight);
    }
    for (const auto &node : at) {
        input.begins.push_back(static_cast<SCOTCH_Num>(input.neighbours.size()));
        for (const auto &[neighbour, link] : node) {
            input.neighbours.push_back(neighbour);
            input.links.push_back(link);
        }
    }
    input.begins.push_back(static_cast<SCOTCH_Num>(input.neighbours.size()));
    return std::cin.eof();
}

/// Computes the placement; the pins are replaced by the result.
bool map(PlaceInput &input)
{
    SCOTCH_Graph graph;
    SCOTCH_Arch hosts;
    SCOTCH_Strat strategy;
    if (SCOTCH_graphInit(&graph) != 0 || SCOTCH_archInit(&hosts) != 0 ||
        SCOTCH_stratInit(&strategy) != 0)
        return false;
    SCOTCH_randomSeed(1);
    SCOTCH_randomReset();
    const auto shares = static_cast<SCOTCH_Num>(input.shares.size());
    const bool mapped =
        SCOTCH_graphBuild(&graph, 0, static_cast<SCOTCH_Num>(input.weights.size()),
                          input.begins.data(), nullptr, input.weights.data(), nullptr,
                          static_cast<SCOTCH_Num>(input.neighbours.size()), input.neighbours.data(),
                          input.links.data()) == 0 &&
        SCOTCH_archCmpltw(&hosts, shares, input.shares.data()) == 0 &&
        SCOTCH_stratGraphMapBuild(&strategy, SCOTCH_STRATQUALITY, shares, Imbalance) == 0 &&
        SCOTCH_graphMapFixed(&graph, &hosts, &strategy, input.pins.data()) == 0;
    SCOTCH_stratExit(&strategy);
    SCOTCH_archExit(&hosts);
    SCOTCH_graphExit(&graph);
    return mapped;
}

} // namespace

int main()
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL); // nobody waits for the answer any more
    tomato::layout::confineSelf();
    // With several threads the same graph would give different results.
    setenv("SCOTCH_PTHREAD_NUMBER", "1", 1);
    setenv("SCOTCH_DETERMINISTIC", "1", 1);
    PlaceInput input;
    if (!readNodes(input) || !readEdges(input))
        return refuse("expected a graph: numbers of nodes and of hosts, and what they are");
    if (!map(input))
        return refuse("Scotch cannot place this graph");
    for (const SCOTCH_Num host : input.pins)
        std::printf("%lld\n", static_cast<long long>(host));
    return 0;
}
