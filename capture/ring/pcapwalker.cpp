// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/pcapwalker.h"

#include <algorithm>
#include <cstring>

namespace tomato::capture {

namespace {

tl::unexpected<Error> badAt(std::uint64_t offset, const std::string &what)
{
    return failure("byte " + std::to_string(offset) + ": " + what);
}

} // namespace

Result<> PcapWalker::feed(std::span<const char> bytes)
{
    while (!bytes.empty()) {
        std::size_t taken = 0;
        if (m_part == Part::RecordBytes) {
            taken = static_cast<std::size_t>(std::min<std::uint64_t>(m_bodyBytes, bytes.size()));
            m_bodyBytes -= taken;
            if (m_bodyBytes == 0)
                endRecord();
        } else {
            const std::size_t whole =
                m_part == Part::FileHeader ? PcapFileHeaderBytes : PcapRecordHeaderBytes;
            taken = std::min(whole - m_headerBytes, bytes.size());
            std::memcpy(m_header.data() + m_headerBytes, bytes.data(), taken);
            m_headerBytes += taken;
            if (m_headerBytes == whole) {
                m_headerBytes = 0;
                Result<> good = m_part == Part::FileHeader ? takeFileHeader() : takeRecordHeader();
                if (!good)
                    return good;
            }
        }
        bytes = bytes.subspan(taken);
    }
    return {};
}

Result<> PcapWalker::finish() const
{
    if (m_part == Part::FileHeader)
        return badAt(m_headerBytes, "the file ends inside the pcap file header");
    if (m_part == Part::RecordBytes || m_headerBytes != 0)
        return badAt(m_wholeBytes, "the file ends inside packet " + std::to_string(m_packets + 1));
    return {};
}

Result<> PcapWalker::takeFileHeader()
{
    std::uint32_t magic = 0;
    std::memcpy(&magic, m_header.data(), sizeof magic);
    m_swapped =
        magic == __builtin_bswap32(PcapMagic) || magic == __builtin_bswap32(PcapNanosecondMagic);
    magic = word(0);
    if (magic != PcapMagic && magic != PcapNanosecondMagic)
        return badAt(0, "this is not a pcap file");
    m_nanoseconds = magic == PcapNanosecondMagic;
    m_wholeBytes = PcapFileHeaderBytes;
    m_part = Part::RecordHeader;
    return {};
}

Result<> PcapWalker::takeRecordHeader()
{
    m_record = {word(0), word(4), word(8), word(12)};
    const std::string packet = "packet " + std::to_string(m_packets + 1);
    if (m_record.captured > static_cast<std::uint32_t>(MaxSnapLength))
        return badAt(m_wholeBytes, packet + " claims " + std::to_string(m_record.captured) +
                                       " bytes, more than " + std::to_string(MaxSnapLength));
    // Zeros are what a crash of the machine leaves at a file's end; no frame is empty.
    if (m_record.captured == 0)
        return badAt(m_wholeBytes, packet + " is empty");
    if (m_record.fraction >= (m_nanoseconds ? 1'000'000'000u : 1'000'000u))
        return badAt(m_wholeBytes, packet + " has a timestamp with more than a second in its "
                                            "fraction of a second");
    m_bodyBytes = m_record.captured;
    m_part = Part::RecordBytes;
    return {};
}

void PcapWalker::endRecord()
{
    m_last =
        std::chrono::seconds(m_record.seconds) +
        std::chrono::nanoseconds(std::uint64_t{m_record.fraction} * (m_nanoseconds ? 1u : 1000u));
    if (m_packets == 0)
        m_first = m_last;
    ++m_packets;
    m_wholeBytes += PcapRecordHeaderBytes + m_record.captured;
    m_part = Part::RecordHeader;
}

std::uint32_t PcapWalker::word(std::size_t offset) const
{
    std::uint32_t value = 0;
    std::memcpy(&value, m_header.data() + offset, sizeof value);
    return m_swapped ? __builtin_bswap32(value) : value;
}

} // namespace tomato::capture
