// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/recordedpacket.h"

#include "capture/archive/formats/pcaprecords.h"
#include "capture/archive/merge/mergesource.h"
#include "capture/ring/ringreader.h"
#include "capture/ring/segmentfiles.h"

#include <algorithm>
#include <optional>

namespace tomato::journeys {

/// How many packets are read between two questions whether to go on.
static constexpr std::uint64_t PacketsBetween = 4096;

/// Reads the numbers that are in this segment, at least one.
static Result<> readFromSegment(const FileDescriptor &file, const capture::Segment &segment,
                                std::span<const std::uint64_t> numbers,
                                const RecordedPacketSink &sink,
                                const std::function<bool()> &progress)
{
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

/// Packets of a file are numbered in the order in which it is merged.
static Result<> readFromFile(const std::filesystem::path &path,
                             std::span<const std::uint64_t> numbers, const RecordedPacketSink &sink,
                             const std::function<bool()> &progress)
{
    auto source = capture::MergeSource::openDamaged(path);
    if (!source)
        return passOn(source);
    for (std::uint64_t at = 0; !numbers.empty(); ++at) {
        if (at % PacketsBetween == 0 && !progress())
            return failure("the search was cancelled");
        const auto advanced = source->advance();
        if (!advanced)
            return passOn(advanced);
        if (!*advanced)
            break;
        if (at != numbers.front())
            continue;
        sink(at, source->packet().time, source->packet().bytes);
        numbers = numbers.subspan(1);
    }
    return {};
}

Result<> readRecordedPackets(const RecordedAt &place, std::span<const std::uint64_t> numbers,
                             const RecordedPacketSink &sink, const std::function<bool()> &progress)
{
    const std::filesystem::path &directory = place.path;
    if (place.isFile)
        return readFromFile(place.path, numbers, sink, progress);
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

Result<std::vector<char>> readRecordedPacket(const RecordedAt &place, std::uint64_t number)
{
    std::optional<std::vector<char>> bytes;
    const auto read = readRecordedPackets(
        place, {&number, 1},
        [&bytes](std::uint64_t, Timestamp, std::span<const char> packet) {
            bytes.emplace(packet.begin(), packet.end());
        },
        [] { return true; });
    if (!read)
        return passOn(read);
    if (!bytes)
        return failure("packet " + std::to_string(number + 1) +
                           (place.isFile ? " is not in the file any more"
                                         : " has left the rotating set of files"),
                       place.path.string());
    return std::move(*bytes);
}

} // namespace tomato::journeys
