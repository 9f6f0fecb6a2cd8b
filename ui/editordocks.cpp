// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editordocks.h"

#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/mainwindow.h"
#include "ui/palette/elementpalette.h"
#include "ui/panels/historyview.h"
#include "ui/panels/messagespanel.h"
#include "ui/panels/overviewmap.h"
#include "ui/properties/propertiespanel.h"
#include "ui/tree/topologytree.h"
#include "ui/widgets/dockroom.h"
#include "ui/widgets/docktoggle.h"
#include "ui/widgets/fittingscrollarea.h"

#include <QAction>
#include <QDockWidget>

namespace tomato::ui {

QDockWidget *EditorDocks::add(Qt::DockWidgetArea area, const QString &title, const QString &tip,
                              const QString &name, QWidget *content, const QKeySequence &keys)
{
    auto *dock = new QDockWidget(title, &m_window);
    toggleInFront(*dock, keys);
    describeToggle(*dock->toggleViewAction(), tip);
    dock->setObjectName(name);
    dock->setWidget(content);
    m_window.addDockWidget(area, dock);
    giveRoomWhenShown(m_window, *dock);
    return dock;
}

EditorDocks::EditorDocks(QMainWindow &window, QUndoStack &changes, TopologyScene &scene,
                         CanvasView &view)
    : m_window(window), m_palette(new ElementPalette(&window)),
      m_properties(new PropertiesPanel(scene, &window)), m_messages(new MessagesPanel(&window)),
      m_tree(new TopologyTree(scene, view, &window))
{
    m_paletteDock = add(Qt::LeftDockWidgetArea, MainWindow::tr("Elements"),
                        MainWindow::tr("What can be added to the canvas"),
                        QStringLiteral("paletteDock"), new FittingScrollArea(m_palette, &window));
    m_propertiesDock = add(Qt::RightDockWidgetArea, MainWindow::tr("Properties"),
                           MainWindow::tr("Names, addresses and more of what is selected"),
                           QStringLiteral("propertiesDock"), m_properties);
    m_messagesDock = add(Qt::BottomDockWidgetArea, MainWindow::tr("Messages"),
                         MainWindow::tr("What went wrong, and where"),
                         QStringLiteral("messagesDock"), m_messages, Qt::CTRL | Qt::Key_9);
    m_messagesDock->hide(); // until there is something that matters
    addOverviews(changes, scene, view);
    window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    window.setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea); // tables are wide
    window.resizeDocks({m_propertiesDock}, {270}, Qt::Horizontal);
    window.resizeDocks({m_messagesDock}, {110}, Qt::Vertical);
}

void EditorDocks::addOverviews(QUndoStack &changes, TopologyScene &scene, CanvasView &view)
{
    m_historyDock =
        add(Qt::RightDockWidgetArea, MainWindow::tr("History"),
            MainWindow::tr("All changes, to go back to any of them"), QStringLiteral("historyDock"),
            new HistoryView(changes, &m_window), Qt::CTRL | Qt::Key_8);
    m_treeDock = add(
        Qt::LeftDockWidgetArea, MainWindow::tr("Topology"),
        MainWindow::tr("All elements and interfaces as a tree, with what they are connected to"),
        QStringLiteral("treeDock"), m_tree, Qt::CTRL | Qt::Key_6);
    m_mapDock = add(Qt::LeftDockWidgetArea, MainWindow::tr("Overview"),
                    MainWindow::tr("The whole topology, small, to move the visible part in"),
                    QStringLiteral("mapDock"), new OverviewMap(scene, view, &m_window),
                    Qt::CTRL | Qt::Key_7);
    m_window.tabifyDockWidget(m_paletteDock, m_treeDock);
    for (QDockWidget *dock : {m_historyDock, m_treeDock, m_mapDock})
        dock->hide();
}

void EditorDocks::showProperties() const
{
    m_propertiesDock->show();
    m_propertiesDock->raise();
    m_properties->focusFirstField();
}

void EditorDocks::showMessages() const
{
    m_messagesDock->show();
    m_messagesDock->raise();
}

QList<QAction *> EditorDocks::toggleActions() const
{
    QList<QAction *> actions;
    for (const QDockWidget *dock :
         {m_paletteDock, m_treeDock, m_mapDock, m_propertiesDock, m_messagesDock, m_historyDock})
        actions << dock->toggleViewAction();
    return actions;
}

} // namespace tomato::ui
