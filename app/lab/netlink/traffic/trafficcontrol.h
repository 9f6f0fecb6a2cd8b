// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/netlink/netlinksocket.h"
#include "app/topology/attributes/linkemulation.h"

#include <linux/filter.h>

#include <vector>

namespace tomato::lab {

/// The priorities of frames (SO_PRIORITY in socket(7)) that go past the queues of a passable
/// shaper, and of those that go through them whatever its program says.
inline constexpr std::uint32_t AheadOfDelay = 0x00030000;
inline constexpr std::uint32_t ThroughDelay = AheadOfDelay | 2;

/// Selects the queueing discipline of a device.
enum class Shaper
{
    /// It delays frames that exceed the bandwidth: tc-tbf(8).
    TokenBucket,
    /// It applies all of a direction's effects: tc-netem(8), and tc-tbf(8) behind it.
    NetworkEmulator,
    /// The same, and some frames go past them, as those go past the bandwidth too that netem itself
    /// reorders: the direct queue of tc-htb(8).
    PassableBucket,
    PassableEmulator
};

bool isPassable(Shaper shaper);
/// Tells whether netem is in it.
bool emulates(Shaper shaper);

/// A queueing discipline of a device.
struct QueuePlace
{
    std::uint32_t parent = 0;
    std::uint32_t handle = 0;
};
/// Where a shaper has what limits the bandwidth.
QueuePlace limitOf(Shaper shaper);

/// Makes the device send like this, or changes that without a loss: frames that wait stay. Before
/// another shaper, stopShaping() is to be called.
/// `largestFrame` is the longest that the neighbours send, in bytes. The frames that the program
/// `passing` takes go past a passable shaper; without one only those of AheadOfDelay do.
Result<> shapeFrames(NetlinkSocket &socket, int device, Shaper shaper,
                     const topology::LinkDirection &direction, unsigned largestFrame,
                     const std::vector<sock_filter> &passing = {});

/// Tells whether this kernel's netem draws from a seed that it is given (since Linux 6.6).
bool seedsEmulator();

/// Removes the shaping and drops the frames that wait in it.
Result<> stopShaping(NetlinkSocket &socket, int device);

} // namespace tomato::lab
