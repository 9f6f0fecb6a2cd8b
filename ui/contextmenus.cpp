// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contextmenus.h"

#include "ui/actions.h"
#include "ui/canvas/topologyscene.h"
#include "ui/elementpalette.h"
#include "ui/icons.h"

#include <QMenu>

namespace tomato::ui {

ContextMenus::ContextMenus(TopologyScene &scene, Actions &actions,
                           std::vector<plugins::ConnectionActionProvider *> providers,
                           QObject *parent)
    : QObject(parent), m_scene(scene), m_actions(actions), m_providers(std::move(providers))
{
}

void ContextMenus::fillConnectionMenu(QMenu &menu, const std::vector<ConnectionId> &connections)
{
    QAction *title = menu.addSection(
        connections.size() == 1
            ? m_scene.document().topology().label(connections.front())
            : tr("%n connection(s)", nullptr, static_cast<int>(connections.size())));
    title->setObjectName(QStringLiteral("connectionTitle"));
    for (plugins::ConnectionActionProvider *provider : m_providers)
        menu.addActions(provider->connectionActions(connections, &menu));
    menu.addSeparator();
    menu.addAction(m_actions.actionConfigure);
    menu.addSeparator();
    menu.addAction(m_actions.actionDelete);
}

void ContextMenus::fillElementMenu(QMenu &menu)
{
    menu.addAction(m_actions.actionStartElement);
    menu.addAction(m_actions.actionStopElement);
    menu.addSeparator();
    menu.addAction(m_actions.actionTerminal);
    menu.addAction(m_actions.actionRunCommand);
    menu.addAction(m_actions.actionServices);
    menu.addAction(m_actions.actionWorkingFolder);
    menu.addAction(m_actions.actionMacTable);
    menu.addSeparator();
    menu.addAction(m_actions.actionConnectSelected);
    menu.addAction(m_actions.actionCopy);
    menu.addAction(m_actions.actionDuplicate);
    menu.addAction(m_actions.actionRename);
    menu.addAction(m_actions.actionDelete);
    menu.addSeparator();
    addStacking(menu);
    menu.addSeparator();
    menu.addAction(m_actions.actionProperties);
}

void ContextMenus::fillCanvasMenu(QMenu &menu, const QPointF &scenePosition)
{
    for (const topology::ElementKind kind : ElementPalette::kinds()) {
        QAction *add = menu.addAction(elementIcon(kind), tr("Add %1").arg(kindName(kind)));
        add->setToolTip(tr("Adds it at this place"));
        add->setStatusTip(add->toolTip());
        connect(add, &QAction::triggered, this,
                [this, kind, scenePosition] { emit addRequested(kind, scenePosition); });
    }
    menu.addSeparator();
    menu.addAction(m_actions.actionConnectTool);
    menu.addSeparator();
    menu.addAction(m_actions.actionPaste);
    menu.addAction(m_actions.actionSelectAll);
    menu.addAction(m_actions.actionZoomToFit);
}

void ContextMenus::fillAnnotationMenu(QMenu &menu)
{
    menu.addAction(m_actions.actionProperties);
    menu.addSeparator();
    addStacking(menu);
    menu.addSeparator();
    menu.addActions({m_actions.actionCut, m_actions.actionCopy, m_actions.actionDuplicate,
                     m_actions.actionDelete});
}

void ContextMenus::addStacking(QMenu &menu)
{
    menu.addActions({m_actions.actionToFront, m_actions.actionToBack, m_actions.actionLock});
}

void ContextMenus::open(const QPointF &scenePosition, const QPoint &globalPosition, QWidget *parent)
{
    const auto elements = m_scene.selectedElements();
    const auto connections = m_scene.selectedConnections();
    auto *menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    if (!elements.empty()) {
        menu->setObjectName(QStringLiteral("elementMenu"));
        fillElementMenu(*menu);
    } else if (!connections.empty()) {
        menu->setObjectName(QStringLiteral("connectionMenu"));
        fillConnectionMenu(*menu, connections);
    } else if (!m_scene.annotations().selected().empty()) {
        menu->setObjectName(QStringLiteral("annotationMenu"));
        fillAnnotationMenu(*menu);
    } else {
        menu->setObjectName(QStringLiteral("canvasMenu"));
        fillCanvasMenu(*menu, scenePosition);
    }
    menu->popup(globalPosition);
}

} // namespace tomato::ui
