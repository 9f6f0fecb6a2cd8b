// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experiments/experimentrun.h"

#include "app/cli/captures/filterverdict.h"
#include "app/cli/experiments/elementwatch.h"
#include "app/cli/experiments/livestatements.h"
#include "app/cli/experiments/recordedlinks.h"
#include "app/cli/output.h"
#include "app/cli/session.h"
#include "app/client/labfolder.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/capturesettings.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/lookup.h"

#include <QEventLoop>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>
#include <functional>
#include <set>

namespace tomato::cli {

using experiment::Experiment;
using experiment::LinkRecording;
using experiment::RunEvidence;
using experiment::Step;

namespace {

/// The limit for a capture that is switched on because a statement is about it: 1 GB a link.
constexpr int KeptSegments = 100;

/// Returns the connections that statements are about.
std::set<ConnectionId> judgedLinks(const topology::Topology &topology, const Experiment &experiment)
{
    std::set<ConnectionId> links;
    for (const experiment::Statement &each : experiment.expect) {
        const auto other = each.sameAs.value_or(experiment::Statement::Sample());
        for (const QString &on :
             {each.packets.on, each.to, each.later.on, other.packets.on, other.to}) {
            if (!on.isEmpty())
                links.insert(*topology::findConnection(topology, on));
        }
    }
    return links;
}

/// Returns the topology with which the lab starts: the connections that statements are about are
/// captured, unless the file or a step says how.
topology::Topology labTopology(const topology::Topology &topology, const Experiment &experiment)
{
    topology::Topology wanted = topology;
    (void)wanted.setAttribute(experiment::ExperimentAttribute, QJsonValue(QJsonValue::Undefined));
    std::set<ConnectionId> links = judgedLinks(topology, experiment);
    for (const Step &step : experiment.steps) {
        if (step.action == experiment::Action::CaptureStart)
            links.erase(*topology::findConnection(topology, step.on));
    }
    for (const ConnectionId &id : links) {
        if (topology::captureSettings(*topology.connection(id)).isEnabled)
            continue;
        (void)wanted.setAttribute(id, topology::CapturingAttribute, true);
        (void)wanted.setAttribute(id, topology::CaptureModeAttribute, QStringLiteral("file"));
        (void)wanted.setAttribute(id, topology::CaptureFilterAttribute, QString());
        if (!topology.connection(id)->attributes.contains(QLatin1String("capture_segments")))
            (void)wanted.setAttribute(id, QStringLiteral("capture_segments"), KeptSegments);
    }
    return wanted;
}

/// One run in its lab, from the start to the recordings.
class LabOfRun final
{
public:
    LabOfRun(const topology::Topology &topology, const Experiment &experiment, const QDir &folder)
        : m_topology(topology), m_experiment(experiment), m_evidence{folder, {}, 0, {}, {}},
          m_surroundings(m_session, experiment)
    {
    }

    Result<> open(const LabId &lab) { return m_session.open(lab, Session::Launch::IfNeeded); }
    /// `files` is a folder with those of elements; it need not be there.
    Result<> start(const QStringList &agreed, const QDir &files);
    /// Fails with the reason when the steps were not completed.
    Result<> obey(const QStringList &environment, const experiment::TimelineRun::Tell &tell);
    /// Must be called while the lab is up.
    void lookAround(KnownMachine &machine, int jobs);
    Result<> stop();
    void close() { m_session.client().close(); }
    const RunEvidence &evidence() const { return m_evidence; }
    const QStringList &problems() const { return m_problems; }
    experiment::Fidelity fidelity() const
    {
        return experiment::judgeFidelity(m_topology, m_experiment, m_evidence, m_load,
                                         m_linkProblems);
    }

private:
    void sayElementProblems() const;
    Result<>
    save(const ConnectionId &id, const QString &name,
         const std::function<void(const QString &, client::EngineClient::Callback<>)> &get);

