// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include <random>
#include <utility>
#include <vector>

namespace tomato::bulk {

/// The same numbers for the same seed, on every machine.
class RandomNumbers
{
public:
    explicit RandomNumbers(quint64 seed) : m_engine(seed) {}

    /// From 0 to less than 1. A distribution of the library's is free to differ.
    double next() { return static_cast<double>(m_engine() >> 11) * 0x1p-53; }

private:
    std::mt19937_64 m_engine;
};

/// So many pairs of places, no pair twice, so that all reach each other: a spanning tree of short
/// links, and others by Waxman's model, in which a link is the less likely the longer it is.
/// `count` is at least one less than there are places, and at most all pairs.
std::vector<std::pair<int, int>> randomLinks(const std::vector<QPointF> &places, qint64 count,
                                             RandomNumbers &random);

} // namespace tomato::bulk
