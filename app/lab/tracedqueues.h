// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/netlink/traffic/grantedqueue.h"
#include "app/topology/attributes/linktrace.h"

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace tomato::lab {

/// Has queues send as traces say, in a thread of its own. The lock is held while it does; what
/// waits for it waits for some microseconds. It is made and called by a thread in the devices'
/// network namespace.
class TracedQueues final
{
public:
    TracedQueues() = default;
    ~TracedQueues();
    TracedQueues(const TracedQueues &) = delete;
    TracedQueues &operator=(const TracedQueues &) = delete;

    /// From now on the queue of the device follows the trace, which begins now.
    void add(int device, GrantedQueue queue, topology::LinkTrace trace);
    /// Afterwards nothing changes the queue any more.
    void remove(int device);

private:
    using Clock = std::chrono::steady_clock;
    struct Followed
    {
        GrantedQueue queue;
        topology::LinkTrace trace;
        /// When the trace began for the last time.
        Clock::time_point since;
        std::size_t next = 0;

        Clock::time_point due() const;
        std::uint64_t take(Clock::time_point now);
    };

    void run();

    std::mutex m_lock;
    std::condition_variable m_changed;
    std::map<int, Followed> m_followed;
    bool m_ends = false;
    std::thread m_thread;
};

} // namespace tomato::lab
