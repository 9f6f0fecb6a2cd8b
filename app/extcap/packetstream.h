// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/extcap/framefilter.h"
#include "app/extcap/pcapngstream.h"
#include "capture/options/recordingoptions.h"
#include "capture/ring/cursor.h"

#include <array>
#include <vector>

namespace tomato::extcap {

/// Follows the ring of a recording and converts it to pcapng, with an interface for each end of the
/// connection. It contains the packets that this watcher requested.
class PacketStream final
{
public:
    struct Wish
    {
        FrameFilter filter;
        capture::Direction direction = capture::Direction::Both;
        capture::Cursor::Start start = capture::Cursor::Start::Now;
    };

    PacketStream(std::shared_ptr<const capture::RingReader> ring, Wish wish);

    /// Returns the stream's first blocks.
    Result<QByteArray> header(const std::array<QString, 2> &ends);
    /// Returns some of the packets that were committed since the last call; empty when there is
    /// none.
    Result<QByteArray> next();
    /// The number of packets that rotation removed before they were read.
    std::uint64_t skippedPackets() const { return m_cursor.skippedPackets(); }

private:
    Result<> add(const capture::Cursor::Range &range);
    std::uint32_t addRecords(std::size_t filled, std::uint64_t firstPacket, std::size_t &used);

    std::shared_ptr<const capture::RingReader> m_ring;
    Wish m_wish;
    capture::Cursor m_cursor;
    PcapngStream m_blocks;
    bool m_hasNanoseconds = false;
    /// A range that has been read in part.
    capture::Cursor::Range m_range;
    std::vector<char> m_buffer;
};

} // namespace tomato::extcap
