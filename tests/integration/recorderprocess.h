// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

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

/// The engine of the shell's only lab, as it says itself: nobody but root looks into it.
inline pid_t engineProcess(const Shell &shell)
{
    const QDir control(shell.path("run/tomato-desktop"));
    QFile file(control.filePath(control.entryList({"*.json"}, QDir::Files).value(0)));
    return file.open(QIODevice::ReadOnly)
               ? static_cast<pid_t>(QJsonDocument::fromJson(file.readAll())["pid"].toInteger())
               : 0;
}

/// The one that records.
inline pid_t recorderProcess(const Shell &shell)
{
    return labProcess(shell, "--fabric");
}
