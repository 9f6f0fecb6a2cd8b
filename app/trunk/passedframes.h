// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/trunk/datagrampacker.h"

#include <span>
#include <string>

namespace tomato::trunk {

/// The frames of a wire that one end of a trunk counted.
struct PassedFrames
{
    /// Were given to the stream as a whole, or to datagrams.
    std::uint64_t sent = 0;
    std::uint64_t received = 0;
    /// Did not come by datagrams, and are counted as lost already.
    std::uint64_t missed = 0;
};
using PassedCounts = std::map<WireNumber, PassedFrames>;

void addPassed(PassedCounts &sums, const PassedCounts &counts);

/// Returns the frames that the one end sent and the other one never got, in both directions, but
/// for those that are counted already. Both ends have to be done with the streams that they counted
/// on.
FrameCounts lostUnderway(const PassedCounts &here, const PassedCounts &there);

/// Appends the counts for a message to the other end: those of 2,000 wires at most.
void appendPassed(std::string &to, const PassedCounts &counts);
/// Reads what appendPassed() has written.
PassedCounts passedIn(std::span<const char> bytes);

} // namespace tomato::trunk
