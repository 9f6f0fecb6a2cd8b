// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/engine/framemerge.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

namespace tomato::capture {

namespace {
/// For the longest frame, and not much more: what is filled again and again stays in the
/// processor's cache.
constexpr std::size_t ChunkBytes = 320 << 10;
static_assert(ChunkBytes >= MaximumSnapLength + PcapRecordHeaderBytes);
constexpr std::size_t SpareChunks = 6;
/// Frames that a queue has room for without a burst.
constexpr std::size_t UsualFrames = 4096;
} // namespace

void FrameQueue::sortLast()
{
    for (std::size_t at = m_frames.size() - 1;
         at > m_first && m_frames[at - 1].time > m_frames[at].time; --at)
        std::swap(m_frames[at - 1], m_frames[at]);
}

void FrameQueue::pop(std::size_t count)
{
    m_first += count;
    if (empty()) {
        m_frames.clear();
        m_first = 0;
    } else if (m_first >= UsualFrames && m_first * 2 >= m_frames.size()) {
        m_frames.erase(m_frames.begin(), m_frames.begin() + static_cast<std::ptrdiff_t>(m_first));
        m_first = 0;
    }
}

void FrameQueue::trim()
{
    if (empty() && m_frames.capacity() > UsualFrames)
        m_frames = {};
}

/// A piece of staging memory with the number of frames in it that are still needed.
class StagingChunk
{
public:
    std::unique_ptr<char[]> memory = std::make_unique_for_overwrite<char[]>(ChunkBytes);
    std::size_t used = 0;
    std::size_t staged = 0;
    std::size_t taken = 0;
};

FrameMerge::FrameMerge(std::size_t bytesPerSide)
    : m_chunksPerSide(std::max<std::size_t>(bytesPerSide / ChunkBytes, 1))
{
    m_safe.fill(Timestamp::min());
    m_latest.fill(Timestamp::min());
}

FrameMerge::~FrameMerge() = default;

template <Precision precision>
void FrameMerge::stage(int side, Timestamp time, std::span<const unsigned char> frame,
                       std::uint32_t original)
{
    const auto at = static_cast<std::size_t>(side);
    const std::size_t bytes = PcapRecordHeaderBytes + frame.size();
    const auto &chunks = m_chunks[at];
    StagingChunk &chunk = chunks.empty() || chunks.back()->used + bytes > ChunkBytes
                              ? newChunk(side)
                              : *chunks.back();
    char *record = chunk.memory.get() + chunk.used;
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    using Unit = std::conditional_t<precision == Precision::Nano, std::chrono::nanoseconds,
                                    std::chrono::microseconds>;
    const auto fraction = std::chrono::floor<Unit>(time - seconds);
    const PcapRecordHeader header = {static_cast<std::uint32_t>(seconds.count()),
                                     static_cast<std::uint32_t>(fraction.count()),
                                     static_cast<std::uint32_t>(frame.size()), original};
    std::memcpy(record, &header, sizeof header);
    std::memcpy(record + sizeof header, frame.data(), frame.size());
    chunk.used += bytes;
    ++chunk.staged;

    auto &frames = m_frames[at];
    StagedFrame &staged = frames.push();
    staged.time = time;
    staged.record = record;
    staged.bytes = static_cast<std::uint32_t>(bytes);
    staged.original = original;
    staged.side = side;
    staged.chunk = &chunk;
    if (time < m_safe[at])
        noteLateness(m_safe[at] - time);
    if (time >= m_latest[at])
        m_latest[at] = time;
    else if (!m_byArrival && m_latest[at] - time <= MaximumDisorder)
        frames.sortLast();
}

template void FrameMerge::stage<Precision::Micro>(int, Timestamp, std::span<const unsigned char>,
                                                  std::uint32_t);
template void FrameMerge::stage<Precision::Nano>(int, Timestamp, std::span<const unsigned char>,
                                                 std::uint32_t);

StagingChunk &FrameMerge::newChunk(int side)
{
    auto &chunks = m_chunks[static_cast<std::size_t>(side)];
    if (m_spare.empty()) {
        chunks.push_back(std::make_unique<StagingChunk>());
    } else {
        chunks.push_back(std::move(m_spare.back()));
        m_spare.pop_back();
    }
    return *chunks.back();
}

/// Far earlier frames are not late: their clock was set.
void FrameMerge::noteLateness(std::chrono::nanoseconds late)
{
    if (!m_byArrival && late <= MaximumDisorder)
        m_lateness = std::max(m_lateness, late);
}

bool FrameMerge::isFull(int side) const
{
    const auto &chunks = m_chunks[static_cast<std::size_t>(side)];
    return chunks.size() >= m_chunksPerSide &&
           chunks.back()->used + PcapRecordHeaderBytes + MaximumSnapLength > ChunkBytes;
}

bool FrameMerge::isOverfull(int side) const
{
    return m_chunks[static_cast<std::size_t>(side)].size() > 2 * m_chunksPerSide;
}

void FrameMerge::setPresent(int side, bool present)
{
    const auto at = static_cast<std::size_t>(side);
    m_present[at] = present;
    m_safe[at] = m_latest[at] = Timestamp::min();
}

Timestamp FrameMerge::safe(int side) const
{
    const auto at = static_cast<std::size_t>(side);
    if (!m_present[at])
        return Timestamp::max();
    return m_safe[at] == Timestamp::min() ? m_safe[at] : m_safe[at] - m_slack;
}

void FrameMerge::setSafe(int side, Timestamp time)
{
    auto &safe = m_safe[static_cast<std::size_t>(side)];
    safe = std::max(safe, time);
}

void FrameMerge::setArrivalOrder(bool byArrival)
{
    m_byArrival = byArrival;
    m_safe.fill(Timestamp::min());
    m_latest.fill(Timestamp::min());
}

int FrameMerge::frontSide() const
{
    if (m_frames[0].empty())
        return 1;
    if (m_frames[1].empty())
        return 0;
    return m_frames[1].front().time < m_frames[0].front().time ? 1 : 0;
}

std::span<const StagedFrame> FrameMerge::next() const
{
    if (isEmpty())
        return {};
    const auto side = static_cast<std::size_t>(frontSide());
    const auto frames = m_frames[side].all();
    Timestamp end = m_byArrival ? Timestamp::max() : std::min(safe(0), safe(1));
    if (frames.front().time >= end)
        return {};
    if (const FrameQueue &others = m_frames[1 - side]; !others.empty())
        end = std::min(end, others.front().time);
    std::size_t count = 1;
    while (count < frames.size() && frames[count].time < end)
        ++count;
    return frames.first(count);
}

void FrameMerge::pop(std::size_t count)
{
    auto &frames = m_frames[static_cast<std::size_t>(frontSide())];
    for (const StagedFrame &each : frames.all().first(count))
        ++each.chunk->taken;
    frames.pop(count);
}

void FrameMerge::release()
{
    for (auto &chunks : m_chunks) {
        for (auto &chunk : chunks) {
            if (chunk->taken != chunk->staged)
                continue;
            chunk->used = chunk->staged = chunk->taken = 0;
            if (chunk != chunks.back())
                m_spare.push_back(std::move(chunk));
        }
        std::erase(chunks, nullptr);
    }
}

void FrameMerge::trim()
{
    if (m_spare.size() > SpareChunks)
        m_spare.resize(SpareChunks);
    for (FrameQueue &frames : m_frames)
        frames.trim();
}

std::size_t FrameMerge::heldBytes() const
{
    return (m_chunks[0].size() + m_chunks[1].size()) * ChunkBytes;
}

Timestamp FrameMerge::earliest() const
{
    return m_frames[static_cast<std::size_t>(frontSide())].front().time;
}

} // namespace tomato::capture