    const topology::Topology &m_topology;
    const Experiment &m_experiment;
    RunEvidence m_evidence;
    Session m_session;
    RunSurroundings m_surroundings;
    MachineLoad m_load;
    std::map<ConnectionId, QString> m_linkProblems;
    QStringList m_problems;
    bool m_isStarted = false;
};

Result<> LabOfRun::start(const QStringList &agreed, const QDir &files)
{
    const QJsonObject document = topology::toTomato(labTopology(m_topology, m_experiment));
    const QString given = files.exists() ? files.absolutePath() : QString();
    const auto started = m_session.wait(
        [&](auto done) { m_session.client().startLab(document, {}, done, agreed, given); });
    m_isStarted = started.has_value();
    if (m_isStarted)
        sayElementProblems();
    return started;
}

/// As that FRR is missing: what is expected of such an element cannot come out.
void LabOfRun::sayElementProblems() const
{
    for (const auto &[id, element] : m_session.client().lab().elements) {
        if (!element.reason.isEmpty())
            note(QStringLiteral("%1: %2").arg(element.name, element.reason));
    }
}

void LabOfRun::lookAround(KnownMachine &machine, int jobs)
{
    m_linkProblems = m_session.client().lab().linkProblems;
    m_surroundings.look();
    m_evidence.surroundings = m_surroundings.record(machine);
    m_evidence.surroundings.insert("jobs", jobs);
}

Result<> LabOfRun::obey(const QStringList &environment, const experiment::TimelineRun::Tell &tell)
{
    experiment::TimelineRun run(m_session.client(), m_topology, m_experiment, m_evidence.folder,
                                environment);
    run.setTell(tell);
    const MachineWatch watch;
    std::optional<Result<>> result;
    run.start([&result](const Result<> &ended) { result = ended; });
    const LiveStatements live(m_session.client(), m_topology, m_experiment, run, tell);
    ElementWatch elements(m_session, m_experiment, run);
    (void)m_session.waitUntil([&result] { return result.has_value(); });
    if (!result)
        run.cancel();
    // Commands that are still there are being ended, whether the user waits for it or not.
    QEventLoop loop;
    while (!result)
        loop.processEvents(QEventLoop::WaitForMoreEvents);
    m_load = watch.load();
    m_evidence.zero = run.zero();
    m_evidence.seconds = run.now();
    m_evidence.outcomes = run.outcomes();
    elements.finish();
    m_problems = elements.problems();
    return *result;
}

Result<>
LabOfRun::save(const ConnectionId &id, const QString &name,
               const std::function<void(const QString &, client::EngineClient::Callback<>)> &get)
{
    LinkRecording &recording = m_evidence.recordings[id];
    QString plain = name;
    plain.replace(QStringLiteral(" ⇄ "), QStringLiteral("--"));
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9_.-]+"));
    plain.replace(unsafe, QStringLiteral("-"));
    QString file;
    int number = 0;
    do {
        const QString suffix = number++ == 0 ? QString() : QStringLiteral("-%1").arg(number);
        file = m_evidence.folder.filePath(QStringLiteral("captures/") + plain + suffix +
                                          QStringLiteral(".pcapng"));
    } while (QFile::exists(file));
    recording.files << file;
    return m_session.wait([&](auto done) { get(file, done); });
}

Result<> LabOfRun::stop()
{
    client::EngineClient &client = m_session.client();
    const auto stopped = m_session.wait([&](auto done) { client.stopLab(done); });
    if (!stopped || !m_isStarted)
        return stopped;
    // These are copies, as the originals change while this waits.
    auto earlier = client.earlierRuns();
    std::reverse(earlier.begin(), earlier.end());
    for (const client::RunStatus &run : earlier) {
        addRecording(m_evidence.recordings[run.connection], run);
        const auto saved = save(run.connection, run.name, [&](const QString &path, auto done) {
            client.downloadRun(run.connection, run.run, path, {}, done);
        });
        if (!saved)
            return saved;
    }
    const auto captures = client.captures();
    for (const auto &[id, capture] : captures) {
        if (!capture.isDownloadable())
            continue;
        addRecording(m_evidence.recordings[id], capture,
                     recordedSince(m_topology, m_experiment, m_evidence, id));
        const auto saved =
            save(id, capture.name, [&, connection = id](const QString &path, auto done) {
                client.merge({connection}, path, {}, done);
            });
        if (!saved)
            return saved;
    }
    return {};
}

QStringList environmentOf(const experiment::PlannedRun &run)
{
    QStringList environment = {QStringLiteral("SEED=%1").arg(run.seed),
                               QStringLiteral("RUN=%1").arg(run.number),
                               QStringLiteral("REPETITION=%1").arg(run.repetition)};
    return environment;
}

} // namespace

