// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/receiver/staging/staging.h"

#include <unistd.h>

#include <algorithm>
#include <cstring>

namespace tomato::capture {

static_assert(StagingPool::LargeChunk >= MaxSnapLength + PcapRecordHeaderBytes);
/// Frames that a queue has room for without a burst.
static constexpr std::size_t UsualFrames = 4096;

Staging::Staging(std::shared_ptr<StagingPool> pool, int snapLength, Precision precision,
                 FileDescriptor wake)
    : m_pool(std::move(pool)), m_snapLength(snapLength), m_precision(precision),
      m_wake(std::move(wake))
{
}

Staging::~Staging()
{
    for (auto &chunk : m_chunks)
        m_pool->giveBack(std::move(chunk));
}

void Staging::stage(int side, std::uint32_t seconds, std::uint32_t nanoseconds,
                    std::span<const unsigned char> frame, std::uint32_t original)
{
    const auto at = static_cast<std::size_t>(side);
    const std::size_t captured = std::min(frame.size(), static_cast<std::size_t>(m_snapLength));
    const std::size_t bytes = PcapRecordHeaderBytes + captured;
    m_countsChanged = true;
    if ((!m_chunk || m_chunk->used + bytes > m_chunk->capacity) && !nextChunk(bytes)) {
        ++m_counts.refused[at];
        const auto time =
            std::chrono::nanoseconds(seconds * std::int64_t{1'000'000'000} + nanoseconds);
        noteHole({side, time, time, 1});
        return;
    }
    ++m_counts.staged[at];
    char *record = m_chunk->memory.get() + m_chunk->used;
    const PcapRecordHeader header = {
        seconds, m_precision == Precision::Nano ? nanoseconds : nanoseconds / 1000,
        static_cast<std::uint32_t>(captured), original};
    std::memcpy(record, &header, sizeof header);
    std::memcpy(record + sizeof header, frame.data(), captured);
    m_chunk->used += bytes;
    ++m_chunk->staged;
    m_windowBytes += bytes;

    // Filled in where it stays: a copy of one that was just put together would wait until the
    // processor has written that one.
    StagedFrame &staged = m_window.emplace_back();
    staged.time = std::chrono::nanoseconds(seconds * std::int64_t{1'000'000'000} + nanoseconds);
    staged.record = record;
    staged.bytes = static_cast<std::uint32_t>(bytes);
    staged.original = original;
    staged.side = side;
    staged.chunk = m_chunk;
    if (staged.time >= m_latest)
        m_latest = staged.time;
    else if (m_latest - staged.time <= MaxDisorder)
        sortLast();
    else
        m_latest = staged.time;
}

void Staging::noteHole(const RingHole &hole)
{
    const std::lock_guard guard(m_mutex);
    addHole(m_holes, hole);
}

std::vector<RingHole> Staging::takeHoles()
{
    const std::lock_guard guard(m_mutex);
    return std::exchange(m_holes, {});
}

bool Staging::hasHoles() const
{
    const std::lock_guard guard(m_mutex);
    return !m_holes.empty();
}

void Staging::sortLast()
{
    m_lateness = std::max(m_lateness, m_latest - m_window.back().time);
    for (std::size_t at = m_window.size() - 1; at > 0 && m_window[at - 1].time > m_window[at].time;
         --at)
        std::swap(m_window[at - 1], m_window[at]);
}

/// A wire that has filled a chunk has traffic.
StagingChunk *Staging::nextChunk(std::size_t bytes)
{
    const bool fitsSmall = bytes <= StagingPool::SmallChunk;
    std::size_t size = m_chunk || !fitsSmall ? StagingPool::LargeChunk : StagingPool::SmallChunk;
    closeChunk();
    const std::lock_guard guard(m_mutex);
    auto chunk = m_pool->allocate(size, m_held);
    if (!chunk && fitsSmall) {
        size = StagingPool::SmallChunk;
        chunk = m_pool->allocate(size, m_held);
    }
    if (!chunk)
        return nullptr;
    m_held += size;
    m_chunk = m_chunks.emplace_back(std::move(chunk)).get();
    return m_chunk;
}

void Staging::closeChunk()
{
    if (!m_chunk)
        return;
    const std::lock_guard guard(m_mutex);
    StagingChunk &chunk = *std::exchange(m_chunk, nullptr);
    const std::size_t index = chunk.staged * sizeof(StagedFrame);
    chunk.charge += index;
    m_held += index;
    m_pool->addCharge(index);
    chunk.closed = true;
    if (chunk.released == chunk.staged)
        giveBack(chunk);
}

void Staging::giveBack(StagingChunk &chunk)
{
    const auto found = std::find_if(m_chunks.begin(), m_chunks.end(),
                                    [&](const auto &each) { return each.get() == &chunk; });
    m_held -= chunk.charge;
    m_pool->giveBack(std::move(*found));
    m_chunks.erase(found);
}

void Staging::publish(Timestamp until)
{
    const auto end =
        until == Timestamp::max()
            ? m_window.end()
            : std::partition_point(m_window.begin(), m_window.end(),
                                   [until](const StagedFrame &each) { return each.time < until; });
    if (end == m_window.begin() && !m_countsChanged)
        return;
    std::size_t rest = 0;
    std::for_each(end, m_window.end(), [&rest](const auto &each) { rest += each.bytes; });
    bool isNews = false;
    {
        const std::lock_guard guard(m_mutex);
        const std::size_t before = m_readyBytes;
        m_readyBytes += m_windowBytes - rest;
        isNews = m_readyBytes != 0 &&
                 (before == 0 || (before < BatchBytes) != (m_readyBytes < BatchBytes));
        if (m_ready.empty()) {
            // Mostly few are left, and many need not be copied.
            m_left.assign(end, m_window.end());
            m_window.erase(end, m_window.end());
            m_ready.swap(m_window);
            m_window.swap(m_left);
            m_left.clear();
        } else {
            m_ready.insert(m_ready.end(), m_window.begin(), end);
            m_window.erase(m_window.begin(), end);
        }
        m_published = m_counts;
    }
    m_windowBytes = rest;
    m_countsChanged = false;
    if (m_window.empty()) {
        // A wire with little traffic is to hold no memory between two frames.
        closeChunk();
        if (m_window.capacity() > UsualFrames)
            m_window = {};
        if (m_left.capacity() > UsualFrames)
            m_left = {};
    }
    if (isNews)
        wakeWriter();
}

void Staging::wakeWriter() const
{
    const std::uint64_t one = 1;
    // An eventfd takes it unless it is readable anyway.
    [[maybe_unused]] const ssize_t woken = ::write(m_wake.get(), &one, sizeof one);
}

bool Staging::isPublished(Timestamp until) const
{
    return m_window.empty() || m_window.front().time > until;
}

Staging::Counts Staging::take(std::vector<StagedFrame> &frames)
{
    const std::lock_guard guard(m_mutex);
    m_readyBytes = 0;
    if (frames.empty()) {
        std::swap(frames, m_ready);
        if (m_ready.capacity() > UsualFrames && frames.empty())
            m_ready = {};
    } else {
        frames.insert(frames.end(), m_ready.begin(), m_ready.end());
        m_ready.clear();
    }
    return m_published;
}

std::size_t Staging::readyBytes() const
{
    const std::lock_guard guard(m_mutex);
    return m_readyBytes;
}

void Staging::release(std::span<const StagedFrame> frames)
{
    const std::lock_guard guard(m_mutex);
    for (std::size_t at = 0; at < frames.size();) {
        StagingChunk &chunk = *frames[at].chunk;
        for (; at < frames.size() && frames[at].chunk == &chunk; ++at)
            ++chunk.released;
        if (chunk.closed && chunk.released == chunk.staged)
            giveBack(chunk);
    }
}

} // namespace tomato::capture
