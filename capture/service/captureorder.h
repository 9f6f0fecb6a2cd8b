// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "capture/recorder/recorder.h"

#include <QJsonObject>

#include <array>
#include <string>

namespace tomato::service {

/// What is to be recorded on one connection, and into which run's folder; the engine gives it to
/// the worker.
struct CaptureOrder
{
    ConnectionId connection;
    /// Empty until a run is chosen.
    std::string directory;
    /// When the run began, if its writer was killed and it is to go on; else empty.
    std::string begun;
    /// Why that run has ended by itself, as it was asked to; then it does not go on. Else empty.
    std::string ending;
    capture::RecordingOptions options;
    /// As LiveAccess::parse() takes them; they stay with the engine.
    std::string liveAddress;
    std::string liveAllow;
    /// What happens to the frames that each end sends, in words; it stays with the engine, too.
    std::array<std::string, 2> emulation;
    capture::RunDescription description;

    bool isLive() const { return description.mode != capture::CaptureMode::File; }
    /// Whether a run that was begun with the other order may go on under this one.
    bool continues(const CaptureOrder &other) const;

    /// Without what stays with the engine.
    QJsonObject toJson() const;
    static Result<CaptureOrder> fromJson(const QJsonObject &json);
};

} // namespace tomato::service
