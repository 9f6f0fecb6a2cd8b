// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/replay/addressmap.h"
#include "app/replay/framefile.h"
#include "app/replay/replayorder.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace tomato::replay {

/// Frames as they shall be sent.
struct FrameBatch
{
    struct Frame
    {
        /// When it is due, counted from the first frame.
        std::chrono::nanoseconds due{};
        std::size_t begin = 0;
        std::size_t bytes = 0;
        /// The recording does not have all of it; zeros take the place of what it lacks.
        bool isPadded = false;
    };
    std::vector<Frame> frames;
    std::string bytes;
};

/// Reads a file ahead in a thread of its own, as often as it shall be played, with speed and
/// addresses as they shall be: who sends never waits for a disk.
class FrameFeed final
{
public:
    FrameFeed(FrameFile file, const ReplaySettings &settings, AddressMap addresses);
    ~FrameFeed();
    FrameFeed(const FrameFeed &) = delete;
    FrameFeed &operator=(const FrameFeed &) = delete;

    /// The next frames; none at the end.
    Result<FrameBatch> next();

private:
    void read();
    Result<> readOnce();
    void take(const FrameFile::Frame &frame);
    /// Returns false when nobody wants more.
    bool pass();

    FrameFile m_file;
    const double m_speed;
    const qint64 m_loops;
    const AddressMap m_addresses;

    // Only the thread uses this and the following.
    FrameBatch m_batch;
    /// These describe the round that the thread is in: when its first frame is due, and that
    /// frame's time.
    std::chrono::nanoseconds m_base{};
    std::optional<Timestamp> m_first;
    std::chrono::nanoseconds m_due{};
    std::uint64_t m_frames = 0;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<FrameBatch> m_ready;
    std::optional<Error> m_error;
    bool m_isOver = false;
    bool m_isUnwanted = false;
    std::thread m_thread;
};

} // namespace tomato::replay
