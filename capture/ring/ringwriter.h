// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"
#include "app/base/timestamp.h"
#include "capture/ring/ringstate.h"
#include "capture/ring/sidelog.h"
#include "capture/ring/stagedframe.h"

#include <sys/uio.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace tomato::capture {

/// Writes the segments of one ring and publishes what is committed. Frames are gathered as
/// references and written whole with few large writes; the oldest segment goes before the next one
/// begins, so that the ring never holds more than its limit. In a ring that turns fast the next
/// segment takes over the file of the dropped one (segmentfiles.h). Not thread-safe.
///
/// After an error the ring holds what was committed before and takes nothing more.
class RingWriter final
{
public:
    /// Begins an empty ring in an existing folder that holds none.
    static Result<std::unique_ptr<RingWriter>> create(const std::filesystem::path &directory,
                                                      const RingLimits &limits, int snapLength,
                                                      Precision precision = Precision::Micro);
    /// Goes on in a new segment of a ring that a killed writer left and that was repaired.
    static Result<std::unique_ptr<RingWriter>> resume(const std::filesystem::path &directory,
                                                      const RingLimits &limits, int snapLength,
                                                      Precision precision = Precision::Micro);
    ~RingWriter();
    RingWriter(const RingWriter &) = delete;
    RingWriter &operator=(const RingWriter &) = delete;

    /// Sets the taps' counters, which are published with the next commit.
    void setTapCounters(const TapCounters &counters)
    {
        static_cast<TapCounters &>(m_nextCounters) = counters;
    }
    /// Sets the state of the trigger, which is published with the next commit.
    void setTrigger(const TriggerState &trigger) { m_state.trigger = trigger; }
    /// Takes the frame by reference: its bytes must stay as they are until the next commit().
    Result<> add(const StagedFrame &frame);
    /// Bytes that were added since the last commit.
    std::uint64_t gatheredBytes() const { return m_gathered; }
    /// Writes what was added and publishes it.
    Result<> commit();
    /// Publishes that the ring is finished.
    Result<> finish();

    /// Tells whether a RingReader waits for each packet. May be called from any thread.
    bool isWatched() const;
    /// Returns isWatched() and remembers it, for viewers to which data may still be sent.
    bool noteWatchers();
    const Counters &counters() const { return m_state.counters; }
    const TriggerState &trigger() const { return m_state.trigger; }
    /// When the last packet was stamped that a killed writer has left; zero when there is none, or
    /// the ring is a new one.
    Timestamp wholeUntil() const { return m_wholeUntil; }

private:
    RingWriter(std::filesystem::path directory, FileDescriptor stateFile);
    /// Fails when somebody else removed the segment or cut it: what is written then is lost.
    Result<> checkSegment() const;
    Result<> writeGathered();
    Result<> rotate();
    Result<FileDescriptor> evictOldest();
    Result<> beginSegment(std::uint64_t number, std::uint64_t packetsBefore,
                          FileDescriptor takenOver);
    Result<FileDescriptor> newFile(std::uint64_t number) const;
    Result<> completeSegment();
    Result<> publish();

    std::filesystem::path m_directory;
    FileDescriptor m_stateFile;
    std::string m_stateBytes;
    /// The state that was published last.
    RingState m_state;
    /// The last segment and the counters, including the frames that were gathered since.
    SegmentState m_next;
    Timestamp m_wholeUntil{};
    Counters m_nextCounters;
    FileDescriptor m_segment;
    /// Data that was sent to a viewer without a copy (sendfile) may still be on its way when the
    /// viewer has closed the segment: so no segment of a ring that was ever watched is overwritten.
    bool m_wasWatched = false;
    /// Tells whether the last segment still has its overwriting name.
    bool m_overwriting = false;
    std::chrono::steady_clock::time_point m_begun;
    /// The log is made with the first segment.
    std::optional<SideLog> m_sides;
    std::vector<iovec> m_runs;
    std::uint64_t m_gathered = 0;
};

} // namespace tomato::capture
