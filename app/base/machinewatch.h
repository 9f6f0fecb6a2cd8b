// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"

#include <mutex>
#include <thread>
#include <vector>

namespace tomato {

/// How much of a time this machine's processors were busy, and how late it was with what was due.
struct MachineLoad
{
    int processors = 0;
    double seconds = 0;
    /// For so long all processors together had next to no time left.
    double busySeconds = 0;
    /// How late threads ran that waited for a time, in milliseconds.
    double medianLate = 0;
    double p99Late = 0;
    double maxLate = 0;
    /// When that was, and how many processors were busy around then.
    Timestamp latestAt{};
    int busyThen = 0;

    /// Returns whether there was too little time to trust what happened in it: for more than half a
    /// second and a tenth of the time none was left, or somebody waited 20 ms longer than wanted.
    bool wasBusy() const;
    bool wasLate() const;
};

/// Records how late somebody comes who looks at the clock every few milliseconds; by itself it
/// reads no clock.
class LoadRecord final
{
public:
    explicit LoadRecord(int processors) : m_processors(processors) {}

    void addLateness(double milliseconds, Timestamp now);
    /// How many processors were busy in the time that ended just now, and how long that was.
    void addBusy(int busy, double seconds);
    MachineLoad load() const;

private:
    /// So many are kept; of a longer time every second one goes.
    static constexpr std::size_t MaxKept = 200'000;

    int m_processors;
    std::vector<float> m_late;
    std::size_t m_stride = 1;
    std::size_t m_count = 0;
    double m_seconds = 0;
    double m_busySeconds = 0;
    double m_maxLate = 0;
    Timestamp m_latestAt{};
    int m_busyThen = 0;
    /// The latest was in the time that is not over yet.
    bool m_awaitsBusy = false;
};

/// Watches this machine from its beginning to its end, in a thread.
class MachineWatch final
{
public:
    MachineWatch();
    ~MachineWatch();
    MachineWatch(const MachineWatch &) = delete;
    MachineWatch &operator=(const MachineWatch &) = delete;

    MachineLoad load() const;
    /// Forgets everything that was seen until now.
    void restart();

private:
    void watch(const std::stop_token &stop);

    /// It guards the record.
    mutable std::mutex m_mutex;
    LoadRecord m_record;
    std::jthread m_thread;
};

} // namespace tomato
