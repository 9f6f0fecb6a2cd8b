// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

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
    using Done = std::function<void(const Result<> &)>;
    /// Adds an operation that has a result; `done` gets it before the next one begins.
    void run(const Done &done, std::function<void(const Done &)> operation);
    /// Inserts the operation before all that wait.
    void addFirst(Operation operation);
    bool isBusy() const { return m_running; }

private:
    void next();

    std::deque<Operation> m_waiting;
    bool m_running = false;
};

} // namespace tomato::engine
