// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/attributes/capturesettings.h"

namespace tomato::plugins {

/// What the user chose once for all captures; kept in the program's settings.
struct CapturePreferences
{
    /// The program that opens captures, with its options; empty for `wireshark` in the PATH.
    QString wireshark = {};
    /// What a connection gets that is captured for the first time.
    capture::RingLimits limits = {};
    QString liveAddress = {};
    QString liveAllow = {};
    capture::CaptureMode mode = capture::CaptureMode::File;

    static CapturePreferences load();
    void save() const;

    /// The settings to begin with: those of the connection, or what the user prefers when nothing
    /// was ever said about capturing on it.
    topology::CaptureSettings proposedFor(const topology::Connection &connection) const;

    friend bool operator==(const CapturePreferences &, const CapturePreferences &) = default;
};

} // namespace tomato::plugins
