// SPDX-License-Identifier: GPL-3.0-or-later
// The docks of the window that are the editor's own; those of plugins come from PluginDocks.
#include "ui/canvas/canvasview.h"
#include "ui/canvas/topologyscene.h"
#include "ui/commands/editcommands.h"
#include "ui/mainwindow.h"
#include "ui/messagespanel.h"
#include "ui/overviewmap.h"
#include "ui/palette/elementpalette.h"
#include "ui/properties/propertiespanel.h"
#include "ui/tree/topologytree.h"
#include "ui/widgets/dockroom.h"
#include "ui/widgets/fittingscrollarea.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QDockWidget>
#include <QUndoView>

namespace tomato::ui {

QDockWidget *MainWindow::addDock(Qt::DockWidgetArea area, const QString &title, const QString &tip,
                                 const QString &name, QWidget *content)
{
    auto *dock = new QDockWidget(title, this);
    dock->toggleViewAction()->setToolTip(tip);
    dock->toggleViewAction()->setStatusTip(tip);
    dock->setObjectName(name);
    dock->setWidget(content);
    addDockWidget(area, dock);
    giveRoomWhenShown(*this, *dock);
    return dock;
}

void MainWindow::createDocks()
{
    auto *elements = new ElementPalette(this);
    connect(elements, &ElementPalette::chosen, this,
            [this](topology::ElementKind kind) { m_edits->add(kind); });
    m_paletteDock =
        addDock(Qt::LeftDockWidgetArea, tr("Elements"), tr("What can be added to the canvas"),
                QStringLiteral("paletteDock"), new FittingScrollArea(elements, this));
    m_properties = new PropertiesPanel(*m_scene, this);
    m_propertiesDock = addDock(Qt::RightDockWidgetArea, tr("Properties"),
                               tr("Names, addresses and more of what is selected"),
                               QStringLiteral("propertiesDock"), m_properties);
    m_messages = new MessagesPanel(this);
    m_messagesDock =
        addDock(Qt::BottomDockWidgetArea, tr("Messages"), tr("What went wrong, and where"),
                QStringLiteral("messagesDock"), m_messages);
    m_messagesDock->hide(); // until there is something that matters
    createOverviewDocks();
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea); // tables are wide
    resizeDocks({m_propertiesDock}, {270}, Qt::Horizontal);
    resizeDocks({m_messagesDock}, {110}, Qt::Vertical);
}

void MainWindow::createOverviewDocks()
{
    auto *history = new QUndoView(&m_document.undoStack(), this);
    history->setAccessibleName(tr("History"));
    history->setEmptyLabel(tr("As it was opened"));
    history->setCleanIcon(actionIcon(QStringLiteral("save"), palette()));
    m_historyDock = addDock(Qt::RightDockWidgetArea, tr("History"),
                            tr("All changes, to go back to any of them"),
                            QStringLiteral("historyDock"), history);
    m_historyDock->toggleViewAction()->setShortcut(Qt::CTRL | Qt::Key_8);
    m_tree = new TopologyTree(*m_scene, *m_view, this);
    m_treeDock =
        addDock(Qt::LeftDockWidgetArea, tr("Topology"),
                tr("All elements and interfaces as a tree, with what they are connected to"),
                QStringLiteral("treeDock"), m_tree);
    m_treeDock->toggleViewAction()->setShortcut(Qt::CTRL | Qt::Key_6);
    m_mapDock = addDock(Qt::LeftDockWidgetArea, tr("Overview"),
                        tr("The whole topology, small, to move the visible part in"),
                        QStringLiteral("mapDock"), new OverviewMap(*m_scene, *m_view, this));
    m_mapDock->toggleViewAction()->setShortcut(Qt::CTRL | Qt::Key_7);
    tabifyDockWidget(m_paletteDock, m_treeDock);
    connect(m_treeDock->toggleViewAction(), &QAction::triggered, m_treeDock, &QWidget::raise);
    for (QDockWidget *dock : {m_historyDock, m_treeDock, m_mapDock})
        dock->hide();
}

} // namespace tomato::ui
