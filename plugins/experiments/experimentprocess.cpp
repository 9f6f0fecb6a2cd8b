// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/experimentprocess.h"

#include "app/base/helperprogram.h"
#include "app/topology/format/tomatoformat.h"

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

} // namespace

ExperimentProcess::ExperimentProcess(QObject *parent) : QObject(parent)
{
    m_tick.setInterval(TickMilliseconds);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        m_progress.now = static_cast<double>(m_clock.elapsed()) / 1000;
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

Result<> ExperimentProcess::start(const topology::Topology &topology, const QString &folder)
{
    if (isRunning())
        return failure("an experiment is running already");
    if (!QDir().mkpath(folder))
        return failure("this folder cannot be made", folder.toStdString());
    const QString file = QDir(folder).filePath(QStringLiteral("topology.tomato4.json"));
    if (const auto saved = topology::saveTopology(topology, file); !saved)
        return saved;
    m_progress = RunProgress();
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
    m_process->start(shellProgram(), {QStringLiteral("experiment"), QStringLiteral("run"), file,
                                      QStringLiteral("--out"), folder, QStringLiteral("--events")});
    return {};
}

void ExperimentProcess::cancel()
{
    if (m_process != nullptr && m_process->processId() > 0)
        ::kill(static_cast<pid_t>(m_process->processId()), SIGINT);
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
    if (word == QLatin1String("run begins")) {
        m_progress = RunProgress();
        m_progress.run = event.value(QLatin1String("run")).toInt();
        m_progress.runs = event.value(QLatin1String("runs")).toInt();
        m_progress.label = event.value(QLatin1String("label")).toString();
    } else if (word == QLatin1String("clock")) {
        m_clock.start();
        m_tick.start();
    } else if (word.startsWith(QLatin1String("step "))) {
        RunProgress::Step &step = m_progress.steps[event.value(QLatin1String("step")).toInt()];
        step.began = event.value(QLatin1String("began")).toDouble();
        step.late = event.value(QLatin1String("late_ms")).toDouble();
        step.isOver = word == QLatin1String("step ended");
        step.problem = event.value(QLatin1String("problem")).toString();
    } else if (word == QLatin1String("run ended")) {
        m_tick.stop();
        m_progress.now.reset();
        m_progress.problem = event.value(QLatin1String("problem")).toString();
        for (const QJsonValue verdict : event.value(QLatin1String("expect")).toArray())
            m_progress.verdicts.push_back({verdict[QLatin1String("name")].toString(),
                                           verdict[QLatin1String("held")].toBool(),
                                           verdict[QLatin1String("message")].toString()});
    }
}

void ExperimentProcess::end(int exitCode)
{
    if (m_process == nullptr)
        return;
    readEvents();
    m_tick.stop();
    m_progress.now.reset();
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
