// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <future>
#include <mutex>

namespace tomato::capture {

/// The tasks that other threads hand to one that runs them, in their order.
class TaskQueue final
{
public:
    /// The future is ready when the task has run. Any thread may call it.
    std::future<void> add(const std::function<void()> &task)
    {
        std::packaged_task<void()> packed(task);
        std::future<void> done = packed.get_future();
        const std::lock_guard guard(m_mutex);
        m_tasks.push_back(std::move(packed));
        return done;
    }

    /// Runs the tasks, also those that are added meanwhile, until there is none.
    void run()
    {
        for (;;) {
            std::packaged_task<void()> task;
            {
                const std::lock_guard guard(m_mutex);
                if (m_tasks.empty())
                    return;
                task = std::move(m_tasks.front());
                m_tasks.pop_front();
            }
            task();
        }
    }

private:
    std::mutex m_mutex;
    std::deque<std::packaged_task<void()>> m_tasks;
};

} // namespace tomato::capture
