// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace tomato::plugins {

/// Puts elements side by side in the order in which packets pass them. They are numbered from 0,
/// first those of the usual way in its order, which stays.
class ColumnOrder final
{
public:
    ColumnOrder(std::size_t elements, std::size_t usual)
        : m_count(elements), m_usual(usual), m_steps(elements * elements)
    {
    }

    /// A packet went from one to the other.
    void addStep(std::size_t from, std::size_t to);
    /// Returns the place of each element, counted from 0. Each stands behind all from which packets
    /// came to it, but for circles; the destination comes as late as that allows, and what a branch
    /// led to comes soon behind where it left the usual way.
    std::vector<std::uint16_t> places(std::optional<std::size_t> destination) const;

private:
    std::size_t m_count;
    std::size_t m_usual;
    /// Whether there is a step from an element (row) to another one.
    std::vector<bool> m_steps;
};

} // namespace tomato::plugins
