// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/timestamp.h"
#include "capture/options/capturemode.h"
#include "capture/options/recordingoptions.h"

#include <QString>

#include <array>
#include <optional>
#include <string>

namespace tomato::protocol {

/// What the files in a run's folder say of the run, beside its ring.
struct StoredRun
{
    std::string topology;
    /// "h1:eth0", in the order of the connection's ends.
    std::array<std::string, 2> interfaces;
    capture::CaptureMode mode = capture::CaptureMode::File;
    capture::RecordingOptions options;
    bool offloads = false;
    /// "2026-01-31T12:00:00.000000000Z"; empty when nothing is known.
    std::string start;
    /// The same of its end; empty while it goes on, and of one that was killed.
    std::string stop;
    /// Why it ended by itself, as it was asked to; else empty.
    std::string ending;

    /// Of its connection, as it was then: "h1:eth0 ⇄ r1:eth0".
    std::string name() const { return interfaces[0] + " \u21c4 " + interfaces[1]; }
    /// To the millisecond; 0 when nothing is known.
    Timestamp startTime() const;
    std::optional<Timestamp> stopTime() const;

    /// With defaults for what the files do not say, or where they cannot be read.
    static StoredRun read(const QString &directory);
    /// What the run is from now on: its description tells what it was when it began.
    static Result<> changeMode(const QString &directory, capture::CaptureMode mode);
};

} // namespace tomato::protocol
