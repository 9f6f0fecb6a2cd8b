// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"
#include "capture/receiver/lateness.h"
#include "capture/receiver/lossledger.h"
#include "capture/receiver/portcounters.h"
#include "capture/receiver/sources.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace tomato::capture {

/// Receives for all wires of a lab, in a thread of its own that does nothing else: so the kernel's
/// buffer is always drained, and a wire whose writing is blocked fills its own staging only.
///
/// Frames of all interfaces lie in a buffer almost in the order of their timestamps: processors
/// that send at the same time change places by some microseconds, where processors are virtual by
/// milliseconds. So a frame is published when another one was received that is later by the slack,
/// or when nothing waits in the kernel and the slack has passed. The slack is twice the largest
/// lateness of recent frames. Only the receivers that a wire's frames come from are looked at: one
/// that hands its few frames out late delays no other wire.
///
/// All functions may be called from any thread but its own.
class Demultiplexer final
{
public:
    /// The slack is the time for which frames wait for earlier ones: the least while somebody
    /// watches, the least while nobody does, and the most.
    static constexpr std::chrono::nanoseconds WatchedSlack = std::chrono::microseconds(250);
    static constexpr std::chrono::nanoseconds UnwatchedSlack = std::chrono::milliseconds(1);
    static constexpr std::chrono::nanoseconds MaxSlack = std::chrono::milliseconds(10);

    /// Selects how interfaces of the fabric are received: with one buffer for all, where that is
    /// available, or as all others are, each with a libpcap handle.
    enum class Receiving
    {
        Together,
        Apart
    };

    explicit Demultiplexer(Receiving receiving = Receiving::Together);
    ~Demultiplexer();
    Demultiplexer(const Demultiplexer &) = delete;
    Demultiplexer &operator=(const Demultiplexer &) = delete;

    /// The pool holds the memory of all wires.
    const std::shared_ptr<StagingPool> &pool() const { return m_pool; }

    using Filter = std::shared_ptr<const bpf_program>;
    /// After its return each frame is staged that comes in at the interface, or goes out of it, in
    /// the network namespace of the calling thread, and matches the filter; a null filter matches
    /// all. A side of a wire is opened once. The result counts the interface's frames from then on.
    Result<std::shared_ptr<PortCounters>> open(const std::shared_ptr<Staging> &wire, int side,
                                               const std::string &interface, const Filter &filter,
                                               Heard heard = Heard::Incoming);
    /// When this is done nothing more is staged for this side, and all frames that came in before
    /// are staged; when no side of the wire is open any more, all of them are published, too. The
    /// wire's writer is woken then. The caller calls countLost() afterwards.
    std::future<void> close(const std::shared_ptr<Staging> &wire, int side);
    /// Determines how many frames a closed side lost in the kernel.
    void countLost(const std::shared_ptr<Staging> &wire, int side);
    /// When this is done all frames of the wire that came in before are published.
    std::future<void> flush(const std::shared_ptr<Staging> &wire);
    /// Changes the number of wires that are watched by somebody who waits for each frame.
    void addWatcher(int count);
    int watchers() const { return m_watchers; }
    /// Updates in each wire's Staging how many frames it lost in the kernel, as far as that is
    /// known now.
    void account();

private:
    using Clock = std::chrono::steady_clock;
    /// A caller waits until the frames that are in the buffers now were delivered.
    struct Waiting
    {
        std::shared_ptr<Staging> wire;
        /// The side that is closed; none for a flush.
        std::optional<int> side;
        Timestamp until{};
        /// The number of frames that each source has to have delivered.
        std::vector<std::pair<Source *, std::uint64_t>> sources;
        bool isTargeted = false;
        std::uint64_t progress = 0;
        Clock::time_point deadline{};
        std::promise<void> done;
    };
    struct Opening
    {
        Source *source = nullptr;
        int interface = 0;
        Listener listener;
        std::promise<Result<>> done;
    };
    /// The state of an opened side until its losses are final.
    struct Tap
    {
        Source *source = nullptr;
        int interface = 0;
        std::shared_ptr<PortCounters> port;
        /// The losses of the same side when it was open earlier.
        std::uint64_t lostBefore = 0;
        std::uint64_t receivedBefore = 0;
        std::uint64_t received = 0;
        std::uint64_t lost = 0;
    };
    using TapKey = std::pair<Staging *, int>;
    /// One buffer for many ports, for each way that frames go: what is lost of one way is never
    /// looked for among the ports of the other.
    struct Shared
    {
        Source *source = nullptr;
        ino_t network = 0;
        LossLedger losses;
    };

    Result<Source *> sourceFor(const std::string &interface, int index, Heard heard);
    /// The caller holds the lock on what is open, and no port uses the source any more.
    void remove(const Source *source);
    /// Null for one that has a receiver of its own.
    Shared *sharedOf(const Tap &tap);
    void accountAll();
    /// Runs the task in the thread; the one function waits for it, the other does not.
    void inThread(const std::function<void()> &task);
    void post(std::function<void()> task);
    void wake() const;

    void run();
    void wait();
    void runTasks();
    void listen();
    void receive();
    void publish(bool hasStepped);
    void refresh(Source &source);
    static void noteHoles(Source &source, Timestamp from, Timestamp to);
    static void leaveJudging(Source &source);
    std::chrono::nanoseconds slack();
    void finishWaiting();
    static bool isReached(Waiting &waiting);
    void finishClosing(const Waiting &waiting);

    const Receiving m_receiving;
    const std::shared_ptr<StagingPool> m_pool = std::make_shared<StagingPool>();
    FileDescriptor m_wake;
    std::atomic<int> m_watchers = 0;
    std::atomic<bool> m_hasLosses = false;

    std::mutex m_mutex;
    std::deque<std::function<void()>> m_tasks;

    /// This guards what follows, which is used when sides are opened and counted.
    std::mutex m_openMutex;
    /// By Heard. The buffer of a way is made when the first port of it is opened.
    std::array<Shared, 2> m_shared;
    std::map<TapKey, Tap> m_taps;

    // Only the thread uses the following.
    /// The wires that have something to publish; each once.
    std::vector<std::shared_ptr<Staging>> m_dirty;
    Sources m_sources;
    std::vector<Opening> m_opening;
    std::vector<Waiting> m_waiting;
    std::vector<pollfd> m_polled;
    /// No frame that was handed out waits.
    bool m_isEmpty = true;
    /// For one of the dirty wires no frame waits at all.
    bool m_isDrained = false;
    Lateness m_lateness;
    bool m_ended = false;

    std::thread m_thread;
};

} // namespace tomato::capture
