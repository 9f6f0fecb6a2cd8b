// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace tomato::capture {

class RingReader;
struct RingSnapshot;

/// The size of a run at one moment. Whoever tells how large a recording is has it from here, so
/// that all tell the same.
struct RunSize
{
    /// The packets as they were sent, and the times of the first and the last one; arrivals are the
    /// same packets once more.
    std::uint64_t packets = 0;
    Timestamp first{};
    Timestamp last{};
    /// The bytes that its files take, and those that they may take, both with its arrivals.
    std::uint64_t bytes = 0;
    std::uint64_t limitBytes = 0;
};

/// `arrivals` is null where there are none.
RunSize sizeOf(const RingSnapshot &ring, const RingReader *arrivals);
/// The same of the run in this folder; nothing when its ring cannot be read.
std::optional<RunSize> sizeOfRun(const std::filesystem::path &run);

} // namespace tomato::capture
