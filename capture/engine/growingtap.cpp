// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/engine/growingtap.h"

#include "capture/engine/clock.h"
#include "capture/engine/recordingthread.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

namespace tomato::capture {

using namespace std::chrono_literals;

namespace {

/// What buffers there are: libpcap's least; what a tap begins with while the budget is hardly used,
/// which takes the highest rates while nothing else holds the reader up; what takes pauses of the
/// reader; what takes TCP with segments of 64 KB at more than a gigabyte a second.
constexpr std::array<std::size_t, 4> BufferBytes = {512 << 10, 4 << 20, 16 << 20, 32 << 20};
constexpr std::size_t UsualLevel = 1;
/// The kernel has a timer for each tap's blocks, whether frames come or not: where there are many
/// it runs so much slower.
constexpr int CrowdFactor = 5;
/// So much of the budget is for those that need to grow.
constexpr std::size_t GrowthBytes = BufferShare::Budget / 4 * 3;
/// A buffer that had been filled so far when it was read is too small, one that was filled less for
/// some time too large.
constexpr double Busy = 0.5;
/// The same when there is a change to come anyway, so that one does.
constexpr double Hasty = 0.2;
constexpr double Calm = 0.02;
/// After the budget, or the kernel, had nothing to give.
constexpr std::chrono::nanoseconds RetryTime = 1s;
/// After frames were dropped while a tap took over: they are dropped until another one does.
constexpr std::chrono::nanoseconds SoonAgain = 50ms;
/// The kernel begins to stamp a moment after it is asked to.
constexpr std::chrono::nanoseconds StampingTime = 20ms;
/// A frame that the new tap hands out so much later than the old tap's last comes behind all that
/// both have.
constexpr std::chrono::nanoseconds Disorder = 5ms;
/// The old tap hands out its last block long before.
constexpr std::chrono::nanoseconds ChangePatience = 200ms;

/// One socket that wants stamps makes the kernel stamp each frame when it comes in.
FileDescriptor stampingSocket()
{
    FileDescriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    const int yes = 1;
    if (::setsockopt(socket.get(), SOL_SOCKET, SO_TIMESTAMPNS, &yes, sizeof yes) != 0)
        return {};
    return socket;
}

std::optional<BufferShare> shareFor(std::size_t level, std::size_t leave = 0)
{
    return BufferShare::take(BufferBytes[level] - BufferBytes[0], leave);
}

Tap::Settings settingsFor(const GrowingTap::Settings &all, std::size_t level, bool swift)
{
    Tap::Settings settings = all.tap;
    settings.bufferBytes = BufferBytes[level];
    if (swift)
        settings.blockTimeout = all.swiftTimeout;
    else if (level == 0)
        settings.blockTimeout *= CrowdFactor;
    return settings;
}

std::uint64_t droppedBy(Tap &tap)
{
    tap.pending();
    return tap.dropped();
}

} // namespace

Result<std::unique_ptr<GrowingTap>> GrowingTap::open(const std::string &interface,
                                                     const std::string &expression,
                                                     const FilterProgram &filter, Settings settings,
                                                     int wake)
{
    auto network = openFile("/proc/thread-self/ns/net", O_RDONLY);
    if (!network)
        return passOn(network);
    auto share = shareFor(UsualLevel, GrowthBytes);
    const std::size_t level = share ? UsualLevel : 0;
    auto tap = Tap::open(interface, expression, filter, settingsFor(settings, level, false));
    if (!tap)
        return passOn(tap);
    auto port = PortCounters::open(interface);
    if (!port)
        return passOn(port);
    if (const auto open = (*tap)->letIn(); !open)
        return tomato::failure(open.error().message, interface);
    return std::unique_ptr<GrowingTap>(new GrowingTap(
        std::move(*tap), std::move(*port), level, std::move(share).value_or(BufferShare()),
        {interface, expression, &filter, std::move(*network)}, settings, wake));
}

GrowingTap::GrowingTap(std::unique_ptr<Tap> tap, std::shared_ptr<PortCounters> port,
                       std::size_t level, BufferShare share, Place place, Settings settings,
                       int wake)
    : m_tap(std::move(tap)), m_port(std::move(port)), m_place(std::move(place)),
      m_settings(settings), m_wake(wake), m_baseLevel(level), m_level(level),
      m_share(std::move(share)), m_lastBusy(Clock::now())
{
}

GrowingTap::~GrowingTap() = default;

bool GrowingTap::read(FrameMerge &merge, int side)
{
    if (!m_change) {
        const bool readAll = m_tap->read(merge, side);
        watchLoad();
        return readAll;
    }
    if (!isChanging()) {
        const bool readAll = m_tap->read(merge, side);
        adoptOpened();
        return readAll;
    }
    if (!m_change->taken) {
        const bool readAll = m_tap->read(merge, side, [this](Timestamp time, std::uint32_t length) {
            return stageOld(time, length);
        });
        if (m_change->expected == 0 && m_tap->pending() != 0) {
            if (realtime() - *m_change->letIn > ChangePatience)
                giveUp(RetryTime);
            return readAll;
        }
        // What the new one dropped the old one may have delivered.
        if (droppedBy(*m_change->other) != 0) {
            giveUp(SoonAgain);
            return readAll;
        }
        takeOver();
    }
    bool allNew = false;
    const auto stage = [&](Timestamp time, std::uint32_t length) {
        allNew = allNew || time > m_change->overlap.last() + Disorder;
        return stageNew(time, length);
    };
    const bool readAll = m_tap->read(merge, side, stage, false);
    if (allNew || m_change->expected == 0 || m_tap->pending() == 0)
        settle();
    return readAll;
}

/// Frames enter a tap in about the order of their stamps. So nothing earlier comes any more than
/// the last frame that was read; when nothing is pending, than the moment before that was looked
/// up. While another tap takes over, this holds for what came in before that one let in.
Timestamp GrowingTap::safe(Timestamp latest, Timestamp before, Timestamp now, bool readAll)
{
    Timestamp safe = latest;
    if (isChanging())
        safe = std::min(safe, *m_change->letIn);
    else if (readAll)
        safe = std::max(safe, before - surelyHandedOut());
    return pending() == 0 ? std::max(safe, now) : safe;
}

/// Decides whether the buffer, or its pace, should be another one.
void GrowingTap::watchLoad()
{
    const auto filled = static_cast<double>(m_tap->filledBytes());
    const auto size = static_cast<double>(bufferBytes());
    const bool drops = m_tap->dropped() != m_droppedSeen;
    m_droppedSeen = m_tap->dropped();
    const bool strained = drops || filled > (m_swiftWanted && !m_swift ? Hasty : Busy) * size;
    const bool larger = strained && m_level + 1 < BufferBytes.size();
    if (!larger && m_level == m_baseLevel && !m_swift && !m_swiftWanted)
        return;
    const auto now = Clock::now();
    if (filled > Calm * size)
        m_lastBusy = now;
    if (m_swiftWanted)
        m_lastSwift = now;
    if (now < m_noChangeUntil || m_isShut || m_tap->isGone() || m_tap->isDown())
        return;
    const bool smaller = m_level != m_baseLevel && now - m_lastBusy > m_settings.calmTime;
    const bool swift = m_swiftWanted || (m_swift && now - m_lastSwift <= m_settings.calmTime);
    if (larger)
        change(drops ? BufferBytes.size() - 1 : m_level + 1, swift);
    else if (smaller || swift != m_swift)
        change(smaller ? m_baseLevel : m_level, swift);
}

void GrowingTap::change(std::size_t level, bool swift)
{
    auto share = shareFor(level);
    for (; !share && level > m_level + 1; --level)
        share = shareFor(level - 1);
    auto stamping = stampingSocket();
    if (!share || !stamping) {
        m_noChangeUntil = Clock::now() + RetryTime;
        return;
    }
    m_change = std::make_unique<Change>();
    m_change->level = level;
    m_change->swift = swift;
    m_change->share = std::move(*share);
    m_change->stamping = std::move(stamping);
    const Tap::Settings settings = settingsFor(m_settings, level, swift);
    m_change->opening = std::async(std::launch::async, [place = &m_place, settings, wake = m_wake] {
        deferThisThread(); // it empties many pages, while the old one may be hard pressed
        // It is in this network already when it may not enter one.
        [[maybe_unused]] const int entered = ::setns(place->network.get(), CLONE_NEWNET);
        auto opened = Tap::open(place->interface, place->expression, *place->filter, settings);
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t woken = ::write(wake, &one, sizeof one);
        return opened;
    });
}

void GrowingTap::adoptOpened()
{
    if (m_change->opening.valid()) {
        if (m_change->opening.wait_for(0s) != std::future_status::ready)
            return;
        auto opened = m_change->opening.get();
        // Meanwhile another interface may have got the name.
        if (!opened || (*opened)->interfaceIndex() != m_tap->interfaceIndex())
            return giveUp(RetryTime);
        m_change->other = std::move(*opened);
        // No room for what comes: another pace will not help.
        if (m_change->level == m_level && droppedBy(*m_tap) != m_droppedSeen)
            return giveUp(0ns);
    }
    if (m_isShut)
        return giveUp(RetryTime);
    if (Clock::now() - m_change->begun >= StampingTime)
        letIn();
}

/// The old tap was just read: it has room, and nothing is dropped for want of it.
void GrowingTap::letIn()
{
    m_change->droppedBefore = droppedBy(*m_tap);
    Tap::letFramesPass();
    const auto open = m_change->other->letIn();
    m_change->letIn = realtime();
    Tap::letFramesPass();
    if (!open || droppedBy(*m_tap) != m_change->droppedBefore)
        giveUp(SoonAgain);
}

bool GrowingTap::stageOld(Timestamp time, std::uint32_t length)
{
    m_change->overlap.remember(time, length);
    m_change->expected += time >= *m_change->letIn;
    return true;
}

bool GrowingTap::stageNew(Timestamp time, std::uint32_t length)
{
    const bool isOld = m_change->overlap.isOld(time, length);
    m_change->expected -= isOld && time >= *m_change->letIn;
    return !isOld;
}

/// All that came in before the new tap let in has been read: it stands alone from now on.
void GrowingTap::takeOver()
{
    m_consumed += m_tap->delivered() + m_tap->pending();
    m_delivered += m_tap->delivered() - m_tap->refused();
    m_dropped += m_change->droppedBefore + m_tap->refused();
    std::swap(m_tap, m_change->other);
    closeAside(std::move(m_change->other));
    m_change->taken = true;
    m_level = m_change->level;
    m_swift = m_change->swift;
    m_share = std::move(m_change->share);
    m_change->share = {};
}

/// Nothing more comes that two taps had.
void GrowingTap::settle()
{
    m_delivered -= m_change->overlap.twice();
    m_change.reset();
    m_droppedSeen = m_tap->dropped();
    m_lastBusy = Clock::now();
}

void GrowingTap::giveUp(std::chrono::nanoseconds pause)
{
    if (m_change->other)
        closeAside(std::move(m_change->other));
    m_change.reset();
    m_noChangeUntil = Clock::now() + pause;
}

/// It takes tens of milliseconds.
void GrowingTap::closeAside(std::unique_ptr<Tap> tap)
{
    m_closing = std::async(std::launch::async, [old = std::move(tap)]() mutable { old.reset(); });
}

std::size_t GrowingTap::bufferBytes() const
{
    return BufferBytes[m_level];
}

/// Even by a processor that was late.
std::chrono::milliseconds GrowingTap::surelyHandedOut() const
{
    return 4 * blockTimeout() + 20ms;
}

std::chrono::milliseconds GrowingTap::blockTimeout() const
{
    return settingsFor(m_settings, m_level, m_swift).blockTimeout;
}

void GrowingTap::shut()
{
    m_isShut = true;
    m_tap->shut();
    if (isChanging() && !m_change->taken)
        m_change->other->shut();
}

std::uint64_t GrowingTap::pending()
{
    const bool both = isChanging() && !m_change->taken;
    return m_tap->pending() + (both ? m_change->other->pending() : 0);
}

std::uint64_t GrowingTap::dropped() const
{
    const bool both = isChanging() && !m_change->taken;
    return m_dropped + m_tap->refused() + (both ? m_change->droppedBefore : m_tap->dropped());
}

std::optional<std::chrono::nanoseconds> GrowingTap::patience() const
{
    if (m_change && m_change->opening.valid())
        return {};
    if (m_change)
        return blockTimeout();
    if (m_level != m_baseLevel || m_swift != m_swiftWanted)
        return m_settings.calmTime / 4;
    return {};
}

} // namespace tomato::capture
