// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace tomato::lab {

/// Keeps elements from filling the disk of their lab: while less than the reserve is left there,
/// all their processes are stopped, and go on when there is more. When a quarter is left and it
/// still becomes less, they are ended. It looks the more often, in a thread of its own, the less is
/// left.
class DiskReserve final
{
public:
    /// The bytes that are not the elements'.
    static constexpr unsigned long long Bytes = 256ULL << 20;

    DiskReserve() = default;
    ~DiskReserve();
    DiskReserve(const DiskReserve &) = delete;
    DiskReserve &operator=(const DiskReserve &) = delete;

    /// The folder is on the disk, or empty: then nothing is done. The elements are given by their
    /// first processes, children of this one.
    void watch(const std::string &folder, const std::vector<pid_t> &elements);
    /// Tells whether the elements' processes are stopped now.
    bool isHolding() const { return m_isHolding; }

    /// Tells whether less is left on the disk of this folder; false where that is not known.
    static bool isTouched(const std::string &folder);

private:
    void run();
    /// Returns when to look again.
    std::chrono::milliseconds look();
    /// Does what has to be done where less than the reserve is left.
    std::chrono::milliseconds hold(unsigned long long left);
    void signalAll(int number) const;

    std::mutex m_lock;
    std::condition_variable m_changed;
    std::string m_folder;
    std::vector<pid_t> m_elements;
    /// The bytes that were left when the processes were stopped for the last time.
    unsigned long long m_left = 0;
    /// The bytes that were left at the last look since then.
    unsigned long long m_least = Bytes;
    std::atomic<bool> m_isHolding = false;
    bool m_ends = false;
    std::thread m_thread;
};

} // namespace tomato::lab
