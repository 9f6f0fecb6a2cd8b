// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/ringfollower.h"

#include "app/base/systemwords.h"
#include "capture/options/ringlimits.h"
#include "capture/ring/pcapformat.h"
#include "capture/ring/sidelog.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace tomato::extcap {

using capture::PcapRecordHeader;
using capture::PcapRecordHeaderBytes;

/// The size of one read; it holds the longest record.
static constexpr std::size_t BufferBytes = 1 << 20;
static_assert(BufferBytes > capture::MaxSnapLength + PcapRecordHeaderBytes);

RingFollower::RingFollower(std::shared_ptr<const capture::RingReader> ring,
                           capture::Cursor::Start start)
    : m_ring(std::move(ring)), m_cursor(m_ring, start), m_buffer(BufferBytes)
{
}

Result<> RingFollower::begin()
{
    const auto file = m_cursor.fileHeader();
    if (!file)
        return passOn(file);
    std::array<std::uint32_t, 6> words{};
    std::memcpy(words.data(), file->data(), sizeof words);
    m_hasNanoseconds = words[0] == capture::PcapNanosecondMagic;
    m_snapLength = words[4];
    return {};
}

Result<> RingFollower::load()
{
    if (hasPacket())
        return {};
    m_packets.clear();
    m_next = 0;
    if (m_range.bytes == 0) {
        const auto range = m_cursor.next();
        if (!range)
            return passOn(range);
        m_range = *range;
        if (m_range.bytes == 0)
            return {};
    }
    const std::size_t most = std::min<std::uint64_t>(m_buffer.size(), m_range.bytes);
    const ssize_t count =
        ::pread(m_range.descriptor, m_buffer.data(), most, static_cast<off_t>(m_range.offset));
    if (count < static_cast<ssize_t>(PcapRecordHeaderBytes))
        return failure(count < 0 ? systemWords(errno) : "is shorter than what was committed",
                       m_ring->directory().string());
    const std::size_t used = split(static_cast<std::size_t>(count));
    if (used == 0)
        return failure("holds what is no packet", m_ring->directory().string());
    m_range.offset += used;
    m_range.bytes -= used;
    m_range.firstPacket += m_packets.size();
    return {};
}

/// Finds the whole records in the buffer, and returns how many bytes they take.
std::size_t RingFollower::split(std::size_t filled)
{
    std::size_t used = 0;
    while (used + PcapRecordHeaderBytes <= filled) {
        PcapRecordHeader record;
        std::memcpy(&record, m_buffer.data() + used, sizeof record);
        const std::size_t end = used + PcapRecordHeaderBytes + record.captured;
        if (record.captured > capture::MaxSnapLength || end > filled)
            break;
        m_packets.push_back(
            {std::chrono::seconds(record.seconds) +
                 std::chrono::nanoseconds(std::int64_t(record.fraction) *
                                          (m_hasNanoseconds ? 1 : 1000)),
             std::span<const char>(m_buffer.data() + used + PcapRecordHeaderBytes, record.captured),
             record.original});
        used = end;
    }
    const auto sides = capture::Sides::read(m_ring->directory(), m_ring->snapshot().limits,
                                            m_range.firstPacket, m_packets.size());
    std::uint64_t number = m_range.firstPacket;
    for (Packet &each : m_packets)
        each.side = sides ? sides->at(number++) : 0;
    return used;
}

} // namespace tomato::extcap
