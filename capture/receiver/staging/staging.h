// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filedescriptor.h"
#include "capture/receiver/staging/stagingpool.h"
#include "capture/ring/counters.h"
#include "capture/ring/pcapformat.h"
#include "capture/ring/ringholes.h"
#include "capture/ring/stagedframe.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <span>
#include <utility>
#include <vector>

namespace tomato::capture {

/// Holds the frames that one wire has received and not written yet. They pass from the thread that
/// receives for all wires to the thread that writes this one.
///
/// The receiving thread stages frames as they come and publishes those before which nothing can
/// come any more: until then they wait in the window, where a late one is still put in its place.
/// Published frames never move and never get a frame before them; so the writer takes them in
/// order. Memory comes in chunks from the pool. A chunk goes back when all of its frames were
/// released and nothing more is put in, whichever of the two threads does the last of it. The
/// receiving thread never waits for the writer, except for the lock, which neither holds for long.
class Staging final
{
public:
    /// Frames that change places by more than this did not do so on their way: the clock was set.
    static constexpr std::chrono::milliseconds MaxDisorder{50};
    struct Counts
    {
        BySide staged{};
        /// Counts frames for which the pool had no memory.
        BySide refused{};
    };

    /// The number of bytes for one write; they stay in the processor's cache meanwhile.
    static constexpr std::size_t BatchBytes = 512 << 10;

    /// `wake` is an eventfd that is written when there is something to take, and when it is enough
    /// for a write.
    Staging(std::shared_ptr<StagingPool> pool, int snapLength, Precision precision,
            FileDescriptor wake);
    ~Staging();
    Staging(const Staging &) = delete;
    Staging &operator=(const Staging &) = delete;

    // The receiving thread calls the following.

    /// Copies a frame that was `original` bytes long on the wire, or counts it as refused.
    void stage(int side, std::uint32_t seconds, std::uint32_t nanoseconds,
               std::span<const unsigned char> frame, std::uint32_t original);
    /// Notes that frames of this side may have been lost between these times. The refused ones are
    /// noted as they come.
    void noteHole(const RingHole &hole);
    /// Returns the largest lateness of a frame that was staged since the last call.
    std::chrono::nanoseconds takeLateness() { return std::exchange(m_lateness, {}); }
    /// Hands over the frames that were stamped before this.
    void publish(Timestamp until);
    /// Tells whether no frame waits for earlier ones, or all that wait are later than this.
    bool isPublished(Timestamp until) const;
    /// Remembered for the receiving thread, which has a list of those that are dirty.
    bool isListed = false;
    /// Tells whether publish() has something to do, at some time.
    bool isDirty() const { return !m_window.empty() || m_countsChanged; }

    /// Counts all frames that came in at this side. Any thread may ask while the side is not open.
    std::uint64_t received(int side) const
    {
        const auto at = static_cast<std::size_t>(side);
        return m_counts.staged[at] + m_counts.refused[at];
    }

    // The writing thread calls the following.

    /// Moves all that was published behind what is there. The counts are those of the same moment.
    Counts take(std::vector<StagedFrame> &frames);
    /// Returns the holes that were noted since the last call.
    std::vector<RingHole> takeHoles();
    /// Returns the number of bytes that take() would give.
    std::size_t readyBytes() const;
    /// Gives back frames that are not needed any more.
    void release(std::span<const StagedFrame> frames);

    // Any thread may call the following.

    /// Sets the number of frames that the kernel dropped.
    void setLost(int side, std::uint64_t frames)
    {
        m_lost[static_cast<std::size_t>(side)] = frames;
    }
    std::uint64_t lost(int side) const { return m_lost[static_cast<std::size_t>(side)]; }
    bool hasHoles() const;
    void wakeWriter() const;
    int wakeDescriptor() const { return m_wake.get(); }
    int snapLength() const { return m_snapLength; }

private:
    StagingChunk *nextChunk(std::size_t bytes);
    void closeChunk();
    void sortLast();
    void giveBack(StagingChunk &chunk);

    const std::shared_ptr<StagingPool> m_pool;
    const int m_snapLength;
    const Precision m_precision;
    const FileDescriptor m_wake;
    std::array<std::atomic<std::uint64_t>, 2> m_lost{};

    // Only the receiving thread uses the following.
    std::vector<StagedFrame> m_window;
    std::vector<StagedFrame> m_left;
    std::size_t m_windowBytes = 0;
    StagingChunk *m_chunk = nullptr;
    Timestamp m_latest = Timestamp::min();
    std::chrono::nanoseconds m_lateness{};
    Counts m_counts;
    bool m_countsChanged = false;

    // Both threads use the following, under the lock.
    mutable std::mutex m_mutex;
    std::vector<StagedFrame> m_ready;
    std::size_t m_readyBytes = 0;
    Counts m_published;
    std::vector<RingHole> m_holes;
    std::vector<std::unique_ptr<StagingChunk>> m_chunks;
    std::size_t m_held = 0;
};

} // namespace tomato::capture
