// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/timestamp.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace tomato::capture {

/// Describes the emulation of the frames that each end of the wire sent, from a time on: "delay 20
/// ms, loss 1 %"; "none".
struct EmulationChange
{
    Timestamp time{};
    std::array<std::string, 2> sentBy;

    friend bool operator==(const EmulationChange &, const EmulationChange &) = default;
};

/// The link emulation of a run and every change of it: the file `emulation` beside its ring, a line
/// each of time and two texts with tabs between. It is bounded: of too many changes the newest
/// stay, and how many went is counted.
struct EmulationHistory
{
    /// The changes are in the order of time.
    std::vector<EmulationChange> changes;
    /// Counts changes that were removed from the list.
    std::uint64_t omitted = 0;

    /// Stands for the emulation while there is no wire.
    static constexpr const char *ElementStopped = "the element at an end is stopped";

    static std::filesystem::path path(const std::filesystem::path &directory);
    /// Reads a run's history; it is empty where the run has none. Lines that are not valid are
    /// skipped.
    static EmulationHistory read(const std::filesystem::path &directory);
    /// Adds a change to the file of a run that exists.
    static Result<> append(const std::filesystem::path &directory, const EmulationChange &change);
};

} // namespace tomato::capture
