// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"
#include "app/base/timestamp.h"
#include "capture/options/capturemode.h"
#include "capture/options/recordingoptions.h"

#include <QJsonObject>
#include <QString>

namespace tomato::protocol {

/// The status of a recording before the latest one of its connection.
struct RunStatus
{
    ConnectionId connection;
    /// The connection's name as "h1:eth0 ⇄ r1:eth0"; where the connection was removed, as it was
    /// then.
    QString name;
    qint64 run = 0;
    /// The time when it began; 0 where that is unknown.
    Timestamp start{};
    capture::CaptureMode mode = capture::CaptureMode::File;
    capture::RecordingOptions options;
    QString directory;
    qint64 packets = 0;
    /// The size of its files.
    qint64 bytes = 0;
    /// The packets that it lacks: those that were dropped, and those that went with old segments.
    qint64 dropped = 0;
    qint64 evicted = 0;
    /// The timestamps of its first and last packet.
    Timestamp first{};
    Timestamp last{};

    QString filter() const { return QString::fromStdString(options.filter); }

    QJsonObject toJson() const;
    static Result<RunStatus> fromJson(const QJsonObject &json);

    friend bool operator==(const RunStatus &, const RunStatus &) = default;
};

} // namespace tomato::protocol
