// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/connection.h"

namespace tomato::topology {

/// What a connection's attributes say of its capture.
struct CaptureSettings
{
    enum class Mode
    {
        File,
        Net,
        Both
    };

    bool capturing = false;
    Mode mode = Mode::File;
    /// A pcap filter expression; empty for everything.
    QString filter;
    /// Where the live stream is served, and to whom; empty for this machine only.
    QString liveAddress;
    QString liveAllow;
};

/// With ToMaTo's defaults for what is missing.
CaptureSettings captureSettings(const Connection &connection);

/// "file", "net", "both".
QString modeText(CaptureSettings::Mode mode);
/// Fails for any other word.
Result<CaptureSettings::Mode> modeFromText(const QString &text);

} // namespace tomato::topology
