// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tomato::capture {

/// Which frames are received at an interface.
enum class Heard
{
    /// What comes in: at a port of the fabric what the element there sent.
    Incoming,
    /// What goes out, behind the queues of the interface: at a port of the fabric what is delivered
    /// to the element there. The kernel stamps it when it leaves the last queue.
    Outgoing
};

} // namespace tomato::capture
