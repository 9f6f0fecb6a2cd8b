// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "capture/ring/ringreader.h"

#include <array>
#include <cstdint>
#include <memory>

namespace tomato::capture {

/// A place in a ring that moves forward: a live viewer, a follower, a packet table. It hands out
/// byte ranges of segment files that begin and end on packet boundaries and hold packet records
/// only (a reader sends the 24 bytes of fileHeader() once, first). Not thread-safe.
class Cursor final
{
public:
    enum class Start
    {
        Oldest,
        Now
    };

    /// A range of one segment file; the descriptor belongs to the cursor and is valid until next().
    struct Range
    {
        int descriptor = -1;
        std::uint64_t offset = 0;
        std::uint64_t bytes = 0;
        /// The segment's number, and the number of the first of these packets in the run, from 0.
        std::uint64_t segment = 0;
        std::uint64_t firstPacket = 0;
    };

    Cursor(std::shared_ptr<const RingReader> ring, Start start);
    ~Cursor();
    Cursor(Cursor &&) noexcept;
    Cursor &operator=(Cursor &&) noexcept;

    /// The ring's pcap file header.
    Result<std::array<char, 24>> fileHeader() const;
    /// Everything committed after the last range, at most to the end of one segment; an empty range
    /// when there is nothing new. When the ring has overtaken the cursor it goes on at the oldest
    /// segment and counts what it skipped.
    Result<Range> next();
    /// Packets that rotation took away before this cursor came to them.
    std::uint64_t skippedPackets() const;
    /// Committed bytes that are still ahead.
    std::uint64_t lag() const;

private:
    class Position;
    std::unique_ptr<Position> m_position;
};

} // namespace tomato::capture
