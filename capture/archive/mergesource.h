// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/merge.h"
#include "capture/archive/pcapngwriter.h"
#include "capture/archive/pcaprecords.h"
#include "capture/engine/sidelog.h"

#include <vector>

namespace tomato::capture {

/// What merging reads packet by packet: a ring as it was at one moment, or a pcap file.
class MergeSource final
{
public:
    static Result<MergeSource> open(const CapturedRing &captured);
    static Result<MergeSource> open(const std::filesystem::path &pcap);

    /// One, or two by side.
    const std::vector<PcapngInterface> &interfaces() const { return m_interfaces; }
    /// One for each interface, when there are any.
    const std::vector<PcapngStatistics> &statistics() const { return m_statistics; }
    std::uint64_t bytes() const { return m_bytes; }
    /// How many of them have been read.
    std::uint64_t bytesDone() const;

    /// Goes to the next packet; false at the end.
    Result<bool> advance();
    const PcapRecords::Record &packet() const { return *m_record; }
    /// Which of the interfaces the packet belongs to.
    std::uint32_t interface() const;
    /// What is to be said of this packet; mostly nothing.
    std::string comment() const;

private:
    struct Part
    {
        FileDescriptor file;
        std::filesystem::path path;
        std::uint64_t bytes = 0;
    };

    Result<> freeze(const RingReader &ring);
    void describe(const CapturedRing &captured, const RingSnapshot &moment);
    /// Opens the next part, if there is one.
    Result<> beginPart();

    std::vector<Part> m_parts;
    /// The one that is read.
    std::size_t m_part = 0;
    std::vector<PcapngInterface> m_interfaces;
    std::vector<PcapngStatistics> m_statistics;
    std::optional<Sides> m_sides;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_bytesDone = 0;
    /// Numbers of packets in the run.
    std::uint64_t m_firstPacket = 0;
    std::uint64_t m_packet = 0;
    std::optional<PcapRecords> m_records;
    const PcapRecords::Record *m_record = nullptr;
};

} // namespace tomato::capture
