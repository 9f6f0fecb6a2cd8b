// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"
#include "app/lab/netlink/traffic/trafficcontrol.h"

#include <cstdint>

namespace tomato::lab {

/// Frames wait at a device until they are granted bytes: the token bucket of shapeFrames(), which
/// gets no tokens of its own any more.
class GrantedQueue final
{
public:
    /// At most this much is granted at once, in bytes.
    static constexpr unsigned MaxBytes = 60'000;

    /// `shaper` is that of shapeFrames(). `largestFrame` is the most that a frame
    /// has (longer ones than MaxBytes are lost), and `limit` the most that waits, in bytes. The
    /// calling thread is in the device's network namespace.
    static Result<GrantedQueue> open(int device, Shaper shaper, unsigned largestFrame,
                                     unsigned limit);

    /// Adds bytes to what may be sent by frames that wait now. Where none waits, they are gone, and
    /// so is what was left before; what is not enough for a frame adds up.
    Result<> grant(std::uint64_t bytes);

private:
    struct State
    {
        std::uint64_t sent = 0;
        std::uint32_t waiting = 0;
    };

    GrantedQueue(FileDescriptor netlink, FileDescriptor packets, int device, QueuePlace place,
                 unsigned largestFrame, unsigned limit);
    Result<State> state();
    Result<> setTokens(unsigned bytes);
    void wake();

    FileDescriptor m_netlink;
    FileDescriptor m_packets;
    int m_device;
    QueuePlace m_place;
    unsigned m_largestFrame;
    unsigned m_limit;
    std::uint64_t m_sentBefore = 0;
    /// Bytes that were granted and not used, or used without a grant.
    std::int64_t m_left = 0;
    std::uint32_t m_sequence = 0;
};

} // namespace tomato::lab
