// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/steps/timeline.h"

#include "app/experiment/plan/stepreader.h"

namespace tomato::experiment {

Timeline::Timeline(const std::vector<Step> &steps)
    : m_steps(steps), m_behind(steps.size()), m_open(steps.size())
{
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Step *after = steps[i].after.isEmpty() ? nullptr : findStep(steps, steps[i].after);
        if (steps[i].at)
            m_due.emplace(*steps[i].at, i);
        else if (after != nullptr)
            m_behind[static_cast<std::size_t>(after - steps.data())].push_back(i);
        else if (i > 0)
            m_behind[i - 1].push_back(i);
        else
            m_due.emplace(steps[i].delay, i);
    }
}

std::optional<Timeline::Due> Timeline::next() const
{
    if (m_due.empty())
        return std::nullopt;
    return Due{m_due.begin()->second, m_due.begin()->first};
}

void Timeline::begin(std::size_t step, double now)
{
    std::erase_if(m_due, [&](const auto &due) { return due.second == step; });
    if (!m_steps[step].isInBackground)
        return;
    --m_open;
    release(step, now);
}

void Timeline::end(std::size_t step, double now)
{
    if (m_steps[step].isInBackground)
        return;
    --m_open;
    release(step, now);
}

void Timeline::release(std::size_t step, double now)
{
    for (const std::size_t each : m_behind[step])
        m_due.emplace(now + m_steps[each].delay, each);
}

} // namespace tomato::experiment
