// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace tomato::lab {

/// Counts the steps of one change of the lab.
class ChangeProgress final
{
public:
    ChangeProgress(std::function<void(int, int)> report, int all)
        : m_report(std::move(report)), m_all(all)
    {
    }

    void step()
    {
        if (m_report && m_done < m_all)
            m_report(++m_done, m_all);
    }
    /// Completes the steps, including those that turned out not to be needed.
    void finish()
    {
        while (m_report && m_done < m_all)
            step();
    }

private:
    std::function<void(int, int)> m_report;
    int m_all;
    int m_done = 0;
};

} // namespace tomato::lab
