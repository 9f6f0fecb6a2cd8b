// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/cursor.h"

#include "app/base/files/fileaccess.h"
#include "capture/ring/pcapformat.h"
#include "capture/ring/pcapwalker.h"
#include "capture/ring/segmentfiles.h"

#include <fcntl.h>

#include <algorithm>

namespace tomato::capture {

namespace {

/// A ring that turns faster than it can be looked at so often is not one that anybody can read.
constexpr int OpenAttempts = 100;
/// Looks at the ring until a file that is missing counts as removed by somebody else.
constexpr int RemovalAttempts = 3;

const Segment *find(const RingSnapshot &snapshot, std::uint64_t number)
{
    const auto found = std::find_if(snapshot.segments.begin(), snapshot.segments.end(),
                                    [&](const Segment &each) { return each.number == number; });
    return found == snapshot.segments.end() ? nullptr : &*found;
}

/// Whole packets between two offsets of a segment.
Result<std::uint64_t> countPackets(const FileDescriptor &file, const std::filesystem::path &path,
                                   std::uint64_t from, std::uint64_t to)
{
    PcapWalker walker;
    std::string buffer(1 << 16, '\0');
    // The file's own header tells how its records are to be read.
    std::array<char, PcapFileHeaderBytes> header{};
    if (const auto count = readUpTo(file, header, 0, path); !count)
        return passOn(count);
    if (const auto walked = walker.feed(header); !walked)
        return failure(walked.error().message, path.string());
    while (from < to) {
        const auto most =
            static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), to - from));
        const auto count = readUpTo(file, std::span(buffer).first(most), from, path);
        if (!count)
            return passOn(count);
        if (*count == 0)
            return failure("is shorter than what was committed", path.string());
        if (const auto walked = walker.feed(std::span(buffer).first(*count)); !walked)
            return failure(walked.error().message, path.string());
        from += *count;
    }
    return walker.packets();
}

} // namespace

/// The position of a cursor. The open segment stays readable when the ring has dropped it.
class Cursor::Position
{
public:
    Position(std::shared_ptr<const RingReader> reader, Start start);

    Result<Range> next();
    std::uint64_t lag() const;
    Result<std::array<char, 24>> fileHeader();

    std::uint64_t skipped = 0;

private:
    Result<bool> open();
    Result<Range> take(std::uint64_t end, std::uint64_t packetsAtEnd);
    Result<Range> finishDropped();
    bool moveOn(const RingSnapshot &snapshot);

    std::shared_ptr<const RingReader> m_ring;
    FileDescriptor m_file;
    std::filesystem::path m_path;
    std::uint64_t m_number = 0;
    std::uint64_t m_offset = PcapFileHeaderBytes;
    /// Packets of the run before this place.
    std::uint64_t m_packets = 0;
};

Cursor::Position::Position(std::shared_ptr<const RingReader> reader, Start start)
    : m_ring(std::move(reader))
{
    const RingSnapshot snapshot = m_ring->snapshot();
    if (snapshot.segments.empty())
        return;
    const bool oldest = start == Start::Oldest;
    const Segment &segment = oldest ? snapshot.segments.front() : snapshot.segments.back();
    m_number = segment.number;
    m_path = segment.path;
    m_offset = oldest ? PcapFileHeaderBytes : segment.bytes;
    m_packets = segment.packetsBefore + (oldest ? 0 : segment.packets);
    // The segment is opened now, so that rotation cannot remove it; next() reports its errors.
    [[maybe_unused]] const auto opened = open();
}

/// Tells whether the segment at this place is open; false when its file was removed.
Result<bool> Cursor::Position::open()
{
    if (m_file)
        return true;
    auto file = openSegment(m_ring->directory(), m_number);
    if (!file)
        return isMissing(m_ring->directory(), m_number) ? Result<bool>(false)
                                                        : Result<bool>(passOn(file));
    m_file = std::move(*file);
    return true;
}

