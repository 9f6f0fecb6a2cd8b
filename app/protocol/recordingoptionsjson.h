// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/options/recordingoptions.h"

#include <QJsonObject>

namespace tomato::protocol {

/// As PROTOCOL.md names them: `filter`, `direction`, `snapLength`, `precision`, `segmentBytes`,
/// `segments`, `stopPackets`, `stopBytes`, `stopSeconds`, `trigger`.
QJsonObject toJson(const capture::RecordingOptions &options);
/// With the defaults for what is missing; whoever follows them checks them.
capture::RecordingOptions recordingOptions(const QJsonObject &json);
/// The same, of what a run's capture.json says.
capture::RecordingOptions describedOptions(const QJsonObject &description);

} // namespace tomato::protocol
