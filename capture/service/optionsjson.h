// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/options/recordingoptions.h"

#include <QJsonObject>

namespace tomato::service {

/// As PROTOCOL.md names them: `filter`, `direction`, `snapLength`, `precision`, `segmentBytes`,
/// `segments`, `stopPackets`, `stopBytes`, `stopSeconds`, `trigger`.
QJsonObject optionsToJson(const capture::RecordingOptions &options);
/// With the defaults for what is missing; whoever follows them checks them.
capture::RecordingOptions optionsFromJson(const QJsonObject &json);

} // namespace tomato::service
