// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell.h"

#include <QByteArray>
#include <QJsonObject>

/// Returns the path of a file with two hosts, h1 and h2, and this experiment; the attributes are
/// those of the connection between them.
QString withExperiment(const Shell &shell, const QByteArray &experiment,
                       const QJsonObject &connection = {});
/// Performs it into the folder `out`; the arguments are those behind the file. A flood of another
/// test may make the machine lose packets before any recorder can see them. It counts them, and the
/// experiment says that nothing can be said: then it is performed once more, up to three times.
Shell::Outcome perform(const Shell &shell, const QString &file, const QString &out,
                       const QStringList &arguments = {});
/// Returns an empty object when there is no such file.
QJsonObject readJson(const QString &path);
