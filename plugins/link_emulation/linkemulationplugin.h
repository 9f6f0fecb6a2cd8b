// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/kernelcheck.h"
#include "plugins/api/connectionactions.h"
#include "plugins/api/connectiontab.h"
#include "plugins/api/plugin.h"

#include <QObject>

namespace tomato::plugins {

/// Link emulation in the editor: the tab, and the menu entries that take connections up and down.
class LinkEmulationPlugin final : public QObject,
                                  public Plugin,
                                  public ConnectionTabProvider,
                                  public ConnectionActionProvider
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID TOMATO_PLUGIN_IID FILE "link_emulation.json")
    Q_INTERFACES(tomato::plugins::Plugin tomato::plugins::ConnectionTabProvider
                     tomato::plugins::ConnectionActionProvider)

public:
    std::unique_ptr<QObject> createForWindow() const override
    {
        return std::make_unique<LinkEmulationPlugin>();
    }
    Result<> initialize(PluginHost &host) override;
    std::unique_ptr<ConnectionTab> createConnectionTab() override;
    QList<QAction *> connectionActions(const std::vector<ConnectionId> &connections,
                                       QObject *parent) override;

private:
    QAction *createAction(const std::vector<ConnectionId> &connections, bool down, QObject *parent);

    /// Set from initialize() on; the host calls no other function before.
    PluginHost *m_host = nullptr;
    /// Created when the first tab is shown.
    client::KernelCheck *m_kernel = nullptr;
};

} // namespace tomato::plugins
