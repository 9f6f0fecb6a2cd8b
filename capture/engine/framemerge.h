// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/engine/pcapformat.h"
#include "capture/engine/timestamp.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace tomato::capture {

class StagingChunk;

/// A frame that was copied out of the tap: a finished pcap record.
struct StagedFrame
{
    Timestamp time{};
    const char *record = nullptr;
    /// Of the whole record, header included.
    std::uint32_t bytes = 0;
    /// Of the frame on the wire.
    std::uint32_t original = 0;
    int side = 0;
    StagingChunk *chunk = nullptr;
};

/// A queue of frames in one piece of memory.
class FrameQueue final
{
public:
    bool empty() const { return m_first == m_frames.size(); }
    const StagedFrame &front() const { return m_frames[m_first]; }
    std::span<const StagedFrame> all() const { return std::span(m_frames).subspan(m_first); }
    /// The new last frame, to be filled in: a copy of one that was just put together would wait
    /// until the processor has written that one.
    StagedFrame &push() { return m_frames.emplace_back(); }
    /// Moves the last frame before those that are later than it.
    void sortLast();
    void pop(std::size_t count);
    /// Gives back memory that was used by a burst.
    void trim();

private:
    std::vector<StagedFrame> m_frames;
    std::size_t m_first = 0;
};

/// Brings the frames of a wire's two sides into the order of their timestamps.
///
/// A frame is handed out when nothing earlier can come any more from either side, which the owner
/// says with setSafe() and setSlack(). Within one side frames come almost in order: several
/// processors that send into the same port change places by some microseconds, which staging sorts
/// out. Where the clock was set, the order of arrival counts (setArrivalOrder). Each frame is
/// copied once, into chunks that are used again after release(). Not thread-safe.
class FrameMerge final
{
public:
    /// Frames that change places by more than this did not do so on their way.
    static constexpr std::chrono::milliseconds MaximumDisorder{50};

    /// The most that one side holds, apart from its last frame.
    explicit FrameMerge(std::size_t bytesPerSide);
    ~FrameMerge();
    FrameMerge(const FrameMerge &) = delete;
    FrameMerge &operator=(const FrameMerge &) = delete;

    /// Copies a frame, which was `original` bytes long on the wire, as a record of a file with this
    /// precision.
    template <Precision precision = Precision::Micro>
    void stage(int side, Timestamp time, std::span<const unsigned char> frame,
               std::uint32_t original);
    /// The side should not stage more before release().
    bool isFull(int side) const;
    /// It holds twice as much as it should, and must not stage more.
    bool isOverfull(int side) const;

    /// Whether the side has a tap; from one that has none nothing is to come. At first none has.
    void setPresent(int side, bool present);
    /// Frames of this side stamped earlier than `time` are not to come any more, but for those that
    /// are late.
    void setSafe(int side, Timestamp time);
    /// Frames that are not later than this still find their place.
    void setSlack(std::chrono::nanoseconds slack) { m_slack = slack; }
    std::chrono::nanoseconds slack() const { return m_slack; }
    /// By how much the latest frame was late that was staged since this was called last.
    std::chrono::nanoseconds takeLateness() { return std::exchange(m_lateness, {}); }
    /// The latest timestamp that this side staged; the least Timestamp before the first.
    Timestamp latest(int side) const { return m_latest[static_cast<std::size_t>(side)]; }
    /// From now on frames go as they come, whatever their timestamps and whatever is safe; or in
    /// order again. What is staged should have been taken before.
    void setArrivalOrder(bool byArrival);

    /// The next frames in order before which nothing can come any more, as far as they are from one
    /// side; none when there is none.
    std::span<const StagedFrame> next() const;
    /// Takes the first ones of next() away; their bytes stay until release().
    void pop(std::size_t count);
    /// Everything taken so far is not needed any more.
    void release();
    /// Gives back memory that was used by a burst.
    void trim();

    bool isEmpty() const { return m_frames[0].empty() && m_frames[1].empty(); }
    /// Timestamp of the earliest frame; only when not empty.
    Timestamp earliest() const;
    /// Memory that holds frames.
    std::size_t heldBytes() const;

private:
    int frontSide() const;
    Timestamp safe(int side) const;
    StagingChunk &newChunk(int side);
    void noteLateness(std::chrono::nanoseconds late);

    const std::size_t m_chunksPerSide;
    std::array<FrameQueue, 2> m_frames;
    /// The last one takes the next frame.
    std::array<std::vector<std::unique_ptr<StagingChunk>>, 2> m_chunks;
    std::vector<std::unique_ptr<StagingChunk>> m_spare;
    std::array<bool, 2> m_present{};
    std::array<Timestamp, 2> m_safe;
    std::array<Timestamp, 2> m_latest;
    std::chrono::nanoseconds m_slack{};
    std::chrono::nanoseconds m_lateness{};
    bool m_byArrival = false;
};

} // namespace tomato::capture
