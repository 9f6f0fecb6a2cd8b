// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/recorder/recorderloop.h"

// This is how a recording ends: by itself, because somebody stops it, or because it cannot go on.

namespace tomato::capture {

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
    const auto at = static_cast<std::size_t>(side);
    const auto closed = port(side);
    if (!closed)
        return;
    takeReceived();
    const PortCounters::Values values = closed->ask();
    if (const auto lost = closed->takeLoss())
        m_holes.note({side, lost->from, lost->to, lost->frames});
    const std::uint64_t known = m_counts.staged[at] + m_counts.refused[at] + m_staging->lost(side);
    const std::uint64_t seen = known - m_knownBefore[at];
    m_before.seen[at] += m_filter ? std::max(seen, values.arrived) : seen;
    m_before.droppedByInterface[at] += values.dropped;
    m_knownBefore[at] = known;
    const std::lock_guard guard(m_mutex);
    m_ports[at].reset();
}

/// Goes on writing meanwhile, so that what comes until then finds room.
void Recorder::Loop::closeSides()
{
    std::array<std::future<void>, 2> closing;
    for (const int side : {0, 1}) {
        if (port(side))
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

void Recorder::Loop::noteEnd(Timestamp from)
{
    for (const int side : {0, 1})
        m_holes.note({side, from, Timestamp::max()});
    takeHoles();
}

/// Frames that came in after the end were counted as matched, and are not recorded.
void Recorder::Loop::dropRest()
{
    if (!isWritten())
        m_firstUnwanted = std::min(m_firstUnwanted, m_frames[m_written].time);
    for (const StagedFrame &each : std::span(m_frames).subspan(m_written)) {
        const auto side = static_cast<std::size_t>(each.side);
        --m_before.matched[side];
        --m_before.seen[side];
    }
    m_written = m_frames.size();
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
    while (m_state == State::Ending && !m_end.isComplete() && !isWritten())
        writeReceived();
    if (m_state == State::Ending) {
        dropRest();
        noteEnd(std::min(end, m_firstUnwanted));
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
    noteEnd(m_released < m_frames.size() ? m_frames[m_released].time : m_settings.realtime());
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
