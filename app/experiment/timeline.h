// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/experiment.h"

#include <set>

namespace tomato::experiment {

/// Says which step comes when, from what has begun and ended so far. It has no clock: times are
/// seconds since the lab was up, and whoever obeys the steps tells them.
class Timeline final
{
public:
    explicit Timeline(const std::vector<Step> &steps);

    struct Due
    {
        std::size_t step = 0;
        /// When it shall begin.
        double planned = 0;
    };
    /// The step that comes first of those whose time is known; in the order of the file at one
    /// time.
    std::optional<Due> next() const;

    void begin(std::size_t step, double now);
    void end(std::size_t step, double now);
    /// Every step has begun, and has ended unless it is in the background.
    bool isOver() const { return m_open == 0; }

private:
    /// Gives a time to the steps behind this one.
    void release(std::size_t step, double now);

    const std::vector<Step> &m_steps;
    /// By the step that they come after.
    std::vector<std::vector<std::size_t>> m_behind;
    std::set<std::pair<double, std::size_t>> m_due;
    std::size_t m_open;
};

} // namespace tomato::experiment
