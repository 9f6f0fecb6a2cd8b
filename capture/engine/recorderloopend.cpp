// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/engine/recorderloop.h"

// How a recording comes to its end: by itself, because somebody stops it, or because it cannot go
// on.

namespace tomato::capture {

void Recorder::Loop::noteTrigger()
{
    if (m_progress.triggered || m_end.trigger().time == 0)
        return;
    m_progress.triggered = Timestamp(m_end.trigger().time);
    m_writer->setTrigger(m_end.trigger());
    [[maybe_unused]] const auto written = m_captureFile.write(m_progress);
}

bool Recorder::Loop::isDue() const
{
    return !m_finished && (m_end.isComplete() || (m_end.due() && Clock::now() >= *m_end.due()));
}

/// Records what came in at the side until now, then closes its tap.
void Recorder::Loop::drain(int side)
{
    if (!tap(side))
        return;
    tap(side)->shut();
    turnWhile([&] {
        return tap(side) && (tap(side)->pending() != 0 || tap(side)->isChanging()) &&
               !m_end.isComplete();
    });
    if (tap(side))
        letGo(side);
}

void Recorder::Loop::letGo(int side)
{
    const auto at = static_cast<std::size_t>(side);
    m_taps[at]->port()->ask();
    addCounters(m_before, side);
    {
        const std::lock_guard guard(m_mutex);
        m_ports[at].reset();
    }
    // It takes tens of milliseconds, which nobody has to wait for.
    m_closing[at] =
        std::async(std::launch::async, [old = std::move(m_taps[at])]() mutable { old.reset(); });
    m_goneUntil[at] = {};
    m_merge.setPresent(side, false);
    // Who asks next may be answered before another turn.
    publishCounters();
}

/// What came in behind the last packet of the recording counts as never seen.
void Recorder::Loop::dropRest()
{
    for (auto frames = m_merge.next(); !frames.empty(); frames = m_merge.next()) {
        const auto side = static_cast<std::size_t>(frames.front().side);
        m_before.matched[side] -= frames.size();
        m_before.seen[side] -= frames.size();
        m_merge.pop(frames.size());
    }
    publishCounters();
}

void Recorder::Loop::finish()
{
    const bool due = !m_finished && isDue();
    for (int side : {0, 1})
        drain(side);
    if (m_finished)
        return;
    // Without taps everything that is staged is in order.
    while (!m_finished && !m_end.isComplete() && !m_merge.next().empty())
        writeOrdered();
    dropRest();
    commit();
    if (m_finished)
        return;
    m_finished = true;
    if (due || m_end.isComplete())
        m_progress.ending = m_end.reason();
    m_progress.counters = m_writer->counters();
    auto finished = m_writer->finish();
    if (finished)
        finished = m_captureFile.write(m_progress);
    {
        const std::lock_guard guard(m_mutex);
        m_ending = m_progress.ending;
        if (!finished)
            m_failure = finished.error().text();
    }
    tellWatchers();
}

/// The recording ends here: what is committed stays, the rest cannot be kept.
void Recorder::Loop::fail(const Error &error)
{
    m_failed = m_finished = true;
    {
        const std::lock_guard guard(m_mutex);
        m_failure = error.text();
    }
    for (int side : {0, 1}) {
        if (tap(side))
            letGo(side);
    }
    // On a full disk these may fail as well; the error that counts is known.
    [[maybe_unused]] const auto finished = m_writer->finish();
    m_progress.counters = m_writer->counters();
    m_progress.failure = error.text();
    [[maybe_unused]] const auto written = m_captureFile.write(m_progress);
    tellWatchers();
}

} // namespace tomato::capture
