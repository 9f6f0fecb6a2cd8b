// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/packetcapturingplugin.h"

#include "plugins/packet_capturing/captureactions.h"
#include "plugins/packet_capturing/capturebadge.h"
#include "plugins/packet_capturing/capturetab.h"

namespace tomato::plugins {

Result<> PacketCapturingPlugin::initialize(PluginHost &host)
{
    m_host = &host;
    m_actions = new CaptureActions(host, this);
    return {};
}

std::unique_ptr<ConnectionTab> PacketCapturingPlugin::createConnectionTab()
{
    return std::make_unique<CaptureTab>(*m_host);
}

QList<QAction *> PacketCapturingPlugin::connectionActions(const ConnectionId &connection,
                                                          QObject *parent)
{
    return m_actions->create(connection, parent);
}

std::optional<ConnectionBadge> PacketCapturingPlugin::badge(const ConnectionId &connection) const
{
    return captureBadge(*m_host, connection);
}

} // namespace tomato::plugins
