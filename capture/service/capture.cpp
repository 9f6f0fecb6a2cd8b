// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/capture.h"

#include "capture/archive/emulationhistory.h"
#include "capture/receiver/clock.h"
#include "capture/ring/runsize.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <utility>

namespace tomato::service {

static std::filesystem::path fileSystemPath(const QString &path)
{
    return QFile::encodeName(path).toStdString();
}

/// Returns the order that the run in this folder was made from.
static CaptureOrder orderOf(const ConnectionId &connection, const QString &directory,
                            const protocol::StoredRun &run)
{
    CaptureOrder order;
    order.connection = connection;
    order.directory = QFile::encodeName(directory).toStdString();
    order.options = run.options;
    order.description = {run.topology, connection.value, run.interfaces, run.mode, run.offloads};
    return order;
}

static protocol::CaptureCounters::BySide numbers(const capture::BySide &counted)
{
    return {static_cast<qint64>(counted[0]), static_cast<qint64>(counted[1])};
}

static protocol::CaptureCounters describe(const capture::Counters &counters)
{
    protocol::CaptureCounters described;
    described.seen = numbers(counters.seen);
    described.matched = numbers(counters.matched);
    described.written = numbers(counters.written);
    described.writtenBytes = numbers(counters.writtenBytes);
    described.droppedByKernel = numbers(counters.droppedByKernel);
    described.droppedByInterface = numbers(counters.droppedByInterface);
    described.evicted = numbers(counters.evicted);
    return described;
}

/// Returns the phase for the worker's CaptureHost::status() of a capture.
static Capture::Phase phaseOf(const protocol::RecordingStatus &state)
{
    return state.isRecording ? Capture::Phase::Recording : Capture::Phase::Waiting;
}

Capture::Capture(const LabId &lab, const ConnectionId &connection, const RunFolders &folders,
                 EarlierRuns &earlier)
    : m_lab(lab), m_connection(connection), m_folders(folders), m_earlier(earlier)
{
    connect(this, &Capture::changed, this, [this] { m_isStale = true; });
    if (const std::vector<qint64> runs = folders.runs(connection); !runs.empty())
        m_run = std::max(runs.back(), folders.cleared(connection));
}

bool Capture::load()
{
    const std::vector<qint64> runs = m_folders.runs(m_connection);
    const qint64 cleared = m_folders.cleared(m_connection);
    m_run = std::max(m_run, cleared);
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        const QString directory = m_folders.path(m_connection, *run);
        m_run = std::max(m_run, *run);
        if (m_hold || *run <= cleared) {
            m_earlier.load(m_connection, *run);
            continue;
        }
        const auto repaired = capture::repairRing(fileSystemPath(directory));
        auto hold = repaired ? RunHold::open(fileSystemPath(directory)) : passOn(repaired);
        if (!hold) {
            QDir(directory).removeRecursively();
            continue;
        }
        m_hold = std::move(*hold);
        m_heldRun = *run;
        const auto stored = protocol::StoredRun::read(directory);
        m_stored = orderOf(m_connection, directory, stored);
        m_ending = QString::fromStdString(stored.ending);
    }
    if (!m_hold)
        m_folders.removeEmpty(m_connection);
    return m_hold != nullptr;
}

void Capture::retire()
{
    if (m_hold)
        m_earlier.add(m_connection, m_heldRun, m_hold, m_stored->description.mode);
    discard();
}

void Capture::discard()
{
    m_hold.reset();
    m_stored.reset();
    m_folders.removeEmpty(m_connection);
}

void Capture::clear()
{
    m_isCleared = isActive();
    if (!m_isCleared)
        discardCleared();
    emit changed();
}

/// The recordings before it stay, and none of them is the latest one then.
void Capture::discardCleared()
{
    if (m_hold)
        m_hold->makeObsolete();
    const qint64 run = m_run;
    discard();
    if (m_folders.runs(m_connection).empty())
        return;
    if (const auto noted = m_folders.noteCleared(m_connection, run); !noted)
        m_reason = QString::fromStdString(noted.error().text());
}

