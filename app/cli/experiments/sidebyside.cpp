// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experiments/sidebyside.h"

#include "app/cli/command.h"
#include "app/cli/experiments/runevents.h"
#include "app/cli/session.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonDocument>
#include <QTimer>

#include <algorithm>
#include <csignal>

#include <sys/prctl.h>
#include <unistd.h>

namespace tomato::cli {

using namespace std::chrono_literals;

int labsFor(int processors)
{
    constexpr int ProcessorsOfLab = 4;
    return std::clamp(processors / ProcessorsOfLab, 1, MaxLabsAtOnce);
}

SideBySide::SideBySide(const experiment::Plan &plan, const experiment::ExperimentFolder &folder,
                       WorkOrder order)
    : m_plan(plan), m_folder(folder), m_order(std::move(order))
{
    for (const experiment::PlannedRun &run : plan.runs()) {
        if (!folder.isDone(run.number))
            m_open.push_back(run);
    }
}

SideBySide::~SideBySide() = default;

Result<> SideBySide::perform()
{
    const std::size_t wanted = std::min(static_cast<std::size_t>(m_order.jobs), m_open.size());
    while (m_workers.size() < wanted)
        addWorker();
    QEventLoop loop;
    QTimer tick; // signals do not wake the loop by themselves
    QObject::connect(&tick, &QTimer::timeout, &loop, [] {});
    tick.start(20ms);
    bool isEnding = false;
    while (!isOver()) {
        loop.processEvents(QEventLoop::WaitForMoreEvents);
        if (isInterrupted() && !std::exchange(isEnding, true))
            interruptAll();
    }
    return m_result;
}

bool SideBySide::isOver() const
{
    return std::ranges::all_of(m_workers, [](const auto &worker) {
        return worker->process.state() == QProcess::NotRunning;
    });
}

void SideBySide::addWorker()
{
    Worker &worker = *m_workers.emplace_back(std::make_unique<Worker>());
    QProcess &process = worker.process;
    process.setProgram(QCoreApplication::applicationFilePath());
    process.setArguments({PerformOrderedRuns});
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // When this process is killed, what is left of its runs is a folder and a noted lab each, as of
    // a single one; no worker may go on while another process takes the folder over.
    process.setChildProcessModifier([parent = getpid()] {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent)
            _exit(1);
    });
    QObject::connect(&process, &QProcess::readyReadStandardOutput, &process,
                     [this, &worker] { readEvents(worker); });
    QObject::connect(&process, &QProcess::finished, &process, [this, &worker] { ended(worker); });
    QObject::connect(&process, &QProcess::errorOccurred, &process,
                     [this, &worker](QProcess::ProcessError error) {
                         if (error == QProcess::FailedToStart)
                             ended(worker);
                     });
    process.start();
    process.write(QJsonDocument(m_order.toJson()).toJson(QJsonDocument::Compact) + '\n');
    giveRun(worker);
}

void SideBySide::giveRun(Worker &worker)
{
    if (m_open.empty() || !m_result || isInterrupted())
        return worker.process.closeWriteChannel();
    const experiment::PlannedRun run = m_open.front();
    m_open.pop_front();
    worker.run = run.number;
    worker.process.write(QByteArray::number(run.number) + '\n');
    if (m_tell)
        m_tell(runBegins(run, m_plan.runs().size()));
}

void SideBySide::readEvents(Worker &worker)
{
    while (worker.process.canReadLine())
        handleEvent(worker, QJsonDocument::fromJson(worker.process.readLine()).object());
}

void SideBySide::handleEvent(Worker &worker, const QJsonObject &event)
{
    const QString word = event.value(QLatin1String("event")).toString();
    if (word == WorkFailed) {
        if (m_result && !isInterrupted())
            m_result = failure(event.value(QLatin1String("message")).toString().toStdString(),
                               "run " + std::to_string(worker.run));
    } else if (word == WorkDone) {
        const auto record = m_folder.record(worker.run);
        if (!record) {
            m_result = passOn(record);
        } else {
            sayRun(*record, m_plan.runs().size());
            if (m_tell)
                m_tell(runEnded(*record));
        }
    } else {
        if (m_tell)
            m_tell(event);
        return;
    }
    worker.run = 0;
    giveRun(worker);
}

void SideBySide::ended(Worker &worker)
{
    readEvents(worker);
    if (std::exchange(worker.run, 0) != 0 && m_result && !isInterrupted())
        m_result = failure("the process that performed it ended unexpectedly");
}

void SideBySide::interruptAll()
{
    for (const auto &worker : m_workers) {
        // One that waits for a run sees that none comes.
        worker->process.closeWriteChannel();
        if (worker->process.processId() > 0)
            // A shell that begins something in the background has it ignore SIGINT.
            ::kill(static_cast<pid_t>(worker->process.processId()), SIGTERM);
    }
}

} // namespace tomato::cli
