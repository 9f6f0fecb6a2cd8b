// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/timestamp.h"
#include "capture/ring/pcapformat.h"

#include <array>
#include <span>

namespace tomato::capture {

/// Walks through a pcap file packet by packet as its bytes come in, without keeping them; checks
/// every record. Takes both byte orders, micro- and nanoseconds, any link type.
class PcapWalker final
{
public:
    /// Fails at the first bytes that are not valid; wholeBytes() is the length of the valid part.
    Result<> feed(std::span<const char> bytes);
    /// Fails when the bytes so far end inside the header or inside a record.
    Result<> finish() const;

    /// Counts the bytes of the file header and of whole records.
    std::uint64_t wholeBytes() const { return m_wholeBytes; }
    std::uint64_t packets() const { return m_packets; }
    /// The timestamps of the first and the last whole record; zero when there is none.
    Timestamp first() const { return m_first; }
    Timestamp last() const { return m_last; }

private:
    enum class Part
    {
        FileHeader,
        RecordHeader,
        RecordBytes
    };

    Result<> takeFileHeader();
    Result<> takeRecordHeader();
    void endRecord();
    std::uint32_t word(std::size_t offset) const;

    Part m_part = Part::FileHeader;
    std::array<char, PcapFileHeaderBytes> m_header{};
    std::size_t m_headerBytes = 0;
    std::uint64_t m_bodyBytes = 0;
    bool m_swapped = false;
    bool m_nanoseconds = false;
    PcapRecordHeader m_record;
    std::uint64_t m_wholeBytes = 0;
    std::uint64_t m_packets = 0;
    Timestamp m_first{};
    Timestamp m_last{};
};

} // namespace tomato::capture
