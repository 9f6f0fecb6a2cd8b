// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/contextmenus.h"

#include "ui/canvas/scene/topologyscene.h"
#include "ui/commands/actions.h"
#include "ui/commands/hostcommands.h"
#include "ui/commands/templatecommands.h"
#include "ui/palette/elementpalette.h"
#include "ui/widgets/icons.h"

#include <QLabel>
#include <QMenu>
#include <QWidgetAction>

namespace tomato::ui {

ContextMenus::ContextMenus(TopologyScene &scene, Actions &actions,
                           std::vector<plugins::ConnectionActionProvider *> providers,
                           QObject *parent)
    : QObject(parent), m_scene(scene), m_actions(actions), m_providers(std::move(providers))
{
}

/// Adds the subject of a menu above its entries: the style's own section titles exceed the border.
static void addTitle(QMenu &menu, const QString &text)
{
    auto *label = new QLabel(text, &menu);
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(10, 5, 10, 5);
    QFont bold = label->font();
    bold.setWeight(QFont::DemiBold);
    label->setFont(bold);
    auto *title = new QWidgetAction(&menu);
    title->setObjectName(QStringLiteral("connectionTitle"));
    title->setDefaultWidget(label);
    title->setText(text);
    title->setStatusTip(text);
    title->setEnabled(false);
    label->setEnabled(true); // it is no entry, and as easy to read as one
    menu.addAction(title);
    menu.addSeparator();
}

void ContextMenus::fillConnectionMenu(QMenu &menu, const std::vector<ConnectionId> &connections)
{
    addTitle(menu, connections.size() == 1
                       ? m_scene.document().topology().label(connections.front())
                       : tr("%n connection(s)", nullptr, static_cast<int>(connections.size())));
    for (plugins::ConnectionActionProvider *provider : m_providers)
        menu.addActions(provider->connectionActions(connections, &menu));
    menu.addSeparator();
    menu.addAction(m_actions.actionConfigure);
    menu.addSeparator();
    const bool isOnlyThese =
        m_scene.selectedElements().empty() && m_scene.annotations().selected().empty();
    menu.addAction(isOnlyThese ? m_actions.actionDelete : deletionOf(connections, menu));
}

/// Elements are selected, too, and this menu is not about them.
QAction *ContextMenus::deletionOf(const std::vector<ConnectionId> &connections, QMenu &menu)
{
    auto *remove = new QAction(tr("&Delete Connections"), &menu);
    remove->setObjectName(QStringLiteral("deleteConnections"));
    remove->setIcon(m_actions.actionDelete->icon());
    remove->setStatusTip(tr("Delete the connections; the elements that are selected stay"));
    remove->setToolTip(remove->statusTip());
    connect(remove, &QAction::triggered, this, [this, connections] {
        m_scene.select({}, connections);
        m_actions.actionDelete->trigger();
    });
    return remove;
}

void ContextMenus::fillElementMenu(QMenu &menu)
{
    const auto elements = m_scene.selectedElements();
    const bool isSwitch = elements.size() == 1 && m_scene.elementItem(elements.front())->kind() ==
                                                      topology::ElementKind::Switch;
    menu.addAction(m_actions.actionStartElement);
    menu.addAction(m_actions.actionStopElement);
    menu.addSeparator();
    menu.addAction(m_actions.actionTerminal);
    menu.addAction(m_actions.actionRunCommand);
    menu.addAction(m_actions.actionServices);
    menu.addAction(m_actions.actionWorkingFolder);
    if (isSwitch)
        menu.addAction(m_actions.actionMacTable);
    menu.addSeparator();
    if (m_hosts != nullptr)
        menu.addMenu(m_hosts->createAssignMenu(&menu));
    if (elements.size() == 2)
        menu.addAction(m_actions.actionConnectSelected);
    menu.addAction(m_actions.actionCopy);
    menu.addAction(m_actions.actionDuplicate);
    menu.addAction(m_actions.actionSaveTemplate);
    menu.addAction(m_actions.actionRename);
    menu.addAction(m_actions.actionDelete);
    menu.addSeparator();
    addStacking(menu);
    menu.addSeparator();
    menu.addAction(m_actions.actionProperties);
}

void ContextMenus::fillCanvasMenu(QMenu &menu, const QPointF &scenePosition)
{
    for (const ElementSort &sort : ElementPalette::sorts()) {
        QAction *add = menu.addAction(elementIcon(sort), tr("Add %1").arg(kindName(sort)));
        add->setToolTip(tr("Adds it at this place"));
        add->setStatusTip(add->toolTip());
        connect(add, &QAction::triggered, this,
                [this, sort, scenePosition] { emit addRequested(sort, scenePosition); });
    }
    if (m_templates != nullptr)
        m_templates->addMenuFor(menu, scenePosition);
    menu.addSeparator();
    menu.addAction(m_actions.actionConnectTool);
    menu.addSeparator();
    menu.addAction(m_actions.actionPaste);
    menu.addAction(m_actions.actionSelectAll);
    menu.addAction(m_actions.actionSelectConnections);
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
    // When both elements and connections are selected, the menu is for those that were clicked.
    const bool isOnConnection =
        !connections.empty() && (elements.empty() || (!m_scene.elementAt(scenePosition) &&
                                                      m_scene.connectionAt(scenePosition)));
    if (!elements.empty() && !isOnConnection) {
        menu->setObjectName(QStringLiteral("elementMenu"));
        fillElementMenu(*menu);
    } else if (isOnConnection) {
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
