// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/recordedpacket.h"

#include "capture/archive/pcaprecords.h"
#include "capture/ring/ringreader.h"
#include "capture/ring/segmentfiles.h"

#include <algorithm>
#include <optional>

namespace tomato::journeys {

/// Reads the numbers that are in this segment, at least one.
static Result<> readFromSegment(const FileDescriptor &file, const capture::Segment &segment,
                                std::span<const std::uint64_t> numbers,
                                const RecordedPacketSink &sink,
                                const std::function<bool()> &progress)
{
    constexpr std::uint64_t PacketsBetween = 4096;
    auto records = capture::PcapRecords::open(file, segment.path, segment.bytes);
    if (!records)
        return passOn(records);
    for (std::uint64_t at = segment.packetsBefore; !numbers.empty(); ++at) {
        const auto record = records->next();
        if (!record)
            return passOn(record);
        if (*record == nullptr)
            break;
        if ((at - segment.packetsBefore) % PacketsBetween == 0 && !progress())
            return failure("the search was cancelled");
        if (at != numbers.front())
            continue;
        sink(at, (*record)->time, (*record)->bytes);
        numbers = numbers.subspan(1);
    }
    return {};
}

Result<> readRecordedPackets(const std::filesystem::path &directory,
                             std::span<const std::uint64_t> numbers, const RecordedPacketSink &sink,
                             const std::function<bool()> &progress)
{
    const auto ring = capture::RingReader::open(directory);
    if (!ring)
        return passOn(ring);
    for (const capture::Segment &segment : (*ring)->snapshot().segments) {
        const auto begin = std::lower_bound(numbers.begin(), numbers.end(), segment.packetsBefore);
        const auto end =
            std::lower_bound(begin, numbers.end(), segment.packetsBefore + segment.packets);
        if (begin == end)
            continue;
        const auto file = capture::openSegment(directory, segment.number);
        if (!file && capture::isMissing(directory, segment.number))
            continue;
        if (!file)
            return passOn(file);
        if (const auto read = readFromSegment(*file, segment, {begin, end}, sink, progress); !read)
            return read;
    }
    return {};
}

Result<std::vector<char>> readRecordedPacket(const std::filesystem::path &directory,
                                             std::uint64_t number)
{
    std::optional<std::vector<char>> bytes;
    const auto read = readRecordedPackets(
        directory, {&number, 1},
        [&bytes](std::uint64_t, Timestamp, std::span<const char> packet) {
            bytes.emplace(packet.begin(), packet.end());
        },
        [] { return true; });
    if (!read)
        return passOn(read);
    if (!bytes)
        return failure("packet " + std::to_string(number + 1) +
                           " has left the rotating set of files",
                       directory.string());
    return std::move(*bytes);
}

} // namespace tomato::journeys
