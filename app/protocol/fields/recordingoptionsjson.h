// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "capture/options/recordingoptions.h"

#include <QJsonObject>

namespace tomato::protocol {

/// Writes the options under their names in PROTOCOL.md: `filter`, `direction`, `snapLength`,
/// `precision`, `segmentBytes`, `segments`, `stopPackets`, `stopBytes`, `stopSeconds`, `trigger`,
/// `arrivals`.
QJsonObject toJson(const capture::RecordingOptions &options);
/// Fails with the name of the first that is missing or has no possible value; whoever follows them
/// checks whether they go together.
Result<capture::RecordingOptions> recordingOptions(const QJsonObject &json);

/// Reads the options from a run's capture.json, with the defaults for missing ones: an earlier
/// version may have written it.
capture::RecordingOptions describedOptions(const QJsonObject &description);

} // namespace tomato::protocol
