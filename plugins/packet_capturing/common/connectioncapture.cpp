// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/connectioncapture.h"

#include "app/client/engineclient.h"
#include "plugins/api/enginetexts.h"
#include "plugins/api/pluginhost.h"

namespace tomato::plugins {

using client::CaptureStatus;
using client::LabStatus;

ConnectionCapture::ConnectionCapture(PluginHost &host, const ConnectionId &connection)
    : m_host(host), m_connection(connection), m_status(host.engine().capture(connection)),
      m_phase(Phase::Off)
{
    if (const topology::Connection *found = host.topology().connection(connection))
        m_settings = topology::captureSettings(*found);
    if (!m_settings.isEnabled && m_status && m_status->isRecording()) {
        m_isBegunElsewhere = true;
        m_settings.isEnabled = true;
        m_settings.mode = m_status->mode;
        m_settings.options = m_status->options;
    }
    m_phase = findPhase();
}

ConnectionCapture::Phase ConnectionCapture::findPhase() const
{
    if (!m_settings.isEnabled)
        return Phase::Off;
    client::EngineClient &engine = m_host.engine();
    const bool runs = engine.isOpen() && (engine.lab().state == LabStatus::State::Starting ||
                                          engine.lab().state == LabStatus::State::Running);
    if (!runs)
        return Phase::LabStopped;
    if (!m_status)
        return Phase::Starting;
    switch (m_status->state) {
    case CaptureStatus::State::Recording:
    case CaptureStatus::State::Armed:
        return Phase::Recording;
    case CaptureStatus::State::Ended:
        return Phase::Ended;
    case CaptureStatus::State::Waiting:
        return Phase::Waiting;
    case CaptureStatus::State::Failed:
        return Phase::Failed;
    case CaptureStatus::State::Stopped:
        break;
    }
    return Phase::Starting;
}

QStringList ConnectionCapture::stoppedElements() const
{
    QStringList names;
    const topology::Topology &topology = m_host.topology();
    const topology::Connection *connection = topology.connection(m_connection);
    if (!connection)
        return names;
    const auto &elements = m_host.engine().lab().elements;
    for (const ElementId &end : connection->ends) {
        const topology::Element *device = topology.deviceOf(end);
        if (!device)
            continue;
        const auto status = elements.find(device->id);
        if (status == elements.end() ||
            status->second.state != client::ElementStatus::State::Running)
            names << device->name();
    }
    names.removeDuplicates();
    return names;
}

QString ConnectionCapture::liveReason() const
{
    return m_status ? m_status->liveReason : QString();
}

QString ConnectionCapture::headline() const
{
    switch (m_phase) {
    case Phase::Off:
        return tr("Not capturing");
    case Phase::LabStopped:
        return tr("The lab is stopped");
    case Phase::Starting:
        return tr("Starting");
    case Phase::Waiting: {
        const QStringList stopped = stoppedElements();
        if (stopped.size() == 1)
            return tr("Waiting: %1 is stopped").arg(stopped.first());
        if (stopped.size() == 2)
            return tr("Waiting: %1 and %2 are stopped").arg(stopped.first(), stopped.last());
        return tr("Waiting for the wire");
    }
    case Phase::Recording:
        if (!liveReason().isEmpty())
            return tr("Recording, but not live");
        return m_status && m_status->state == CaptureStatus::State::Armed
                   ? tr("Waiting for its trigger")
                   : tr("Recording");
    case Phase::Ended:
        return tr("Ended by itself");
    case Phase::Failed:
        break;
    }
    return tr("Capturing failed");
}

QString ConnectionCapture::explanation() const
{
    if (!liveReason().isEmpty())
        return tr("It cannot be watched live: %1.").arg(inUsersLanguage(liveReason()));
    switch (m_phase) {
    case Phase::Off:
        return tr("Packet capturing is not enabled on this connection.");
    case Phase::LabStopped:
        return tr("Packet capturing is enabled and begins when the lab starts.");
    case Phase::Starting:
        return tr("The lab is taking the capture up.");
    case Phase::Waiting:
        return tr("Recording begins as soon as the elements at both ends run.");
    case Phase::Recording:
        if (m_status && m_status->state == CaptureStatus::State::Armed)
            return tr("What comes before the trigger is kept as its history.");
        if (m_isBegunElsewhere)
            return tr("It was begun by another program, such as the shell; Start Capturing makes "
                      "it a setting of this topology.");
        return m_settings.filter().isEmpty() ? tr("Every packet is recorded.")
                                             : tr("Packets that match the filter are recorded.");
    case Phase::Ended:
        return tr("It came to the end that it was given: %1.")
            .arg(inUsersLanguage(m_status->ending));
    case Phase::Failed:
        break;
    }
    const QString reason = m_status ? m_status->reason : QString();
    return reason.isEmpty() ? tr("The engine gives no reason.") : inUsersLanguage(reason);
}

} // namespace tomato::plugins
