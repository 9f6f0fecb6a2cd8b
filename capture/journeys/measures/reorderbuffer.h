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
class ReorderBuffer final
{
public:
    /// Waits for other items with up to `most` of them.
    explicit ReorderBuffer(std::size_t most) : m_most(most) {}

    void add(const Item &item)
    {
        if (m_count == 0 || at(m_count - 1) <= item) {
            push(item);
            return;
        }
        m_others.push_back(item);
        std::push_heap(m_others.begin(), m_others.end(), std::greater<>());
    }

    bool isEmpty() const { return m_count == 0 && m_others.empty(); }
    /// Tells whether the earliest one has waited enough: no other one is expected that is before
    /// this time, or there are too many.
    bool isDue(Timestamp before) const
    {
        return m_count + m_others.size() > m_most ||
               (!isEmpty() && (isNextInOrder() ? at(0) : m_others.front()).time < before);
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
        const Item item = at(0);
        m_first = (m_first + 1) & (m_inOrder.size() - 1);
        --m_count;
        return item;
    }

private:
    static constexpr std::size_t MinSize = 4;

    const Item &at(std::size_t number) const
    {
        return m_inOrder[(m_first + number) & (m_inOrder.size() - 1)];
    }
    void push(const Item &item)
    {
        if (m_count == m_inOrder.size()) {
            const auto first = m_inOrder.begin() + static_cast<std::ptrdiff_t>(m_first);
            std::rotate(m_inOrder.begin(), first, m_inOrder.end());
            m_first = 0;
            m_inOrder.resize(std::max(MinSize, 2 * m_count));
        }
        m_inOrder[(m_first + m_count++) & (m_inOrder.size() - 1)] = item;
    }
    bool isNextInOrder() const
    {
        return m_others.empty() || (m_count != 0 && at(0) <= m_others.front());
    }

    std::size_t m_most;
    /// Those that came in order: so many from m_first on, in a ring whose size is a power of two.
    std::vector<Item> m_inOrder;
    std::size_t m_first = 0;
    std::size_t m_count = 0;
    /// A heap of those that did not.
    std::vector<Item> m_others;
};

/// The longest time between when a packet was sent or arrived somewhere, and when it was seen last:
/// a ReorderBuffer of such times waits so long.
constexpr Timestamp MaxRest = std::chrono::seconds(3);

} // namespace tomato::journeys
