// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/experimentprocess.h"

#include "app/base/helperprogram.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/reach/outsidereach.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>

namespace tomato::plugins {

namespace {

constexpr int TickMilliseconds = 50;
constexpr qsizetype MaxMessage = 2000;

QString shellProgram()
{
    const std::string found = findShellProgram();
    return found.empty() ? QStringLiteral("tomato") : QString::fromStdString(found);
}

/// The options by which `tomato` is told of the user's agreement.
QStringList agreementTo(const topology::Topology &topology)
{
    using Kind = topology::OutsideReach::Kind;
    QStringList options;
    for (const topology::OutsideReach &reach : topology::outsideReaches(topology)) {
        switch (reach.kind) {
        case Kind::SharedFolder:
            options << QStringLiteral("--share") << reach.what;
            break;
        case Kind::Image:
            options << QStringLiteral("--images");
            break;
        case Kind::LiveViewers:
            options << QStringLiteral("--allow-live");
            break;
        case Kind::Attachment:
            options << QStringLiteral("--attach");
            break;
        case Kind::Nat:
            options << QStringLiteral("--nat");
            break;
        }
    }
    return options;
}

RunProgress::Verdict verdictOf(const QJsonObject &json)
{
    const QJsonValue measured = json.value(QLatin1String("ratio"));
    return {json.value(QLatin1String("name")).toString(),
            json.value(QLatin1String("held")).toBool(),
            json.value(QLatin1String("message")).toString(),
            measured.isDouble() ? std::optional(measured.toDouble()) : std::nullopt};
}

} // namespace

ExperimentProcess::ExperimentProcess(QObject *parent) : QObject(parent)
{
    m_tick.setInterval(TickMilliseconds);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        show();
        emit progressed();
    });
}

ExperimentProcess::~ExperimentProcess()
{
    if (m_process == nullptr)
        return;
    m_process->disconnect(this);
    cancel();
    // It ends its lab, which may take a while, and then itself.
    m_process->setParent(nullptr);
    connect(m_process, &QProcess::finished, m_process, &QObject::deleteLater);
}

Result<> ExperimentProcess::start(const topology::Topology &topology, const QString &folder,
                                  const QString &bundle)
{
    if (isRunning())
        return failure("an experiment is running already");
    if (!QDir().mkpath(folder))
        return failure("this folder cannot be made", folder.toStdString());
    const QString file = QDir(folder).filePath(QStringLiteral("topology.tomato4.json"));
    if (const auto saved = topology::saveTopology(topology, file); !saved)
        return saved;
    m_progress = RunProgress();
    m_open.clear();
    m_done = 0;
    m_compared.clear();
    m_subject = RunSubject(topology);
    m_folder = folder;
    m_process = new QProcess(this);
    m_process->setStandardInputFile(QProcess::nullDevice());
    connect(m_process, &QProcess::readyReadStandardOutput, this, &ExperimentProcess::readEvents);
    connect(m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        end(status == QProcess::NormalExit ? code : -1);
    });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(-1);
    });
    QStringList words{
        QStringLiteral("experiment"), QStringLiteral("run"), file, QStringLiteral("--out"), folder,
        QStringLiteral("--events")};
    if (!bundle.isEmpty())
        words << QStringLiteral("--files") << bundle;
    m_process->start(shellProgram(), words + agreementTo(topology));
    return {};
}

void ExperimentProcess::cancel()
{
    // A shell that begins the editor in the background has all of them ignore SIGINT.
    if (m_process != nullptr && m_process->processId() > 0)
        ::kill(static_cast<pid_t>(m_process->processId()), SIGTERM);
}

void ExperimentProcess::readEvents()
{
    bool isNew = false;
    while (m_process != nullptr && m_process->canReadLine()) {
        const QJsonObject event = QJsonDocument::fromJson(m_process->readLine()).object();
        take(event);
        isNew = isNew || !event.isEmpty();
    }
    if (isNew)
        emit progressed();
}

void ExperimentProcess::take(const QJsonObject &event)
{
    const QString word = event.value(QLatin1String("event")).toString();
    const int number = event.value(QLatin1String("run")).toInt();
    if (word == QLatin1String("run begins")) {
        RunProgress &begun = m_open[number].progress;
        begun.run = number;
        begun.runs = event.value(QLatin1String("runs")).toInt();
        begun.label = event.value(QLatin1String("label")).toString();
        m_tick.start();
    }
    if (word == QLatin1String("compared")) {
        m_compared[event.value(QLatin1String("statement")).toInt()] = verdictOf(event);
        show();
    }
    const auto run = m_open.find(number);
    if (run == m_open.end())
        return;
    take(event, word, run->second);
    m_done += run->second.progress.isOver ? 1 : 0;
    show();
    if (run->second.progress.isOver)
        m_open.erase(run);
}

void ExperimentProcess::take(const QJsonObject &event, const QString &word, Run &run)
{
    RunProgress &progress = run.progress;
    if (word == QLatin1String("clock")) {
        run.clock.start();
    } else if (word == QLatin1String("clock stops")) {
        progress.length = event.value(QLatin1String("seconds")).toDouble();
    } else if (word.startsWith(QLatin1String("step "))) {
        RunProgress::Step &step = progress.steps[event.value(QLatin1String("step")).toInt()];
        step.began = event.value(QLatin1String("began")).toDouble();
        step.late = event.value(QLatin1String("late_ms")).toDouble();
        step.isOver = word == QLatin1String("step ended");
        step.ended = event.value(QLatin1String("ended")).toDouble(step.began);
        step.problem = event.value(QLatin1String("problem")).toString();
    } else if (word == QLatin1String("run ended")) {
        progress.isOver = true;
        progress.problem = event.value(QLatin1String("problem")).toString();
        progress.problems = event.value(QLatin1String("problems")).toVariant().toStringList();
        progress.doubts = event.value(QLatin1String("fidelity")).toVariant().toStringList();
        progress.endedEarly = event.value(QLatin1String("ended_early")).toVariant().toStringList();
        progress.verdicts.clear();
        for (const QJsonValue verdict : event.value(QLatin1String("expect")).toArray())
            progress.verdicts.emplace(static_cast<int>(progress.verdicts.size()),
                                      verdictOf(verdict.toObject()));
    } else if (word == QLatin1String("statement")) {
        progress.verdicts[event.value(QLatin1String("statement")).toInt()] = verdictOf(event);
    }
}

void ExperimentProcess::show()
{
    auto shown = m_open.find(m_progress.run);
    if (shown == m_open.end())
        shown = m_open.begin();
    if (shown != m_open.end()) {
        m_progress = shown->second.progress;
        m_progress.beside = static_cast<int>(m_open.size()) - 1;
        if (shown->second.clock.isValid() && !m_progress.isOver)
            m_progress.now = m_progress.length.value_or(
                static_cast<double>(shown->second.clock.elapsed()) / 1000);
    }
    m_progress.done = m_done;
    m_progress.compared = m_compared;
}

void ExperimentProcess::end(int exitCode)
{
    if (m_process == nullptr)
        return;
    readEvents();
    m_tick.stop();
    m_open.clear();
    m_progress.now.reset();
    m_progress.beside = 0;
    QString message;
    if (exitCode < 0 && m_process->error() == QProcess::FailedToStart)
        message = shellProgram() + QStringLiteral(": ") + m_process->errorString();
    else if (exitCode != 0)
        message = QString::fromUtf8(m_process->readAllStandardError()).trimmed().left(MaxMessage);
    m_process->deleteLater();
    m_process = nullptr;
    emit finished(exitCode, message);
}

} // namespace tomato::plugins
