// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/receiver/demultiplexer.h"
#include "capture/recorder/capturefile.h"
#include "capture/recorder/gathering.h"
#include "capture/recorder/pendingframes.h"
#include "capture/recorder/recorder.h"
#include "capture/recorder/recordingend.h"
#include "capture/recorder/runholes.h"
#include "capture/recorder/sidecounters.h"
#include "capture/recorder/taskqueue.h"
#include "capture/ring/ringwriter.h"

#include <atomic>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

namespace tomato::capture {

/// The thread of one recorder: it writes what the demultiplexer receives for this wire. Everything
/// below "the thread's own" belongs to it; others hand it tasks.
class Recorder::Loop final
{
public:
    struct Parts
    {
        RecorderSettings settings;
        /// A null filter matches all frames.
        Demultiplexer::Filter filter;
        FilterProgram trigger;
        CaptureFile file;
        std::unique_ptr<RingWriter> writer;
        std::shared_ptr<Demultiplexer> demultiplexer;
        std::shared_ptr<Staging> staging;
    };
    explicit Loop(Parts parts);
    ~Loop();

    const RecorderSettings &settings() const { return m_settings; }
    std::string failure() const;
    std::string ending() const;
    /// See Recorder::attach().
    Result<> attach(int side, const std::string &interface, bool isCarrying);
    void detach(int side);
    void countPorts();
    /// Keeps now and then that nothing has come, without waiting for anything.
    void lookIdle();
    void lookForWatchersSoon();
    void flush();
    void beginStop();
    /// The task is called once, when the recording is over, in the thread of the loop or at once.
    void whenOver(std::function<void()> task);
    /// Nothing is written any more.
    bool isOver() const { return m_isOver; }
    void stop();

private:
    using Clock = std::chrono::steady_clock;
    /// Recording -> Ending (somebody stops it, or it has recorded what it was to; what its ports
    /// had by then is written) -> Ended. From Recording and Ending to Failed when something cannot
    /// be written: what is committed stays. Nothing leads out of Ended and Failed.
    enum class State
    {
        Recording,
        Ending,
        Ended,
        Failed
    };

    /// Runs the task in the thread and waits for its end, or does not.
    void inThread(const std::function<void()> &task);
    std::future<void> post(const std::function<void()> &task);

    void run();
    /// Waits for something to do, and writes what was received.
    void turn();
    void wait();
    std::chrono::nanoseconds patience() const;
    void lookForWatchers();
    void noticeClockSteps();
    void noteClockStep(std::chrono::nanoseconds by);
    void noteTrigger();
    void takeReceived();
    void publishCounters();
    /// All that came before the moment was handed over, and is written if nothing waits here.
    void noteWhole(Timestamp moment);
    void writeReceived();
    void commit();
    void notifyReaders();
    bool isDue() const;
    void letGo(int side);
    void closeSides();
    void finish();
    void dropRest();
    void fail(const Error &error);
    void leaveWatchers();
    void tellOver();

    const RecorderSettings m_settings;
    const Demultiplexer::Filter m_filter;
    const CaptureFile m_captureFile;
    const std::shared_ptr<Demultiplexer> m_demultiplexer;
    const std::shared_ptr<Staging> m_staging;

    mutable std::mutex m_mutex;
    std::string m_failure;
    std::string m_ending;
    TaskQueue m_tasks;

    /// Tells whether somebody followed the ring when the thread checked last.
    std::atomic<bool> m_watched = false;
    std::atomic<bool> m_isOver = false;
    /// Whoever calls lookIdle() uses these: a look that is under way, when that was begun, and when
    /// the next one is due.
    std::future<void> m_look;
    Timestamp m_lookMoment{};
    Clock::time_point m_nextLook = Clock::now();

    // Only the thread uses the following.
    State m_state = State::Recording;
    std::unique_ptr<RingWriter> m_writer;
    RecordingEnd m_end;
    RunOutcome m_outcome;
    /// Others use its ports.
    SideCounters m_sides;
    PendingFrames m_frames;
    Gathering m_gathering{Staging::BatchBytes};
    std::chrono::nanoseconds m_clockOffset;
    Clock::time_point m_watchedAt{};
    RunHoles m_holes;
    /// The first frame that came too late to be recorded.
    Timestamp m_firstUnwanted = Timestamp::max();
    bool m_ended = false;
    std::function<void()> m_whenOver;

    std::thread m_thread;
};

} // namespace tomato::capture
