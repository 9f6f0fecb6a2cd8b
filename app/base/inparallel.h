// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace tomato {

/// Calls work(0) to work(count - 1) from up to `mostThreads` threads and returns when all of it is
/// done. `work` must not throw.
template <class Work>
void inParallel(std::size_t count, std::size_t mostThreads, const Work &work)
{
    std::atomic<std::size_t> next = 0;
    const auto takeTurns = [&] {
        for (std::size_t at = next++; at < count; at = next++)
            work(at);
    };
    std::vector<std::jthread> threads;
    for (std::size_t each = 1; each < std::min(count, mostThreads); ++each)
        threads.emplace_back(takeTurns);
    takeTurns();
}

} // namespace tomato
