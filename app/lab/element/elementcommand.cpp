// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/elementcommand.h"

#include "app/lab/element/limits/groupfiles.h"
#include "app/lab/plan/program.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace tomato::lab {

using namespace std::chrono_literals;

static constexpr std::chrono::milliseconds MinPause = 100ms;
static constexpr std::chrono::milliseconds MaxPause = 30s;
static constexpr std::chrono::milliseconds MaxOnce = 5s;
/// A service that ran for this time is started again as if for the first time.
static constexpr std::chrono::milliseconds LongRun = 10s;

/// Runs between fork and exec, where only system calls are allowed; seccomp(2).
static void ignoreSetgroups()
{
    std::array<sock_filter, 4> program = {{
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_setgroups, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    }};
    const sock_fprog filter{program.size(), program.data()};
    ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}

/// The process that tomato-element started inside leads a group of its own, or will; tomato-element
/// does, too.
static void killWithAll(pid_t process)
{
    if (process <= 0)
        return;
    const std::string number = std::to_string(process);
    std::string children = "/proc/" + number;
    children.append("/task/").append(number).append("/children");
    for (const std::string &child : groupWords(children))
        ::kill(-std::atoi(child.c_str()), SIGKILL);
    if (::kill(-process, SIGKILL) != 0)
        ::kill(process, SIGKILL);
}

static void enterAndRun(QProcess &process, pid_t element,
                        const std::vector<std::string> &environment, const CommandPlan &command)
{
    QStringList words{QStringLiteral("enter"), QString::number(element)};
    if (!command.user.empty())
        words.back() += u':' + QString::fromStdString(command.user);
    if (!command.folder.empty())
        words << QString::fromStdString(command.folder);
    for (const std::string &each : environment)
        words << QString::fromStdString(each);
    words << QStringLiteral("--");
    for (const std::string &each : command.program)
        words << QString::fromStdString(each);
    if (command.program.empty())
        words << QStringLiteral("/bin/sh") << QStringLiteral("-c")
              << QString::fromStdString(command.line);
    process.start(QString::fromStdString(findElementProgram()), words);
}

ElementCommand::ElementCommand(pid_t element, const CommandPlan &plan,
                               const std::vector<std::string> &environment,
                               const std::vector<std::string> &groups, const QString &log)
    : m_element(element), m_plan(plan), m_environment(environment), m_log(log),
      m_keepsOutput(!log.isEmpty()), m_pause(MinPause)
{
    m_status.name = plan.name;
    m_status.isOfImage = plan.isOfImage;
    m_again.setSingleShot(true);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    if (plan.input.empty())
        m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setChildProcessModifier([groups, keepsGroups = plan.keepsGroups] {
        // A group of its own, which ends as a whole, and without a terminal.
        ::setsid();
        joinGroups(groups);
        if (keepsGroups)
            ignoreSetgroups();
    });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &ElementCommand::keepOutput);
    connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        const bool wasKilled = status == QProcess::CrashExit;
        finished(wasKilled ? 128 + code : code, wasKilled);
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        m_status.problem = m_process.errorString().toStdString();
        finished(127);
    });
    connect(&m_again, &QTimer::timeout, this, &ElementCommand::start);
}

ElementCommand::~ElementCommand()
{
    m_process.disconnect(this);
    if (m_process.state() == QProcess::NotRunning)
        return;
    killWithAll(static_cast<pid_t>(m_process.processId()));
    m_process.waitForFinished(1000);
}

void ElementCommand::start()
{
    m_status.state = CommandReport::State::Running;
    m_status.problem.clear();
    ++m_status.starts;
    m_ran.start();
    enterAndRun(m_process, m_element, m_environment, m_plan);
    if (!m_plan.input.empty()) {
        m_process.write(m_plan.input.data(), static_cast<qint64>(m_plan.input.size()));
        m_process.closeWriteChannel();
    }
}

void ElementCommand::runOnce(pid_t element, const std::string &line)
{
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    CommandPlan command;
    command.line = line;
    enterAndRun(process, element, {std::string("PATH=") + ElementPath}, command);
    if (!process.waitForFinished(static_cast<int>(MaxOnce.count())))
        process.kill();
}

void ElementCommand::keepOutput()
{
    const QByteArray text = m_process.readAllStandardOutput();
    if (text.isEmpty())
        return;
    ++m_outputs;
    if (!m_keepsOutput)
        return;
    if (const auto kept = m_log.append(text); !kept)
        m_status.problem = "its output cannot be kept: " + kept.error().text();
}

void ElementCommand::finished(int code, bool wasKilled)
{
    keepOutput();
    m_status.code = code;
    m_status.wasKilled = wasKilled;
    m_status.end = std::chrono::system_clock::now().time_since_epoch();
    if (!m_plan.restarts) {
        m_status.state = CommandReport::State::Ended;
        emit ended();
        return;
    }
    m_status.state = CommandReport::State::Restarting;
    if (m_ran.hasExpired(LongRun.count()))
        m_pause = MinPause;
    m_again.start(m_pause);
    m_pause = std::min(m_pause * 2, MaxPause);
}

CommandReport ElementCommand::status() const
{
    return m_status;
}

} // namespace tomato::lab