std::vector<Error> experimentErrors(const topology::Topology &topology)
{
    std::vector<Error> errors = experiment::checkExperiment(topology);
    for (const auto &[place, filter] : experiment::filtersOf(topology)) {
        if (filter.size() > experiment::MaxFilterLength)
            continue;
        if (const FilterVerdict verdict = askWhetherFilterIsGood(filter);
            !verdict.message.isEmpty())
            errors.push_back(
                {place, "'" + filter.toStdString() + "': " + verdict.complaint().toStdString()});
    }
    return errors;
}

Result<> ExperimentRun::endLeftLabs() const
{
    for (const auto &[run, lab] : m_folder.notedLabs()) {
        if (const auto ended = endLab(run, lab); !ended)
            return ended;
    }
    return {};
}

Result<> ExperimentRun::endLab(int run, const LabId &lab) const
{
    Session session;
    if (session.open(lab, Session::Launch::Never)) {
        const auto stopped = session.wait([&](auto done) { session.client().stopLab(done); });
        session.client().close();
        if (!stopped)
            return stopped;
    }
    if (client::hasRecordings(lab)) {
        if (const auto removed = client::removeRecordings(lab); !removed)
            return removed;
    }
    m_folder.forgetLab(run);
    return {};
}

experiment::TimelineRun::Tell ExperimentRun::tellOf(int run) const
{
    if (!m_tell)
        return {};
    return [tell = m_tell, run](QJsonObject event) {
        event.insert("run", run);
        tell(event);
    };
}

Result<experiment::RunRecord> ExperimentRun::perform(const experiment::PlannedRun &run)
{
    const auto experiment = m_plan.experiment(run);
    if (!experiment)
        return passOn(experiment);
    const auto folder = m_folder.begin(run.number);
    if (!folder)
        return passOn(folder);
    const LabId id = client::labForFile({});
    if (const auto noted = m_folder.noteLab(run.number, id); !noted)
        return passOn(noted);
    LabOfRun lab(m_topology, *experiment, *folder);
    if (const auto opened = lab.open(id); !opened) {
        lab.close();
        (void)endLab(run.number, id);
        return passOn(opened);
    }
    const auto started = lab.start(m_agreed, m_folder.files());
    const auto obeyed = started ? lab.obey(environmentOf(run), tellOf(run.number)) : Result<>();
    if (started && !isInterrupted())
        lab.lookAround(m_machine, m_jobs);
    const auto stopped = lab.stop();
    lab.close();
    if (const auto left = endLab(run.number, id); !left)
        return passOn(left);
    if (!started)
        return passOn(started);
    if (isInterrupted())
        return failure("interrupted");
    if (!stopped)
        return passOn(stopped);
    experiment::RunRecord record{run, {}, lab.evidence().zero, lab.evidence().seconds, {}};
    if (!obeyed)
        record.problem = QString::fromStdString(obeyed.error().text());
    else
        record.verdicts = experiment::Judgement(m_topology, *experiment, lab.evidence()).judge();
    record.problems = lab.problems();
    record.fidelity = lab.fidelity();
    const QJsonObject json = experiment::toJson(record, *experiment, lab.evidence(), m_topology);
    record.endedEarly = experiment::earlyEnds(json.value(QLatin1String("steps")).toArray());
    const auto kept = m_folder.finish(run.number, json);
    if (!kept)
        return passOn(kept);
    return record;
}

} // namespace tomato::cli
