// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/capturedring.h"

#include <QJsonArray>
#include <QJsonObject>

namespace tomato::engine {

/// What is known of another host's clock.
struct KnownClock
{
    /// The points of a ClockSeries.
    QJsonArray series;
    /// What `trunk.report` said of the host last, and when that was, in nanoseconds since 1970.
    QJsonObject trunk;
    qint64 reported = 0;
};

/// Sets the shifts of a ring that came from another host to this host's clock, and the comment that
/// states their bounds and what carried the frames. With `staysRaw` times stay as the other clock
/// had them.
void describeClock(capture::CapturedRing &captured, const KnownClock &clock, bool staysRaw);

} // namespace tomato::engine
