// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/common/capturesettings.h"

namespace tomato::plugins {

/// What the user chose once for all captures; kept in the program's settings.
struct CapturePreferences
{
    /// The program that opens captures, with its options; empty for `wireshark` in the PATH.
    QString wireshark = {};
    /// What a connection gets that is captured for the first time.
    qint64 segmentBytes = topology::CaptureOptions().segmentBytes;
    qint64 segments = topology::CaptureOptions().segments;
    QString liveAddress = {};
    QString liveAllow = {};
    CaptureMode mode = CaptureMode::File;

    static CapturePreferences load();
    void save() const;

    /// The settings to begin with: those of the connection, or what the user prefers when nothing
    /// was ever said about capturing on it.
    CaptureSettings proposedFor(const topology::Connection &connection) const;

    friend bool operator==(const CapturePreferences &, const CapturePreferences &) = default;
};

} // namespace tomato::plugins
