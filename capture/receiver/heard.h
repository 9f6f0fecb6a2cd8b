// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::capture {

/// Which frames are received at an interface.
enum class Heard
{
    /// Frames that come in: at a port of the fabric those that the element there sent.
    Incoming,
    /// Frames that go out, behind the queues of the interface: at a port of the fabric those that
    /// are delivered to the element there. The kernel stamps them when they leave the last queue.
    Outgoing
};

} // namespace tomato::capture
