// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/trunk/datagrampacker.h"

#include <optional>

namespace tomato::trunk {

/// Counts the frames that came over a path of datagrams by the interval in which they were sent,
/// and those that did not come, once the other end says what it sent.
class ArrivalCounts final
{
public:
    /// Counts a frame; false where it came so late that it counts as lost already.
    bool add(WireNumber wire, std::uint16_t interval);
    /// Compares what the other end sent in an interval with what came of it, when nothing of it is
    /// to be waited for any more.
    void countLost(const DatagramPacker::Interval &sent);
    const FrameCounts &lost() const { return m_lost; }

private:
    std::map<std::uint16_t, FrameCounts> m_came;
    std::optional<std::uint16_t> m_settled;
    FrameCounts m_lost;
};

} // namespace tomato::trunk
