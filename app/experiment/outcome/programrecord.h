// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QSet>
#include <QStringList>

namespace tomato::experiment {

/// Words of a text for sh that stand where the name of a program does, also behind programs that
/// run others ("timeout 5 ping …"). Those of the shell itself are among them.
QStringList programsNamed(const QString &shellText);
/// Those of them without which the text surely fails: there are none where it has conditions or
/// parts that may fail, and none of the shell itself, or with a path.
QStringList programsNeeded(const QString &shellText);
/// Where elements find a program; empty when this machine does not have it.
QString programPath(const QString &name);
/// The files that this process and all below it are running, as far as this user may see them.
QSet<QString> programsBelow(qint64 process);

/// Describes each program by its path, its SHA-256 digest, and the Debian package with its version
/// where it belongs to one. A path at which there is no file any more is left out.
QJsonArray describePrograms(QStringList paths);

} // namespace tomato::experiment
