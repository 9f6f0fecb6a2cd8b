// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>

namespace tomato::engine {

/// Runs operations that take some time one after the other.
class Operations final
{
public:
    using Finish = std::function<void()>;
    /// An operation calls `finish` once when it is over, now or later.
    using Operation = std::function<void(const Finish &finish)>;

    void add(Operation operation);
    /// Inserts the operation before all that wait.
    void addFirst(Operation operation);
    bool isBusy() const { return m_running; }

private:
    void next();

    std::deque<Operation> m_waiting;
    bool m_running = false;
};

} // namespace tomato::engine
