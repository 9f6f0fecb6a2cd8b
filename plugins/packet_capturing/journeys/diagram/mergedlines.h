// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace tomato::plugins {

/// The lines between the same columns, of which those that fall into the same pixels are one; they
/// come in the order of their begins.
class MergedLines final
{
public:
    struct Merged
    {
        QLineF line;
        std::size_t count = 0;
    };

    void add(const QLineF &line)
    {
        const int begin = qRound(std::clamp(line.y1(), -Far, Far));
        const int end = qRound(std::clamp(line.y2(), -Far, Far));
        if (begin != m_begin) {
            m_begin = begin;
            m_ends.clear();
        }
        const auto known = std::find_if(m_ends.begin(), m_ends.end(),
                                        [end](const auto &each) { return each.first == end; });
        if (known != m_ends.end()) {
            m_most = std::max(m_most, ++m_lines[known->second].count);
            return;
        }
        m_ends.emplace_back(end, m_lines.size());
        m_lines.push_back({line, 1});
        m_most = std::max<std::size_t>(m_most, 1);
    }
    const std::vector<Merged> &lines() const { return m_lines; }
    /// Returns the greatest count.
    std::size_t most() const { return m_most; }

private:
    static constexpr double Far = 1e6;

    int m_begin = std::numeric_limits<int>::min();
    /// The ends of lines with that begin, and where these lines are.
    std::vector<std::pair<int, std::size_t>> m_ends;
    std::vector<Merged> m_lines;
    std::size_t m_most = 0;
};

} // namespace tomato::plugins
