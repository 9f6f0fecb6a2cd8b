// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/connectionactions.h"
#include "plugins/api/connectionoverlay.h"
#include "plugins/api/connectiontab.h"
#include "plugins/api/plugin.h"

#include <QObject>

namespace tomato::plugins {

class CaptureActions;

/// Packet capturing in the editor: the tab, the menu entries and the marks of connections.
class PacketCapturingPlugin final : public QObject,
                                    public Plugin,
                                    public ConnectionTabProvider,
                                    public ConnectionActionProvider,
                                    public ConnectionOverlayProvider
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID TOMATO_PLUGIN_IID FILE "packet_capturing.json")
    Q_INTERFACES(
        tomato::plugins::Plugin tomato::plugins::ConnectionTabProvider
            tomato::plugins::ConnectionActionProvider tomato::plugins::ConnectionOverlayProvider)

public:
    Result<> initialize(PluginHost &host) override;
    std::unique_ptr<ConnectionTab> createConnectionTab() override;
    QList<QAction *> connectionActions(const ConnectionId &connection, QObject *parent) override;
    std::optional<ConnectionBadge> badge(const ConnectionId &connection) const override;

private:
    /// From initialize() on; the host calls nothing else before.
    PluginHost *m_host = nullptr;
    CaptureActions *m_actions = nullptr;
};

} // namespace tomato::plugins
