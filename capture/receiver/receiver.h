// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "capture/receiver/ports.h"

#include <poll.h>

namespace tomato::capture {

/// Takes frames that come in at network interfaces out of a buffer of the kernel. Used by one
/// thread, but may be opened in another.
class Receiver
{
public:
    /// The receiver's counters since it was opened. `arrived` and `dropped` are the kernel's
    /// numbers of frames that passed its filter, so that arrived - dropped - delivered wait in the
    /// buffer.
    struct State
    {
        std::uint64_t arrived = 0;
        /// Frames that found the buffer full.
        std::uint64_t dropped = 0;
        std::uint64_t delivered = 0;
        /// No frame that is still to be delivered has a timestamp before this, except frames that
        /// are late on their way through the machine.
        Timestamp safe = Timestamp::min();
    };

    virtual ~Receiver() = default;
    /// Adds the descriptors that become readable when there is something to read.
    virtual void addDescriptors(std::vector<pollfd> &all) const = 0;
    /// After its return all frames of these interfaces are received, and those of no other ones, as
    /// far as the kernel judges that. It sets where each listener's filter is judged.
    virtual Result<> listen(Ports &ports) = 0;
    /// Gives the ports what the kernel has handed out, but not more than some blocks: frames may
    /// come as fast as they are read. Returns whether nothing was left. `hasStepped` becomes true
    /// when the clock was set back.
    virtual bool read(Ports &ports, bool &hasStepped) = 0;
    virtual State state() = 0;
    /// Makes the kernel hand out the frames that it holds, as somebody waits for them.
    virtual void pushOut() = 0;
    /// Sets whether somebody waits for each frame, so that the kernel should hand frames out at
    /// once.
    virtual void setSwift(bool swift) = 0;
};

/// Waits for longer than a frame takes from the kernel's filter to its place in the buffer.
inline void letFramesPass()
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::microseconds(50);
    while (std::chrono::steady_clock::now() < end) {
    }
}

} // namespace tomato::capture
