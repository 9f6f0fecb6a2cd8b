// SPDX-License-Identifier: GPL-3.0-or-later
#include "pingcheckplugin.h"

#include "pingrun.h"
#include "pingtab.h"

#include "app/client/engineclient.h"
#include "plugins/api/pluginhost.h"

#include <QAction>
#include <QHeaderView>
#include <QTreeView>

namespace pingcheck {

using namespace tomato;

static const QString ResultsDock = QStringLiteral("pingResultsDock");

Result<> PingCheckPlugin::initialize(plugins::PluginHost &host)
{
    m_host = &host;
    connect(&host, &plugins::PluginHost::documentReplaced, &m_results, &PingResults::clear);
    return {};
}

std::unique_ptr<plugins::ConnectionTab> PingCheckPlugin::createConnectionTab()
{
    return std::make_unique<PingTab>();
}

QList<QAction *> PingCheckPlugin::connectionActions(const std::vector<ConnectionId> &connections,
                                                    QObject *parent)
{
    auto *action = new QAction(tr("Ping &Across"), parent);
    action->setObjectName(QStringLiteral("pingAcross"));
    const bool isRunning = m_host->engine().lab().state == client::LabStatus::State::Running;
    const QString tip = isRunning ? tr("Pings from one end of the connection to the other")
                                  : tr("Start the lab first");
    action->setEnabled(isRunning);
    action->setToolTip(tip);
    action->setStatusTip(tip);
    connect(action, &QAction::triggered, this, [this, connections] { ping(connections); });
    return {action};
}

void PingCheckPlugin::ping(const std::vector<ConnectionId> &connections)
{
    for (const ConnectionId &id : connections) {
        const topology::Connection *connection = m_host->topology().connection(id);
        if (!connection)
            continue; // it went while its menu was open
        const auto run = PingRun::start(*m_host, id, PingTab::count(*connection), this);
        if (run)
            connect(*run, &PingRun::finished, this, &PingCheckPlugin::keep);
        else
            m_host->showMessage(plugins::PluginHost::Severity::Warning,
                                QString::fromStdString(run.error().text()));
    }
    m_host->showDock(ResultsDock);
}

void PingCheckPlugin::keep(const PingResult &result)
{
    m_results.add(result);
    m_host->refreshBadges();
}

std::optional<plugins::ConnectionBadge> PingCheckPlugin::badge(const ConnectionId &connection) const
{
    const auto result = m_results.latest(connection);
    if (!result)
        return {};
    plugins::ConnectionBadge badge;
    const bool isGood = result->problem.isEmpty() && result->received == result->sent;
    using Shape = plugins::ConnectionBadge::Shape;
    badge.shape = isGood ? Shape::Ring : Shape::Warning;
    badge.text = result->problem.isEmpty() ? PingResults::text(*result) : QString();
    badge.toolTip = tr("Ping %1: %2").arg(result->way, PingResults::text(*result));
    return badge;
}

std::vector<plugins::Dock> PingCheckPlugin::createDocks()
{
    auto *list = new QTreeView;
    list->setAccessibleName(tr("Ping results"));
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setModel(&m_results);
    list->header()->setStretchLastSection(true);
    connect(list, &QTreeView::activated, this, [this](const QModelIndex &index) {
        m_host->reveal(m_results.at(index.row()).connection);
    });
    return {{ResultsDock, tr("Pin&g Results"), tr("What pings across connections brought"), list}};
}

} // namespace pingcheck
