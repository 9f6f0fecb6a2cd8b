// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/clockshifts.h"
#include "capture/ring/ringreader.h"
#include "capture/ring/runtimes.h"

#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace tomato::capture {

/// A ring with what its run's description says.
struct CapturedRing
{
    std::shared_ptr<const RingReader> ring;
    std::string lab;
    /// The connection's name ("h1:eth0 ⇄ r1:eth1"), and those of its ends.
    std::string name;
    std::array<std::string, 2> ends;
    std::string filter;
    /// Tells whether segmentation and checksum offloads were on at its interfaces.
    bool offloads = false;
    /// The key logs of the lab's elements, when its recordings are to have the secrets in them.
    std::vector<std::filesystem::path> keyLogs = {};
    /// Names the other machine that recorded it; it is empty for this one.
    std::string host = {};
    /// The shifts convert its times to this machine's clock; the text describes that.
    ClockShifts clockShifts = {};
    std::string clockComment = {};
    /// When its recording, and that of its arrivals, began and ended by the clock that recorded it.
    RunTimes times = {};
    RunTimes arrivalsTimes = {};
    /// If it goes on, everything that came before this moment is written, by this machine's clock;
    /// zero where nobody saw to that.
    Timestamp moment{};
};

} // namespace tomato::capture
