// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/hosts/slurmnodes.h"

#include <QProcess>

#include <mutex>

namespace tomato::hosts {

static QStringList namesOf(const QString &list)
{
    constexpr int Patience = 10'000; // milliseconds, for a program that computes only
    QProcess scontrol;
    scontrol.setStandardInputFile(QProcess::nullDevice());
    scontrol.setStandardErrorFile(QProcess::nullDevice());
    scontrol.start(QStringLiteral("scontrol"), {"show", "hostnames", list});
    if (!scontrol.waitForFinished(Patience) || scontrol.exitStatus() != QProcess::NormalExit ||
        scontrol.exitCode() != 0) {
        scontrol.kill();
        scontrol.waitForFinished(Patience);
        return {};
    }
    return QString::fromUtf8(scontrol.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

QStringList allocatedNodes()
{
    // It is the same for all of a program's life; lists of hosts are read often.
    static std::mutex mutex;
    static QString known;
    static QStringList nodes;
    const std::lock_guard lock(mutex);
    const QString list = qEnvironmentVariable("SLURM_JOB_NODELIST");
    if (list.isEmpty() || qEnvironmentVariableIsEmpty("SLURM_JOB_ID"))
        return {};
    if (list != known) {
        known = list;
        nodes = namesOf(list);
    }
    return nodes;
}

} // namespace tomato::hosts
