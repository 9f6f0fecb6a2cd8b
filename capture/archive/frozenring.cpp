// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/frozenring.h"

#include "app/base/files/fileaccess.h"
#include "capture/ring/segmentfiles.h"

#include <algorithm>

namespace tomato::capture {

Result<FrozenRing> FrozenRing::open(const RingReader &ring)
{
    // Rotation may remove the oldest segment after the snapshot and before it is opened.
    constexpr int Attempts = 100;
    Result<FrozenRing> frozen;
    for (int attempt = 0; attempt < Attempts; ++attempt) {
        frozen = FrozenRing();
        auto moment = ring.snapshot();
        frozen->m_counters = moment.counters;
        // The writer may have begun a segment that holds no packet yet.
        if (moment.segments.size() > 1 && moment.segments.back().packets == 0)
            moment.segments.pop_back();
        for (Segment &segment : moment.segments) {
            auto file = openSegment(ring.directory(), segment.number);
            if (!file && attempt + 1 == Attempts && isMissing(ring.directory(), segment.number)) {
                // Somebody else removed it: what came after is still one piece.
                frozen->m_parts.clear();
                continue;
            }
            if (!file) {
                frozen = passOn(file);
                break;
            }
            frozen->m_parts.push_back({std::move(segment), std::move(*file)});
        }
        if (frozen)
            break;
    }
    if (frozen && frozen->m_parts.empty())
        return failure("holds no segment", ring.directory().string());
    return frozen;
}

std::uint64_t FrozenRing::bytes() const
{
    std::uint64_t sum = 0;
    for (const Part &part : m_parts)
        sum += part.segment.bytes;
    return sum;
}

Result<> FrozenRing::read(const Part &part, std::uint64_t offset, const Sink &sink)
{
    std::string buffer(1 << 20, '\0');
    while (offset < part.segment.bytes) {
        const auto most = std::min<std::uint64_t>(buffer.size(), part.segment.bytes - offset);
        const auto wanted = std::span(buffer).first(static_cast<std::size_t>(most));
        const auto count = readUpTo(part.file, wanted, offset, part.segment.path);
        if (!count)
            return passOn(count);
        if (*count < wanted.size())
            return failure("is shorter than what was committed", part.segment.path.string());
        if (auto taken = sink(wanted); !taken)
            return taken;
        offset += *count;
    }
    return {};
}

} // namespace tomato::capture