void Capture::setWanted(const QString &name, const std::optional<CaptureOrder> &order)
{
    m_name = name;
    m_wanted = order;
    m_isStale = true;
}

Result<CaptureOrder> Capture::nextOrder() const
{
    CaptureOrder order = *m_wanted;
    if (isActive() && !m_isCleared && m_active->continues(order)) {
        order.directory = m_active->directory;
        if (m_phase.is(Phase::Interrupted)) {
            order.begun = runStart();
            order.ending = m_ending.toStdString();
        }
        return order;
    }
    const auto directory = m_folders.prepare(m_connection, m_run + 1);
    if (!directory)
        return passOn(directory);
    order.directory = QFile::encodeName(*directory).toStdString();
    return order;
}

void Capture::begin(const CaptureOrder &order, const protocol::RecordingStatus &state)
{
    m_reason = QString::fromStdString(state.reason);
    m_arrivalsReason = QString::fromStdString(state.arrivalsReason);
    const bool isNewRun = !m_active || m_active->directory != order.directory;
    if (isNewRun)
        beginRun(order);
    if (hasLostWire(state, isNewRun))
        noteStopped(order);
    else
        noteEmulation(order);
    noteElements(order);
    setEnding(QString::fromStdString(state.ending));
    const bool isNewMode = !isNewRun && m_active->description.mode != order.description.mode;
    const bool isNewAccess = m_active && (isNewMode || m_active->liveAddress != order.liveAddress ||
                                          m_active->liveAllow != order.liveAllow ||
                                          m_active->livePlain != order.livePlain);
    m_active = order;
    enter(phaseOf(state));
    m_active->begun.clear();
    m_active->ending.clear();
    if (isNewMode) {
        const QString directory = QFile::decodeName(order.directory.c_str());
        if (const auto kept = protocol::StoredRun::changeMode(directory, order.description.mode);
            !kept)
            m_reason = QString::fromStdString(kept.error().text());
    }
    const bool isToServe = isNewAccess || (!isNewRun && !m_liveReason.isEmpty());
    if (isToServe && !m_beginFailed && m_ending.isEmpty()) {
        m_stored = m_active;
        serve();
    }
    emit changed();
}

void Capture::enter(Phase phase)
{
    [[maybe_unused]] const bool entered = m_phase.enter(phase);
    Q_ASSERT(entered);
    if (m_phase.is(Phase::Stopped))
        m_active.reset();
}

/// Before this call the wire became what the order says.
void Capture::noteEmulation(const CaptureOrder &order)
{
    if (m_beginFailed || (m_notedRun == order.directory && m_notedEmulation == order.emulation))
        return;
    const auto noted =
        capture::EmulationHistory::append(order.directory, {capture::realtime(), order.emulation});
    if (!noted && m_reason.isEmpty())
        m_reason = QString::fromStdString(noted.error().text());
    m_notedRun = order.directory;
    m_notedEmulation = order.emulation;
}

/// The wire is there again, or it went with an element that was stopped.
void Capture::noteWire()
{
    if (m_phase.is(Phase::Waiting))
        noteStopped(*m_active);
    else
        noteEmulation(*m_active);
}

void Capture::noteStopped(CaptureOrder order)
{
    order.emulation.fill(capture::EmulationHistory::ElementStopped);
    noteEmulation(order);
}

/// Tells whether the wire went with an element that was stopped, as the order is given again then.
/// A new run may wait for a wire that is there.
bool Capture::hasLostWire(const protocol::RecordingStatus &state, bool isNewRun) const
{
    if (phaseOf(state) != Phase::Waiting || !state.ending.empty() || !state.reason.empty())
        return false;
    const bool isNoted = m_phase.is(Phase::Waiting) &&
                         m_notedEmulation[0] == capture::EmulationHistory::ElementStopped;
    return isNoted || (m_phase.is(Phase::Recording) && !isNewRun);
}

void Capture::noteElements(const CaptureOrder &order)
{
    if (m_beginFailed || (m_keptRun == order.directory && m_keptElements == order.elements))
        return;
    const auto kept = capture::keepElements(order.directory, order.elements);
    if (!kept && m_reason.isEmpty())
        m_reason = QString::fromStdString(kept.error().text());
    m_keptRun = order.directory;
    m_keptElements = order.elements;
}

