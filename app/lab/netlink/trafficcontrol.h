// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/netlink/netlinksocket.h"
#include "app/topology/attributes/linkemulation.h"

namespace tomato::lab {

// The handle of netem or of a limit alone, of the limit behind netem, and that one's parent.
inline constexpr std::uint32_t RootHandle = 0x00010000;
inline constexpr std::uint32_t LimitHandle = 0x00020000;
inline constexpr std::uint32_t BehindEmulator = RootHandle | 1;
/// The priority of a frame (SO_PRIORITY in socket(7)) that goes past Shaper::PassableEmulator.
inline constexpr std::uint32_t AheadOfDelay = 0x00030001;

/// Selects the queueing discipline of a device.
enum class Shaper
{
    /// It delays frames that exceed the bandwidth: tc-tbf(8).
    TokenBucket,
    /// It applies all of a direction's effects: tc-netem(8), and tc-tbf(8) behind it.
    NetworkEmulator,
    /// The same, and frames of the priority AheadOfDelay go past it, as those go past the bandwidth
    /// too that netem itself reorders: tc-prio(8).
    PassableEmulator
};

/// Makes the device send like this, or changes that without a loss: frames that wait stay. Before
/// another shaper, stopShaping() is to be called.
/// `largestFrame` is the longest that the neighbours send, in bytes.
Result<> shapeFrames(NetlinkSocket &socket, int device, Shaper shaper,
                     const topology::LinkDirection &direction, unsigned largestFrame);

/// Tells whether this kernel's netem draws from a seed that it is given (since Linux 6.6).
bool seedsEmulator();

/// Removes the shaping and drops the frames that wait in it.
Result<> stopShaping(NetlinkSocket &socket, int device);

} // namespace tomato::lab
