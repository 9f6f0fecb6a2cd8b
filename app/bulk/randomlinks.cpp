// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bulk/randomlinks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>
#include <set>
#include <tuple>

namespace tomato::bulk {

namespace {

using Pair = std::pair<int, int>;

double distance(QPointF first, QPointF second)
{
    return std::hypot(first.x() - second.x(), first.y() - second.y());
}

/// By Prim's algorithm, on lengths that chance has changed a little.
std::vector<Pair> spanningTree(const std::vector<QPointF> &places, RandomNumbers &random)
{
    struct Best
    {
        double length = std::numeric_limits<double>::max();
        int from = 0;
        bool isIn = false;
    };
    std::vector<Best> best(places.size());
    std::vector<Pair> tree;
    std::size_t added = 0;
    while (tree.size() + 1 < places.size()) {
        best[added].isIn = true;
        std::size_t nearest = places.size();
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (best[i].isIn)
                continue;
            const double length = distance(places[added], places[i]) * (0.6 + 0.8 * random.next());
            if (length < best[i].length)
                best[i] = {length, static_cast<int>(added), false};
            if (nearest == places.size() || best[i].length < best[nearest].length)
                nearest = i;
        }
        tree.push_back(std::minmax(best[nearest].from, static_cast<int>(nearest)));
        added = nearest;
    }
    return tree;
}

/// A sample without repetition, weighted by exp(-distance / scale): of each pair's time until it
/// would come first, the shortest are taken.
std::vector<Pair> nearPairs(const std::vector<QPointF> &places, const std::set<Pair> &taken,
                            std::size_t count, RandomNumbers &random)
{
    // A third of the way across is far.
    double across = 1;
    for (const QPointF place : places)
        across = std::max(across, distance(place, places.front()));
    const double scale = across / 8;
    std::priority_queue<std::tuple<double, int, int>> soonest;
    const int size = static_cast<int>(places.size());
    for (int i = 0; i < size && count > 0; ++i) {
        for (int j = i + 1; j < size; ++j) {
            if (taken.contains({i, j}))
                continue;
            const double length =
                distance(places[static_cast<std::size_t>(i)], places[static_cast<std::size_t>(j)]);
            // The logarithm, as the numbers themselves overflow.
            const double time = std::log(-std::log(1 - random.next())) + length / scale;
            if (soonest.size() == count && time >= std::get<0>(soonest.top()))
                continue;
            soonest.emplace(time, i, j);
            if (soonest.size() > count)
                soonest.pop();
        }
    }
    std::vector<Pair> pairs;
    for (; !soonest.empty(); soonest.pop())
        pairs.emplace_back(std::get<1>(soonest.top()), std::get<2>(soonest.top()));
    return pairs;
}

} // namespace

std::vector<std::pair<int, int>> randomLinks(const std::vector<QPointF> &places, qint64 count,
                                             RandomNumbers &random)
{
    std::vector<Pair> links = spanningTree(places, random);
    const std::set<Pair> taken(links.begin(), links.end());
    const auto more = static_cast<std::size_t>(count) - links.size();
    const std::vector<Pair> near = nearPairs(places, taken, more, random);
    links.insert(links.end(), near.begin(), near.end());
    std::ranges::sort(links);
    return links;
}

} // namespace tomato::bulk
