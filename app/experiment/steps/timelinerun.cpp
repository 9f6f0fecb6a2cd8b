// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/steps/timelinerun.h"

#include "app/base/helperprogram.h"
#include "app/base/isotime.h"
#include "app/experiment/steps/replaystep.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/lookup.h"

#include <QJsonDocument>
#include <QPointer>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace tomato::experiment {

/// The segments that a capture keeps when a step begins it: a recording that lost its beginning
/// cannot be judged.
static constexpr int KeptSegments = 100;

/// How long the end of a run waits for answers of the engine. An answer that comes later is
/// dropped.
static constexpr std::chrono::seconds MaxAnswerWait(10);

/// The exit code of a shell that does not find a program.
static constexpr int NotFound = 127;
/// So much of what a command wrote is looked at.
static constexpr qint64 MaxErrorBytes = 4096;

TimelineRun::TimelineRun(client::EngineClient &client, const topology::Topology &topology,
                         const Experiment &experiment, QDir folder, const QStringList &environment)
    : m_client(client), m_topology(topology), m_experiment(experiment), m_folder(std::move(folder)),
      m_commands(client, environment), m_timeline(experiment.steps),
      m_outcomes(experiment.steps.size()), m_log(m_folder.filePath(QStringLiteral("log.jsonl")))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { obey(); });
    connect(&client, &client::EngineClient::closed, this,
            [this] { finish(failure("the lab's engine is gone")); });
}

double TimelineRun::now() const
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
}

void TimelineRun::start(Done done)
{
    m_done = std::move(done);
    if (!m_folder.mkpath(QStringLiteral("output")) ||
        !m_log.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return finish(failure("cannot write here: " + m_log.errorString().toStdString(),
                              m_folder.path().toStdString()));
    m_start = std::chrono::steady_clock::now();
    m_zero =
        std::chrono::duration_cast<Timestamp>(std::chrono::system_clock::now().time_since_epoch());
    report("clock", {{"began", QString::fromStdString(isoTime(m_zero))}});
    obey();
}

void TimelineRun::cancel()
{
    finish(failure("interrupted"));
}

void TimelineRun::obey()
{
    if (m_isObeying || !m_done)
        return; // a step that is done at once comes back to the loop below by itself
    m_isObeying = true;
    std::optional<Timeline::Due> due = m_timeline.next();
    while (m_done && due && due->planned <= now()) {
        begin(*due);
        due = m_timeline.next();
    }
    m_isObeying = false;
    if (!m_done)
        return;
    if (m_timeline.isOver())
        return finish({});
    if (due)
        m_timer.start(std::max(0, static_cast<int>(std::ceil((due->planned - now()) * 1000))));
}

void TimelineRun::begin(const Timeline::Due &due)
{
    StepOutcome &outcome = m_outcomes[due.step];
    outcome.planned = due.planned;
    outcome.began = now();
    m_timeline.begin(due.step, *outcome.began);
    report("step begins", logLine(due.step, m_experiment.steps[due.step], outcome));
    doStep(due.step);
}

void TimelineRun::doStep(std::size_t index)
{
    const Step &step = m_experiment.steps[index];
    switch (step.action) {
    case Action::Start:
    case Action::CaptureMark:
        return end(index, {});
    case Action::WaitUntil:
        return step.command.isEmpty() ? end(index, {}) : tryCommand(index);
    case Action::Run:
        return runCommand(index);
    case Action::SetLink:
        return setLink(index, step.set);
    case Action::LinkDown:
        return setLink(index, {{topology::LinkDownAttribute, true}});
    case Action::LinkUp:
        return setLink(index, {{topology::LinkDownAttribute, QJsonValue()}});
    case Action::ElementStop:
        return m_client.stopElement(*topology::findElement(m_topology, step.element),
                                    onAnswer(index));
    case Action::ElementStart:
        return m_client.startElement(*topology::findElement(m_topology, step.element),
                                     onAnswer(index));
    case Action::CaptureStart:
        return setCapture(index, true);
    case Action::CaptureStop:
        return setCapture(index, false);
    case Action::Replay:
        return replay(index);
    }
}

client::EngineClient::Callback<> TimelineRun::onAnswer(std::size_t index)
{
    ++m_openCalls;
    return [run = QPointer<TimelineRun>(this), index](const Result<> &result) {
        if (!run)
            return;
        --run->m_openCalls;
        run->end(index, result);
        run->leave();
    };
}

void TimelineRun::setLink(std::size_t index, const QJsonObject &attributes)
{
    m_client.setLink(*topology::findConnection(m_topology, m_experiment.steps[index].on),
                     attributes, onAnswer(index));
}

void TimelineRun::setCapture(std::size_t index, bool isOn)
{
    const Step &step = m_experiment.steps[index];
    const ConnectionId id = *topology::findConnection(m_topology, step.on);
    client::EngineClient::CaptureChange change{.capturing = isOn, .mode = {}, .filter = {}};
    if (isOn) {
        change.mode = QStringLiteral("file");
        change.filter = step.filter;
        if (!m_topology.connection(id)->attributes.contains(QLatin1String("capture_segments")))
            change.options.insert(QStringLiteral("segments"), KeptSegments);
    }
    m_client.setCapture(id, change, onAnswer(index));
}

StepCommands::Command TimelineRun::commandOf(std::size_t index, double timeout)
{
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9_.-]+"));
    const Step &step = m_experiment.steps[index];
    QString name = step.name.isEmpty() ? step.element : step.name;
    name.replace(unsafe, QStringLiteral("-"));
    const QString path = QStringLiteral("output/%1-%2").arg(index, 3, 10, QChar(u'0')).arg(name);
    m_outcomes[index].output = path + QStringLiteral(".out");
    return {*topology::findElement(m_topology, step.element), step.command, timeout,
            m_folder.filePath(path + QStringLiteral(".out")),
            m_folder.filePath(path + QStringLiteral(".err"))};
}

