// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/element.h"
#include "plugins/api/connectionactions.h"
#include "ui/widgets/elementsort.h"

#include <QObject>

#include <vector>

class QAction;
class QMenu;

namespace tomato::ui {

class Actions;
class HostCommands;
class TemplateCommands;
class TopologyScene;

/// The right-click menus of the canvas, and the menu bar's Connection menu, which has the same
/// entries.
class ContextMenus final : public QObject
{
    Q_OBJECT

public:
    /// All of them are borrowed.
    ContextMenus(TopologyScene &scene, Actions &actions,
                 std::vector<plugins::ConnectionActionProvider *> providers,
                 QObject *parent = nullptr);

    /// Opens the menu for the selection. When both elements and connections are selected, it is for
    /// those that lie at `scenePosition`, which is also where new elements are placed.
    void open(const QPointF &scenePosition, const QPoint &globalPosition, QWidget *parent);
    /// Adds the plugins' entries, Configure… and Delete, for one connection or several. The menu
    /// owns the entries.
    void fillConnectionMenu(QMenu &menu, const std::vector<ConnectionId> &connections);

    /// Sets who makes the entry "Assign to Host" of elements; it must outlive this.
    void setHostCommands(HostCommands &commands) { m_hosts = &commands; }

    /// Sets who makes the entry "Add from Template" of the canvas; it must outlive this.
    void setTemplates(TemplateCommands &templates) { m_templates = &templates; }

signals:
    void addRequested(const tomato::ui::ElementSort &sort, const QPointF &scenePosition);

private:
    QAction *deletionOf(const std::vector<ConnectionId> &connections, QMenu &menu);
    void fillElementMenu(QMenu &menu);
    void fillAnnotationMenu(QMenu &menu);
    void addStacking(QMenu &menu);
    void fillCanvasMenu(QMenu &menu, const QPointF &scenePosition);

    TopologyScene &m_scene;
    Actions &m_actions;
    HostCommands *m_hosts = nullptr;
    TemplateCommands *m_templates = nullptr;
    std::vector<plugins::ConnectionActionProvider *> m_providers;
};

} // namespace tomato::ui
