// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/sidelog.h"

#include "app/base/files/fileaccess.h"
#include "capture/ring/pcapformat.h"

#include <fcntl.h>

#include <algorithm>
#include <span>

namespace tomato::capture {

namespace {

/// A byte for each eight packets that fit into the ring, were all of them as short as can be.
std::uint64_t capacityBytes(const RingLimits &limits)
{
    return limits.segmentBytes * limits.segments / (PcapRecordHeaderBytes + 1) / 8 + 2;
}

/// Calls part(offset in the file, begin, count) for a range of the endless row of bytes.
template <class Part>
Result<> eachPart(std::uint64_t capacity, std::uint64_t begin, std::uint64_t count,
                  const Part &part)
{
    for (std::uint64_t done = 0; done < count;) {
        const std::uint64_t offset = (begin + done) % capacity;
        const std::uint64_t most = std::min(count - done, capacity - offset);
        if (auto good =
                part(offset, static_cast<std::size_t>(done), static_cast<std::size_t>(most));
            !good)
            return good;
        done += most;
    }
    return {};
}

} // namespace

std::filesystem::path sidesPath(const std::filesystem::path &directory)
{
    return directory / "ring.sides";
}

std::vector<std::pair<std::uint64_t, std::uint64_t>>
sidesPlaces(const RingLimits &limits, std::uint64_t begin, std::uint64_t end)
{
    std::vector<std::pair<std::uint64_t, std::uint64_t>> places;
    if (begin >= end)
        return places;
    const std::uint64_t capacity = capacityBytes(limits);
    const std::uint64_t bytes = std::min((end - 1) / 8 - begin / 8 + 1, capacity);
    (void)eachPart(capacity, begin / 8, bytes,
                   [&places](std::uint64_t offset, std::size_t, std::size_t count) -> Result<> {
                       places.emplace_back(offset, count);
                       return {};
                   });
    return places;
}

SideLog::SideLog(std::filesystem::path path, FileDescriptor file, std::uint64_t capacity)
    : m_path(std::move(path)), m_file(std::move(file)), m_capacityBytes(capacity)
{
}

Result<SideLog> SideLog::open(const std::filesystem::path &directory, const RingLimits &limits,
                              std::uint64_t nextPacket)
{
    const auto path = sidesPath(directory);
    auto file = openRingFile(path, O_RDWR | O_CREAT);
    if (!file)
        return passOn(file);
    SideLog log(path, std::move(*file), capacityBytes(limits));
    log.m_next = log.m_written = nextPacket;
    if (nextPacket % 8 != 0) {
        char begun = 0;
        const auto count =
            readUpTo(log.m_file, {&begun, 1}, nextPacket / 8 % log.m_capacityBytes, path);
        if (!count)
            return passOn(count);
        // Above the bits that count there may be older ones.
        log.m_byte = static_cast<unsigned char>(begun & ((1 << nextPacket % 8) - 1));
    }
    return log;
}

Result<> SideLog::write()
{
    if (m_written == m_next)
        return {};
    std::string bytes = std::exchange(m_full, {});
    if ((m_next & 7) != 0)
        bytes += static_cast<char>(m_byte);
    auto written = eachPart(m_capacityBytes, m_written / 8, bytes.size(),
                            [&](std::uint64_t offset, std::size_t begin, std::size_t count) {
                                return writeAll(m_file, std::span(bytes).subspan(begin, count),
                                                offset, m_path);
                            });
    m_written = m_next;
    return written;
}

std::optional<Sides> Sides::read(const std::filesystem::path &directory, const RingLimits &limits,
                                 std::uint64_t firstPacket, std::uint64_t packets)
{
    const auto path = sidesPath(directory);
    const auto file = openRingFile(path, O_RDONLY);
    if (!file)
        return std::nullopt;
    const std::uint64_t firstByte = firstPacket / 8;
    const std::uint64_t bytes = (firstPacket + packets + 7) / 8 - firstByte;
    const std::uint64_t capacity = capacityBytes(limits);
    if (bytes > capacity)
        return std::nullopt;
    Sides sides;
    sides.m_firstBit = firstByte * 8;
    sides.m_bytes.resize(static_cast<std::size_t>(bytes));
    const auto read =
        eachPart(capacity, firstByte, bytes,
                 [&](std::uint64_t offset, std::size_t begin, std::size_t count) -> Result<> {
                     const auto got = readUpTo(
                         *file, std::span(sides.m_bytes).subspan(begin, count), offset, path);
                     if (!got)
                         return passOn(got);
                     return *got == count ? Result<>() : failure("is too short", path.string());
                 });
    if (!read)
        return std::nullopt;
    return sides;
}

} // namespace tomato::capture
