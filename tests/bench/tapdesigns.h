// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace tomato::bench {

/// Ways to tap the wires of a fabric, each as small as it can be: what was read is written to files
/// of 10 MB, five for each wire, without pcap's limits, filters, counters or viewers.
enum class TapDesign
{
    /// One socket for all interfaces, 64 MB: what the product is built on.
    SharedRing,
    /// A socket at each of a wire's two ends: 32 MB each for a few wires, the least for many.
    RingsOfEnds,
    /// The shared one, and for a wire that becomes busy two of 16 MB of its own, which replace it
    /// there. What both received meanwhile is found twice.
    RingsOfBusyWires,
    /// Two for all interfaces, 32 MB each, which share the frames by the processor on which they
    /// came; each has a thread.
    FanOut
};

struct NamedDesign
{
    TapDesign design;
    std::string_view name;
};
inline constexpr std::array<NamedDesign, 4> TapDesigns = {
    {{TapDesign::SharedRing, "one ring for all"},
     {TapDesign::RingsOfEnds, "two rings a wire"},
     {TapDesign::RingsOfBusyWires, "rings for busy wires"},
     {TapDesign::FanOut, "a ring a processor"}}};

/// This program in its role as recorder, `PROGRAM --record DESIGN WIRES FOLDER` in a bench lab's
/// fabric (DESIGN counts from 0): prints "ready", milliseconds until then and the megabytes of the
/// kernel's buffers; records until SIGINT, and prints what came of it: packets written, dropped and
/// found twice, and how many were before one of their wire that was written already. Returns
/// whether that was the role.
bool recordAsToldBy(int argc, char **argv);

} // namespace tomato::bench
