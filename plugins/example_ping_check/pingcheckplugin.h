// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pingresults.h"

#include "plugins/api/connectionactions.h"
#include "plugins/api/connectionoverlay.h"
#include "plugins/api/connectiontab.h"
#include "plugins/api/dockprovider.h"
#include "plugins/api/plugin.h"

namespace pingcheck {

/// An example of everything that a plugin can add for connections: a tab with a setting, an action,
/// a badge on the canvas, and a dock.
class PingCheckPlugin final : public QObject,
                              public tomato::plugins::Plugin,
                              public tomato::plugins::ConnectionTabProvider,
                              public tomato::plugins::ConnectionActionProvider,
                              public tomato::plugins::ConnectionOverlayProvider,
                              public tomato::plugins::DockProvider
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID TOMATO_PLUGIN_IID FILE "ping_check.json")
    Q_INTERFACES(tomato::plugins::Plugin tomato::plugins::ConnectionTabProvider
                     tomato::plugins::ConnectionActionProvider
                         tomato::plugins::ConnectionOverlayProvider tomato::plugins::DockProvider)

public:
    std::unique_ptr<QObject> createForWindow() const override
    {
        return std::make_unique<PingCheckPlugin>();
    }
    tomato::Result<> initialize(tomato::plugins::PluginHost &host) override;
    std::unique_ptr<tomato::plugins::ConnectionTab> createConnectionTab() override;
    QList<QAction *> connectionActions(const std::vector<tomato::ConnectionId> &connections,
                                       QObject *parent) override;
    std::optional<tomato::plugins::ConnectionBadge>
    badge(const tomato::ConnectionId &connection) const override;
    std::vector<tomato::plugins::Dock> createDocks() override;

private:
    void ping(const std::vector<tomato::ConnectionId> &connections);
    void keep(const PingResult &result);

    /// Set from initialize() on; the editor calls no other function before.
    tomato::plugins::PluginHost *m_host = nullptr;
    PingResults m_results;
};

} // namespace pingcheck
