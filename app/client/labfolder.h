// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

#include <QString>

namespace tomato::client {

/// Tells whether a lab of this id was ever started here, running or not.
bool hasRecordings(const LabId &lab);
/// Returns the bytes of its topology, its captures, and the files in its elements' folders.
qint64 bytesOnDisk(const LabId &lab);
/// Returns the folder that has one for each connection with recordings.
QString recordingsFolder(const LabId &lab);
/// Removes the files of a stopped lab: its topology and its captures.
Result<> removeRecordings(const LabId &lab);
/// Removes the files of a former lab whose folder has another name now.
Result<> removeLabFolder(const QString &folder);

/// Returns the folder of the files of this user's programs.
QString dataFolder();
/// Returns the folder that has one for each lab.
QString labsFolder();
/// Returns where new recordings are kept, in a folder for each lab; empty for the labs' own
/// folders. Existing recordings stay where they are.
QString captureFolder();
Result<> setCaptureFolder(const QString &folder);
/// Returns the most bytes of a lab's recordings beside the latest one of each connection.
qint64 keptBytes();
Result<> setKeptBytes(qint64 bytes);

} // namespace tomato::client
