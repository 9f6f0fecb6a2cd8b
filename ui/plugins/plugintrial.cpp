// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plugins/plugintrial.h"

#include "app/base/files/temporaryfolder.h"
#include "app/base/helperprogram.h"
#include "plugins/api/numbertexts.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFileInfo>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>

namespace tomato::ui {

/// The time limit before the plugin's own code runs: a busy machine may take long to start a
/// process.
static constexpr int MaxStartMs = 60'000;

static const QString StampKey = QStringLiteral("file");
static const QString ReasonKey = QStringLiteral("reason");

static QString findProgram()
{
    const std::string name = "tomato-plugin-trial";
    const std::string found = findHelperProgram(name);
    return found.empty() ? QStandardPaths::findExecutable(QString::fromStdString(name))
                         : QString::fromStdString(found);
}

PluginTrial::Verdict PluginTrial::run(const QString &program, const QString &path) const
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program, {path});
    if (!process.waitForReadyRead(MaxStartMs))
        return {{}, false}; // no fault of the plugin's
    // The plugin's own code runs from here on.
    if (!process.waitForFinished(static_cast<int>(m_patience.count()))) {
        process.kill();
        process.waitForFinished();
        return {QStringLiteral("did not finish its initialization within %1 seconds; it is tried "
                               "again when its file changes")
                    .arg(plugins::plainNumber(
                        std::chrono::ceil<std::chrono::seconds>(m_patience).count())),
                true};
    }
    if (process.exitStatus() == QProcess::CrashExit)
        return {QStringLiteral("crashed when it was tried"), false};
    const QByteArray output = process.readAllStandardOutput();
    if (output.endsWith("passed\n"))
        return {{}, true};
    const auto reason = output.lastIndexOf("failed: ");
    return {reason < 0 ? QStringLiteral("ended the program when it was tried")
                       : QString::fromUtf8(output.mid(reason + 8).trimmed()),
            false};
}

Result<> PluginTrial::operator()(const QString &path) const
{
    const QString program = findProgram();
    if (program.isEmpty())
        return {};
    QSettings memory(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
                         QStringLiteral("/tomato-desktop/plugins.ini"),
                     QSettings::IniFormat);
    const QFileInfo file(path);
    memory.beginGroup(QString::fromLatin1(
        QCryptographicHash::hash(file.canonicalFilePath().toUtf8(), QCryptographicHash::Sha256)
            .toHex()
            .left(32)));
    const QString stamp = QStringLiteral("%1 %2 " TOMATO_VERSION)
                              .arg(plugins::plainNumber(file.lastModified().toMSecsSinceEpoch()),
                                   plugins::plainNumber(file.size()));
    QString reason = memory.value(ReasonKey).toString();
    if (memory.value(StampKey).toString() != stamp) {
        const Verdict verdict = run(program, path);
        // It ends at once, and leaves the folders that the plugin made.
        TemporaryFolder::removeLeft("tomato-desktop");
        reason = verdict.reason;
        memory.remove(QString());
        if (verdict.isLasting) {
            memory.setValue(StampKey, stamp);
            memory.setValue(ReasonKey, reason);
        }
    }
    return reason.isEmpty() ? Result<>() : failure(reason.toStdString());
}

} // namespace tomato::ui
