// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/attributes/captureoptions.h"
#include "app/topology/connection.h"

namespace tomato::plugins {

enum class CaptureMode
{
    /// Kept for download.
    File,
    /// Served to live viewers.
    Live,
    Both
};

/// "file", "net" or "both".
QString modeText(CaptureMode mode);

/// What a connection's attributes say of its capture.
struct CaptureSettings
{
    bool isEnabled = false;
    CaptureMode mode = CaptureMode::File;
    QString filter;
    topology::CaptureOptions options = {};
    /// Where the live stream is served, and to whom; empty for this machine only.
    QString liveAddress = {};
    QString liveAllow = {};

    static CaptureSettings of(const topology::Connection &connection);
    /// Only the attributes that differ in `wanted`; null for one that is the default again.
    QJsonObject changesTo(const CaptureSettings &wanted) const;
    bool isKept() const { return mode != CaptureMode::Live; }
    bool isLive() const { return mode != CaptureMode::File; }

    friend bool operator==(const CaptureSettings &, const CaptureSettings &) = default;
};

} // namespace tomato::plugins
