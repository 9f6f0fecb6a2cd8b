// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/engine/recorderloop.h"

#include "capture/engine/clock.h"
#include "capture/engine/isotime.h"
#include "capture/engine/recordingthread.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

namespace tomato::capture {

using namespace std::chrono_literals;

namespace {

/// What one side may hold back: while the disk or the processor is slow, or the other side has a
/// frame in a block that the kernel has not handed out yet. It is taken only when needed.
constexpr std::size_t MostHeldBytes = 40 << 20;
/// What both hold back when blocks should be handed out sooner.
constexpr std::size_t MuchHeldBytes = 4 << 20;
constexpr std::chrono::seconds SwiftTime(60);
/// As much goes into one write; it stays in the processor's cache meanwhile.
constexpr std::uint64_t BatchBytes = 512 << 10;
/// How long a block of a tap waits until it is handed out: while somebody waits for it, and else.
constexpr std::chrono::milliseconds SwiftBlocks = 1ms;
constexpr std::chrono::milliseconds PatientBlocks = 25ms;
/// So long a frame may wait in here when nobody waits for it, and so far apart are then the writes.
constexpr std::chrono::milliseconds UnwatchedHolding = 50ms;
constexpr std::chrono::milliseconds UnwatchedGathering = 75ms;
/// Who begins to watch is noticed as soon.
constexpr std::chrono::nanoseconds WatcherPatience = 2ms;
/// A clock that moved by more than this was set.
constexpr std::chrono::nanoseconds LeastClockStep = 1ms;
/// Whoever sets the clock over and over again does not fill the disk.
constexpr std::size_t MostClockSteps = 1000;
/// libpcap does not say when an interface that is down is removed; it is asked this often.
constexpr std::chrono::nanoseconds DownPatience = 200ms;
/// What the kernel has not handed out by then it does not hand out: a block is, and a tap that
/// takes over has done so.
constexpr std::chrono::nanoseconds Stagnation = 500ms;
constexpr std::chrono::nanoseconds Forever = std::chrono::nanoseconds::max();

/// For how long a recording has been going on, or its trigger is past: longer than nothing when it
/// goes on where a killed recorder was.
std::chrono::nanoseconds elapsed(const RecorderSettings &settings, const TriggerState &trigger)
{
    const auto begun =
        trigger.time != 0 ? std::optional<Timestamp>(trigger.time) : timeFromIso(settings.begun);
    return begun ? std::max(settings.realtime() - *begun, 0ns) : 0ns;
}

} // namespace

Recorder::Loop::Loop(RecorderSettings settings, FilterProgram filter, FilterProgram trigger,
                     CaptureFile file, std::unique_ptr<RingWriter> writer, FileDescriptor wake)
    : m_settings(std::move(settings)), m_filter(std::move(filter)), m_captureFile(std::move(file)),
      m_wake(std::move(wake)), m_writer(std::move(writer)),
      m_end(m_settings.stop, std::move(trigger), m_writer->counters(), m_writer->trigger(),
            elapsed(m_settings, m_writer->trigger())),
      m_merge(MostHeldBytes), m_before(m_writer->counters()),
      m_clockOffset(clockOffset(m_settings.realtime))
{
    noteTrigger();
    // Signals are for the program's own threads.
    sigset_t all = {};
    sigset_t before = {};
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    m_thread = std::thread([this] { run(); });
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

Recorder::Loop::~Loop()
{
    inThread([this] {
        finish();
        m_ended = true;
    });
    m_thread.join();
}

std::string Recorder::Loop::failure() const
{
    const std::lock_guard guard(m_mutex);
    return m_failure;
}

std::string Recorder::Loop::ending() const
{
    const std::lock_guard guard(m_mutex);
    return m_ending;
}

Result<> Recorder::Loop::attach(int side, const std::string &interface)
{
    if (side != 0 && side != 1)
        return tomato::failure("a wire has the sides 0 and 1, not " + std::to_string(side));
    if (!records(m_settings.direction, side) || !ending().empty())
        return {};
    // The old tap first: were both open at one port, a frame would be recorded twice.
    detach(side);
    auto opened = GrowingTap::open(
        interface, m_settings.filter, m_filter,
        {{m_settings.snapLength, PatientBlocks, m_settings.precision}, SwiftBlocks}, m_wake.get());
    if (!opened)
        return passOn(opened);
    Result<> attached;
    inThread([&] {
        if (m_finished) {
            if (ending().empty())
                attached = tomato::failure(m_failed ? failure() : "the recording has ended");
            return;
        }
        {
            const std::lock_guard guard(m_mutex);
            m_ports[static_cast<std::size_t>(side)] = (*opened)->port();
        }
        m_taps[static_cast<std::size_t>(side)] = std::move(*opened);
        m_merge.setPresent(side, true);
    });
    return attached;
}

void Recorder::Loop::detach(int side)
{
    inThread([&] {
        if (side == 0 || side == 1)
            drain(side);
    });
}

void Recorder::Loop::countPorts()
{
    std::array<std::shared_ptr<PortCounters>, 2> ports;
    {
        const std::lock_guard guard(m_mutex);
        ports = m_ports;
    }
    bool isNews = m_writer->isWatched() != m_watched;
    for (const auto &port : ports) {
        const auto before = port ? port->values() : PortCounters::Values();
        const auto now = port ? port->ask() : PortCounters::Values();
        isNews |= now.dropped != before.dropped;
        isNews |= !m_settings.filter.empty() && now.arrived != before.arrived;
    }
    if (!isNews)
        return;
    inThread([this] {
        if (m_finished)
            return;
        publishCounters();
        commit();
    });
}

void Recorder::Loop::flush()
{
    countPorts();
    inThread([this] {
        const Timestamp mark = m_settings.realtime();
        std::array<std::uint64_t, 2> target{};
        for (int side : {0, 1}) {
            if (GrowingTap *each = tap(side))
                target[static_cast<std::size_t>(side)] = each->pending() + each->consumed();
        }
        const auto isBehind = [&](int side) {
            return tap(side) && tap(side)->consumed() < target[static_cast<std::size_t>(side)];
        };
        turnWhile([&] {
            return !m_finished && !isDue() &&
                   (isBehind(0) || isBehind(1) ||
                    (!m_merge.isEmpty() && m_merge.earliest() <= mark));
        });
        publishCounters();
        commit();
    });
}

void Recorder::Loop::stop()
{
    inThread([this] { finish(); });
}

void Recorder::Loop::inThread(const std::function<void()> &task)
{
    std::packaged_task<void()> packed(task);
    std::future<void> done = packed.get_future();
    {
        const std::lock_guard guard(m_mutex);
        m_tasks.push_back(std::move(packed));
    }
    const std::uint64_t one = 1;
    // An eventfd takes it unless it is readable anyway.
    [[maybe_unused]] const ssize_t woken = ::write(m_wake.get(), &one, sizeof one);
    done.get();
}

void Recorder::Loop::run()
{
    preferThisThread();
    while (!m_ended) {
        turn(Forever);
        if (isDue())
            finish();
        runTasks();
    }
}

void Recorder::Loop::runTasks()
{
    for (;;) {
        std::packaged_task<void()> task;
        {
            const std::lock_guard guard(m_mutex);
            if (m_tasks.empty())
                return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task();
    }
}

void Recorder::Loop::turn(std::chrono::nanoseconds longest)
{
    wait(longest);
    lookForWatchers();
    pace();
    noticeClockSteps();
    for (int side : {0, 1})
        readTap(side);
    noticeClockSteps();
    writeOrdered();
}

void Recorder::Loop::lookForWatchers()
{
    const auto now = Clock::now();
    if (now - m_watchedAt < WatcherPatience)
        return;
    m_watchedAt = now;
    m_watched = m_writer->noteWatchers();
}

/// Taps hand out their blocks sooner where somebody waits for each frame, and where the frames of
/// one side pile up because the other's are not handed out.
void Recorder::Loop::pace()
{
    const auto now = Clock::now();
    m_slack.hear(m_merge.takeLateness(), now);
    m_merge.setSlack(m_slack.get(m_watched, now));
    if (m_merge.heldBytes() > MuchHeldBytes)
        m_swiftUntil = now + SwiftTime;
    for (int side : {0, 1}) {
        if (tap(side))
            tap(side)->setSwift(m_watched || now < m_swiftUntil);
    }
}

/// Takes turns while this is so and something comes of it, however long that takes.
void Recorder::Loop::turnWhile(const std::function<bool()> &isSo)
{
    const auto done = [this] {
        std::uint64_t frames = m_writer->counters().written[0] + m_writer->counters().written[1];
        for (int side : {0, 1})
            frames += tap(side) ? tap(side)->consumed() : 0;
        return frames;
    };
    auto before = done();
    auto deadline = Clock::now() + Stagnation;
    while (isSo() && Clock::now() < deadline) {
        turn(PatientBlocks);
        if (const auto now = done(); now != before) {
            before = now;
            deadline = Clock::now() + Stagnation;
        }
    }
}

void Recorder::Loop::wait(std::chrono::nanoseconds longest)
{
    std::array<pollfd, 3> ready = {pollfd{m_wake.get(), POLLIN, 0}, pollfd{-1, POLLIN, 0},
                                   pollfd{-1, POLLIN, 0}};
    for (int side : {0, 1}) {
        if (tap(side) && !m_merge.isFull(side))
            ready[static_cast<std::size_t>(side) + 1].fd = tap(side)->descriptor();
    }
    const auto patient = std::min(patience(), longest);
    const timespec timeout = {patient / 1s, static_cast<long>((patient % 1s).count())};
    if (::ppoll(ready.data(), ready.size(), patient == Forever ? nullptr : &timeout, nullptr) > 0 &&
        ready[0].revents != 0) {
        std::uint64_t count = 0;
        [[maybe_unused]] const ssize_t taken = ::read(m_wake.get(), &count, sizeof count);
    }
}

/// How long there is nothing to do unless a descriptor becomes readable.
std::chrono::nanoseconds Recorder::Loop::patience() const
{
    std::chrono::nanoseconds patient = Forever;
    if (m_finished)
        return patient;
    if (!m_merge.next().empty())
        return 0ns;
    for (int side : {0, 1}) {
        if (const GrowingTap *each = tap(side); each && (each->isGone() || each->isDown()))
            patient = each->isGone() ? std::chrono::nanoseconds(PatientBlocks) : DownPatience;
        if (const GrowingTap *each = tap(side))
            patient = std::min(patient, each->patience().value_or(Forever));
    }
    if (!m_merge.isEmpty())
        patient = std::min(patient, m_watched ? m_merge.slack() : UnwatchedHolding);
    if (m_writer->gatheredBytes() != 0)
        patient = std::clamp<std::chrono::nanoseconds>(m_commitDue - Clock::now(), 0ns, patient);
    if (const auto due = m_end.due())
        patient = std::clamp<std::chrono::nanoseconds>(*due - Clock::now(), 0ns, patient);
    return patient;
}

void Recorder::Loop::noticeClockSteps()
{
    const auto offset = clockOffset(m_settings.realtime);
    const auto now = Clock::now();
    if (std::chrono::abs(offset - m_clockOffset) > LeastClockStep) {
        noteClockStep(offset - m_clockOffset);
        m_byArrivalUntil = now;
        for (int side : {0, 1}) {
            if (tap(side))
                m_byArrivalUntil = std::max(m_byArrivalUntil, now + tap(side)->surelyHandedOut());
        }
        m_byArrival = true;
        m_merge.setArrivalOrder(true);
    } else if (m_byArrival && now > m_byArrivalUntil && m_merge.isEmpty()) {
        m_byArrival = false;
        m_merge.setArrivalOrder(false);
    }
    m_clockOffset = offset;
}

void Recorder::Loop::noteClockStep(std::chrono::nanoseconds by)
{
    if (m_finished || m_progress.clockSteps.size() == MostClockSteps)
        return;
    m_progress.clockSteps.push_back({m_settings.realtime(), by});
    // It is written again at the end, which tells when it cannot be.
    [[maybe_unused]] const auto written = m_captureFile.write(m_progress);
}

void Recorder::Loop::readTap(int side)
{
    GrowingTap *each = tap(side);
    if (!each)
        return;
    const Timestamp checked = m_settings.realtime();
    const std::uint64_t before = each->consumed();
    const bool mayRead = each->isChanging() || !m_merge.isFull(side);
    const bool readAll = mayRead && each->read(m_merge, side);
    if (const auto safe = each->safe(m_merge.latest(side), checked, m_settings.realtime(), readAll);
        safe != Timestamp::min())
        m_merge.setSafe(side, safe);

    auto &goneUntil = m_goneUntil[static_cast<std::size_t>(side)];
    if (each->isGone() && (goneUntil == Clock::time_point() || each->consumed() != before))
        goneUntil = Clock::now() + each->surelyHandedOut();
    if (each->isGone() && (each->pending() == 0 || Clock::now() > goneUntil))
        letGo(side);
}

/// What the side's tap counted. The interface may have been asked a while ago: it has seen at least
/// what the tap has.
void Recorder::Loop::addCounters(TapCounters &counters, int side) const
{
    const GrowingTap *each = tap(side);
    const auto at = static_cast<std::size_t>(side);
    const PortCounters::Values port = each->port()->values();
    const std::uint64_t known = each->delivered() + each->dropped();
    counters.seen[at] += m_settings.filter.empty() ? known : std::max(port.arrived, known);
    counters.matched[at] += each->delivered();
    counters.droppedByKernel[at] += each->dropped();
    counters.droppedByInterface[at] += port.dropped;
}

void Recorder::Loop::publishCounters()
{
    TapCounters counters = m_before;
    for (int side : {0, 1}) {
        if (tap(side))
            addCounters(counters, side);
    }
    m_writer->setTapCounters(counters);
}

void Recorder::Loop::writeOrdered()
{
    if (m_finished)
        return;
    publishCounters();
    const bool conditional = m_end.isConditional();
    for (auto frames = m_merge.next(); !frames.empty(); frames = m_merge.next()) {
        if (m_writer->gatheredBytes() == 0)
            m_commitDue = m_committed + UnwatchedGathering;
        if (conditional) {
            frames = frames.first(m_end.admit(frames));
            noteTrigger();
            if (frames.empty())
                break;
        }
        std::size_t taken = 0;
        while (taken < frames.size() && m_writer->gatheredBytes() < BatchBytes) {
            if (const auto added = m_writer->add(frames[taken]); !added)
                return fail(added.error());
            ++taken;
        }
        if (conditional)
            m_end.count(frames.first(taken));
        m_merge.pop(taken);
        // One batch at a time: while this thread writes, the taps fill.
        if (m_writer->gatheredBytes() >= BatchBytes)
            return commit();
    }
    const bool full = m_merge.isFull(0) || m_merge.isFull(1);
    if (m_writer->gatheredBytes() != 0 && (full || Clock::now() >= m_commitDue || m_watched))
        commit();
    if (m_merge.isEmpty() && m_writer->gatheredBytes() == 0)
        m_merge.trim();
}

void Recorder::Loop::commit()
{
    if (m_finished)
        return;
    if (const auto committed = m_writer->commit(); !committed)
        return fail(committed.error());
    m_committed = Clock::now();
    m_merge.release();
    tellWatchers();
}

void Recorder::Loop::tellWatchers()
{
    if (m_settings.commitEvent < 0 || !m_writer->noteWatchers())
        return;
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t told = ::write(m_settings.commitEvent, &one, sizeof one);
}

} // namespace tomato::capture
