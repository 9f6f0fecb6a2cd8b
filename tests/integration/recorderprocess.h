// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell.h"

#include <QDir>
#include <QFile>

#include <sys/types.h>

/// The process of the shell's only lab that records; 0 when there is none.
inline pid_t recorderProcess(const Shell &shell)
{
    const QByteArray home = QFile::encodeName(shell.path({}));
    for (const QString &name : QDir("/proc").entryList(QDir::Dirs)) {
        QFile line("/proc/" + name + "/cmdline");
        QFile environment("/proc/" + name + "/environ");
        if (name.toInt() > 0 && line.open(QIODevice::ReadOnly) &&
            environment.open(QIODevice::ReadOnly) && line.readAll().contains("--fabric") &&
            environment.readAll().contains(home))
            return name.toInt();
    }
    return 0;
}
