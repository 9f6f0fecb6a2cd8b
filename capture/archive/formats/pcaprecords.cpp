// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/formats/pcaprecords.h"

#include <cstring>

namespace tomato::capture {

/// The other bits of that field describe checksums at the frames' ends (pcap-savefile(5)).
static constexpr std::uint32_t LinkTypeBits = 0xffff;

Result<PcapRecords> PcapRecords::open(const FileDescriptor &file, std::filesystem::path path,
                                      std::uint64_t end)
{
    PcapRecords records(FileWindow(file, std::move(path), end));
    if (const auto read = records.readHeader(); !read)
        return passOn(read);
    return records;
}

Result<> PcapRecords::readHeader()
{
    const auto header = m_window.peek(PcapFileHeaderBytes);
    if (!header)
        return passOn(header);
    if (header->size() < PcapFileHeaderBytes)
        return failure("byte 0: the file ends inside the pcap file header",
                       m_window.path().string());
    std::uint32_t magic = word(*header, 0);
    m_swapped =
        magic == __builtin_bswap32(PcapMagic) || magic == __builtin_bswap32(PcapNanosecondMagic);
    magic = word(*header, 0);
    if (magic != PcapMagic && magic != PcapNanosecondMagic)
        return failure("byte 0: this is not a pcap file", m_window.path().string());
    m_nanoseconds = magic == PcapNanosecondMagic;
    m_snapLength = word(*header, 16);
    m_linkType = word(*header, 20) & LinkTypeBits;
    m_window.skip(PcapFileHeaderBytes);
    return {};
}

Result<const PcapRecords::Record *> PcapRecords::next()
{
    const auto head = m_window.peek(PcapRecordHeaderBytes);
    if (!head)
        return passOn(head);
    if (head->empty())
        return nullptr;
    if (head->size() < PcapRecordHeaderBytes)
        return badPacket("is cut off by the end of the file");
    const PcapRecordHeader header = {word(*head, 0), word(*head, 4), word(*head, 8),
                                     word(*head, 12)};
    if (header.captured > static_cast<std::uint32_t>(MaxSnapLength))
        return badPacket("claims " + std::to_string(header.captured) + " bytes, more than " +
                         std::to_string(MaxSnapLength));
    if (header.fraction >= (m_nanoseconds ? 1'000'000'000u : 1'000'000u))
        return badPacket("has a timestamp with more than a second in its fraction of a second");
    const std::size_t whole = PcapRecordHeaderBytes + header.captured;
    const auto record = m_window.peek(whole);
    if (!record)
        return passOn(record);
    if (record->size() < whole)
        return badPacket("is cut off by the end of the file");
    m_record = {
        std::chrono::seconds(header.seconds) +
            std::chrono::nanoseconds(std::uint64_t{header.fraction} * (m_nanoseconds ? 1u : 1000u)),
        header.original, record->subspan(PcapRecordHeaderBytes)};
    m_window.skip(whole);
    ++m_packets;
    return &m_record;
}

std::uint32_t PcapRecords::word(std::span<const char> bytes, std::size_t at) const
{
    std::uint32_t value = 0;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return m_swapped ? __builtin_bswap32(value) : value;
}

tl::unexpected<Error> PcapRecords::badPacket(const std::string &what) const
{
    return failure("byte " + std::to_string(m_window.offset()) + ": packet " +
                       std::to_string(m_packets + 1) + " " + what,
                   m_window.path().string());
}

} // namespace tomato::capture
