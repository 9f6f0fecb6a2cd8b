// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

#include <QJsonObject>

#include <string>

namespace tomato::protocol {

/// The fabric worker's status of one capture that was ordered.
struct RecordingStatus
{
    ConnectionId connection;
    std::string directory;
    /// The wire exists and is recorded.
    bool isRecording = false;
    /// The reason why it ended by itself, by one of its stop conditions; else empty.
    std::string ending;
    /// The reason why it failed; else empty.
    std::string reason;
    /// Why its arrivals are not recorded, while what is sent is; else empty.
    std::string arrivalsReason;

    QJsonObject toJson() const;
    static Result<RecordingStatus> fromJson(const QJsonObject &json);

    friend bool operator==(const RecordingStatus &, const RecordingStatus &) = default;
};

} // namespace tomato::protocol
