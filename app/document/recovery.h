// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/topology.h"

#include <QDateTime>
#include <QString>

#include <vector>

namespace tomato::document {

/// Changes that were not saved when their editor ended.
struct Recovery
{
    /// The path of the recovery file.
    QString path;
    /// The topology's own file; empty when it was never saved.
    QString file;
    /// When the recovery file was written.
    QDateTime time;
    topology::Topology topology;
};

/// Where recovery files lie: "recovery" in this program's data directory.
QString recoveryDirectory();

/// Finds what editors that do not run any more left in the directory, newest first. A file that
/// cannot be read is left out.
std::vector<Recovery> findRecoveries(const QString &directory);

/// Writes the file at the recovery's path, whole or not at all, readable by the user alone.
Result<> writeRecovery(const Recovery &recovery);
Result<Recovery> readRecovery(const QString &path);

/// Returns the path of the lock file that an editor holds while the recovery file is its own.
QString recoveryLock(const QString &path);

} // namespace tomato::document
