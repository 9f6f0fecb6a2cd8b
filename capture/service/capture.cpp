// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/capture.h"

#include "app/protocol/recordingoptionsjson.h"
#include "capture/archive/emulationhistory.h"
#include "capture/receiver/clock.h"
#include "capture/service/rundescription.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <utility>

namespace tomato::service {

static std::filesystem::path fileSystemPath(const QString &path)
{
    return QFile::encodeName(path).toStdString();
}

static double seconds(Timestamp time)
{
    return std::chrono::duration<double>(time).count();
}

static QJsonArray bySide(const capture::BySide &counted)
{
    return {static_cast<qint64>(counted[0]), static_cast<qint64>(counted[1])};
}

static QJsonObject describe(const capture::Counters &counters)
{
    return {{"seen", bySide(counters.seen)},
            {"matched", bySide(counters.matched)},
            {"written", bySide(counters.written)},
            {"writtenBytes", bySide(counters.writtenBytes)},
            {"droppedByKernel", bySide(counters.droppedByKernel)},
            {"droppedByInterface", bySide(counters.droppedByInterface)},
            {"evicted", bySide(counters.evicted)}};
}

/// Of the worker's CaptureHost::status() of a capture.
static Capture::Phase phaseOf(const QJsonObject &state)
{
    return state.value("recording").toBool() ? Capture::Phase::Recording : Capture::Phase::Waiting;
}

Capture::Capture(const LabId &lab, const ConnectionId &connection, const RunFolders &folders,
                 EarlierRuns &earlier)
    : m_lab(lab), m_connection(connection), m_folders(folders), m_earlier(earlier)
{
    connect(this, &Capture::changed, this, [this] { m_isStale = true; });
    if (const std::vector<qint64> runs = folders.runs(connection); !runs.empty())
        m_run = runs.back();
}

bool Capture::load()
{
    const std::vector<qint64> runs = m_folders.runs(m_connection);
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        const QString directory = m_folders.path(m_connection, *run);
        m_run = std::max(m_run, *run);
        if (m_hold) {
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
        const StoredRun stored = readRun(m_connection, directory);
        m_stored = stored.order;
        m_ending = stored.ending;
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
    if (!m_isCleared) {
        if (m_hold)
            m_hold->makeObsolete();
        discard();
    }
    emit changed();
}

void Capture::want(const QString &name, const std::optional<CaptureOrder> &order)
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
            order.begun = runStart().toStdString();
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

void Capture::follow(const CaptureOrder &order, const QJsonObject &state)
{
    m_reason = state.value("reason").toString();
    const bool isNewRun = !m_active || m_active->directory != order.directory;
    if (isNewRun)
        beginRun(order);
    noteEmulation(order);
    setEnding(state.value("ending").toString());
    const bool isNewMode = !isNewRun && m_active->description.mode != order.description.mode;
    const bool isNewAccess = m_active && (isNewMode || m_active->liveAddress != order.liveAddress ||
                                          m_active->liveAllow != order.liveAllow);
    m_active = order;
    enter(phaseOf(state));
    m_active->begun.clear();
    m_active->ending.clear();
    if (isNewMode) {
        if (const auto kept = changeMode(order.directory, order.description.mode); !kept)
            m_reason = QString::fromStdString(kept.error().text());
    }
    if (isNewAccess && !m_beginFailed && m_ending.isEmpty()) {
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

void Capture::beginRun(const CaptureOrder &order)
{
    ++m_run;
    auto hold = RunHold::open(order.directory);
    m_beginFailed = !hold;
    if (!hold) {
        if (m_reason.isEmpty())
            m_reason = QString::fromStdString(hold.error().text());
        if (m_live)
            m_live->stop();
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
        if (m_live)
            m_live->stop();
        return;
    }
    if (!m_live) {
        m_live = std::make_unique<LivePorts>(m_lab, m_connection);
        connect(m_live.get(), &LivePorts::changed, this, &Capture::changed);
        connect(m_live.get(), &LivePorts::watched, this, &Capture::watched);
    }
    m_live->show(ring());
    const auto access = LiveAccess::parse(QString::fromStdString(m_stored->liveAddress),
                                          QString::fromStdString(m_stored->liveAllow));
    const auto listening = access ? m_live->listen(*access) : passOn(access);
    if (!listening)
        m_reason = QString::fromStdString(listening.error().text());
}

void Capture::update(const QJsonObject &state)
{
    const std::string directory = state.value("directory").toString().toStdString();
    if (!m_active || m_active->directory != directory)
        return;
    enter(phaseOf(state));
    setEnding(state.value("ending").toString());
    if (const QString reason = state.value("reason").toString(); !reason.isEmpty()) {
        // The recording may have ended because somebody else took segments away. What cannot be
        // mended is told by whoever reads it.
        if (m_reason.isEmpty() && m_hold && !m_beginFailed)
            (void)capture::repairRing(RunHold::reader(m_hold)->directory());
        m_reason = reason;
    }
    emit changed();
}

/// Viewers of a recording that ended get what is left, and the end.
void Capture::setEnding(const QString &ending)
{
    if (ending != m_ending && !ending.isEmpty() && m_live)
        m_live->stop();
    m_ending = ending;
}

void Capture::interrupt()
{
    const auto repaired =
        m_hold ? capture::repairRing(RunHold::reader(m_hold)->directory()) : Result<>();
    // Where nothing can go on, a new run begins.
    if (!m_hold || m_beginFailed || !repaired || runStart().isEmpty())
        enter(Phase::Stopped);
    else
        enter(Phase::Interrupted);
    emit changed();
}

void Capture::end(bool crashed)
{
    enter(Phase::Stopped);
    m_isCleared = false;
    if (m_live)
        m_live->stop();
    if (crashed && m_hold) {
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
QString Capture::runStart() const
{
    return readRun(m_connection, QFile::decodeName(m_active->directory.c_str())).start;
}

const CaptureOrder *Capture::shown() const
{
    if (m_active)
        return &*m_active;
    if (m_stored)
        return &*m_stored;
    return m_wanted ? &*m_wanted : nullptr;
}

QString Capture::mode() const
{
    return shown() ? QString::fromStdString(shown()->description.mode) : QStringLiteral("file");
}

bool Capture::waitsForTrigger() const
{
    const auto reader = ring();
    return reader && !m_active->options.trigger.empty() && reader->snapshot().trigger.time == 0;
}

QString Capture::state() const
{
    if (!isActive())
        return QStringLiteral("stopped");
    if (!m_reason.isEmpty())
        return QStringLiteral("failed");
    if (!m_ending.isEmpty())
        return QStringLiteral("ended");
    const bool isRecording = m_phase.is(Phase::Recording);
    if (isRecording && waitsForTrigger())
        return QStringLiteral("armed");
    return isRecording ? QStringLiteral("recording") : QStringLiteral("waiting");
}

QJsonObject Capture::toJson() const
{
    const auto options = shown() ? shown()->options : capture::RecordingOptions();
    QJsonObject json{{"connection", QString::fromStdString(m_connection.value)},
                     {"name", m_name},
                     {"run", m_run},
                     {"mode", mode()},
                     {"filter", QString::fromStdString(options.filter)},
                     {"options", protocol::toJson(options)},
                     {"state", state()},
                     {"reason", m_reason},
                     {"ending", m_ending},
                     {"directory", QString()},
                     {"host", QString()},
                     {"port", 0},
                     {"backlogPort", 0},
                     {"viewers", QJsonArray()},
                     {"refusedViewers", 0}};
    if (m_live)
        m_live->describe(json);
    addRing(json);
    return json;
}

const QJsonObject &Capture::tell(bool &isNews)
{
    const auto reader = ring();
    const std::uint64_t mark = reader ? reader->mark() : 0;
    const bool hasViewers = m_live && m_live->hasViewers();
    const bool isOther = std::exchange(m_toldMark, mark) != mark;
    if (!std::exchange(m_isStale, false) && !isOther && !hasViewers)
        return m_told;
    QJsonObject now = toJson();
    if (now != m_told) {
        m_told = now;
        isNews = true;
    }
    return m_told;
}

void Capture::addRing(QJsonObject &json) const
{
    const auto reader = ring();
    if (!reader)
        return;
    const capture::RingSnapshot ring = reader->snapshot();
    const auto &written = ring.counters.written;
    const auto &bytes = ring.counters.writtenBytes;
    qint64 ringPackets = 0;
    qint64 ringBytes = 0;
    Timestamp first{};
    Timestamp last{};
    for (const capture::Segment &segment : ring.segments) {
        ringPackets += static_cast<qint64>(segment.packets);
        ringBytes += static_cast<qint64>(segment.bytes);
        if (segment.packets == 0)
            continue;
        first = first.count() == 0 ? segment.first : first;
        last = segment.last;
    }
    json.insert("directory", QString::fromStdString(reader->directory().string()));
    json.insert("packets", static_cast<qint64>(written[0] + written[1]));
    json.insert("bytes", static_cast<qint64>(bytes[0] + bytes[1]));
    json.insert("dropped", static_cast<qint64>(capture::total(ring.counters.droppedByKernel) +
                                               capture::total(ring.counters.droppedByInterface)));
    json.insert("evicted", static_cast<qint64>(capture::total(ring.counters.evicted)));
    json.insert("counters", describe(ring.counters));
    json.insert("ringPackets", ringPackets);
    json.insert("ringBytes", ringBytes);
    json.insert("segments", static_cast<qint64>(ring.segments.size()));
    json.insert("limitBytes", static_cast<qint64>(ring.limits.segmentBytes * ring.limits.segments));
    json.insert("triggered", seconds(Timestamp(ring.trigger.time)));
    json.insert("first", seconds(first));
    json.insert("last", seconds(last));
}

} // namespace tomato::service
