// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/link_emulation/linkemulationplugin.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/linkemulation.h"
#include "plugins/api/pluginhost.h"
#include "plugins/link_emulation/emulationtab.h"

#include <QAction>

namespace tomato::plugins {

Result<> LinkEmulationPlugin::initialize(PluginHost &host)
{
    m_host = &host;
    return {};
}

std::unique_ptr<ConnectionTab> LinkEmulationPlugin::createConnectionTab()
{
    if (m_kernel == nullptr) {
        m_kernel = new client::KernelCheck(this);
        m_kernel->start();
    }
    return std::make_unique<EmulationTab>(*m_host, *m_kernel);
}

QList<QAction *>
LinkEmulationPlugin::connectionActions(const std::vector<ConnectionId> &connections,
                                       QObject *parent)
{
    std::vector<ConnectionId> up;
    std::vector<ConnectionId> down;
    for (const ConnectionId &id : connections) {
        const topology::Connection *connection = m_host->topology().connection(id);
        if (connection != nullptr)
            (topology::isLinkDown(*connection) ? down : up).push_back(id);
    }
    QList<QAction *> actions;
    if (!up.empty())
        actions << createAction(up, true, parent);
    if (!down.empty())
        actions << createAction(down, false, parent);
    return actions;
}

QAction *LinkEmulationPlugin::createAction(const std::vector<ConnectionId> &connections, bool down,
                                           QObject *parent)
{
    auto *action = new QAction(down ? tr("Take Lin&k Down") : tr("Bring Lin&k Up"), parent);
    action->setObjectName(down ? QStringLiteral("linkDown") : QStringLiteral("linkUp"));
    const QString tip = down ? tr("The elements at both ends lose their carrier, as if the cable "
                                  "had been pulled")
                             : tr("The elements at both ends get their carrier back");
    action->setToolTip(tip);
    action->setStatusTip(tip);
    connect(action, &QAction::triggered, this, [this, connections, down] {
        PluginHost::ConnectionChanges changes;
        for (const ConnectionId &id : connections)
            changes[id] = {{topology::LinkDownAttribute, down ? QJsonValue(true) : QJsonValue()}};
        const QString text = down ? tr("Take a link down") : tr("Bring a link up");
        if (const auto changed = m_host->changeConnections(changes, text); !changed)
            m_host->showMessage(PluginHost::Severity::Problem,
                                QString::fromStdString(changed.error().text()));
    });
    return action;
}

} // namespace tomato::plugins
