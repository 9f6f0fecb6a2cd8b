// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/ring/ringstate.h"

#include "capture/ring/pcapformat.h"

#include <bit>
#include <charconv>
#include <cstring>
#include <type_traits>

namespace tomato::capture {

namespace {

constexpr std::array<char, 8> Magic = {'t', 'o', 'm', 'a', 't', 'o', 'R', '3'};

/// The file begins with this; `segments` entries of SegmentState follow.
struct Header
{
    std::array<char, 8> magic = Magic;
    /// Over everything behind this field.
    std::uint64_t checksum = 0;
    std::uint64_t segmentBytes = 0;
    std::uint32_t maximumSegments = 0;
    std::uint32_t segments = 0;
    std::int32_t snapLength = 0;
    std::uint16_t finished = 0;
    std::uint16_t nanoseconds = 0;
    std::int64_t process = 0;
    std::uint64_t start = 0;
    std::array<char, 40> boot{};
    Counters counters;
    TriggerState trigger;
};
static_assert(std::is_trivially_copyable_v<Header> && std::is_trivially_copyable_v<SegmentState>);
static_assert(sizeof(Header) == 232 && sizeof(SegmentState) == 56);
static_assert(sizeof(Header::magic) == ChecksumOffset);
constexpr std::size_t ChecksumEnd = ChecksumOffset + sizeof(Header::checksum);

/// FNV-1a over 64-bit words, with a rotation so that high bits count too.
std::uint64_t checksum(std::span<const char> bytes)
{
    std::uint64_t sum = 0xcbf29ce484222325;
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, sizeof word);
        sum = std::rotl((sum ^ word) * 0x100000001b3, 29);
    }
    return sum;
}

Result<> checkSegments(const RingState &state)
{
    const SegmentState *before = nullptr;
    for (const SegmentState &segment : state.segments) {
        const std::string place = "segment " + std::to_string(segment.number);
        if (segment.ofFirstSide > segment.packets)
            return failure("more packets of one side than of both", place);
        if (segment.number == 0 || segment.bytes < PcapFileHeaderBytes ||
            segment.bytes > state.limits.segmentBytes)
            return failure("impossible size", place);
        if (before && (segment.number != before->number + 1 ||
                       segment.packetsBefore != before->packetsBefore + before->packets))
            return failure("does not continue the segment before it", place);
        before = &segment;
    }
    return {};
}

} // namespace

void encodeState(const RingState &state, std::string &bytes)
{
    Header header;
    header.segmentBytes = state.limits.segmentBytes;
    header.maximumSegments = state.limits.segments;
    header.segments = static_cast<std::uint32_t>(state.segments.size());
    header.snapLength = state.snapLength;
    header.finished = state.finished;
    header.nanoseconds = state.precision == Precision::Nano;
    header.process = state.writer.process;
    header.start = state.writer.start;
    std::copy(state.writer.boot.begin(), state.writer.boot.end(), header.boot.begin());
    header.counters = state.counters;
    header.trigger = state.trigger;

    const std::size_t table = state.segments.size() * sizeof(SegmentState);
    bytes.resize(sizeof header + table);
    std::memcpy(bytes.data(), &header, sizeof header);
    if (table != 0)
        std::memcpy(bytes.data() + sizeof header, state.segments.data(), table);
    header.checksum = checksum(std::span(bytes).subspan(ChecksumEnd));
    std::memcpy(bytes.data(), &header, ChecksumEnd);
}

Result<RingState> decodeState(std::span<const char> bytes)
{
    Header header;
    if (bytes.size() < sizeof header)
        return failure("too short for a ring's state");
    std::memcpy(&header, bytes.data(), sizeof header);
    if (header.magic != Magic)
        return failure("not a ring's state of this version");

    RingState state;
    state.limits = {header.segmentBytes, header.maximumSegments};
    state.snapLength = header.snapLength;
    if (const auto good = checkLimits(state.limits, state.snapLength); !good)
        return passOn(good);
    if (header.segments > header.maximumSegments)
        return failure("more segments than its limit");
    const std::size_t table = header.segments * sizeof(SegmentState);
    // A state with more segments may have been longer: what stands behind the table is old.
    if (bytes.size() < sizeof header + table)
        return failure("too short for its segments");
    if (checksum(bytes.first(sizeof header + table).subspan(ChecksumEnd)) != header.checksum)
        return failure("wrong checksum");
    state.finished = header.finished != 0;
    state.precision = header.nanoseconds != 0 ? Precision::Nano : Precision::Micro;
    state.writer = {header.process, header.start, {}};
    std::copy_n(header.boot.begin(), state.writer.boot.size(), state.writer.boot.begin());
    state.counters = header.counters;
    state.trigger = header.trigger;
    state.segments.resize(header.segments);
    if (table != 0)
        std::memcpy(state.segments.data(), bytes.data() + sizeof header, table);
    if (const auto good = checkSegments(state); !good)
        return passOn(good);
    return state;
}

std::filesystem::path statePath(const std::filesystem::path &directory)
{
    return directory / "ring.state";
}

} // namespace tomato::capture