/// Returns the last lines of a command's errors, or of its output where it wrote no errors.
static QString lastLines(const StepCommands::Command &command)
{
    constexpr qsizetype MaxLines = 5;
    for (const QString &path : {command.errors, command.output}) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        file.seek(std::max<qint64>(0, file.size() - MaxErrorBytes));
        const QStringList lines =
            QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
        if (!lines.isEmpty())
            return lines.mid(std::max<qsizetype>(0, lines.size() - MaxLines)).join(u'\n');
    }
    return {};
}

void TimelineRun::runCommand(std::size_t index)
{
    const StepCommands::Command command = commandOf(index, m_experiment.steps[index].timeout);
    m_commands.start(index, command, [this, index, command](const Result<int> &code) {
        StepOutcome &outcome = m_outcomes[index];
        if (code)
            outcome.exitCode = *code;
        // The end of a run ends what is in the background.
        if (code && m_done && m_experiment.steps[index].isInBackground) {
            outcome.endedEarly = true;
            outcome.lastLines = lastLines(command);
        }
        end(index, code ? Result<>() : passOn(code));
    });
}

void TimelineRun::replay(std::size_t index)
{
    const StepCommands::Command files = commandOf(index, 0);
    const auto order = replayOrder(m_experiment.steps[index], m_topology, m_client.lab());
    const std::string program = findHelperProgram("tomato-replay");
    if (!order || program.empty())
        return end(index, order ? failure("tomato-replay is not installed") : passOn(order));
    m_commands.startProgram(
        index,
        {QString::fromStdString(program),
         QString::fromUtf8(QJsonDocument(order->toJson()).toJson(QJsonDocument::Compact))},
        files.output, files.errors, [this, index, files](const Result<int> &code) {
            if (!code)
                return end(index, passOn(code));
            m_outcomes[index].exitCode = *code;
            m_outcomes[index].replay = replayFigures(files.output);
            // The end of a run ends what is in the background.
            const bool isEnded = *code == 0 || !m_done;
            end(index, isEnded ? Result<>() : failure(replayProblem(files.errors)));
        });
}

/// The name of a program that the shell did not find, as it says at the end of its errors; empty
/// for none. What has a path may come to be there yet.
static QString programNotFound(const QString &errors)
{
    static const QRegularExpression said(QStringLiteral(
        "sh: (?:(?:line )?[0-9]+: )?([A-Za-z0-9_.+-]+): (?:command )?not found\\s*\\z"));
    QFile file(errors);
    return file.open(QIODevice::ReadOnly)
               ? said.match(QString::fromUtf8(file.read(MaxErrorBytes))).captured(1)
               : QString();
}

void TimelineRun::tryCommand(std::size_t index)
{
    const Step &step = m_experiment.steps[index];
    const double left = *m_outcomes[index].began + step.timeout - now();
    if (left <= 0)
        return end(index, failure("was not so within " +
                                  QString::number(step.timeout).toStdString() + " s"));
    const StepCommands::Command command = commandOf(index, left);
    m_commands.start(index, command, [this, index, command](const Result<int> &code) {
        const QString missing =
            code && *code == NotFound ? programNotFound(command.errors) : QString();
        if (!m_done || !code || *code == 0 || !missing.isEmpty()) {
            if (code)
                m_outcomes[index].exitCode = *code;
            if (!missing.isEmpty())
                return end(index, failure("there is no program " + missing.toStdString() + " in " +
                                          m_experiment.steps[index].element.toStdString()));
            return end(index, code ? Result<>() : passOn(code));
        }
        QTimer::singleShot(static_cast<int>(m_experiment.steps[index].every * 1000), this,
                           [this, index] {
                               if (m_done)
                                   tryCommand(index);
                           });
    });
}

void TimelineRun::end(std::size_t index, const Result<> &result)
{
    StepOutcome &outcome = m_outcomes[index];
    outcome.ended = now();
    if (!result)
        outcome.problem = QString::fromStdString(result.error().text());
    log(index);
    m_timeline.end(index, *outcome.ended);
    if (!result)
        return finish(failure(outcome.problem.toStdString(),
                              "topology.experiment.steps[" + std::to_string(index) + "]"));
    obey();
}

void TimelineRun::log(std::size_t index)
{
    const QJsonObject line = logLine(index, m_experiment.steps[index], m_outcomes[index]);
    m_log.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    m_log.flush();
    report("step ended", line);
}

void TimelineRun::report(const char *event, QJsonObject line) const
{
    if (!m_tell)
        return;
    line.insert("event", QLatin1String(event));
    m_tell(line);
}

void TimelineRun::finish(const Result<> &result)
{
    if (!m_done)
        return;
    m_timer.stop();
    if (m_zero != Timestamp{})
        report("clock stops", {{"seconds", now()}});
    m_left = [result, done = std::exchange(m_done, {})] { done(result); };
    // No step begins any more from here on; commands that still run are ended.
    m_commands.endAll([this] {
        m_haveCommandsEnded = true;
        leave();
    });
    QTimer::singleShot(MaxAnswerWait, this, [this] {
        m_isWaitOver = true;
        leave();
    });
}

void TimelineRun::leave()
{
    if (m_left && m_haveCommandsEnded && (m_openCalls == 0 || m_isWaitOver))
        std::exchange(m_left, {})();
}

} // namespace tomato::experiment
