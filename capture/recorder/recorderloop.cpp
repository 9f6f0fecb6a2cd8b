// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/recorder/recorderloop.h"

#include "app/base/isotime.h"
#include "capture/receiver/clock.h"
#include "capture/receiver/signalfreethread.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>

namespace tomato::capture {

using namespace std::chrono_literals;

namespace {

/// A new watcher is noticed within this time.
constexpr std::chrono::nanoseconds WatcherPatience = 2ms;
/// A clock that moved by more than this was set.
constexpr std::chrono::nanoseconds MinClockStep = 1ms;
/// Whoever sets the clock over and over again does not fill the disk.
constexpr std::size_t MaxClockSteps = 1000;
constexpr std::chrono::nanoseconds Forever = std::chrono::nanoseconds::max();
constexpr std::size_t UsualFrames = 4096;
/// It is kept so often that a recording without traffic goes on.
constexpr std::chrono::seconds IdleLook = 10s;

/// Returns for how long a recording has been going on, or its trigger is past; more than zero when
/// it continues the run of a killed recorder.
std::chrono::nanoseconds elapsed(const RecorderSettings &settings, const TriggerState &trigger)
{
    const auto begun =
        trigger.time != 0 ? std::optional<Timestamp>(trigger.time) : timeFromIso(settings.begun);
    return begun ? std::max(settings.realtime() - *begun, 0ns) : 0ns;
}

} // namespace

Recorder::Loop::Loop(Parts parts)
    : m_settings(std::move(parts.settings)), m_filter(std::move(parts.filter)),
      m_captureFile(std::move(parts.file)), m_demultiplexer(std::move(parts.demultiplexer)),
      m_staging(std::move(parts.staging)), m_writer(std::move(parts.writer)),
      m_end(m_settings.stop, std::move(parts.trigger), m_writer->counters(), m_writer->trigger(),
            elapsed(m_settings, m_writer->trigger())),
      m_before(m_writer->counters()), m_clockOffset(clockOffset(m_settings.realtime)),
      m_holes(m_settings.directory)
{
    noteBegin();
    noteTrigger();
    m_thread = startSignalFreeThread([this] { run(); });
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

std::shared_ptr<PortCounters> Recorder::Loop::port(int side) const
{
    const std::lock_guard guard(m_mutex);
    return m_ports[static_cast<std::size_t>(side)];
}

/// A hole that an earlier recorder of the run has left open ends here, and so does what a killed
/// one had not written.
void Recorder::Loop::noteBegin()
{
    const Timestamp now = m_settings.realtime();
    for (const RingHole &each : readHoles(m_settings.directory)) {
        if (each.to == Timestamp::max())
            m_holes.note({each.side, each.from, now});
    }
    const Timestamp wholeUntil =
        std::max(m_writer->wholeUntil(), lookedUntil(m_settings.directory));
    for (const int side : {0, 1}) {
        const bool isRecorded = records(m_settings.direction, side);
        m_holes.note({side, wholeUntil, isRecorded ? now : Timestamp::max()});
        m_deafSince[static_cast<std::size_t>(side)] = now;
    }
    [[maybe_unused]] const auto written = m_holes.write(); // it is tried again with each commit
}

Result<> Recorder::Loop::attach(int side, const std::string &interface, bool isCarrying)
{
    if (side != 0 && side != 1)
        return tomato::failure("a wire has the sides 0 and 1, not " + std::to_string(side));
    if (!records(m_settings.direction, side) || !ending().empty())
        return {};
    // The old port first: were both open, a frame would be recorded twice.
    detach(side);
    auto opened = m_demultiplexer->open(m_staging, side, interface, m_filter, m_settings.heard);
    if (!opened)
        return passOn(opened);
    {
        const std::lock_guard guard(m_mutex);
        m_ports[static_cast<std::size_t>(side)] = std::move(*opened);
    }
    const Timestamp now = m_settings.realtime();
    Result<> attached;
    inThread([&] {
        if (isCarrying)
            m_holes.note({side, m_deafSince[static_cast<std::size_t>(side)], now});
        if (m_state == State::Recording) {
            takeHoles();
            return;
        }
        closeSides();
        if (ending().empty())
            attached =
                tomato::failure(m_state == State::Failed ? failure() : "the recording has ended");
    });
    return attached;
}

/// The thread goes on writing meanwhile.
void Recorder::Loop::detach(int side)
{
    if ((side != 0 && side != 1) || !port(side))
        return;
    const Timestamp now = m_settings.realtime();
    m_demultiplexer->close(m_staging, side).wait();
    m_demultiplexer->countLost(m_staging, side);
    inThread([&] {
        m_deafSince[static_cast<std::size_t>(side)] = now;
        letGo(side);
    });
}

void Recorder::Loop::countPorts()
{
    bool isNews = m_writer->isWatched() != m_watched || m_staging->hasHoles() ||
                  m_staging->lost(0) + m_staging->lost(1) != m_lostTold;
    for (const int side : {0, 1}) {
        const auto open = port(side);
        const auto before = open ? open->values() : PortCounters::Values();
        const auto now = open ? open->ask() : PortCounters::Values();
        isNews |= now.dropped != before.dropped;
        isNews |= !m_settings.filter.empty() && now.arrived != before.arrived;
    }
    if (!isNews)
        return;
    inThread([this] {
        if (m_state == State::Recording) {
            publishCounters();
            commit();
        }
    });
}

void Recorder::Loop::lookForWatchersSoon()
{
    static_cast<void>(post([this] {
        m_watchedAt = {};
        lookForWatchers();
    }));
}

void Recorder::Loop::lookIdle()
{
    if (m_look.valid()) {
        if (m_look.wait_for(0s) != std::future_status::ready)
            return;
        m_look = {};
        static_cast<void>(post([this, moment = m_lookMoment] { noteWhole(moment); }));
    }
    const auto now = Clock::now();
    if (now < m_nextLook)
        return;
    m_nextLook = now + IdleLook;
    m_lookMoment = m_settings.realtime();
    m_look = m_demultiplexer->flush(m_staging);
}

void Recorder::Loop::noteWhole(Timestamp moment)
{
    if (m_state != State::Recording || m_end.isConditional())
        return;
    takeReceived();
    // While packets come, the last one that is written says as much.
    if (isWritten() && m_writer->gatheredBytes() == 0)
        (void)noteLooked(m_settings.directory, moment);
}

void Recorder::Loop::flush()
{
    const Timestamp moment = m_settings.realtime();
    m_demultiplexer->flush(m_staging).wait();
    m_demultiplexer->account();
    countPorts();
    inThread([this, moment] {
        takeReceived();
        while (m_state == State::Recording && !isDue() && !isWritten())
            writeReceived();
        if (m_state != State::Recording)
            return;
        publishCounters();
        commit();
        noteWhole(moment);
    });
}

void Recorder::Loop::beginStop()
{
    static_cast<void>(post([this] { finish(); }));
}

void Recorder::Loop::whenOver(std::function<void()> task)
{
    inThread([this, &task] {
        m_whenOver = std::move(task);
        if (m_isOver)
            m_whenOver();
    });
}

void Recorder::Loop::stop()
{
    inThread([this] { finish(); });
}

std::future<void> Recorder::Loop::post(const std::function<void()> &task)
{
    std::packaged_task<void()> packed(task);
    std::future<void> done = packed.get_future();
    {
        const std::lock_guard guard(m_mutex);
        m_tasks.push_back(std::move(packed));
    }
    m_staging->wakeWriter();
    return done;
}

void Recorder::Loop::inThread(const std::function<void()> &task)
{
    post(task).get();
}

void Recorder::Loop::run()
{
    while (!m_ended) {
        turn();
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

void Recorder::Loop::turn()
{
    wait();
    lookForWatchers();
    noticeClockSteps();
    if (isWritten() && m_gathering.isDue(m_staging->readyBytes(), m_watched, Clock::now()))
        takeReceived();
    writeReceived();
}

void Recorder::Loop::lookForWatchers()
{
    const auto now = Clock::now();
    if (now - m_watchedAt < WatcherPatience || m_state == State::Ended || m_state == State::Failed)
        return;
    m_watchedAt = now;
    const bool watched = m_writer->noteWatchers();
    if (m_watched.exchange(watched) != watched)
        m_demultiplexer->addWatcher(watched ? 1 : -1);
}

void Recorder::Loop::wait()
{
    pollfd ready = {m_staging->wakeDescriptor(), POLLIN, 0};
    const auto patient = patience();
    const timespec timeout = {patient / 1s, static_cast<long>((patient % 1s).count())};
    if (::ppoll(&ready, 1, patient == Forever ? nullptr : &timeout, nullptr) > 0) {
        std::uint64_t count = 0;
        [[maybe_unused]] const ssize_t taken = ::read(ready.fd, &count, sizeof count);
    }
}

/// Returns how long there is nothing to do unless somebody wakes the thread.
std::chrono::nanoseconds Recorder::Loop::patience() const
{
    if (!isWritten())
        return 0ns;
    const auto now = Clock::now();
    const auto patient = m_gathering.patience(m_staging->readyBytes(), m_watched, now);
    if (m_state != State::Recording || !m_end.due())
        return patient;
    return std::clamp<std::chrono::nanoseconds>(*m_end.due() - now, 0ns, patient);
}

void Recorder::Loop::noticeClockSteps()
{
    const auto offset = clockOffset(m_settings.realtime);
    if (std::chrono::abs(offset - m_clockOffset) > MinClockStep)
        noteClockStep(offset - m_clockOffset);
    m_clockOffset = offset;
}

void Recorder::Loop::noteClockStep(std::chrono::nanoseconds by)
{
    if (m_state != State::Recording || m_outcome.clockSteps.size() == MaxClockSteps)
        return;
    m_outcome.clockSteps.push_back({m_settings.realtime(), by});
    // The file is written again at the end, where a failure is reported.
    [[maybe_unused]] const auto written = m_captureFile.write(m_outcome);
}

/// Puts what was received behind what is there.
void Recorder::Loop::takeReceived()
{
    m_counts = m_staging->take(m_frames);
}

/// Publishes what the sides received and lost. An interface's counters may be older: it has seen at
/// least the frames that are known here.
void Recorder::Loop::publishCounters()
{
    TapCounters counters = m_before;
    std::uint64_t allLost = 0;
    for (const int side : {0, 1}) {
        const auto at = static_cast<std::size_t>(side);
        const std::uint64_t lost = m_staging->lost(side);
        allLost += lost;
        const std::uint64_t dropped = m_counts.refused[at] + lost;
        counters.matched[at] += m_counts.staged[at];
        counters.droppedByKernel[at] += dropped;
        std::uint64_t seen = m_counts.staged[at] + dropped - m_knownBefore[at];
        if (const auto open = port(side)) {
            const PortCounters::Values values = open->values();
            if (m_filter)
                seen = std::max(seen, values.arrived);
            counters.droppedByInterface[at] += values.dropped;
        }
        counters.seen[at] += seen;
    }
    m_lostTold = allLost;
    m_writer->setTapCounters(counters);
}

/// Writes one batch at most.
void Recorder::Loop::writeReceived()
{
    if (m_state == State::Ended || m_state == State::Failed) {
        m_written = m_frames.size();
        releaseWritten();
        return;
    }
    if (m_end.isComplete()) {
        dropRest();
        releaseWritten();
    }
    if (isWritten())
        return;
    publishCounters();
    while (!isWritten() && m_writer->gatheredBytes() < Staging::BatchBytes) {
        std::span<const StagedFrame> frames = std::span(m_frames).subspan(m_written);
        if (m_end.isConditional()) {
            frames = frames.first(m_end.admit(frames));
            noteTrigger();
            if (frames.empty())
                break;
        }
        std::size_t taken = 0;
        while (taken < frames.size() && m_writer->gatheredBytes() < Staging::BatchBytes) {
            if (const auto added = m_writer->add(frames[taken]); !added)
                return fail(added.error());
            ++taken;
        }
        if (m_end.isConditional())
            m_end.count(frames.first(taken));
        m_written += taken;
    }
    commit();
}

void Recorder::Loop::releaseWritten()
{
    m_staging->release(std::span(m_frames).subspan(m_released, m_written - m_released));
    m_released = m_written;
    if (!isWritten())
        return;
    m_frames.clear();
    if (m_frames.capacity() > UsualFrames && m_staging->readyBytes() == 0)
        m_frames.shrink_to_fit();
    m_written = m_released = 0;
}

/// Who sees what is committed next sees where something is missing, too.
void Recorder::Loop::takeHoles()
{
    for (const RingHole &each : m_staging->takeHoles())
        m_holes.note(each);
    for (const int side : {0, 1}) {
        const auto open = port(side);
        const auto lost = open ? open->takeLoss() : std::nullopt;
        if (lost)
            m_holes.note({side, lost->from, lost->to, lost->frames});
    }
    // Where it cannot be written, the ring cannot either, and the next commit tries again.
    [[maybe_unused]] const auto written = m_holes.write();
}

void Recorder::Loop::commit()
{
    takeHoles();
    if (const auto committed = m_writer->commit(); !committed)
        return fail(committed.error());
    m_gathering.noteWrite(Clock::now());
    releaseWritten();
    notifyReaders();
}

void Recorder::Loop::notifyReaders()
{
    if (m_settings.commitEvent < 0)
        return;
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t told = ::write(m_settings.commitEvent, &one, sizeof one);
}

} // namespace tomato::capture
