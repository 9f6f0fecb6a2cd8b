// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/emulationnotes.h"
#include "capture/archive/formats/pcapngwriter.h"
#include "capture/archive/ringdescription.h"
#include "capture/ring/cursor.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tomato::capture {

/// One ring of a recording as a pcapng stream has it while it goes on: each end as an interface,
/// with each change of the emulation. A packet whose end is not known any more, as the ring has
/// overtaken the reader, comes from a third interface. Not thread-safe.
class LiveRing final
{
public:
    LiveRing(CapturedRing captured, Cursor::Start start, RecordedMoment moment);

    /// Reads the ring's file header; it comes first.
    Result<> begin();
    /// Comes next in a pcapng stream, which has `interfaces` by then, and more behind the call.
    Result<> describe(PcapngWriter &writer, std::uint32_t &interfaces);
    /// Reads packets, if none wait and there are some. Returns whether they follow others that were
    /// not read together with them: what packets are read with may have changed.
    Result<bool> load();
    /// Says how far the clock that recorded the ring is ahead of this machine's: packets that are
    /// loaded from now on have times of this machine's clock.
    void setAhead(Timestamp ahead) { m_ahead = ahead; }
    bool hasPacket() const { return m_next < m_packets.size(); }
    /// The time of the next packet.
    Timestamp time() const { return m_packets[m_next].time; }
    /// The longest packet that the ring may have, known after begin().
    std::uint32_t snapLength() const { return m_like.snapLength; }
    /// Appends the next packet as a record of a pcap file with nanoseconds.
    void appendTo(std::string &records);
    Result<> writePacket(PcapngWriter &writer, std::uint32_t &interfaces);
    /// Writes what the interfaces counted; it comes last.
    Result<> writeStatistics(PcapngWriter &writer);
    std::uint64_t skippedPackets() const { return m_cursor.skippedPackets(); }

private:
    struct Packet
    {
        /// By the clock that recorded it, and by this machine's.
        Timestamp recorded{};
        Timestamp time{};
        std::span<const char> bytes;
        std::uint32_t original = 0;
        /// Nothing where it is not known any more.
        std::optional<std::uint32_t> interface;
    };

    /// Whole packets of the range, as many as the buffer holds.
    Result<> readPackets();
    Result<> splitPackets(std::size_t bytes);
    void findInterfaces();
    Result<std::uint32_t> unknownEnd(PcapngWriter &writer, std::uint32_t &interfaces);

    CapturedRing m_captured;
    RecordedMoment m_moment;
    Cursor m_cursor;
    Cursor::Range m_range;
    bool m_hasSides;
    EmulationNotes m_emulation;
    Timestamp m_ahead{};
    PcapngInterface m_like;
    std::uint32_t m_firstInterface = 0;
    std::optional<std::uint32_t> m_unknownEnd;
    std::string m_buffer;
    /// In the buffer; those before m_next are written.
    std::vector<Packet> m_packets;
    std::size_t m_next = 0;
};

} // namespace tomato::capture