Result<Cursor::Range> Cursor::Position::next()
{
    for (int attempt = 0; attempt < OpenAttempts; ++attempt) {
        const RingSnapshot snapshot = m_ring->snapshot();
        if (snapshot.segments.empty())
            return Range{};
        if (m_number != 0) {
            const auto opened = open();
            if (!opened)
                return passOn(opened);
            const Segment *here = find(snapshot, m_number);
            if (here && m_offset < here->bytes && *opened)
                return take(here->bytes, here->packetsBefore + here->packets);
            // Rotation removes a file after the ring has dropped it: else it was somebody else.
            if (here && m_offset < here->bytes && attempt < RemovalAttempts)
                continue;
            if (!here && *opened) {
                auto rest = finishDropped();
                if (!rest || rest->bytes != 0)
                    return rest;
            }
        }
        if (!moveOn(snapshot))
            return Range{};
    }
    return failure("rotates faster than it can be read", m_ring->directory().string());
}

Result<Cursor::Range> Cursor::Position::take(std::uint64_t end, std::uint64_t packetsAtEnd)
{
    const auto size = fileBytes(m_file, m_path);
    if (!size)
        return passOn(size);
    if (*size < end)
        return failure("is shorter than what was committed", m_path.string());
    const Range range = {m_file.get(), m_offset, end - m_offset, m_number, m_packets};
    m_offset = end;
    m_packets = packetsAtEnd;
    return range;
}

/// Returns the rest of a segment that the ring has dropped: it was complete by then.
Result<Cursor::Range> Cursor::Position::finishDropped()
{
    const auto size = fileBytes(m_file, m_path);
    if (!size)
        return passOn(size);
    if (*size <= m_offset)
        return Range{};
    const auto packets = countPackets(m_file, m_path, m_offset, *size);
    if (!packets)
        return passOn(packets);
    return take(*size, m_packets + *packets);
}

/// Goes to the segment after this one, or to the oldest when that is gone too. False when there is
/// none yet.
bool Cursor::Position::moveOn(const RingSnapshot &snapshot)
{
    const auto after = std::find_if(snapshot.segments.begin(), snapshot.segments.end(),
                                    [&](const Segment &each) { return each.number > m_number; });
    if (after == snapshot.segments.end())
        return false;
    if (after->packetsBefore > m_packets)
        skipped += after->packetsBefore - m_packets;
    m_number = after->number;
    m_path = after->path;
    m_packets = after->packetsBefore;
    m_offset = PcapFileHeaderBytes;
    m_file.reset();
    return true;
}

std::uint64_t Cursor::Position::lag() const
{
    const RingSnapshot snapshot = m_ring->snapshot();
    std::uint64_t bytes = 0;
    if (m_file && !find(snapshot, m_number)) {
        const auto size = fileBytes(m_file, m_path);
        bytes = size && *size > m_offset ? *size - m_offset : 0;
    }
    for (const Segment &each : snapshot.segments) {
        const std::uint64_t from = each.number == m_number ? m_offset : PcapFileHeaderBytes;
        if (each.number >= m_number && each.bytes > from)
            bytes += each.bytes - from;
    }
    return bytes;
}

Result<std::array<char, 24>> Cursor::Position::fileHeader()
{
    std::array<char, PcapFileHeaderBytes> header{};
    for (int attempt = 0; attempt < OpenAttempts; ++attempt) {
        for (const Segment &each : m_ring->snapshot().segments) {
            const auto file = openSegment(m_ring->directory(), each.number);
            if (!file)
                continue; // dropped meanwhile; all segments have the same header
            const auto count = readUpTo(*file, header, 0, each.path);
            if (!count)
                return passOn(count);
            if (*count < header.size())
                return failure("is shorter than a pcap file header", each.path.string());
            return header;
        }
    }
    return failure("no segment can be opened", m_ring->directory().string());
}

Cursor::Cursor(std::shared_ptr<const RingReader> ring, Start start)
    : m_position(std::make_unique<Position>(std::move(ring), start))
{
}

Cursor::~Cursor() = default;
Cursor::Cursor(Cursor &&) noexcept = default;
Cursor &Cursor::operator=(Cursor &&) noexcept = default;

Result<std::array<char, 24>> Cursor::fileHeader() const
{
    return m_position->fileHeader();
}

Result<Cursor::Range> Cursor::next()
{
    return m_position->next();
}

std::uint64_t Cursor::skippedPackets() const
{
    return m_position->skipped;
}

std::uint64_t Cursor::lag() const
{
    return m_position->lag();
}

} // namespace tomato::capture
