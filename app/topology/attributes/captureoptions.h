// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "capture/options/recordingoptions.h"

#include <QJsonObject>
#include <QString>

#include <span>

namespace tomato::topology {

/// The names of one option of a connection's capture that ToMaTo does not have.
struct CaptureOptionName
{
    /// The name in a topology file: "capture_snap_length".
    QLatin1String attribute;
    /// The name in the engine's protocol: "snapLength".
    QLatin1String parameter;
};
std::span<const CaptureOptionName> captureOptionNames();

/// Reads the options from a connection's attributes, with the defaults for missing ones. Fails with
/// the attribute as the place when one has an impossible value, or contradicts the others.
Result<capture::RecordingOptions> captureOptions(const QJsonObject &attributes);
/// Reads the options like captureOptions(), but does not check whether they fit together.
Result<capture::RecordingOptions> captureValues(const QJsonObject &attributes);
/// Returns only the attributes that are not the defaults, and not the filter.
QJsonObject captureAttributes(const capture::RecordingOptions &options);

} // namespace tomato::topology
