// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/engine/capturefile.h"
#include "capture/engine/filedescriptor.h"
#include "capture/engine/growingtap.h"
#include "capture/engine/orderslack.h"
#include "capture/engine/recorder.h"
#include "capture/engine/recordingend.h"
#include "capture/engine/ringwriter.h"

#include <atomic>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

namespace tomato::capture {

/// The thread of one recorder. Everything below "the thread's own" belongs to it; others hand it
/// tasks.
class Recorder::Loop final
{
public:
    Loop(RecorderSettings settings, FilterProgram filter, FilterProgram trigger, CaptureFile file,
         std::unique_ptr<RingWriter> writer, FileDescriptor wake);
    ~Loop();

    const RecorderSettings &settings() const { return m_settings; }
    std::string failure() const;
    std::string ending() const;
    Result<> attach(int side, const std::string &interface);
    void detach(int side);
    void countPorts();
    void flush();
    void stop();

private:
    using Clock = std::chrono::steady_clock;

    /// Runs the task in the thread and waits for its end.
    void inThread(const std::function<void()> &task);

    void run();
    void runTasks();
    /// Waits for something to do, but not longer than this; reads both taps, writes what is in
    /// order.
    void turn(std::chrono::nanoseconds longest);
    void turnWhile(const std::function<bool()> &isSo);
    void wait(std::chrono::nanoseconds longest);
    void lookForWatchers();
    void pace();
    std::chrono::nanoseconds patience() const;
    void noticeClockSteps();
    void noteClockStep(std::chrono::nanoseconds by);
    void noteTrigger();
    void readTap(int side);
    void addCounters(TapCounters &counters, int side) const;
    void publishCounters();
    void writeOrdered();
    void commit();
    void tellWatchers();
    void drain(int side);
    void letGo(int side);
    bool isDue() const;
    void finish();
    void dropRest();
    void fail(const Error &error);
    GrowingTap *tap(int side) const { return m_taps[static_cast<std::size_t>(side)].get(); }

    const RecorderSettings m_settings;
    const FilterProgram m_filter;
    const CaptureFile m_captureFile;
    const FileDescriptor m_wake;

    mutable std::mutex m_mutex;
    std::deque<std::packaged_task<void()>> m_tasks;
    std::string m_failure;
    std::string m_ending;
    /// Of the taps, for those who wait where the thread should not.
    std::array<std::shared_ptr<PortCounters>, 2> m_ports;

    /// Whether somebody followed the ring when the thread looked last.
    std::atomic<bool> m_watched = false;

    // The thread's own.
    std::unique_ptr<RingWriter> m_writer;
    RecordingEnd m_end;
    RunProgress m_progress;
    FrameMerge m_merge;
    OrderSlack m_slack;
    std::array<std::unique_ptr<GrowingTap>, 2> m_taps;
    std::array<std::future<void>, 2> m_closing;
    /// Until when an interface that went away may still have frames in its tap.
    std::array<Clock::time_point, 2> m_goneUntil{};
    /// Of taps that were let go, and of a killed recorder before this one.
    TapCounters m_before;
    Clock::time_point m_committed{};
    Clock::time_point m_commitDue{};
    std::chrono::nanoseconds m_clockOffset;
    Clock::time_point m_byArrivalUntil{};
    bool m_byArrival = false;
    Clock::time_point m_watchedAt{};
    /// Frames of one side do not wait so long for the other's until then.
    Clock::time_point m_swiftUntil{};
    bool m_failed = false;
    bool m_finished = false;
    bool m_ended = false;

    std::thread m_thread;
};

} // namespace tomato::capture
