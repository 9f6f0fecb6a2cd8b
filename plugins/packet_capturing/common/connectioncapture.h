// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"
#include "app/topology/attributes/capturesettings.h"

#include <QCoreApplication>

namespace tomato::plugins {

class PluginHost;

/// The state of a connection's capture: its settings, and the status that the engine reports.
class ConnectionCapture final
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionCapture)

public:
    enum class Phase
    {
        /// The capture is switched off.
        Off,
        /// The capture is switched on and begins when the lab starts.
        LabStopped,
        /// The engine has not started the capture yet.
        Starting,
        /// The connection has no wire now, since an element is stopped.
        Waiting,
        /// Packets are recorded. While a trigger is awaited, this is the history before it.
        Recording,
        /// The capture ended by itself, as its settings say.
        Ended,
        Failed
    };

    /// Use it briefly only: it points into data of the host and of its engine.
    ConnectionCapture(PluginHost &host, const ConnectionId &connection);

    Phase phase() const { return m_phase; }
    /// Returns the settings of the connection, or of what isBegunElsewhere().
    const topology::CaptureSettings &settings() const { return m_settings; }
    /// Tells whether it is recorded although its topology does not say so: somebody else told the
    /// engine, such as `tomato capture start`.
    bool isBegunElsewhere() const { return m_isBegunElsewhere; }
    /// Returns the engine's status; nullptr when there is none.
    const client::CaptureStatus *status() const { return m_status; }
    /// Returns why nobody can watch what is recorded; empty where that is no problem.
    QString liveReason() const;
    bool hasProblem() const { return m_phase == Phase::Failed || !liveReason().isEmpty(); }
    /// Returns one line: "Recording", "Waiting: r1 is stopped", ...
    QString headline() const;
    /// Explains the headline in a sentence.
    QString explanation() const;

private:
    Phase findPhase() const;
    /// Returns the names of the elements at the connection's ends that do not run.
    QStringList stoppedElements() const;

    PluginHost &m_host;
    ConnectionId m_connection;
    topology::CaptureSettings m_settings;
    const client::CaptureStatus *m_status;
    bool m_isBegunElsewhere = false;
    Phase m_phase;
};

} // namespace tomato::plugins
