// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experiments/elementwatch.h"

#include <QFile>

#include <algorithm>

namespace tomato::cli {

using namespace std::chrono_literals;

/// The engine looks every half a second at what became of its elements.
static constexpr auto TellsWithin = 1s;
/// The exit code of what the kernel killed.
static constexpr int KilledExitCode = 137;

/// Returns whether a process has ended; one of this machine, which its parent has not waited for.
static bool hasDied(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return true;
    // The name before the state may have any character.
    const QByteArray text = file.readAll();
    return text.mid(text.lastIndexOf(')') + 2).startsWith('Z');
}

ElementWatch::ElementWatch(Session &session, const experiment::Experiment &experiment,
                           const experiment::TimelineRun &run)
    : m_session(session), m_experiment(experiment), m_run(run),
      m_known(session.client().lab().elements)
{
    connect(&session.client(), &client::EngineClient::labChanged, this, [this] { look(); });
}

/// Tells whether the news is that the program of its image ended well.
static bool hasDoneItsWork(const client::ElementStatus &before, const client::ElementStatus &now)
{
    const client::CommandStatus *program = now.endedProgram();
    return program != nullptr && program->code == 0 && before.endedProgram() == nullptr;
}

void ElementWatch::look()
{
    for (const auto &[id, now] : m_session.client().lab().elements) {
        const client::ElementStatus before = std::exchange(m_known[id], now);
        const bool isOver = now.state == client::ElementStatus::State::Failed ||
                            now.state == client::ElementStatus::State::Stopped;
        if (before.state == client::ElementStatus::State::Running && isOver &&
            !isStoppedByStep(now.name))
            note(id, QStringLiteral("%1 ended at %2 s"), now.reason);
        else if (now.state == client::ElementStatus::State::Running &&
                 before.reason != now.reason && !now.reason.isEmpty() &&
                 !hasDoneItsWork(before, now))
            note(id, QStringLiteral("%1 at %2 s"), now.reason);
    }
}

void ElementWatch::note(const ElementId &id, const QString &words, const QString &reason)
{
    const QString text =
        words.arg(m_known[id].name,
                  QString::number(std::min(m_run.now(), m_end.value_or(m_run.now())), 'f', 1));
    m_problems[id] = reason.isEmpty() ? text : text + QStringLiteral(": ") + reason;
}

bool ElementWatch::isStoppedByStep(const QString &name) const
{
    double stopped = -1;
    double started = -1;
    const auto &outcomes = m_run.outcomes();
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        const experiment::Step &step = m_experiment.steps[i];
        if (step.element != name || !outcomes[i].began)
            continue;
        if (step.action == experiment::Action::ElementStop)
            stopped = std::max(stopped, *outcomes[i].began);
        else if (step.action == experiment::Action::ElementStart)
            started = std::max(started, *outcomes[i].began);
    }
    return stopped > started;
}

bool ElementWatch::wasKilledLate() const
{
    const double now = m_run.now();
    return std::ranges::any_of(m_run.outcomes(), [now](const experiment::StepOutcome &each) {
        return each.exitCode == KilledExitCode && each.ended &&
               now - *each.ended < std::chrono::duration<double>(TellsWithin).count();
    });
}

void ElementWatch::finish()
{
    m_end = m_run.now();
    const bool isOneDead = std::ranges::any_of(m_known, [](const auto &each) {
        const client::ElementStatus &element = each.second;
        return element.state == client::ElementStatus::State::Running && element.process > 0 &&
               hasDied(element.process);
    });
    if (isOneDead || wasKilledLate())
        (void)m_session.sleep(TellsWithin);
}

QStringList ElementWatch::problems() const
{
    QStringList texts;
    for (const auto &[id, text] : m_problems)
        texts << text;
    return texts;
}

} // namespace tomato::cli
