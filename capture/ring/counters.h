// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace tomato::capture {

/// A number for each direction. Sides are indexed as the connection's ends: side 0 counts the
/// frames that came in from ends[0].
using BySide = std::array<std::uint64_t, 2>;

constexpr std::uint64_t total(const BySide &counted)
{
    return counted[0] + counted[1];
}

/// The counters of a wire's taps and ports since the run began.
struct TapCounters
{
    /// Frames that came in, whether they matched the filter or not. Without a filter these are
    /// `matched` and `droppedByKernel`. With one they are the interface's counters, which are
    /// queried now and then, and at the end.
    BySide seen{};
    /// Frames that matched the filter and reached the tap (drops not included).
    BySide matched{};
    /// Frames that matched the filter and found the tap's buffer full, or that a killed recorder
    /// had taken and not written.
    BySide droppedByKernel{};
    /// Frames that were lost before any tap, as the kernel's queue of incoming frames was full.
    BySide droppedByInterface{};

    friend bool operator==(const TapCounters &, const TapCounters &) = default;
};

/// The counters of one capture since its run began.
struct Counters : TapCounters
{
    /// Frames committed to the ring, and their bytes on the wire (original length).
    BySide written{};
    BySide writtenBytes{};
    /// Frames that rotation removed from the ring again.
    BySide evicted{};

    friend bool operator==(const Counters &, const Counters &) = default;
};

} // namespace tomato::capture
