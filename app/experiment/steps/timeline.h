// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/experiment/plan/experiment.h"

#include <set>

namespace tomato::experiment {

/// Says which step comes when, from those that have begun and ended so far. It has no clock: times
/// are seconds since the lab was up, and the caller that performs the steps passes them.
class Timeline final
{
public:
    explicit Timeline(const std::vector<Step> &steps);

    struct Due
    {
        std::size_t step = 0;
        /// The planned time of its beginning.
        double planned = 0;
    };
    /// Returns the next step of those whose time is known; steps with the same time are in the
    /// order of the file.
    std::optional<Due> next() const;

    void begin(std::size_t step, double now);
    void end(std::size_t step, double now);
    /// Returns whether every step has begun, and has ended unless it is in the background.
    bool isOver() const { return m_open == 0; }

private:
    /// Sets the time of the steps that follow this one.
    void release(std::size_t step, double now);

    const std::vector<Step> &m_steps;
    /// For each step, the steps that follow it.
    std::vector<std::vector<std::size_t>> m_behind;
    std::set<std::pair<double, std::size_t>> m_due;
    std::size_t m_open;
};

} // namespace tomato::experiment
