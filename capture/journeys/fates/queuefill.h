// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace tomato::journeys {

/// Knows how much waited in the queue behind a link's bandwidth at any time, from the packets that
/// crossed the link: what was sent before and delivered later. It is first in, first out.
class QueueFill final
{
public:
    struct Queue
    {
        double bytesPerSecond = 0;
        /// The most bytes that may wait.
        std::uint32_t limit = 0;
        /// The most frames that may wait or be delayed.
        std::uint32_t frames = 0;
        /// Frames come to the queue so long after they were sent, more or less by `spread`.
        Timestamp delay{};
        Timestamp spread{};

        friend bool operator==(const Queue &, const Queue &) = default;
    };
    enum class Room
    {
        /// It cannot be told: a frame left at the same moment, or packets are missing.
        Unknown,
        Some,
        None
    };

    /// Adds a frame that crossed the link. Where packets look alike it may not be sure when which
    /// of them was sent: `sent` is the latest time that is possible then.
    void add(Timestamp sent, Timestamp delivered, std::uint32_t bytes, bool isSure = true)
    {
        m_frames.push_back({sent, delivered, delivered, bytes, isSure, 0});
    }
    /// To be called between add() and roomFor(): forgets what had left by then.
    void prepare(Timestamp gone);
    /// Tells whether a frame of this length that was sent at this time and did not arrive found
    /// room in the queue.
    Room roomFor(Timestamp sent, std::uint32_t bytes, const Queue &queue) const;
    /// The longest time from when a frame is sent until it has left the queue.
    static Timestamp mostOf(const Queue &queue);
    /// Tells whether there may have been no room for a frame that was sent then, whichever of the
    /// frames that left later were sent before.
    bool mayBeFull(Timestamp sent, const Queue &queue) const;
    /// When frames of which it is not sure were sent, in the order of time, as of prepare().
    const std::vector<Timestamp> &unsure() const { return m_unsure; }
    std::size_t size() const { return m_frames.size(); }
    void clear()
    {
        m_frames.clear();
        m_unsure.clear();
        m_left.clear();
    }

private:
    /// Stamps of two processors may differ by this much from the order of what was done.
    static constexpr Timestamp Blur = std::chrono::microseconds(20);

    struct Frame
    {
        Timestamp sent{};
        Timestamp delivered{};
        /// The latest delivery of this frame and all that were sent before.
        Timestamp latest{};
        std::uint32_t bytes = 0;
        bool isSure = true;
        /// The bytes of this frame and of all that were sent before.
        std::uint64_t sum = 0;
    };
    struct Waiting
    {
        std::uint64_t bytes = 0;
        std::uint64_t frames = 0;
    };

    /// Returns what was sent before the frame at `end`, and left later than that; at least, where
    /// frames overtake each other, or at most.
    Waiting most(std::size_t end, Timestamp leftAfter) const;
    Waiting least(std::size_t end, Timestamp leftAfter) const;

    /// The same where it is not sure when some of them were sent.
    Room roomAmongAlike(std::size_t end, Timestamp sent, std::uint32_t bytes,
                        const Queue &queue) const;
    /// Returns what left between the two.
    Waiting leftBetween(Timestamp after, Timestamp until) const;

    /// The frames, in the order of sending.
    std::vector<Frame> m_frames;
    std::vector<Timestamp> m_unsure;
    /// When frames left, and the bytes of each and of all before; empty where all are sure.
    std::vector<std::pair<Timestamp, std::uint64_t>> m_left;
};

} // namespace tomato::journeys
