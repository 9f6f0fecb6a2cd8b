// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/passedframes.h"

#include <algorithm>

namespace tomato::trunk {

/// No lab has as many wires between two hosts.
static constexpr std::size_t MaxPassedWires = 2000;
static constexpr std::size_t PassedNumberBytes = 8;
static constexpr std::size_t PassedWireBytes = 3 + 3 * PassedNumberBytes;

void addPassed(PassedCounts &sums, const PassedCounts &counts)
{
    for (const auto &[wire, frames] : counts) {
        PassedFrames &sum = sums[wire];
        sum.sent += frames.sent;
        sum.received += frames.received;
        sum.missed += frames.missed;
    }
}

static std::uint64_t lostBetween(const PassedFrames &from, const PassedFrames &to)
{
    // The other end may say what it likes.
    constexpr std::uint64_t Most = std::uint64_t{1} << 48;
    const std::uint64_t known = std::min(to.received, Most) + std::min(to.missed, Most);
    const std::uint64_t sent = std::min(from.sent, Most);
    return sent - std::min(sent, known);
}

FrameCounts lostUnderway(const PassedCounts &here, const PassedCounts &there)
{
    PassedCounts all = here;
    all.insert(there.begin(), there.end());
    const auto of = [](const PassedCounts &counts, WireNumber wire) {
        const auto found = counts.find(wire);
        return found == counts.end() ? PassedFrames() : found->second;
    };
    FrameCounts lost;
    for (const auto &[wire, frames] : all) {
        const std::uint64_t both = lostBetween(of(here, wire), of(there, wire)) +
                                   lostBetween(of(there, wire), of(here, wire));
        if (both > 0)
            lost[wire] = both;
    }
    return lost;
}

void appendPassed(std::string &to, const PassedCounts &counts)
{
    std::size_t wires = 0;
    for (const auto &[wire, frames] : counts) {
        if (++wires > MaxPassedWires)
            return;
        appendNumber(to, wire, 3);
        for (const std::uint64_t each : {frames.sent, frames.received, frames.missed})
            appendNumber(to, each, PassedNumberBytes);
    }
}

PassedCounts passedIn(std::span<const char> bytes)
{
    PassedCounts counts;
    for (std::size_t at = 0; at + PassedWireBytes <= bytes.size(); at += PassedWireBytes) {
        const auto number = [&](std::size_t which) {
            return *numberAt(bytes, at + 3 + which * PassedNumberBytes, PassedNumberBytes);
        };
        counts[static_cast<WireNumber>(*numberAt(bytes, at, 3))] = {number(0), number(1),
                                                                    number(2)};
    }
    return counts;
}

} // namespace tomato::trunk
