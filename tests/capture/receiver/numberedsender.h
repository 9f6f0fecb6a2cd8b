// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/capture/testing/testwire.h"

#include <sys/eventfd.h>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace tomato::capture {

inline FileDescriptor newEvent()
{
    return FileDescriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
}

/// Counts from `first` on without a gap.
inline bool isWhole(const std::vector<std::uint64_t> &numbers, std::uint64_t first,
                    std::uint64_t count)
{
    for (std::size_t at = 0; at < numbers.size(); ++at) {
        if (numbers[at] != first + at)
            return false;
    }
    return numbers.size() == count;
}

/// Numbered frames in a thread of its own, at a rate that every machine takes. Where `received`
/// counts what of them came, never further ahead than a buffer holds: a reader that waits long
/// for a processor loses frames by right.
class NumberedSender final
{
public:
    NumberedSender(const TestWire &wire, int side,
                   const std::atomic<std::uint64_t> *received = nullptr)
        : m_socket(wire.frameSocket(side)), m_thread([this, side, received] {
              while (!m_stop) {
                  if (!received || m_sent - *received < MaxAhead) {
                      flood(m_socket, 20, 100, side, m_sent);
                      m_sent += 20;
                  }
                  std::this_thread::sleep_for(std::chrono::microseconds(500));
              }
          })
    {
    }
    std::uint64_t stop()
    {
        m_stop = true;
        m_thread.join();
        return m_sent;
    }

private:
    static constexpr std::uint64_t MaxAhead = 4000;
    FileDescriptor m_socket;
    std::atomic<bool> m_stop = false;
    std::uint64_t m_sent = 0;
    std::thread m_thread;
};

} // namespace tomato::capture
