// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/replay/playedframes.h"

#include "app/base/systemfailure.h"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>

#include <algorithm>
#include <ctime>

namespace tomato::replay {

using namespace std::chrono_literals;
using std::chrono::nanoseconds;

namespace {

/// Before the first frame, so that it is not late already.
constexpr nanoseconds LeadTime = 2ms;
/// The last part of a wait is spent awake, as the kernel wakes later than it was asked to.
constexpr nanoseconds AwakeTime = 60us;
constexpr nanoseconds LongestSleep = 200ms;
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

/// Returns the time then; nothing when it shall not go on.
std::optional<nanoseconds> waitUntil(nanoseconds time, const GoOn &goOn)
{
    nanoseconds now = monotonicNow();
    while (time - now > AwakeTime) {
        if (!goOn())
            return std::nullopt;
        sleepUntil(std::min(time - AwakeTime, now + LongestSleep));
        now = monotonicNow();
    }
    while (now < time)
        now = monotonicNow();
    return now;
}

} // namespace

Result<> playFrames(FrameFeed &feed, const SendFrame &send, const GoOn &goOn,
                    ReplayFigures &figures)
{
    (void)prctl(PR_SET_TIMERSLACK, 1UL, 0, 0, 0);
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
            const auto now = waitUntil(*start + frame.due, goOn);
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
