// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"
#include "capture/receiver/lossledger.h"
#include "capture/receiver/portcounters.h"
#include "capture/receiver/receiver.h"

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
/// buffer is always drained, and a wire whose writing is stuck fills its own staging only.
///
/// Frames of all interfaces lie in a buffer almost in the order of their stamps: processors that
/// send at the same time change places by some microseconds, where processors are virtual by
/// milliseconds. So what was received is published when something was received that is later by
/// the slack, or nothing waits in the kernel and the slack has passed. The slack is twice as long
/// as any frame was late of late.
///
/// All functions may be called from any thread but its own.
class Demultiplexer final
{
public:
    /// How long frames wait for earlier ones: at least, while somebody watches or nobody does, and
    /// at most.
    static constexpr std::chrono::nanoseconds WatchedSlack = std::chrono::microseconds(250);
    static constexpr std::chrono::nanoseconds UnwatchedSlack = std::chrono::milliseconds(1);
    static constexpr std::chrono::nanoseconds MaxSlack = std::chrono::milliseconds(10);

    /// How interfaces of the fabric are received: with one buffer for all, where that is to be had,
    /// or as all others are, each with a handle of libpcap's.
    enum class Receiving
    {
        Together,
        Apart
    };

    explicit Demultiplexer(Receiving receiving = Receiving::Together);
    ~Demultiplexer();
    Demultiplexer(const Demultiplexer &) = delete;
    Demultiplexer &operator=(const Demultiplexer &) = delete;

    /// The memory of all wires.
    const std::shared_ptr<StagingPool> &pool() const { return m_pool; }

    using Filter = std::shared_ptr<const bpf_program>;
    /// From its return on each frame is staged that comes in at the interface, of the network of
    /// the calling thread, and matches the filter; null is one that matches all. A side of a wire
    /// is opened once. What the interface counts from then on is returned.
    Result<std::shared_ptr<PortCounters>> open(const std::shared_ptr<Staging> &wire, int side,
                                               const std::string &interface, const Filter &filter);
    /// Nothing more is staged for this side when this is done, and all that came in before is; when
    /// no side of the wire is open any more, all is published, too. The wire's writer is woken
    /// then. To be followed by countLost().
    std::future<void> close(const std::shared_ptr<Staging> &wire, int side);
    /// Finds out what a closed side lost in the kernel.
    void countLost(const std::shared_ptr<Staging> &wire, int side);
    /// All that came in before is published when this is done.
    std::future<void> flush(const std::shared_ptr<Staging> &wire);
    /// One more, or one less, wire is watched by somebody who waits for each frame.
    void addWatcher(int count);
    int watchers() const { return m_watchers; }
    /// Has each wire's Staging know what it lost in the kernel, as far as that can be told now.
    void account();

private:
    using Clock = std::chrono::steady_clock;
    /// A receiver and what it receives for.
    struct Source
    {
        explicit Source(std::vector<std::shared_ptr<Staging>> &dirty) : ports(dirty) {}

        std::unique_ptr<Receiver> receiver;
        Ports ports;
        Receiver::State state;
        bool hasChanged = false;
        /// Somebody waits for what it has, and nothing comes.
        bool isAwaited = false;
        /// When so many were delivered, the kernel judged all that follow by its present program.
        std::optional<std::uint64_t> judgedFrom;
    };
    /// Somebody waits until what is in the buffers now was delivered.
    struct Waiting
    {
        std::shared_ptr<Staging> wire;
        /// Which one is closed; none for a flush.
        std::optional<int> side;
        Timestamp until{};
        /// And how many each is to have delivered.
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
    /// What is known of an opened side until it is settled.
    struct Tap
    {
        Source *source = nullptr;
        int interface = 0;
        std::shared_ptr<PortCounters> port;
        /// Before it was opened, when the same side was before.
        std::uint64_t lostBefore = 0;
        std::uint64_t receivedBefore = 0;
        std::uint64_t received = 0;
        std::uint64_t lost = 0;
    };
    using TapKey = std::pair<Staging *, int>;

    Result<Source *> sourceFor(const std::string &interface, int index);
    void accountAll();
    /// Has the thread do it, and waits for that, or not.
    void inThread(const std::function<void()> &task);
    void post(std::function<void()> task);
    void wake() const;

    void run();
    void wait();
    void runTasks();
    void listen();
    void receive();
    static void leaveJudging(Source &source);
    void hearLateness(std::chrono::nanoseconds late);
    void forgetLateness();
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

    /// What follows is for those who open and account, and guarded by this.
    std::mutex m_openMutex;
    Source *m_shared = nullptr;
    ino_t m_sharedNetwork = 0;
    std::map<TapKey, Tap> m_taps;
    LossLedger m_losses;

    // The thread's own.
    /// The wires that have something to publish; each once.
    std::vector<std::shared_ptr<Staging>> m_dirty;
    std::vector<std::unique_ptr<Source>> m_sources;
    std::vector<Opening> m_opening;
    std::vector<Waiting> m_waiting;
    std::vector<pollfd> m_polled;
    /// Nothing that was handed out waits; nothing waits at all.
    bool m_isEmpty = true;
    bool m_isDrained = true;
    std::chrono::nanoseconds m_late{};
    std::chrono::nanoseconds m_lateBefore{};
    Clock::time_point m_lateSince{};
    bool m_ended = false;

    std::thread m_thread;
};

} // namespace tomato::capture
