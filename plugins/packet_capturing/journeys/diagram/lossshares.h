// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cmath>
#include <cstddef>
#include <unordered_map>

namespace tomato::plugins {

/// Counts between two columns, by stretches of time, how many packets began there, and how many of
/// them were lost.
class LossShares final
{
public:
    explicit LossShares(double length) : m_length(length) {}

    void add(double begin, bool isLost)
    {
        Stretch &stretch = m_stretches[numberOf(begin)];
        ++stretch.packets;
        stretch.lost += isLost ? 1 : 0;
    }
    double shareAt(double begin) const
    {
        const auto found = m_stretches.find(numberOf(begin));
        return found == m_stretches.end() ? 0
                                          : static_cast<double>(found->second.lost) /
                                                static_cast<double>(found->second.packets);
    }
    qint64 numberOf(double begin) const
    {
        return static_cast<qint64>(std::floor(begin / m_length));
    }

private:
    struct Stretch
    {
        std::size_t packets = 0;
        std::size_t lost = 0;
    };

    double m_length;
    std::unordered_map<qint64, Stretch> m_stretches;
};

} // namespace tomato::plugins
