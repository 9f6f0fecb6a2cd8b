// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace tomato::capture {

/// Distributes the losses of a buffer that several ports share: the kernel counts the frames that
/// did not fit for all ports together, and at each port how many came in.
///
/// The missing frames of a port are those that came in there and were neither received nor are
/// under way. Their number is the upper bound of the port's loss; the lower bound is what is left
/// of all losses when every other port has lost all its missing frames. Where there is no filter,
/// and traffic pauses, both are equal, so that each loss is attributed exactly; before that, only
/// the lower bound is reported, which never shrinks. Frames that a filter rejects are missing as
/// well. So where a port with a filter may be among those that lost, part of the losses stays
/// unattributed until a port is closed, which gets its share in proportion to its missing frames.
/// Not thread-safe.
class LossLedger final
{
public:
    /// Sets how many frames this port misses now, counted since it was opened.
    void setMissing(const void *port, std::uint64_t frames) { m_ports[port].missing = frames; }
    /// Sets how many frames the buffer has dropped since it was opened.
    void setDropped(std::uint64_t frames) { m_dropped = frames; }
    /// Tells whether some losses are not attributed to a port yet.
    bool isOpen() const;
    /// Attributes losses to ports; it is called after the missing and dropped frames were set.
    void attribute();
    std::uint64_t lost(const void *port) const;
    /// Removes a port at which nothing more is received, when all received frames are counted.
    /// Returns its loss.
    std::uint64_t takeLossOf(const void *port);

private:
    struct Port
    {
        std::uint64_t missing = 0;
        std::uint64_t lost = 0;
    };

    std::map<const void *, Port> m_ports;
    std::uint64_t m_dropped = 0;
    /// The losses of the ports that were removed.
    std::uint64_t m_settled = 0;
};

} // namespace tomato::capture
