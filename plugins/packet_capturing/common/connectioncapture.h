// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"
#include "app/topology/attributes/capturesettings.h"

#include <QCoreApplication>

namespace tomato::plugins {

class PluginHost;

/// How a connection's capture stands: its settings, and what the engine says of it.
class ConnectionCapture final
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionCapture)

public:
    enum class Phase
    {
        /// Not enabled.
        Off,
        /// Enabled; begins when the lab starts.
        LabStopped,
        /// The lab has not taken the capture up yet.
        Starting,
        /// The wire is not there: an element is stopped.
        Waiting,
        /// Also while it waits for its trigger: the history is recorded.
        Recording,
        /// By itself, as it was asked to.
        Ended,
        Failed
    };

    /// For a moment only: it points into what the host and its engine hold.
    ConnectionCapture(PluginHost &host, const ConnectionId &connection);

    Phase phase() const { return m_phase; }
    const topology::CaptureSettings &settings() const { return m_settings; }
    /// What the engine says; nullptr when it says nothing.
    const client::CaptureStatus *status() const { return m_status; }
    /// One line: "Recording", "Waiting: r1 is stopped", ...
    QString headline() const;
    /// What that means, in a sentence.
    QString explanation() const;

private:
    Phase findPhase() const;
    /// The names of the elements at the connection's ends that do not run.
    QStringList stoppedElements() const;

    PluginHost &m_host;
    ConnectionId m_connection;
    topology::CaptureSettings m_settings;
    const client::CaptureStatus *m_status;
    Phase m_phase;
};

} // namespace tomato::plugins
