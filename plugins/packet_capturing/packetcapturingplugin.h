// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/canvasdecoration.h"
#include "plugins/api/connectionactions.h"
#include "plugins/api/connectionoverlay.h"
#include "plugins/api/connectiontab.h"
#include "plugins/api/connectiontraffic.h"
#include "plugins/api/dockprovider.h"
#include "plugins/api/menuprovider.h"
#include "plugins/api/plugin.h"
#include "plugins/api/preferencespage.h"

#include <QObject>
#include <QPointer>

namespace tomato::plugins {

class CaptureActions;
class CaptureHistory;
class JourneysView;
class PacketsView;

/// Packet capturing in the editor: the tab, the menu entries and badges of connections, and the
/// docks.
class PacketCapturingPlugin final : public QObject,
                                    public Plugin,
                                    public ConnectionTabProvider,
                                    public ConnectionActionProvider,
                                    public ConnectionOverlayProvider,
                                    public ConnectionTrafficProvider,
                                    public CanvasDecorationProvider,
                                    public DockProvider,
                                    public MenuProvider,
                                    public PreferencesPageProvider
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID TOMATO_PLUGIN_IID FILE "packet_capturing.json")
    Q_INTERFACES(
        tomato::plugins::Plugin tomato::plugins::ConnectionTabProvider
            tomato::plugins::ConnectionActionProvider tomato::plugins::ConnectionOverlayProvider
                tomato::plugins::ConnectionTrafficProvider tomato::plugins::CanvasDecorationProvider
                    tomato::plugins::DockProvider tomato::plugins::MenuProvider
                        tomato::plugins::PreferencesPageProvider)

public:
    std::unique_ptr<QObject> createForWindow() const override
    {
        return std::make_unique<PacketCapturingPlugin>();
    }
    Result<> initialize(PluginHost &host) override;
    std::unique_ptr<ConnectionTab> createConnectionTab() override;
    QList<QAction *> connectionActions(const std::vector<ConnectionId> &connections,
                                       QObject *parent) override;
    std::optional<ConnectionBadge> badge(const ConnectionId &connection) const override;
    std::optional<ConnectionTraffic> traffic(const ConnectionId &connection) const override;
    CanvasDecoration decoration() const override;
    std::vector<Dock> createDocks() override;
    QMenu *createMenu(QWidget *parent) override;
    std::unique_ptr<PreferencesPage> createPreferencesPage() override;

private:
    void connectJourneys(PacketsView &packets);

    /// Set from initialize() on; the host calls no other function before.
    PluginHost *m_host = nullptr;
    CaptureActions *m_actions = nullptr;
    CaptureHistory *m_history = nullptr;
    /// Owned by the editor.
    QPointer<JourneysView> m_journeys;
};

} // namespace tomato::plugins
