// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"
#include "capture/ring/runtimes.h"

#include <QString>

#include <array>
#include <optional>
#include <set>
#include <vector>

namespace tomato::client {

/// A recording in a lab's folder, read without an engine.
struct StoredCapture
{
    capture::CaptureMode mode = capture::CaptureMode::File;
    int segments = 0;
    /// The run's folder.
    QString directory;
    /// The ends are named as "h1:eth0"; empty where the run's description does not name them.
    std::array<QString, 2> ends;
    QString filter;
    /// To the millisecond; there is no end while it goes on, and for one that was killed.
    capture::RunTimes times = {};
    /// Those of its arrivals, where they are recorded.
    capture::RunTimes arrivalsTimes = {};

    bool isDownloadable() const { return mode != capture::CaptureMode::Net && segments > 0; }
    /// Returns the number in the ring's state; 0 when it cannot be read.
    qint64 packets() const;
};

/// The latest run of a connection; nothing when there is none. Looks at the disk, not at the
/// packets: an engine that opens the run may still find it broken.
std::optional<StoredCapture> storedCapture(const LabId &lab, const ConnectionId &connection);

/// The latest runs of connections that are not among those of the lab any more, as far as they went
/// on when some time had come. Those without packets, and those whose description does not name
/// the ends, are left out.
std::vector<StoredCapture> capturesOfGone(const LabId &lab, const std::set<ConnectionId> &known,
                                          Timestamp since);

/// The folder of the arrivals of the run in this folder; empty when it has none that can be read.
QString arrivalsDirectory(const QString &run);

/// The recordings before the latest one of each connection, the latest first, as an engine would
/// list them.
std::vector<RunStatus> storedRuns(const LabId &lab);

} // namespace tomato::client
