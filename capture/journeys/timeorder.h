// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <vector>

namespace tomato::journeys {

/// Puts items that come nearly in the order of a time into that order, as far as the memory for
/// that reaches. An item has that time as its `time`, and is compared by it first.
template <class Item>
class TimeOrder final
{
public:
    /// Waits for other items with up to `most` of them.
    explicit TimeOrder(std::size_t most) : m_most(most) {}

    void add(const Item &item)
    {
        if (m_first == m_inOrder.size() || m_inOrder.back() <= item) {
            m_inOrder.push_back(item);
            return;
        }
        m_others.push_back(item);
        std::push_heap(m_others.begin(), m_others.end(), std::greater<>());
    }

    bool isEmpty() const { return m_first == m_inOrder.size() && m_others.empty(); }
    /// Tells whether the earliest one has waited enough: no other one is expected that is before
    /// this time, or there are too many.
    bool isDue(Timestamp before) const
    {
        return m_inOrder.size() - m_first + m_others.size() > m_most ||
               (!isEmpty() &&
                (isNextInOrder() ? m_inOrder[m_first] : m_others.front()).time < before);
    }

    /// Returns the earliest one, and removes it.
    Item take()
    {
        if (!isNextInOrder()) {
            std::pop_heap(m_others.begin(), m_others.end(), std::greater<>());
            const Item item = m_others.back();
            m_others.pop_back();
            return item;
        }
        const Item item = m_inOrder[m_first];
        if (++m_first >= MinRemoved && m_first >= m_inOrder.size() / 2) {
            m_inOrder.erase(m_inOrder.begin(),
                            m_inOrder.begin() + static_cast<std::ptrdiff_t>(m_first));
            m_first = 0;
        }
        return item;
    }

private:
    /// What was taken from the front is removed when it is this much at least.
    static constexpr std::size_t MinRemoved = 64;

    bool isNextInOrder() const
    {
        return m_others.empty() ||
               (m_first < m_inOrder.size() && m_inOrder[m_first] <= m_others.front());
    }

    std::size_t m_most;
    /// Those that came in order, from m_first on, and a heap of those that did not.
    std::vector<Item> m_inOrder;
    std::size_t m_first = 0;
    std::vector<Item> m_others;
};

/// The longest time between when a packet was sent or arrived somewhere, and when it was seen last:
/// an order of times waits so long.
constexpr Timestamp MaxRest = std::chrono::seconds(3);

} // namespace tomato::journeys
