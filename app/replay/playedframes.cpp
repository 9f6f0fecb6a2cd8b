// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/replay/playedframes.h"

#include "app/base/systemfailure.h"
#include "app/replay/awaketime.h"

#include <poll.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <ctime>

namespace tomato::replay {

using namespace std::chrono_literals;
using std::chrono::nanoseconds;

namespace {

/// Before the first frame, so that it is not late already.
constexpr nanoseconds LeadTime = 2ms;
constexpr nanoseconds MaxSleep = 200ms;
/// How long a queue that is full is given.
constexpr int FullQueueMs = 20;

nanoseconds monotonicNow()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return std::chrono::seconds(now.tv_sec) + nanoseconds(now.tv_nsec);
}

void sleepUntil(nanoseconds time)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
    const timespec until{static_cast<time_t>(seconds.count()),
                         static_cast<long>((time - seconds).count())};
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr);
}

/// The kernel's struct sched_attr (sched_setattr(2)), in its first version.
struct SchedulingWish
{
    std::uint32_t size = sizeof(SchedulingWish);
    std::uint32_t policy = SCHED_OTHER;
    std::uint64_t flags = 0;
    std::int32_t nice = 0;
    std::uint32_t priority = 0;
    std::uint64_t runtime = 0;
    std::uint64_t deadline = 0;
    std::uint64_t period = 0;
};

/// Asks for short turns in place of long ones: who has short turns gets his sooner when he wakes
/// (since Linux 6.12; others ignore it). His share of the processor stays the same.
void wishShortTurns()
{
    constexpr std::uint64_t MinTurn = 100'000; // nanoseconds
    SchedulingWish wish;
    wish.nice = getpriority(PRIO_PROCESS, 0);
    wish.runtime = MinTurn;
    (void)syscall(SYS_sched_setattr, 0, &wish, 0);
}

/// Waits for deadlines: asleep first, and awake at the end, as the kernel wakes later than it was
/// asked to.
class DeadlineWait final
{
public:
    explicit DeadlineWait(const GoOn &goOn) : m_goOn(goOn) {}

    /// Returns the time then; nothing when it shall not go on.
    std::optional<nanoseconds> until(nanoseconds time)
    {
        nanoseconds now = monotonicNow();
        while (time - now > m_awake.value()) {
            if (!m_goOn())
                return std::nullopt;
            const nanoseconds wake = std::min(time - m_awake.value(), now + MaxSleep);
            sleepUntil(wake);
            now = monotonicNow();
            if (now >= wake) // else a signal woke it
                m_awake.learn(now - wake);
        }
        while (now < time)
            now = monotonicNow();
        return now;
    }

private:
    const GoOn &m_goOn;
    AwakeTime m_awake;
};

} // namespace

Result<> playFrames(FrameFeed &feed, const SendFrame &send, const GoOn &goOn,
                    ReplayFigures &figures)
{
    (void)prctl(PR_SET_TIMERSLACK, 1UL, 0, 0, 0);
    wishShortTurns();
    DeadlineWait wait(goOn);
    std::optional<nanoseconds> start;
    constexpr std::size_t AskedEvery = 64;
    for (std::size_t number = 0;;) {
        const auto batch = feed.next();
        if (!batch)
            return passOn(batch);
        if (batch->frames.empty())
            return {};
        start = start.value_or(monotonicNow() + LeadTime);
        for (const FrameBatch::Frame &frame : batch->frames) {
            if (++number % AskedEvery == 0 && !goOn())
                return failure("interrupted");
            const auto now = wait.until(*start + frame.due);
            if (!now)
                return failure("interrupted");
            const auto taken = send({batch->bytes.data() + frame.begin, frame.bytes});
            if (!taken)
                return passOn(taken);
            if (*taken)
                figures.addSent(frame.bytes, frame.due, *now - *start, frame.isPadded);
            else
                figures.addRefused();
        }
    }
}

SendFrame senderOf(int socket)
{
    return [socket](std::span<const char> frame) -> Result<bool> {
        for (int attempt = 0;; ++attempt) {
            if (::send(socket, frame.data(), frame.size(), 0) >= 0)
                return true;
            const int error = errno;
            if (error == EINTR)
                continue;
            if (error == ENXIO || error == ENODEV || error == EBADF)
                return systemFailure("send", error);
            if ((error != EAGAIN && error != ENOBUFS) || attempt >= FullQueueMs)
                return false;
            pollfd queue{socket, POLLOUT, 0};
            (void)poll(&queue, 1, 1);
        }
    };
}

} // namespace tomato::replay
