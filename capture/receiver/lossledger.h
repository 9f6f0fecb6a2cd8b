// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace tomato::capture {

/// Finds out which port lost what a buffer for many ports had no room for: the kernel counts such
/// frames for all ports together, and at each port how many came in.
///
/// What a port misses is what came in there and was neither received nor is under way. It is the
/// upper bound of what it lost; the lower one is what is left of all losses when every other port
/// has lost all that it misses. Where there is no filter, and traffic pauses, both are the same, so
/// that each loss is told exactly; before that, only the lower bound is told, which never shrinks.
/// Frames that a filter rejects are missed as well. So where a port with a filter may be among
/// those that lost, part of the losses stays in question until a port is settled, which gets its
/// share by what it misses. Not thread-safe.
class LossLedger final
{
public:
    /// What this port misses now, since it was opened.
    void setMissing(const void *port, std::uint64_t frames) { m_ports[port].missing = frames; }
    /// What the buffer has dropped since it was opened.
    void setDropped(std::uint64_t frames) { m_dropped = frames; }
    /// Whether some losses are not told of any port yet.
    bool isOpen() const;
    /// After what is missing and dropped was set.
    void attribute();
    std::uint64_t lost(const void *port) const;
    /// Nothing more is received at this port, and all that was is known. Returns what it lost.
    std::uint64_t takeLossOf(const void *port);

private:
    struct Port
    {
        std::uint64_t missing = 0;
        std::uint64_t lost = 0;
    };

    std::map<const void *, Port> m_ports;
    std::uint64_t m_dropped = 0;
    /// Of ports that were settled.
    std::uint64_t m_settled = 0;
};

} // namespace tomato::capture
