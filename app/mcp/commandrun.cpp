// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mcp/commandrun.h"

#include "app/confined/confinedprogram.h"

#include <QEventLoop>
#include <QProcess>
#include <QTimer>

namespace tomato::mcp {

static constexpr int EndingMilliseconds = 5'000;

namespace {

/// The output of a program, of which no more is kept than is passed on: it may go on for ever.
class Output final
{
public:
    void add(const QByteArray &bytes)
    {
        const QByteArray kept = bytes.left(MaxOutputBytes - m_text.size());
        m_text += kept;
        m_more += bytes.size() - kept.size();
    }
    QString text() const
    {
        const QString text = QString::fromUtf8(m_text);
        return m_more == 0 ? text
                           : text + QStringLiteral("\n[%1 more bytes are left out]").arg(m_more);
    }

private:
    QByteArray m_text;
    qint64 m_more = 0;
};

void end(QProcess &process)
{
    // It tidies up: what it runs in an element ends, too.
    process.terminate();
    if (process.waitForFinished(EndingMilliseconds))
        return;
    process.kill();
    process.waitForFinished(EndingMilliseconds);
}

/// How a program is started, and ended before it ends by itself; where its output goes, and what is
/// said of that when it fails.
struct Running
{
    std::function<void(QProcess &)> start;
    std::function<void(QProcess &)> end;
    std::function<void(const QByteArray &)> takeOutput;
    std::function<QString()> saidSoFar;
};

/// Returns what it wrote to standard error.
Result<QString> run(const std::stop_token &cancelled, const Running &running,
                    std::chrono::milliseconds longest)
{
    if (cancelled.stop_requested())
        return failure("interrupted");
    Output errors;
    QProcess process;
    QEventLoop until;
    const auto isRunning = [&process] { return process.state() != QProcess::NotRunning; };
    QObject::connect(&process, &QProcess::readyReadStandardOutput, &until,
                     [&] { running.takeOutput(process.readAllStandardOutput()); });
    QObject::connect(&process, &QProcess::readyReadStandardError, &until,
                     [&] { errors.add(process.readAllStandardError()); });
    QObject::connect(&process, &QProcess::finished, &until, &QEventLoop::quit);
    process.setStandardInputFile(QProcess::nullDevice());
    running.start(process);
    if (!process.waitForStarted())
        return failure(process.errorString().toStdString(), process.program().toStdString());
    QTimer limit;
    QObject::connect(&limit, &QTimer::timeout, &until, &QEventLoop::quit);
    limit.start(longest);
    // Another thread cancels: what it queues is met by the loop, also when that begins later.
    const std::stop_callback onCancel(cancelled, [&until] {
        QMetaObject::invokeMethod(&until, &QEventLoop::quit, Qt::QueuedConnection);
    });
    if (isRunning())
        until.exec();
    const bool isDone = !isRunning();
    if (!isDone)
        running.end(process);
    const QString said = errors.text().trimmed();
    if (!isDone && cancelled.stop_requested())
        return failure("interrupted");
    if (!isDone)
        return failure("it was ended after " + std::to_string(longest.count() / 1000) +
                       " seconds; until then: " + (running.saidSoFar() + said).toStdString());
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return failure((running.saidSoFar() + said +
                        QStringLiteral("\n[exit code %1]").arg(process.exitCode()))
                           .toStdString());
    return said;
}

} // namespace

Result<QString> runCommand(const Caller &caller, const QStringList &words,
                           std::chrono::milliseconds longest)
{
    Output output;
    const auto said = run(caller.cancelled,
                          {[&](QProcess &process) { process.start(caller.program, words); }, end,
                           [&output](const QByteArray &bytes) { output.add(bytes); },
                           [&output] { return output.text(); }},
                          longest);
    if (!said)
        return said;
    return output.text() + (said->isEmpty() ? QString() : QStringLiteral("\n") + *said);
}

Result<> runConfined(const std::stop_token &cancelled, const ConfinedProgram &program,
                     std::chrono::milliseconds longest,
                     const std::function<void(const QByteArray &)> &takeOutput)
{
    const auto endAtOnce = [](QProcess &process) {
        ConfinedProgram::kill(process);
        process.waitForFinished(EndingMilliseconds);
    };
    const auto said = run(cancelled,
                          {[&program](QProcess &process) { program.start(process); }, endAtOnce,
                           takeOutput, [] { return QString(); }},
                          longest);
    return said ? Result<>() : passOn(said);
}

} // namespace tomato::mcp
