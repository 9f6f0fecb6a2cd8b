// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/clock.h"

#include <ctime>

namespace tomato::capture {

namespace {

std::chrono::nanoseconds read(clockid_t clock)
{
    timespec time = {};
    ::clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

} // namespace

Timestamp realtime()
{
    return read(CLOCK_REALTIME);
}

std::chrono::nanoseconds clockOffset()
{
    return clockOffset(realtime);
}

std::chrono::nanoseconds clockOffset(const std::function<Timestamp()> &clock)
{
    // Whoever is put aside between two readings compares times that do not belong together.
    std::chrono::nanoseconds best{};
    auto shortest = std::chrono::nanoseconds::max();
    for (int attempt = 0; attempt < 5 && shortest > std::chrono::microseconds(20); ++attempt) {
        const auto before = read(CLOCK_MONOTONIC);
        const auto between = clock();
        const auto after = read(CLOCK_MONOTONIC);
        if (after - before < shortest) {
            shortest = after - before;
            best = between - (before + after) / 2;
        }
    }
    return best;
}

} // namespace tomato::capture
