// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/attributes/capturesettings.h"

namespace tomato::plugins {

/// Describes the effect of settings in words.
struct CaptureSummary
{
    topology::CaptureSettings settings;
    /// The connection's label: "h1:eth0 <-> r1:eth0".
    QString connection;
    /// The ends' labels ("h1:eth0"), in the order of the connection's ends.
    std::array<QString, 2> ends;
    /// Whether the ends are on two hosts.
    bool isBetweenHosts = false;
    bool labRuns = false;
    /// Whether the lab's setting says that recordings as .pcapng hold the secrets of TLS and QUIC.
    bool holdsSecrets = false;
    /// How many packets of the recording a new one would replace.
    qint64 packetsReplaced = 0;

    QString text() const;
};

} // namespace tomato::plugins
