// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// What a connection's attributes `capturing`, `capture_mode` and `capture_filter` say.
struct CaptureSettings
{
    bool isEnabled = false;
    CaptureMode mode = CaptureMode::File;
    QString filter;

    static CaptureSettings of(const topology::Connection &connection);
    /// Only the attributes that differ in `wanted`.
    QJsonObject changesTo(const CaptureSettings &wanted) const;
    bool isKept() const { return mode != CaptureMode::Live; }
    bool isLive() const { return mode != CaptureMode::File; }

    friend bool operator==(const CaptureSettings &, const CaptureSettings &) = default;
};

} // namespace tomato::plugins
