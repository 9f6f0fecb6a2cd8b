// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

#include <QString>

namespace tomato::client {

/// Whether a lab of this id was ever started here, running or not.
bool hasRecordings(const LabId &lab);
/// What it keeps: its topology, its captures, and what is in its elements' folders.
qint64 bytesOnDisk(const LabId &lab);
/// Holds a folder for each connection that has recordings.
QString recordingsFolder(const LabId &lab);
/// Removes what a stopped lab keeps: its topology and its captures.
Result<> removeRecordings(const LabId &lab);
/// The same for what was the folder of a lab, under another name.
Result<> removeLabFolder(const QString &folder);

/// What this user's programs keep.
QString dataFolder();
/// Holds a folder for each lab.
QString labsFolder();
/// Where new recordings are kept, in a folder for each lab; empty for the labs' own folders.
/// Recordings that there are stay where they are.
QString captureFolder();
Result<> setCaptureFolder(const QString &folder);
/// How much a lab's recordings may take beside the latest one of each connection.
qint64 keptBytes();
Result<> setKeptBytes(qint64 bytes);

} // namespace tomato::client
