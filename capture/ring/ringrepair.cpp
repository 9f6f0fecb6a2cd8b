// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/files/fileaccess.h"
#include "capture/ring/arrivals.h"
#include "capture/ring/pcapwalker.h"
#include "capture/ring/ringreader.h"
#include "capture/ring/ringstate.h"
#include "capture/ring/segmentfiles.h"
#include "capture/ring/sidelog.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace tomato::capture {

namespace {

/// Reads the segment up to `atMost` bytes, cuts off bytes that are no whole record, and returns the
/// rest; bytes is 0 when it has not even a file header.
Result<SegmentState> cutTornTail(const std::filesystem::path &path, std::uint64_t atMost)
{
    const auto file = openRingFile(path, O_RDWR);
    if (!file)
        return passOn(file);
    PcapWalker walker;
    std::string buffer(1 << 20, '\0');
    for (std::uint64_t offset = 0; offset < atMost;) {
        const auto most = std::min<std::uint64_t>(buffer.size(), atMost - offset);
        const auto count =
            readUpTo(*file, std::span(buffer).first(static_cast<std::size_t>(most)), offset, path);
        if (!count)
            return passOn(count);
        if (*count == 0 || !walker.feed(std::span(buffer).first(*count)))
            break;
        offset += *count;
    }
    if (::ftruncate(file->get(), static_cast<off_t>(walker.wholeBytes())) != 0)
        return fileFailure(path, "cannot be cut");
    return SegmentState{segmentNumber(path), walker.wholeBytes(),    walker.packets(),     0,
                        walker.packets(),    walker.first().count(), walker.last().count()};
}

/// The numbers that `numberIn` finds in the folder's names, rising.
Result<std::vector<std::uint64_t>>
numbersIn(const std::filesystem::path &directory,
          std::uint64_t (*numberIn)(const std::filesystem::path &))
{
    std::vector<std::uint64_t> numbers;
    std::error_code error;
    std::filesystem::directory_iterator each(directory, error);
    for (const auto end = std::filesystem::directory_iterator(); !error && each != end;
         each.increment(error)) {
        if (const std::uint64_t number = numberIn(each->path()); number != 0)
            numbers.push_back(number);
    }
    if (error)
        return failure("cannot be read: " + error.message(), directory.string());
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

/// Completes a segment that was being written over an older one's bytes: only the state knows which
/// bytes are its own.
Result<> completeOverwritten(const std::filesystem::path &directory, const RingState *old)
{
    const auto numbers = numbersIn(directory, overwritingNumber);
    if (!numbers)
        return passOn(numbers);
    for (const std::uint64_t number : *numbers) {
        const auto path = overwritingPath(directory, number);
        const auto *known = old && !old->segments.empty() && old->segments.back().number == number
                                ? &old->segments.back()
                                : nullptr;
        if (!known) {
            if (::unlink(path.c_str()) != 0)
                return fileFailure(path, "cannot be removed");
            continue;
        }
        const auto file = openRingFile(path, O_RDWR);
        if (!file)
            return passOn(file);
        if (auto done = completeOverwriting(*file, directory, number, known->bytes); !done)
            return done;
    }
    return {};
}

/// The state as it was, when it can be read; nothing else holds counters and limits.
Result<RingState> readOldState(const std::filesystem::path &path)
{
    const auto file = openRingFile(path, O_RDONLY);
    if (!file)
        return passOn(file);
    std::string bytes(MaxStateBytes, '\0');
    const auto count = readUpTo(*file, bytes, 0, path);
    if (!count)
        return passOn(count);
    return decodeState(std::span(bytes).first(*count));
}

/// Returns the limits that a ring with these segments must have had, when no file has them.
RingState guessState(const std::vector<SegmentState> &segments)
{
    RingState state;
    state.snapLength = MaxSnapLength;
    state.limits.segmentBytes = std::max<std::uint64_t>(
        state.limits.segmentBytes, PcapFileHeaderBytes + PcapRecordHeaderBytes + MaxSnapLength);
    for (const SegmentState &each : segments) {
        state.limits.segmentBytes = std::max(state.limits.segmentBytes, each.bytes);
        state.counters.seen[0] += each.packets;
        state.counters.matched[0] += each.packets;
        state.counters.written[0] += each.packets;
    }
    state.limits.segments =
        std::max(state.limits.segments, static_cast<std::uint32_t>(segments.size()));
    return state;
}

/// Counts the packets of a segment that side 0 sent; where the side log is lost, all of them.
std::uint64_t countFirstSide(const std::filesystem::path &directory, const RingState &old,
                             const SegmentState &segment)
{
    const auto known =
        std::find_if(old.segments.begin(), old.segments.end(),
                     [&](const auto &each) { return each.number == segment.number; });
    if (known != old.segments.end() && known->packets == segment.packets)
        return known->ofFirstSide;
    const auto sides = Sides::read(directory, old.limits, segment.packetsBefore, segment.packets);
    if (!sides)
        return segment.packets;
    std::uint64_t count = 0;
    for (std::uint64_t packet = 0; packet < segment.packets; ++packet)
        count += sides->at(segment.packetsBefore + packet) == 0 ? 1 : 0;
    return count;
}

/// Returns the segments on disk that follow each other without a gap up to the newest.
Result<std::vector<SegmentState>> mendSegments(const std::filesystem::path &directory,
                                               const RingState *old)
{
    if (const auto completed = completeOverwritten(directory, old); !completed)
        return passOn(completed);
    const auto numbers = numbersIn(directory, segmentNumber);
    if (!numbers)
        return passOn(numbers);
    std::vector<SegmentState> segments;
    for (const std::uint64_t number : *numbers) {
        // Packets that a killed writer had not published count as not written: they are in no
        // counter.
        std::uint64_t atMost = old ? 0 : UINT64_MAX;
        std::uint64_t before = 0;
        if (old) {
            for (const SegmentState &known : old->segments) {
                if (known.number == number) {
                    atMost = known.bytes;
                    before = known.packetsBefore;
                }
            }
        }
        const auto path = segmentPath(directory, number);
        auto segment = cutTornTail(path, atMost);
        if (!segment)
            return passOn(segment);
        if (segment->bytes == 0) {
            if (::unlink(path.c_str()) != 0)
                return fileFailure(path, "cannot be removed");
            continue;
        }
        if (!segments.empty() && segments.back().number + 1 != number)
            segments.clear();
        segment->packetsBefore =
            segments.empty() ? before : segments.back().packetsBefore + segments.back().packets;
        if (old)
            segment->ofFirstSide = countFirstSide(directory, *old, *segment);
        segments.push_back(*segment);
    }
    return segments;
}

/// Tells whether the files of a ring hold the bytes that its state says.
bool areWhole(const std::filesystem::path &directory, const RingState &state)
{
    return std::all_of(state.segments.begin(), state.segments.end(), [&](const auto &segment) {
        std::error_code error;
        const auto bytes =
            std::filesystem::file_size(segmentPath(directory, segment.number), error);
        return !error && bytes >= segment.bytes;
    });
}

} // namespace

/// Frames that a killed writer had taken and not written yet were lost here, and not on their way.
static void countTail(Counters &counters)
{
    for (const std::size_t side : {0u, 1u}) {
        const std::uint64_t written = std::min(counters.matched[side], counters.written[side]);
        counters.droppedByKernel[side] += counters.matched[side] - written;
        counters.matched[side] = written;
    }
}

static Result<> repairOne(const std::filesystem::path &directory)
{
    const auto path = statePath(directory);
    const auto old = readOldState(path);
    if (old && (old->finished ? areWhole(directory, *old) : old->writer.isAlive()))
        return {};
    const auto segments = mendSegments(directory, old ? &*old : nullptr);
    if (!segments)
        return passOn(segments);
    if (!old && segments->empty())
        return failure("holds no ring", directory.string());

    // Without the state it is not known to which packets its bits belong.
    if (!old && ::unlink(sidesPath(directory).c_str()) != 0 && errno != ENOENT)
        return fileFailure(sidesPath(directory), "cannot be removed");
    RingState state = old ? *old : guessState(*segments);
    state.segments = *segments;
    if (!state.finished)
        countTail(state.counters);
    state.finished = true;
    if (const auto good = checkLimits(state.limits, state.snapLength); !good)
        return failure(good.error().message, directory.string());
    std::string bytes;
    encodeState(state, bytes);
    const auto file = openRingFile(path, O_WRONLY | O_CREAT | O_TRUNC);
    if (!file)
        return passOn(file);
    return writeAll(*file, bytes, 0, path);
}

/// Arrivals that cannot be mended are told by whoever reads them; what was sent stays.
Result<> repairRing(const std::filesystem::path &directory)
{
    const auto arrivals = arrivalsPath(directory);
    std::error_code error;
    if (std::filesystem::exists(arrivals, error))
        (void)repairOne(arrivals);
    return repairOne(directory);
}

} // namespace tomato::capture
