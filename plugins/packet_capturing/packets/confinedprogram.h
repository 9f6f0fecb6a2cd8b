// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QProcess;

namespace tomato::plugins {

/// A program that reads what strangers wrote, started by bubblewrap so that it reaches nothing
/// else: no network, no processes, no environment, no files but its own and those that it is to
/// read, and nothing to write. What it may take of memory and processor time is limited.
struct ConfinedProgram
{
    QString program;
    QStringList arguments;
    /// Folders that it may read; what comes into them later is seen too.
    QStringList readable;
    /// "NAME=value", beside which it has no environment.
    QStringList environment;

    /// Whether programs can be confined here; none is started otherwise.
    static bool isPossible();
    /// Which package to install.
    static QString howToInstall();
    /// Standard input and output are the caller's.
    void start(QProcess &process) const;
};

} // namespace tomato::plugins
