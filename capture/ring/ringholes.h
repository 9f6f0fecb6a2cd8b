// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/timestamp.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace tomato::capture {

/// A stretch of time from which a ring may lack frames that came in at one side.
struct RingHole
{
    int side = 0;
    Timestamp from{};
    /// Timestamp::max() when nothing that came later is there.
    Timestamp to{};
    /// Counts those frames of which it is known that they are missing; there may be more.
    std::uint64_t packets = 0;

    friend bool operator==(const RingHole &, const RingHole &) = default;
};

/// Joins the hole to the last one of its side when little time is between them, or else adds it.
/// Returns the one that has it.
RingHole &addHole(std::vector<RingHole> &holes, const RingHole &hole);

std::filesystem::path holesPath(const std::filesystem::path &directory);
/// Reads the holes of a ring, sorted by time; those of a side do not overlap. A ring without that
/// file has none that is known. Lines that are not valid are skipped.
std::vector<RingHole> readHoles(const std::filesystem::path &directory);

/// Keeps, in the file `looked` beside the ring, that the ring has all that came before this moment,
/// though no packet says so.
Result<> noteLooked(const std::filesystem::path &directory, Timestamp moment);
/// Returns that moment; zero when there is none.
Timestamp lookedUntil(const std::filesystem::path &directory);

/// Writes the holes of a ring beside it, in the file `holes`: a line for each with side, begin and
/// end in nanoseconds, and tabs between; the end is `-` where it is open. The number of frames that
/// are known to be missing follows where there is one. A line with side and
/// begin of an earlier one takes its place, so a hole grows by another line. The file is bounded:
/// when there are too many holes, the older ones are joined. Not thread-safe.
class HoleLog final
{
public:
    explicit HoleLog(std::filesystem::path directory) : m_directory(std::move(directory)) {}

    void note(const RingHole &hole);
    /// Writes what was noted since the last call; without news it does nothing.
    Result<> write();

private:
    std::filesystem::path m_directory;
    /// The last hole of each side, which may still grow, and others that are to be written.
    std::array<std::optional<RingHole>, 2> m_last;
    std::array<bool, 2> m_hasGrown{};
    std::vector<RingHole> m_others;
};

} // namespace tomato::capture