void Capture::beginRun(const CaptureOrder &order)
{
    ++m_run;
    auto hold = RunHold::open(order.directory);
    m_beginFailed = !hold;
    if (!hold) {
        if (m_reason.isEmpty())
            m_reason = QString::fromStdString(hold.error().text());
        stopServing();
        return;
    }
    if (m_hold && std::exchange(m_isCleared, false))
        m_hold->makeObsolete();
    else if (m_hold)
        m_earlier.add(m_connection, m_heldRun, m_hold, m_stored->description.mode);
    m_hold = std::move(*hold);
    m_heldRun = m_run;
    m_stored = order;
    serve();
}

void Capture::serve()
{
    if (!m_stored->isLive()) {
        stopServing();
        return;
    }
    if (!m_live) {
        m_live = std::make_unique<LivePorts>(m_lab, m_connection);
        connect(m_live.get(), &LivePorts::changed, this, &Capture::changed);
        connect(m_live.get(), &LivePorts::watched, this, &Capture::watched);
    }
    m_live->show(ring());
    const auto access =
        LiveAccess::parse(QString::fromStdString(m_stored->liveAddress),
                          QString::fromStdString(m_stored->liveAllow), m_stored->livePlain);
    const auto listening = access ? m_live->listen(*access) : passOn(access);
    m_liveReason = listening ? QString() : QString::fromStdString(listening.error().text());
}

void Capture::stopServing()
{
    m_liveReason.clear();
    if (m_live)
        m_live->stop();
}

void Capture::update(const protocol::RecordingStatus &state)
{
    if (!m_active || m_active->directory != state.directory)
        return;
    const bool isNewPhase = !m_phase.is(phaseOf(state));
    enter(phaseOf(state));
    if (isNewPhase && state.ending.empty() && state.reason.empty())
        noteWire();
    setEnding(QString::fromStdString(state.ending));
    m_arrivalsReason = QString::fromStdString(state.arrivalsReason);
    if (!state.reason.empty()) {
        // The recording may have ended because somebody else removed segments. A reader reports an
        // error if it cannot be repaired.
        if (m_reason.isEmpty() && m_hold && !m_beginFailed)
            (void)capture::repairRing(RunHold::reader(m_hold)->directory());
        m_reason = QString::fromStdString(state.reason);
    }
    emit changed();
}

/// Viewers of a recording that ended get what is left, and the end.
void Capture::setEnding(const QString &ending)
{
    if (ending != m_ending && !ending.isEmpty())
        stopServing();
    m_ending = ending;
}

void Capture::interrupt()
{
    const auto repaired =
        m_hold ? capture::repairRing(RunHold::reader(m_hold)->directory()) : Result<>();
    // If no run can go on, a new one begins.
    if (!m_hold || m_beginFailed || !repaired || runStart().empty())
        enter(Phase::Stopped);
    else
        enter(Phase::Interrupted);
    emit changed();
}

void Capture::end(bool crashed)
{
    enter(Phase::Stopped);
    stopServing();
    if (std::exchange(m_isCleared, false)) {
        discardCleared();
    } else if (crashed && m_hold) {
        const std::filesystem::path directory = RunHold::reader(m_hold)->directory();
        const auto repaired = capture::repairRing(directory);
        auto hold = repaired ? RunHold::open(directory) : passOn(repaired);
        if (hold)
            m_hold = std::move(*hold);
        else
            m_reason = QString::fromStdString(hold.error().text());
    }
    emit changed();
}

void Capture::feed()
{
    if (m_live)
        m_live->feed();
}

std::shared_ptr<capture::RingReader> Capture::ring() const
{
    return m_hold && !m_beginFailed ? RunHold::reader(m_hold) : nullptr;
}

capture::CapturedRing Capture::captured() const
{
    const capture::RunDescription &run = m_stored->description;
    const std::string name = m_name.isEmpty() ? run.interfaces[0] + " \u21c4 " + run.interfaces[1]
                                              : m_name.toStdString();
    return {ring(), run.topology, name, run.interfaces, m_stored->options.filter, run.offloads};
}

