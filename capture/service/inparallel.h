// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace tomato::service {

/// Calls work(0) to work(count - 1) from some threads and returns when all of it is done. For work
/// that waits more than it computes: the kernel lets each filter that changes wait for all
/// processors, and wires that come together get one. `work` must not throw.
template <class Work>
void inParallel(std::size_t count, const Work &work)
{
    constexpr std::size_t MaxThreads = 32;
    std::atomic<std::size_t> next = 0;
    const auto takeTurns = [&] {
        for (std::size_t at = next++; at < count; at = next++)
            work(at);
    };
    std::vector<std::jthread> threads;
    for (std::size_t each = 1; each < std::min(count, MaxThreads); ++each)
        threads.emplace_back(takeTurns);
    takeTurns();
}

} // namespace tomato::service
