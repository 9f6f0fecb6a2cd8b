// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/service/captureorder.h"

#include <QString>

namespace tomato::service {

/// What the capture.json in a run's folder says of the run.
struct StoredRun
{
    /// What it was made from.
    CaptureOrder order;
    /// "2026-01-31T12:00:00.000000000Z"; empty when nothing is known.
    QString start;
    /// Why it ended by itself, as it was asked to; else empty.
    QString ending;
};

/// With defaults for what a description does not say, or where it cannot be read.
StoredRun readRun(const ConnectionId &connection, const QString &directory);

/// What the run is from now on, "file", "net" or "both": its description tells what it was when it
/// began.
Result<> changeMode(const std::string &directory, const std::string &mode);

} // namespace tomato::service
