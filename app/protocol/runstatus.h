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

/// What an engine says of a recording before the latest one of its connection.
struct RunStatus
{
    ConnectionId connection;
    /// "h1:eth0 ⇄ r1:eth0"; as it was then, where the connection is no more.
    QString name;
    qint64 run = 0;
    /// When it began; 0 where nobody knows.
    Timestamp start{};
    capture::CaptureMode mode = capture::CaptureMode::File;
    capture::RecordingOptions options;
    QString directory;
    qint64 packets = 0;
    /// Of its files.
    qint64 bytes = 0;
    /// Of its first and last packet.
    Timestamp first{};
    Timestamp last{};

    QString filter() const { return QString::fromStdString(options.filter); }

    QJsonObject toJson() const;
    static Result<RunStatus> fromJson(const QJsonObject &json);

    friend bool operator==(const RunStatus &, const RunStatus &) = default;
};

} // namespace tomato::protocol
