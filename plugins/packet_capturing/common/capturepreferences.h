// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/attributes/capturesettings.h"

namespace tomato::plugins {

/// The user's preferences for all captures, stored in the program's settings.
struct CapturePreferences
{
    /// The program that opens captures, with its options; empty for `wireshark` in the PATH.
    QString wireshark = {};
    /// The ring limits for a connection that is captured for the first time.
    capture::RingLimits limits = {};
    QString liveAddress = {};
    QString liveAllow = {};
    bool livePlain = false;
    capture::CaptureMode mode = capture::CaptureMode::File;

    static CapturePreferences load();
    void save() const;

    /// Returns the settings to begin with: those of the connection, or the user's preferences when
    /// the connection has no settings of captures.
    topology::CaptureSettings proposedFor(const topology::Connection &connection) const;

    friend bool operator==(const CapturePreferences &, const CapturePreferences &) = default;
};

} // namespace tomato::plugins
