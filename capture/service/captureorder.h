// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "capture/archive/runelements.h"
#include "capture/recorder/recorder.h"

#include <QJsonObject>

#include <array>
#include <string>

namespace tomato::service {

/// The order to record one connection into the folder of a run; the engine gives it to the worker.
struct CaptureOrder
{
    ConnectionId connection;
    /// Empty until a run is chosen.
    std::string directory;
    /// The time when the run began, if its writer was killed and it continues; else empty.
    std::string begun;
    /// Why that run has ended by itself, as it was asked to; then it does not go on. Else empty.
    std::string ending;
    capture::RecordingOptions options;
    /// The values that LiveAccess::parse() accepts; they stay with the engine.
    std::string liveAddress;
    std::string liveAllow;
    bool livePlain = false;
    /// Describes the emulation of the frames that each end sends; it stays with the engine, too.
    std::array<std::string, 2> emulation;
    /// Stands at each end; it stays with the engine, too.
    std::array<capture::RunElement, 2> elements;
    capture::RunDescription description;

    bool isLive() const { return description.mode != capture::CaptureMode::File; }
    /// Tells whether a run that was begun with the other order may go on under this one.
    bool continues(const CaptureOrder &other) const;

    /// The object has no values that stay with the engine.
    QJsonObject toJson() const;
    static Result<CaptureOrder> fromJson(const QJsonObject &json);
};

} // namespace tomato::service
