// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell.h"

#include <QDir>
#include <QFile>

#include <sys/types.h>

/// The process of the shell's only lab whose command line holds `argument`; 0 when there is none.
inline pid_t labProcess(const Shell &shell, const QByteArray &argument)
{
    const QByteArray home = QFile::encodeName(shell.path({}));
    for (const QString &name : QDir("/proc").entryList(QDir::Dirs)) {
        QFile line("/proc/" + name + "/cmdline");
        QFile environment("/proc/" + name + "/environ");
        if (name.toInt() > 0 && line.open(QIODevice::ReadOnly) &&
            environment.open(QIODevice::ReadOnly) && line.readAll().contains(argument) &&
            environment.readAll().contains(home))
            return name.toInt();
    }
    return 0;
}

/// The one that records.
inline pid_t recorderProcess(const Shell &shell)
{
    return labProcess(shell, "--fabric");
}
