// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/attributes/captureplace.h"
#include "app/topology/connection.h"
#include "capture/options/capturemode.h"
#include "capture/options/recordingoptions.h"

namespace tomato::topology {

/// The settings of a connection's capture, as its attributes hold them.
struct CaptureSettings
{
    bool isEnabled = false;
    capture::CaptureMode mode = capture::CaptureMode::File;
    /// An option is the default where its attribute has an impossible value.
    capture::RecordingOptions options = {};
    /// The address at which the live stream is served, and the addresses that may read it; empty
    /// for this machine only.
    QString liveAddress = {};
    QString liveAllow = {};
    /// Tells whether the user agrees that other machines get the stream unencrypted.
    bool livePlain = false;
    CapturePlace at = CapturePlace::EachEnd;

    /// A pcap filter expression; empty for everything.
    QString filter() const { return QString::fromStdString(options.filter); }
    bool isKept() const { return mode != capture::CaptureMode::Net; }
    bool isLive() const { return mode != capture::CaptureMode::File; }
    /// Returns only the attributes that differ in `wanted`; null for one that is the default again.
    QJsonObject changesTo(const CaptureSettings &wanted) const;

    friend bool operator==(const CaptureSettings &, const CaptureSettings &) = default;
};

/// Reads the attributes, with ToMaTo's defaults for missing ones.
CaptureSettings captureSettings(const Connection &connection);

/// Returns "file", "net" or "both".
QString modeText(capture::CaptureMode mode);
/// Fails for any other text.
Result<capture::CaptureMode> modeFromText(const QString &text);

} // namespace tomato::topology
