// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/packetstream.h"

#include "app/base/systemwords.h"
#include "capture/ring/pcapformat.h"
#include "capture/ring/sidelog.h"

#include <QString>

#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace tomato::extcap {

using capture::PcapRecordHeader;
using capture::PcapRecordHeaderBytes;

/// The size of one read; it holds the longest record.
static constexpr std::size_t BufferBytes = 1 << 20;
static_assert(BufferBytes > capture::MaxSnapLength + PcapRecordHeaderBytes);

PacketStream::PacketStream(std::shared_ptr<const capture::RingReader> ring, Wish wish)
    : m_ring(std::move(ring)), m_wish(std::move(wish)), m_cursor(m_ring, m_wish.start),
      m_buffer(BufferBytes)
{
}

Result<QByteArray> PacketStream::header(const std::array<QString, 2> &ends)
{
    const auto file = m_cursor.fileHeader();
    if (!file)
        return passOn(file);
    std::array<std::uint32_t, 6> words{};
    std::memcpy(words.data(), file->data(), sizeof words);
    m_hasNanoseconds = words[0] == capture::PcapNanosecondMagic;
    m_blocks.beginSection();
    for (const std::size_t side : {0U, 1U})
        m_blocks.addInterface(ends[side],
                              QStringLiteral("what %1 sends to %2").arg(ends[side], ends[1 - side]),
                              words[4]);
    return m_blocks.take();
}

Result<QByteArray> PacketStream::next()
{
    if (m_range.bytes == 0) {
        const auto range = m_cursor.next();
        if (!range)
            return passOn(range);
        m_range = *range;
    }
    // Packets that do not pass the filter add no output.
    while (m_range.bytes > 0) {
        if (const auto added = add(m_range); !added)
            return passOn(added);
        QByteArray made = m_blocks.take();
        if (!made.isEmpty())
            return made;
    }
    return QByteArray();
}

/// Adds some whole records of the range, and moves the beginning of the range behind them.
Result<> PacketStream::add(const capture::Cursor::Range &range)
{
    const std::size_t most = std::min<std::uint64_t>(m_buffer.size(), range.bytes);
    const ssize_t count =
        ::pread(range.descriptor, m_buffer.data(), most, static_cast<off_t>(range.offset));
    if (count < static_cast<ssize_t>(PcapRecordHeaderBytes))
        return failure(count < 0 ? systemWords(errno) : "is shorter than what was committed",
                       m_ring->directory().string());
    std::size_t used = 0;
    const std::uint32_t packets =
        addRecords(static_cast<std::size_t>(count), range.firstPacket, used);
    if (used == 0)
        return failure("holds what is no packet", m_ring->directory().string());
    m_range.offset += used;
    m_range.bytes -= used;
    m_range.firstPacket += packets;
    return {};
}

/// Returns how many whole records are in the buffer.
static std::uint32_t wholeRecords(std::span<const char> bytes, std::size_t &used)
{
    std::uint32_t packets = 0;
    for (used = 0; used + PcapRecordHeaderBytes <= bytes.size(); ++packets) {
        PcapRecordHeader record;
        std::memcpy(&record, bytes.data() + used, sizeof record);
        const std::size_t end = used + PcapRecordHeaderBytes + record.captured;
        if (record.captured > capture::MaxSnapLength || end > bytes.size())
            break;
        used = end;
    }
    return packets;
}

std::uint32_t PacketStream::addRecords(std::size_t filled, std::uint64_t firstPacket,
                                       std::size_t &used)
{
    const std::uint32_t packets = wholeRecords(std::span(m_buffer).first(filled), used);
    const auto sides =
        capture::Sides::read(m_ring->directory(), m_ring->snapshot().limits, firstPacket, packets);
    std::size_t at = 0;
    for (std::uint32_t number = 0; number < packets; ++number) {
        PcapRecordHeader record;
        std::memcpy(&record, m_buffer.data() + at, sizeof record);
        const std::span<const char> bytes(m_buffer.data() + at + PcapRecordHeaderBytes,
                                          record.captured);
        at += PcapRecordHeaderBytes + record.captured;
        const int side = sides ? sides->at(firstPacket + number) : 0;
        const bool isWanted = m_wish.direction == capture::Direction::Both ||
                              (side == 0) == (m_wish.direction == capture::Direction::FromFirst);
        if (!isWanted || !m_wish.filter.matches(bytes, record.original))
            continue;
        const std::chrono::nanoseconds time =
            std::chrono::seconds(record.seconds) +
            std::chrono::nanoseconds(std::int64_t(record.fraction) * (m_hasNanoseconds ? 1 : 1000));
        m_blocks.addPacket(static_cast<std::uint32_t>(side), time, record.original, bytes);
    }
    return packets;
}

} // namespace tomato::extcap
