// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QJsonObject>
#include <QString>

#include <span>

namespace tomato::topology {

/// How a connection's capture is recorded, beside mode and filter: what its attributes say that
/// ToMaTo does not know.
struct CaptureOptions
{
    enum class Direction
    {
        Both,
        /// What the connection's first end sends.
        Out,
        /// What comes to the connection's first end.
        In
    };

    Direction direction = Direction::Both;
    /// How much of each frame is kept, in bytes.
    qint64 snapLength = 262'144;
    bool nanoseconds = false;
    qint64 segmentBytes = 10'000'000;
    qint64 segments = 5;
    /// When the recording ends by itself; 0 for never.
    qint64 stopPackets = 0;
    qint64 stopBytes = 0;
    qint64 stopSeconds = 0;
    /// A pcap filter expression: what ends a recording counts from the first packet that matches.
    QString trigger;

    /// The most that the capture keeps.
    qint64 limitBytes() const { return segmentBytes * segments; }
    bool endsByItself() const { return stopPackets != 0 || stopBytes != 0 || stopSeconds != 0; }

    friend bool operator==(const CaptureOptions &, const CaptureOptions &) = default;
};

/// One of them, as everybody calls it.
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
Result<CaptureOptions> captureOptions(const QJsonObject &attributes);
/// The same, but does not look at whether they go together.
Result<CaptureOptions> captureValues(const QJsonObject &attributes);
/// What a file needs for one whole packet.
qint64 leastSegmentBytes(qint64 snapLength);
/// Only the attributes that are not the defaults.
QJsonObject captureAttributes(const CaptureOptions &options);

} // namespace tomato::topology
