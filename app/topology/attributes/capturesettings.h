// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/connection.h"
#include "capture/options/capturemode.h"
#include "capture/options/recordingoptions.h"

namespace tomato::topology {

/// What a connection's attributes say of its capture.
struct CaptureSettings
{
    bool isEnabled = false;
    capture::CaptureMode mode = capture::CaptureMode::File;
    /// The defaults where an attribute has no possible value.
    capture::RecordingOptions options = {};
    /// Where the live stream is served, and to whom; empty for this machine only.
    QString liveAddress = {};
    QString liveAllow = {};

    /// A pcap filter expression; empty for everything.
    QString filter() const { return QString::fromStdString(options.filter); }
    bool isKept() const { return mode != capture::CaptureMode::Net; }
    bool isLive() const { return mode != capture::CaptureMode::File; }
    /// Only the attributes that differ in `wanted`; null for one that is the default again.
    QJsonObject changesTo(const CaptureSettings &wanted) const;

    friend bool operator==(const CaptureSettings &, const CaptureSettings &) = default;
};

/// With ToMaTo's defaults for what is missing.
CaptureSettings captureSettings(const Connection &connection);

/// "file", "net", "both".
QString modeText(capture::CaptureMode mode);
/// Fails for any other word.
Result<capture::CaptureMode> modeFromText(const QString &text);

} // namespace tomato::topology
