// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <span>

namespace tomato {

template <typename State>
struct Transition
{
    State from;
    State to;
};

/// A state that changes only as its table of transitions allows. It may always stay what it is.
template <typename State>
class StateMachine final
{
public:
    /// The table must outlive this.
    constexpr StateMachine(State first, std::span<const Transition<State>> table)
        : m_state(first), m_table(table)
    {
    }

    constexpr State state() const { return m_state; }
    constexpr bool is(State state) const { return m_state == state; }
    constexpr bool allows(State next) const
    {
        return next == m_state || std::ranges::any_of(m_table, [&](const auto &each) {
                   return each.from == m_state && each.to == next;
               });
    }
    /// Returns false, and keeps the state, when the table does not have this change.
    constexpr bool enter(State next)
    {
        if (!allows(next))
            return false;
        m_state = next;
        return true;
    }

private:
    State m_state;
    std::span<const Transition<State>> m_table;
};

} // namespace tomato
