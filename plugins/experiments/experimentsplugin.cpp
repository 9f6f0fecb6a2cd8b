// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/experimentsplugin.h"

#include "app/experiment/plan/experiment.h"
#include "app/topology/lookup.h"
#include "plugins/api/listtext.h"
#include "plugins/api/pluginhost.h"

#include <QAction>
#include <QJsonArray>
#include <QMenu>

#include <map>

namespace tomato::plugins {

static const QString TimelineDock = QStringLiteral("timeline");

Result<> ExperimentsPlugin::initialize(PluginHost &host)
{
    m_host = &host;
    m_runs = std::make_unique<ExperimentProcess>();
    connect(m_runs.get(), &ExperimentProcess::finished, &host, &PluginHost::refreshBadges);
    connect(m_runs.get(), &ExperimentProcess::progressed, &host, [this] {
        const RunProgress &progress = m_runs->progress();
        const std::pair shown(progress.run, progress.verdicts.size());
        if (std::exchange(m_shown, shown) != shown || !progress.now)
            m_host->refreshBadges();
    });
    const auto refresh = [this] {
        if (!m_runs->progress().verdicts.empty())
            m_host->refreshBadges();
    };
    connect(&host, &PluginHost::topologyChanged, this, refresh);
    connect(&host, &PluginHost::documentReplaced, this, refresh);
    connect(&host, &PluginHost::captureDropped, this,
            [this](const QString &file, const ConnectionId &connection, const ElementId &element) {
                panel()->addReplay(file, connection, element);
                m_host->showDock(TimelineDock);
            });
    return {};
}

TimelinePanel *ExperimentsPlugin::panel()
{
    if (m_panel == nullptr)
        m_panel = new TimelinePanel(*m_host, *m_runs);
    return m_panel;
}

std::vector<Dock> ExperimentsPlugin::createDocks()
{
    return {{TimelineDock, tr("Time&line"),
             tr("What happens when in the experiment of this topology, and what came out"), panel(),
             Dock::Place::Bottom, Qt::CTRL | Qt::Key_4}};
}

QMenu *ExperimentsPlugin::createMenu(QWidget *parent)
{
    auto *menu = new QMenu(tr("E&xperiment"), parent);
    menu->setObjectName(QStringLiteral("experimentMenu"));
    const auto show = [this] { m_host->showDock(TimelineDock); };
    for (QAction *action : panel()->runActions()) {
        menu->addAction(action);
        connect(action, &QAction::triggered, this, show);
    }
    menu->addSeparator();
    for (QAction *action : panel()->stepActions()) {
        menu->addAction(action);
        connect(action, &QAction::triggered, this, show);
    }
    menu->addSeparator();
    QAction *timeline = menu->addAction(tr("Show &Timeline"), this, show);
    timeline->setObjectName(QStringLiteral("showTimeline"));
    timeline->setToolTip(tr("Show the steps of the experiment, to change and perform them"));
    timeline->setStatusTip(timeline->toolTip());
    return menu;
}

CanvasDecoration ExperimentsPlugin::decoration() const
{
    const topology::Topology &topology = m_host->topology();
    if (m_runs->progress().verdicts.empty() || !m_runs->isOf(RunSubject(topology)))
        return {};
    const QJsonArray statements = topology.attributes()
                                      .value(experiment::ExperimentAttribute)
                                      .toObject()
                                      .value(QLatin1String("expect"))
                                      .toArray();
    const auto &verdicts = m_runs->progress().verdicts;
    struct Counts
    {
        int held = 0;
        QStringList failed;
    };
    std::map<ConnectionId, Counts> links;
    for (const auto &[statement, verdict] : verdicts) {
        const auto id = topology::findConnection(
            topology, statements.at(statement)[QLatin1String("on")].toString());
        if (!id)
            continue;
        if (verdict.held)
            ++links[*id].held;
        else
            links[*id].failed << verdict.name;
    }
    CanvasDecoration decoration;
    for (const auto &[id, counts] : links) {
        CanvasDecoration::Link link;
        link.connection = id;
        link.isCrossed = !counts.failed.isEmpty();
        link.text = link.isCrossed ? QStringLiteral("✗ ") + listText(counts.failed)
                                   : tr("✓ %n held", nullptr, counts.held);
        link.isGood = !link.isCrossed;
        decoration.links.push_back(link);
    }
    return decoration;
}

} // namespace tomato::plugins
