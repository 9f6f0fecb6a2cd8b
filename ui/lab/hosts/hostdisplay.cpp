// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/hosts/hostdisplay.h"

#include "app/topology/attributes/hostvalues.h"
#include "ui/canvas/legend/hostlegend.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/lab/hosts/hosttexts.h"
#include "ui/lab/hosts/labhosts.h"

#include <QAction>
#include <QSettings>

namespace tomato::ui {

static const QString ColoursKey = QStringLiteral("view/hostColours");

HostDisplay::HostDisplay(LabHosts &hosts, TopologyScene &scene, CanvasView &view, QObject *parent)
    : QObject(parent), m_hosts(hosts), m_scene(scene),
      m_colours(new QAction(tr("Colour by &Host"), this)), m_legend(new HostLegend(view))
{
    m_colours->setObjectName(QStringLiteral("hostColours"));
    m_colours->setStatusTip(tr("Frame each element in the colour of the machine that it runs on"));
    m_colours->setToolTip(m_colours->statusTip());
    m_colours->setCheckable(true);
    m_colours->setChecked(QSettings().value(ColoursKey).toBool());
    connect(m_colours, &QAction::toggled, this, [this](bool isOn) {
        QSettings().setValue(ColoursKey, isOn);
        refreshColours();
    });
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        refreshColours();
        refreshPaths();
    });
    connect(&scene.document(), &document::Document::topologyChanged, &m_soon,
            qOverload<>(&QTimer::start));
    connect(&hosts, &LabHosts::changed, this, &HostDisplay::refreshPaths);
    refreshColours();
}

void HostDisplay::refreshColours()
{
    HostColours colours;
    if (m_colours->isChecked()) {
        std::set<QString> names;
        for (const auto &[id, element] : m_scene.document().topology().elements()) {
            if (!element.isInterface())
                names.insert(topology::hostOf(element));
        }
        colours = coloursOf(names);
    }
    m_scene.setHostColours(colours);
    m_legend->setColours(std::move(colours));
}

void HostDisplay::refreshPaths()
{
    const bool isKnown = !m_hosts.all().empty();
    for (const auto &[id, connection] : m_scene.connections().all()) {
        if (!connection->crossesHosts())
            continue;
        const auto &[first, second] = connection->ends();
        connection->setPath(
            isKnown ? HostTexts::path(m_hosts.find(first->host()), m_hosts.find(second->host()))
                    : QString());
    }
}

} // namespace tomato::ui
