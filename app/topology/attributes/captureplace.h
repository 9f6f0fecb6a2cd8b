// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "capture/options/recordingoptions.h"

#include <QJsonObject>
#include <QString>

namespace tomato::topology {

/// Says which host records a connection that leads from one to another; nothing to one inside a
/// host.
enum class CapturePlace
{
    /// Each host records what its own end sends, by its own clock.
    EachEnd,
    /// The host of this end records both directions by one clock; what the other end sends has the
    /// times at which it arrived.
    FirstEnd,
    SecondEnd
};

/// An attribute of a connection, which belongs to CaptureSettings.
inline constexpr QLatin1String CaptureAtAttribute("capture_at");

/// Returns "each", "from" or "to".
QString placeText(CapturePlace place);
/// Reads it from a connection's attributes: EachEnd where it is missing. Fails with the attribute
/// as the place for any other text.
Result<CapturePlace> capturePlace(const QJsonObject &attributes);
/// Returns where a connection between hosts is recorded: at its first end where the choice is each
/// end and something that both would have to count together ends the recording.
CapturePlace placeBetweenHosts(CapturePlace choice, const capture::RecordingOptions &options);

} // namespace tomato::topology
