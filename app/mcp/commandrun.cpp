// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mcp/commandrun.h"

#include <QProcess>

namespace tomato::mcp {

static constexpr int EndingMilliseconds = 5'000;

static QString shortened(const QByteArray &output)
{
    QString text = QString::fromUtf8(output.left(MaxOutputBytes));
    if (output.size() > MaxOutputBytes)
        text +=
            QStringLiteral("\n[%1 more bytes are left out]").arg(output.size() - MaxOutputBytes);
    return text;
}

static void end(QProcess &process)
{
    // It tidies up: what it runs in an element ends, too.
    process.terminate();
    if (process.waitForFinished(EndingMilliseconds))
        return;
    process.kill();
    process.waitForFinished(EndingMilliseconds);
}

Result<QString> runCommand(const QString &program, const QStringList &words,
                           std::chrono::milliseconds longest)
{
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, words);
    if (!process.waitForStarted())
        return failure(process.errorString().toStdString(), program.toStdString());
    const bool isDone = process.waitForFinished(static_cast<int>(longest.count()));
    if (!isDone)
        end(process);
    const QString output = shortened(process.readAllStandardOutput());
    const QString errors = shortened(process.readAllStandardError()).trimmed();
    if (!isDone)
        return failure("it was ended after " + std::to_string(longest.count() / 1000) +
                       " seconds; until then: " + (output + errors).toStdString());
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return failure(
            (output + errors + QStringLiteral("\n[exit code %1]").arg(process.exitCode()))
                .toStdString());
    return output + (errors.isEmpty() ? QString() : QStringLiteral("\n") + errors);
}

} // namespace tomato::mcp
