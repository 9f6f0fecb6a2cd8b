// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tomato::client {

/// How a capture is recorded, beside its mode and filter.
struct RecordingStatus
{
    /// "both"; "out": what the connection's first end sends; "in": what comes to it.
    QString direction = QStringLiteral("both");
    /// How much of each packet is kept, in bytes.
    int snapLength = 262'144;
    bool nanoseconds = false;
    qint64 segmentBytes = 10'000'000;
    int segments = 5;
    /// When it ends by itself; 0 for never.
    qint64 stopPackets = 0;
    qint64 stopBytes = 0;
    qint64 stopSeconds = 0;
    /// A filter expression; what ends the recording counts from the first packet that matches.
    QString trigger;

    friend bool operator==(const RecordingStatus &, const RecordingStatus &) = default;
};

} // namespace tomato::client
