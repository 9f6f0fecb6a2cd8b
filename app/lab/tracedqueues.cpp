// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/tracedqueues.h"

#include "capture/receiver/signalfreethread.h"

#include <algorithm>

namespace tomato::lab {

TracedQueues::~TracedQueues()
{
    {
        const std::lock_guard guard(m_lock);
        m_ends = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void TracedQueues::add(int device, GrantedQueue queue, topology::LinkTrace trace)
{
    {
        const std::lock_guard guard(m_lock);
        m_followed.erase(device);
        m_followed.emplace(device, Followed{std::move(queue), std::move(trace), Clock::now(), 0});
    }
    if (!m_thread.joinable())
        m_thread = capture::startSignalFreeThread([this] { run(); });
    m_changed.notify_all();
}

void TracedQueues::remove(int device)
{
    const std::lock_guard guard(m_lock);
    m_followed.erase(device);
}

TracedQueues::Clock::time_point TracedQueues::Followed::due() const
{
    return since + std::chrono::milliseconds(trace.chances[next].milliseconds);
}

/// The bytes of all chances up to now.
std::uint64_t TracedQueues::Followed::take(Clock::time_point now)
{
    const std::chrono::milliseconds length(trace.milliseconds);
    // A machine that slept does not make up for it.
    if (now - due() > length) {
        since += (now - due()) / length * length;
    }
    std::uint64_t bytes = 0;
    while (due() <= now) {
        bytes += trace.chances[next].bytes;
        if (++next < trace.chances.size())
            continue;
        next = 0;
        since += length;
    }
    return bytes;
}

void TracedQueues::run()
{
    std::unique_lock guard(m_lock);
    while (!m_ends) {
        if (m_followed.empty()) {
            m_changed.wait(guard);
            continue;
        }
        const auto now = Clock::now();
        auto next = Clock::time_point::max();
        for (auto &[device, each] : m_followed) {
            // A device that is gone, as its element has ended, is left by its wire.
            if (each.due() <= now)
                (void)each.queue.grant(each.take(now));
            next = std::min(next, each.due());
        }
        m_changed.wait_until(guard, next);
    }
}

} // namespace tomato::lab