/// "2026-01-31T12:00:00.000000000Z", as the run's description says.
std::string Capture::runStart() const
{
    return protocol::StoredRun::read(QFile::decodeName(m_active->directory.c_str())).start;
}

const CaptureOrder *Capture::shown() const
{
    if (m_active)
        return &*m_active;
    if (m_stored)
        return &*m_stored;
    return m_wanted ? &*m_wanted : nullptr;
}

capture::CaptureMode Capture::mode() const
{
    return shown() ? shown()->description.mode : capture::CaptureMode::File;
}

bool Capture::waitsForTrigger() const
{
    const auto reader = ring();
    return reader && !m_active->options.trigger.empty() && reader->snapshot().trigger.time == 0;
}

/// A capture that nobody can watch, and nobody is to download, records for nothing, which is a
/// failure.
QString Capture::failure() const
{
    const bool isLiveOnly = mode() == capture::CaptureMode::Net;
    return m_reason.isEmpty() && isLiveOnly ? m_liveReason : m_reason;
}

CaptureState Capture::state() const
{
    if (!isActive())
        return CaptureState::Stopped;
    if (!failure().isEmpty())
        return CaptureState::Failed;
    if (!m_ending.isEmpty())
        return CaptureState::Ended;
    const bool isRecording = m_phase.is(Phase::Recording);
    if (isRecording && waitsForTrigger())
        return CaptureState::Armed;
    return isRecording ? CaptureState::Recording : CaptureState::Waiting;
}

protocol::CaptureStatus Capture::status() const
{
    protocol::CaptureStatus status;
    status.connection = m_connection;
    status.name = m_name;
    status.run = m_run;
    status.mode = mode();
    if (shown())
        status.options = shown()->options;
    status.state = state();
    status.reason = failure();
    if (mode() != capture::CaptureMode::Net)
        status.liveReason = m_liveReason;
    status.ending = m_ending;
    status.arrivalsReason = m_arrivalsReason;
    if (m_live)
        m_live->describe(status);
    addRing(status);
    return status;
}

const protocol::CaptureStatus &Capture::statusIfChanged(bool &isNews)
{
    const auto reader = ring();
    std::uint64_t mark = reader ? reader->mark() : 0;
    if (const capture::RingReader *arrivals = reader ? m_hold->arrivals() : nullptr)
        mark += 31 * arrivals->mark();
    const bool isOther = std::exchange(m_toldMark, mark) != mark;
    if (!std::exchange(m_isStale, false) && !isOther && !hasViewers())
        return m_reported;
    protocol::CaptureStatus now = status();
    if (now != m_reported) {
        m_reported = std::move(now);
        isNews = true;
    }
    return m_reported;
}

void Capture::addRing(protocol::CaptureStatus &status) const
{
    const auto reader = ring();
    if (!reader)
        return;
    const capture::RingSnapshot ring = reader->snapshot();
    const capture::RunSize size = capture::sizeOf(ring, m_hold->arrivals());
    status.ringPackets = static_cast<qint64>(size.packets);
    status.ringBytes = static_cast<qint64>(size.bytes);
    status.limitBytes = static_cast<qint64>(size.limitBytes);
    status.first = size.first;
    status.last = size.last;
    using Counters = protocol::CaptureCounters;
    status.counters = describe(ring.counters);
    if (const capture::RingReader *arrivals = m_hold->arrivals())
        status.arrivals = describe(arrivals->snapshot().counters);
    status.directory = QString::fromStdString(reader->directory().string());
    status.packets = Counters::total(status.counters.written);
    status.bytes = Counters::total(status.counters.writtenBytes);
    status.dropped = Counters::total(status.counters.droppedByKernel) +
                     Counters::total(status.counters.droppedByInterface);
    status.evicted = Counters::total(status.counters.evicted);
    status.segments = static_cast<int>(ring.segments.size());
    status.triggered = Timestamp(ring.trigger.time);
}

} // namespace tomato::service
