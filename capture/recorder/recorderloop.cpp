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
      m_sides(m_writer->counters(), m_staging, m_filter != nullptr), m_frames(m_staging),
      m_clockOffset(clockOffset(m_settings.realtime)), m_holes(m_settings)
{
    m_holes.begin(m_writer->wholeUntil(), m_settings.realtime());
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
    m_sides.open(side, std::move(*opened));
    const Timestamp now = m_settings.realtime();
    Result<> attached;
    inThread([&] {
        if (isCarrying)
            m_holes.noteHeard(side, now);
        if (m_state == State::Recording) {
            m_holes.write(*m_staging, m_sides);
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
    if ((side != 0 && side != 1) || !m_sides.port(side))
        return;
    const Timestamp now = m_settings.realtime();
    m_demultiplexer->close(m_staging, side).wait();
    m_demultiplexer->countLost(m_staging, side);
    inThread([&] {
        m_holes.noteDeaf(side, now);
        letGo(side);
    });
}

void Recorder::Loop::countPorts()
{
    const bool isNews =
        m_sides.askPorts() || m_writer->isWatched() != m_watched || m_staging->hasHoles();
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
    if (m_frames.isWritten() && m_writer->gatheredBytes() == 0)
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
        while (m_state == State::Recording && !isDue() && !m_frames.isWritten())
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
    std::future<void> done = m_tasks.add(task);
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
        m_tasks.run();
    }
}

void Recorder::Loop::turn()
{
    wait();
    lookForWatchers();
    noticeClockSteps();
    if (m_frames.isWritten() && m_gathering.isDue(m_staging->readyBytes(), m_watched, Clock::now()))
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
    if (!m_frames.isWritten())
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
    m_sides.setReceived(m_frames.receive());
}

void Recorder::Loop::publishCounters()
{
    m_writer->setTapCounters(m_sides.totals());
}

/// Writes one batch at most.
void Recorder::Loop::writeReceived()
{
    if (m_state == State::Ended || m_state == State::Failed) {
        m_frames.noteWritten(m_frames.unwritten().size());
        m_frames.release();
        return;
    }
    if (m_end.isComplete()) {
        dropRest();
        m_frames.release();
    }
    if (m_frames.isWritten())
        return;
    publishCounters();
    while (!m_frames.isWritten() && m_writer->gatheredBytes() < Staging::BatchBytes) {
        std::span<const StagedFrame> frames = m_frames.unwritten();
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
        m_frames.noteWritten(taken);
    }
    commit();
}

void Recorder::Loop::commit()
{
    // Whoever sees what is committed next sees where something is missing, too.
    m_holes.write(*m_staging, m_sides);
    if (const auto committed = m_writer->commit(); !committed)
        return fail(committed.error());
    m_gathering.noteWrite(Clock::now());
    m_frames.release();
    notifyReaders();
}

void Recorder::Loop::notifyReaders()
{
    if (m_settings.commitEvent < 0)
        return;
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t told = ::write(m_settings.commitEvent, &one, sizeof one);
}

void Recorder::Loop::noteTrigger()
{
    if (m_outcome.triggered || m_end.trigger().time == 0)
        return;
    m_outcome.triggered = Timestamp(m_end.trigger().time);
    m_writer->setTrigger(m_end.trigger());
    [[maybe_unused]] const auto written = m_captureFile.write(m_outcome);
}

bool Recorder::Loop::isDue() const
{
    return m_state == State::Recording &&
           (m_end.isComplete() || (m_end.due() && Clock::now() >= *m_end.due()));
}

/// After the side was closed.
void Recorder::Loop::letGo(int side)
{
    const auto closed = m_sides.port(side);
    if (!closed)
        return;
    takeReceived();
    m_sides.close(side);
    m_holes.noteLoss(side, *closed);
}

/// Goes on writing meanwhile, so that what comes until then finds room.
void Recorder::Loop::closeSides()
{
    std::array<std::future<void>, 2> closing;
    for (const int side : {0, 1}) {
        if (m_sides.port(side))
            closing[static_cast<std::size_t>(side)] = m_demultiplexer->close(m_staging, side);
    }
    const auto isClosed = [](const std::future<void> &each) {
        return !each.valid() || each.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    };
    while (!isClosed(closing[0]) || !isClosed(closing[1]))
        turn();
    for (const int side : {0, 1}) {
        if (!closing[static_cast<std::size_t>(side)].valid())
            continue;
        m_demultiplexer->countLost(m_staging, side);
        letGo(side);
    }
}

/// Frames that came in after the end were counted as matched, and are not recorded.
void Recorder::Loop::dropRest()
{
    const std::span<const StagedFrame> rest = m_frames.unwritten();
    if (!rest.empty())
        m_firstUnwanted = std::min(m_firstUnwanted, rest.front().time);
    for (const StagedFrame &each : rest)
        m_sides.takeBack(each.side);
    m_frames.noteWritten(rest.size());
    publishCounters();
}

void Recorder::Loop::finish()
{
    if (m_state != State::Recording)
        return;
    const bool due = isDue();
    m_state = State::Ending;
    const Timestamp end = m_settings.realtime();
    closeSides();
    takeReceived();
    while (m_state == State::Ending && !m_end.isComplete() && !m_frames.isWritten())
        writeReceived();
    if (m_state == State::Ending) {
        dropRest();
        m_holes.noteEnd(std::min(end, m_firstUnwanted));
        commit();
    }
    if (m_state == State::Failed)
        return;
    m_state = State::Ended;
    if (due || m_end.isComplete())
        m_outcome.ending = m_end.reason();
    m_outcome.counters = m_writer->counters();
    auto finished = m_writer->finish();
    if (finished)
        finished = m_captureFile.write(m_outcome);
    {
        const std::lock_guard guard(m_mutex);
        m_ending = m_outcome.ending;
        if (!finished)
            m_failure = finished.error().text();
    }
    tellOver();
}

void Recorder::Loop::tellOver()
{
    m_isOver = true;
    if (m_whenOver)
        m_whenOver();
    notifyReaders();
    leaveWatchers();
}

/// The recording ends here: what is committed stays, the rest cannot be kept.
void Recorder::Loop::fail(const Error &error)
{
    const State before = std::exchange(m_state, State::Failed);
    {
        const std::lock_guard guard(m_mutex);
        m_failure = error.text();
    }
    const std::span<const StagedFrame> lost = m_frames.uncommitted();
    m_holes.noteEnd(lost.empty() ? m_settings.realtime() : lost.front().time);
    m_holes.write(*m_staging, m_sides);
    // On a full disk these may fail as well; the error that counts is known.
    [[maybe_unused]] const auto finished = m_writer->finish();
    m_outcome.counters = m_writer->counters();
    m_outcome.failure = error.text();
    [[maybe_unused]] const auto written = m_captureFile.write(m_outcome);
    tellOver();
    // In the other states they are being closed already.
    if (before == State::Recording)
        closeSides();
}

void Recorder::Loop::leaveWatchers()
{
    if (m_watched.exchange(false))
        m_demultiplexer->addWatcher(-1);
}

} // namespace tomato::capture
