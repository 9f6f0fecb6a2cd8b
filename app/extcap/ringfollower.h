// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "capture/ring/cursor.h"

#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

namespace tomato::extcap {

/// Follows one ring packet by packet, while it is written.
class RingFollower final
{
public:
    struct Packet
    {
        std::chrono::nanoseconds time{};
        std::span<const char> bytes;
        std::uint32_t original = 0;
        /// The end of the connection that sent it: 0 or 1.
        int side = 0;
    };

    RingFollower(std::shared_ptr<const capture::RingReader> ring, capture::Cursor::Start start);

    /// Reads the ring's file header: its snap length is known afterwards.
    Result<> begin();
    std::uint32_t snapLength() const { return m_snapLength; }
    /// Reads packets, if none waits and some were committed.
    Result<> load();
    bool hasPacket() const { return m_next < m_packets.size(); }
    /// The next packet; its bytes stay until load() is called for the packet behind the last one.
    const Packet &packet() const { return m_packets[m_next]; }
    void pop() { ++m_next; }
    /// The number of packets that rotation removed before they were read.
    std::uint64_t skippedPackets() const { return m_cursor.skippedPackets(); }

private:
    std::size_t split(std::size_t filled);

    std::shared_ptr<const capture::RingReader> m_ring;
    capture::Cursor m_cursor;
    bool m_hasNanoseconds = false;
    std::uint32_t m_snapLength = 0;
    /// A range that has been read in part.
    capture::Cursor::Range m_range;
    std::vector<char> m_buffer;
    /// In the buffer; those before m_next were handed out.
    std::vector<Packet> m_packets;
    std::size_t m_next = 0;
};

} // namespace tomato::extcap
