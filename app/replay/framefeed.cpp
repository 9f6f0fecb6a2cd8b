// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/replay/framefeed.h"

#include "capture/options/precision.h"

#include <algorithm>
#include <cmath>

namespace tomato::replay {

namespace {

constexpr std::size_t FramesOfBatch = 512;
constexpr std::size_t BytesOfBatch = 1024 * 1024;
constexpr std::size_t BatchesAhead = 32;
/// Ethernet's header.
constexpr std::size_t MinFrame = 14;
/// A frame that claims to have been longer is played with this length.
constexpr std::uint32_t MaxFrame = capture::MaxSnapLength;

} // namespace

FrameFeed::FrameFeed(FrameFile file, const ReplaySettings &settings, AddressMap addresses)
    : m_file(std::move(file)), m_speed(settings.speed), m_loops(settings.loops),
      m_addresses(std::move(addresses)), m_thread([this] { read(); })
{
}

FrameFeed::~FrameFeed()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isUnwanted = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

Result<FrameBatch> FrameFeed::next()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_ready.empty() || m_isOver; });
    if (m_ready.empty())
        return m_error ? Result<FrameBatch>(tl::make_unexpected(*m_error)) : FrameBatch();
    FrameBatch batch = std::move(m_ready.front());
    m_ready.pop_front();
    lock.unlock();
    m_changed.notify_all();
    return batch;
}

void FrameFeed::read()
{
    Result<> done;
    for (qint64 round = 0; done && (m_loops == 0 || round < m_loops); ++round) {
        if (round > 0) {
            done = m_file.rewind();
            // The first frame follows the last one as frames follow each other on average.
            const auto gaps = static_cast<std::int64_t>(std::max<std::uint64_t>(m_frames, 2) - 1);
            m_base = m_due + (m_due - m_base) / gaps;
        }
        m_first.reset();
        m_frames = 0;
        if (done)
            done = readOnce();
        if (done && m_frames == 0)
            break; // for ever would be in vain
    }
    (void)pass();
    const std::lock_guard lock(m_mutex);
    if (!done)
        m_error = done.error();
    m_isOver = true;
    m_changed.notify_all();
}

Result<> FrameFeed::readOnce()
{
    while (true) {
        const auto frame = m_file.next();
        if (!frame)
            return passOn(frame);
        if (!*frame)
            return {};
        take(**frame);
        if (m_batch.frames.size() < FramesOfBatch && m_batch.bytes.size() < BytesOfBatch)
            continue;
        if (!pass())
            return failure("cancelled");
    }
}

void FrameFeed::take(const FrameFile::Frame &frame)
{
    if (!m_first)
        m_first = frame.time;
    const auto after = static_cast<double>((frame.time - *m_first).count()) / m_speed;
    // A clock that was set back does not turn time back.
    m_due = std::max(m_due, m_base + std::chrono::nanoseconds(std::llround(after)));
    ++m_frames;
    const std::size_t begin = m_batch.bytes.size();
    const std::size_t bytes =
        std::max({static_cast<std::size_t>(std::min(frame.original, MaxFrame)), frame.bytes.size(),
                  MinFrame});
    m_batch.bytes.append(frame.bytes.data(), frame.bytes.size());
    m_batch.bytes.append(bytes - frame.bytes.size(), '\0');
    m_addresses.apply({m_batch.bytes.data() + begin, bytes});
    m_batch.frames.push_back({m_due, begin, bytes, bytes > frame.bytes.size()});
}

bool FrameFeed::pass()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_ready.size() < BatchesAhead || m_isUnwanted; });
    if (m_isUnwanted)
        return false;
    if (!m_batch.frames.empty())
        m_ready.push_back(std::exchange(m_batch, {}));
    lock.unlock();
    m_changed.notify_all();
    return true;
}

} // namespace tomato::replay
