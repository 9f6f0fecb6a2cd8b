// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/reader/ringindex.h"

#include "app/base/files/fileaccess.h"
#include "app/base/systemwords.h"
#include "capture/ring/pcapformat.h"
#include "capture/ring/segmentfiles.h"
#include "capture/ring/sidelog.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace tomato::client {

using capture::Cursor;

/// Read at once.
static constexpr std::size_t IndexBufferBytes = 1 << 20;

RingIndex::RingIndex(std::shared_ptr<capture::RingReader> ring, std::uint16_t source)
    : m_ring(std::move(ring)), m_source(source), m_cursor(m_ring, Cursor::Start::Oldest)
{
}

Result<RingIndex> RingIndex::open(const std::filesystem::path &directory, std::uint16_t source,
                                  Pace pace)
{
    auto ring = capture::RingReader::open(directory);
    if (!ring)
        return passOn(ring);
    if (pace == Pace::AtOnce)
        (*ring)->watch(true); // until it is closed
    return RingIndex(std::move(*ring), source);
}

Result<bool> RingIndex::read(PacketPlaces &places)
{
    const auto range = m_cursor.next();
    if (!range)
        return passOn(range);
    if (range->bytes == 0)
        return false;
    if (!m_hasHeader) {
        const auto header = m_cursor.fileHeader();
        if (!header)
            return passOn(header);
        std::uint32_t magic = 0;
        std::memcpy(&magic, header->data(), sizeof magic);
        m_hasNanoseconds = magic == capture::PcapNanosecondMagic;
        m_hasHeader = true;
    }
    const std::size_t first = places.size();
    if (const auto walked = walk(*range, places); !walked) {
        places.resize(first);
        return passOn(walked);
    }
    addSides(*range, places, first);
    return true;
}

Result<> RingIndex::walk(const Cursor::Range &range, PacketPlaces &places)
{
    m_buffer.resize(IndexBufferBytes);
    auto packet = static_cast<std::uint32_t>(range.firstPacket);
    const std::uint64_t end = range.offset + range.bytes;
    for (std::uint64_t at = range.offset; at < end;) {
        const std::size_t most = std::min<std::uint64_t>(m_buffer.size(), end - at);
        const ssize_t count =
            ::pread(range.descriptor, m_buffer.data(), most, static_cast<off_t>(at));
        if (count < static_cast<ssize_t>(capture::PcapRecordHeaderBytes))
            return failure(count < 0 ? systemWords(errno) : "is shorter than what was committed",
                           m_ring->directory().string());
        const auto filled = static_cast<std::size_t>(count);
        std::size_t in = 0;
        while (in + capture::PcapRecordHeaderBytes <= filled) {
            capture::PcapRecordHeader record;
            std::memcpy(&record, m_buffer.data() + in, sizeof record);
            if (record.captured > capture::MaxSnapLength)
                return failure("holds what is no packet", m_ring->directory().string());
            PacketPlace place;
            place.time = std::chrono::seconds(record.seconds) +
                         std::chrono::nanoseconds(std::int64_t{record.fraction} *
                                                  (m_hasNanoseconds ? 1 : 1000));
            place.offset = static_cast<std::uint32_t>(at + in + capture::PcapRecordHeaderBytes);
            place.captured = record.captured;
            place.original = record.original;
            place.segment = static_cast<std::uint32_t>(range.segment);
            place.source = m_source;
            place.packet = packet++;
            place.hasNanoseconds = m_hasNanoseconds;
            places.push_back(place);
            in += capture::PcapRecordHeaderBytes + record.captured;
        }
        at += in; // may lie behind what is in the buffer: the next read begins there
    }
    return {};
}

void RingIndex::addSides(const Cursor::Range &range, PacketPlaces &places, std::size_t first) const
{
    const auto sides = capture::Sides::read(m_ring->directory(), m_ring->snapshot().limits,
                                            range.firstPacket, places.size() - first);
    if (!sides || oldestSegment() > range.segment)
        return; // unknown, or perhaps overwritten meanwhile
    for (std::size_t i = first; i < places.size(); ++i)
        places[i].side = static_cast<std::uint8_t>(sides->at(range.firstPacket + i - first));
}

std::uint32_t RingIndex::oldestSegment() const
{
    const auto snapshot = m_ring->snapshot();
    return snapshot.segments.empty() ? 0
                                     : static_cast<std::uint32_t>(snapshot.segments.front().number);
}

bool RingIndex::isRecording() const
{
    return m_ring->snapshot().recording;
}

Result<bool> RingIndex::readBytes(const PacketPlace &place, std::vector<char> &bytes)
{
    bytes.assign(place.captured, '\0');
    if (m_openSegment != place.segment || !m_file) {
        m_openSegment = place.segment;
        auto file = capture::openSegment(m_ring->directory(), place.segment);
        if (file)
            m_file = std::move(*file);
        else
            m_file.reset();
    }
    // Opened before the ring was asked, the file keeps its bytes.
    if (!m_file || oldestSegment() > place.segment)
        return false;
    const auto count = readUpTo(m_file, std::span(bytes), place.offset, m_ring->directory());
    if (!count)
        return passOn(count);
    return *count == bytes.size();
}

} // namespace tomato::client
