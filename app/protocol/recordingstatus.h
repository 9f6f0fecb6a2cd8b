// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"

#include <QJsonObject>

#include <string>

namespace tomato::protocol {

/// What a fabric worker says of one capture that was asked for.
struct RecordingStatus
{
    ConnectionId connection;
    std::string directory;
    /// Its wire is there.
    bool isRecording = false;
    /// Why it ended by itself, as it was asked to; else empty.
    std::string ending;
    /// Why it failed; else empty.
    std::string reason;

    QJsonObject toJson() const;
    static Result<RecordingStatus> fromJson(const QJsonObject &json);

    friend bool operator==(const RecordingStatus &, const RecordingStatus &) = default;
};

} // namespace tomato::protocol
