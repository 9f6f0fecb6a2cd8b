// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/attributes/capturesettings.h"

namespace tomato::plugins {

/// Says in words what settings do.
struct CaptureSummary
{
    topology::CaptureSettings settings;
    /// "h1:eth0 <-> r1:eth0".
    QString connection;
    /// "h1:eth0", in the order of the connection's ends.
    std::array<QString, 2> ends;
    bool labRuns = false;
    /// The lab's setting: recordings as .pcapng hold the secrets of TLS and QUIC.
    bool holdsSecrets = false;
    /// Packets of the recording that a new one would take the place of.
    qint64 packetsReplaced = 0;

    QString text() const;
};

} // namespace tomato::plugins
