// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/netlink/netlinksocket.h"
#include "app/topology/attributes/linkemulation.h"

namespace tomato::lab {

// The handle of the first queue of a device, of the one behind netem, and that one's parent.
inline constexpr std::uint32_t RootHandle = 0x00010000;
inline constexpr std::uint32_t LimitHandle = 0x00020000;
inline constexpr std::uint32_t BehindEmulator = RootHandle | 1;

/// Selects the queueing discipline of a device.
enum class Shaper
{
    /// It delays frames that exceed the bandwidth: tc-tbf(8).
    TokenBucket,
    /// It applies all of a direction's effects: tc-netem(8), and tc-tbf(8) behind it.
    NetworkEmulator
};

/// Makes the device send like this, or changes that without a loss: frames that wait stay.
/// `largestFrame` is the longest that the neighbours send, in bytes.
Result<> shapeFrames(NetlinkSocket &socket, int device, Shaper shaper,
                     const topology::LinkDirection &direction, unsigned largestFrame);

/// Tells whether this kernel's netem draws from a seed that it is given (since Linux 6.6).
bool seedsEmulator();

/// Removes the shaping and drops the frames that wait in it.
Result<> stopShaping(NetlinkSocket &socket, int device);

} // namespace tomato::lab
