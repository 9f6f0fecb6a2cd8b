// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/merge/mergesource.h"
#include "capture/tracing/linktimes.h"

namespace tomato::journeys {

/// Recordings of links that are read for journeys. What was sent over a link and its arrivals are
/// two sources, and each has a begin and an end of its own: one of them may turn over sooner, or
/// have ended by itself.
class LinkRecordings final
{
public:
    /// Adds the link's recording, and that of its arrivals, if there is one. What goes on was
    /// written up to the moment; where that is zero, up to its last packet.
    Result<> add(const capture::CapturedRing &captured, const LinkTimes &times, Timestamp moment);

    std::vector<capture::MergeSource> sources;
    /// By source: from when to when each packet of its filter is there.
    std::vector<Timestamp> begins;
    std::vector<Timestamp> ends;
    /// By source: it does not go on.
    std::vector<bool> hasEnded;
    /// Packets that came later are in some of those that go on, and not in all.
    Timestamp wholeUntil = Timestamp::max();
};

} // namespace tomato::journeys
