// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "capture/options/recordingoptions.h"

#include <QJsonObject>
#include <QString>

#include <span>

namespace tomato::topology {

/// One of the options of a connection's capture that ToMaTo does not know, as everybody calls it.
struct CaptureOptionName
{
    /// In a topology file: "capture_snap_length".
    QLatin1String attribute;
    /// In the engine's protocol: "snapLength".
    QLatin1String parameter;
};
std::span<const CaptureOptionName> captureOptionNames();

/// What a connection's attributes say, with the defaults for what is missing. Fails with the
/// attribute as the place when one has no possible value, or does not go with the others.
Result<capture::RecordingOptions> captureOptions(const QJsonObject &attributes);
/// The same, but does not look at whether they go together.
Result<capture::RecordingOptions> captureValues(const QJsonObject &attributes);
/// Only the attributes that are not the defaults; without the filter.
QJsonObject captureAttributes(const capture::RecordingOptions &options);

} // namespace tomato::topology
