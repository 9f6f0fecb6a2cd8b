// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QProcess;

namespace tomato {

/// A program that reads untrusted data, started by bubblewrap so that it reaches nothing else: no
/// network, no other processes, no environment, no files but its own and those that it reads, and
/// it can write nothing. Its memory and processor time are limited.
struct ConfinedProgram
{
    QString program;
    QStringList arguments;
    /// The folders that it may read, including files that are added later.
    QStringList readable;
    /// Entries "NAME=value", which are its whole environment.
    QStringList environment;

    /// Returns whether programs can be confined on this machine; none is started otherwise.
    static bool isPossible();
    /// Says which package to install.
    static QString howToInstall();
    /// The caller has the process' standard input and output.
    void start(QProcess &process) const;
    /// Kills a process that start() started, with all of bubblewrap's: one that bubblewrap had just
    /// begun when it was killed would wait for it for ever.
    static void kill(QProcess &process);
};

} // namespace tomato
