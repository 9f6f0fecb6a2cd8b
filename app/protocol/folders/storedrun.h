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

/// The description of a run in the files of its folder, beside its ring.
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
    /// The time of its end in the same form; empty while it goes on, and for a run that was killed.
    std::string stop;
    /// The reason why it ended by itself, by one of its stop conditions; else empty.
    std::string ending;

    /// Returns the name of its connection, as it was then: "h1:eth0 ⇄ r1:eth0".
    std::string name() const { return interfaces[0] + " \u21c4 " + interfaces[1]; }
    /// The times have a resolution of a millisecond; 0 means unknown.
    Timestamp startTime() const;
    std::optional<Timestamp> stopTime() const;

    /// Returns defaults for values that the files do not have, or where they cannot be read.
    static StoredRun read(const QString &directory);
    /// Sets the mode that the run has from now on; its description keeps the one with which it
    /// began.
    static Result<> changeMode(const QString &directory, capture::CaptureMode mode);
};

} // namespace tomato::protocol
