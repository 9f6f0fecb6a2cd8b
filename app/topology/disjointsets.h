// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

namespace tomato::topology {

/// Numbers from 0 on in sets that grow together; each set is known by one of its numbers.
class DisjointSets
{
public:
    explicit DisjointSets(std::size_t size) : m_parents(size), m_sizes(size, 1)
    {
        std::iota(m_parents.begin(), m_parents.end(), std::size_t{0});
    }

    std::size_t find(std::size_t number)
    {
        while (m_parents[number] != number) {
            m_parents[number] = m_parents[m_parents[number]];
            number = m_parents[number];
        }
        return number;
    }
    /// Joins the sets that these numbers stand for; returns the one that stands for both.
    std::size_t unite(std::size_t one, std::size_t other)
    {
        if (m_sizes[one] < m_sizes[other])
            std::swap(one, other);
        m_parents[other] = one;
        m_sizes[one] += m_sizes[other];
        return one;
    }

private:
    std::vector<std::size_t> m_parents;
    std::vector<std::size_t> m_sizes;
};

} // namespace tomato::topology
