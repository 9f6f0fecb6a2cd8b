// SPDX-License-Identifier: GPL-3.0-or-later
// What MainWindow is made of: docks, actions, menus, tool bar, status bar, empty state.
#include "ui/mainwindow.h"

#include "plugins/api/connectionactions.h"
#include "ui/canvas/canvasview.h"
#include "ui/fileactions.h"
#include "ui/icons.h"
#include "ui/manualwindow.h"
#include "ui/messagespanel.h"
#include "ui/palettepanel.h"
#include "ui/propertiespanel.h"

#include <QActionGroup>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QUndoView>
#include <QVBoxLayout>

namespace tomato::ui {

static QDockWidget *addDock(QMainWindow &window, const QString &name, const QString &title,
                            QWidget *content, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, &window);
    dock->setObjectName(name);
    dock->setWidget(content);
    window.addDockWidget(area, dock);
    return dock;
}

void MainWindow::createDocks()
{
    m_palette = new PalettePanel;
    m_properties = new PropertiesPanel(m_document);
    m_messages = new MessagesPanel;
    auto *undo = new QUndoView(&m_document.undoStack());
    undo->setEmptyLabel(tr("As opened"));
    m_viewMenu = new QMenu(tr("&View"), this);
    QDockWidget *palette =
        addDock(*this, "dockPalette", tr("Palette"), m_palette, Qt::LeftDockWidgetArea);
    QDockWidget *properties =
        addDock(*this, "dockProperties", tr("Properties"), m_properties, Qt::RightDockWidgetArea);
    QDockWidget *messages =
        addDock(*this, "dockMessages", tr("Messages"), m_messages, Qt::BottomDockWidgetArea);
    QDockWidget *history =
        addDock(*this, "dockHistory", tr("History"), undo, Qt::RightDockWidgetArea);
    history->hide();
    for (const QDockWidget *dock : {palette, properties, messages, history})
        m_viewMenu->addAction(dock->toggleViewAction());
    m_viewMenu->addSeparator();
    resizeDocks({palette, properties}, {170, 250}, Qt::Horizontal);
    resizeDocks({messages}, {110}, Qt::Vertical);
}

QAction *MainWindow::addAction(QMenu *menu, const QString &name, const QIcon &icon,
                               const QString &text, const QKeySequence &shortcut,
                               const std::function<void()> &act)
{
    auto *action = new QAction(icon, text, this);
    action->setObjectName(name);
    action->setShortcut(shortcut);
    if (!shortcut.isEmpty())
        action->setToolTip(QStringLiteral("%1 (%2)").arg(
            QString(text).remove(QLatin1Char('&')), shortcut.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, act);
    menu->addAction(action);
    return action;
}

void MainWindow::createActions()
{
    createMenus();
    auto *bar = addToolBar(tr("Tools"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setMovable(false);
    bar->addAction(m_startLab);
    bar->addAction(m_stopLab);
    bar->addSeparator();
    bar->addAction(m_select);
    bar->addAction(m_connect);
    bar->addAction(m_delete);
    bar->addSeparator();
    bar->addAction(findChild<QAction *>(QStringLiteral("actionAssignAddresses")));
    bar->addAction(findChild<QAction *>(QStringLiteral("actionZoomToFit")));
    m_viewMenu->addAction(bar->toggleViewAction());
}

void MainWindow::createMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addActions({m_files->newAction(), m_files->openAction()});
    file->addMenu(m_files->recentMenu());
    file->addSeparator();
    file->addActions({m_files->saveAction(), m_files->saveAsAction()});
    file->addSeparator();
    addAction(file, "actionQuit", actionIcon("application-exit", "quit"), tr("&Quit"),
              QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    QAction *undo = m_document.undoStack().createUndoAction(this, tr("&Undo"));
    QAction *redo = m_document.undoStack().createRedoAction(this, tr("&Redo"));
    undo->setObjectName(QStringLiteral("actionUndo"));
    redo->setObjectName(QStringLiteral("actionRedo"));
    undo->setIcon(actionIcon("edit-undo", "undo"));
    redo->setIcon(actionIcon("edit-redo", "redo"));
    undo->setShortcut(QKeySequence::Undo);
    redo->setShortcuts({QKeySequence(QKeySequence::Redo), QKeySequence("Ctrl+Y")});
    edit->addActions({undo, redo});
    edit->addSeparator();
    m_select =
        addAction(edit, "actionSelect", actionIcon({}, "select"), tr("Se&lect"), QKeySequence("V"),
                  [this] { m_scene->setTool(CanvasScene::Tool::Select); });
    m_select->setShortcuts({QKeySequence("V"), QKeySequence(Qt::Key_Escape)});
    m_connect =
        addAction(edit, "actionConnect", actionIcon({}, "connect"), tr("&Connect"),
                  QKeySequence("C"), [this] { m_scene->setTool(CanvasScene::Tool::Connect); });
    auto *tools = new QActionGroup(this);
    for (QAction *tool : {m_select, m_connect}) {
        tool->setCheckable(true);
        tools->addAction(tool);
    }
    m_select->setChecked(true);
    edit->addSeparator();
    m_rename = addAction(edit, "actionRename", actionIcon("edit-rename", "rename"), tr("Re&name…"),
                         QKeySequence("F2"), [this] {
                             const auto elements = m_scene->selectedElements();
                             if (elements.size() == 1)
                                 renameElement(elements.front());
                         });
    m_delete = addAction(edit, "actionDelete", actionIcon("edit-delete", "delete"), tr("&Delete"),
                         QKeySequence::Delete, [this] { deleteSelection(); });
    addAction(edit, "actionSelectAll", {}, tr("Select &All"), QKeySequence::SelectAll, [this] {
        for (QGraphicsItem *item : m_scene->items())
            item->setSelected(true);
    });

    menuBar()->addMenu(m_viewMenu);
    addAction(m_viewMenu, "actionZoomIn", actionIcon("zoom-in", "zoom-in"), tr("Zoom &In"),
              QKeySequence::ZoomIn, [this] { m_view->setZoom(m_view->zoom() * 1.25); });
    addAction(m_viewMenu, "actionZoomOut", actionIcon("zoom-out", "zoom-out"), tr("Zoom &Out"),
              QKeySequence::ZoomOut, [this] { m_view->setZoom(m_view->zoom() / 1.25); });
    addAction(m_viewMenu, "actionZoomOriginal", {}, tr("&Original Size"), QKeySequence("Ctrl+0"),
              [this] { m_view->setZoom(1); });
    addAction(m_viewMenu, "actionZoomToFit", actionIcon("zoom-fit-best", "zoom-fit"),
              tr("Zoom to &Fit"), QKeySequence("Ctrl+9"), [this] { m_view->zoomToFit(); });

    QMenu *lab = menuBar()->addMenu(tr("&Lab"));
    m_startLab = addAction(lab, "actionStartLab", actionIcon({}, "start"), tr("&Start lab"),
                           QKeySequence("F5"), [this] { m_session->start(); });
    m_stopLab = addAction(lab, "actionStopLab", actionIcon({}, "stop"), tr("S&top lab"),
                          QKeySequence("Shift+F5"), [this] { m_session->stop(); });
    lab->addSeparator();
    addAction(lab, "actionAssignAddresses", actionIcon({}, "addresses"), tr("&Assign Addresses"),
              QKeySequence("Ctrl+Shift+A"), [this] { assignAddresses(); });

    m_elementMenu = menuBar()->addMenu(tr("Ele&ment"));
    m_connectionMenu = menuBar()->addMenu(tr("&Connection"));
    connect(m_elementMenu, &QMenu::aboutToShow, this, &MainWindow::fillSelectionMenu);
    connect(m_connectionMenu, &QMenu::aboutToShow, this, &MainWindow::fillSelectionMenu);
    // Enter on a chosen connection configures it, whatever menu is open.
    auto *configureSelected = new QAction(this);
    configureSelected->setShortcuts({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
    configureSelected->setShortcutContext(Qt::WidgetShortcut);
    connect(configureSelected, &QAction::triggered, this, &MainWindow::activateSelection);
    m_view->addAction(configureSelected);

    QMenu *help = menuBar()->addMenu(tr("&Help"));
    addAction(help, "actionManual", actionIcon("help-contents", "help"), tr("&Manual"),
              QKeySequence::HelpContents, [this] { openManual(); });
    addAction(help, "actionAbout", actionIcon("help-about", "about"), tr("&About ToMaTo Desktop"),
              {}, [this] { showAbout(); });
}

void MainWindow::createStatusBar()
{
    m_labState = new QLabel;
    m_labState->setObjectName(QStringLiteral("labState"));
    m_zoom = new QLabel(tr("%1 %").arg(100));
    m_progress = new QProgressBar;
    m_progress->setMaximumWidth(160);
    m_progress->setRange(0, 0);
    m_progress->hide();
    statusBar()->addPermanentWidget(m_progress);
    statusBar()->addPermanentWidget(m_labState);
    statusBar()->addPermanentWidget(m_zoom);
}

void MainWindow::fillElementMenu(QMenu &menu, const ElementId &element)
{
    const auto &elements = m_session->engine().lab().elements;
    const auto status = elements.find(element);
    const bool isRunning =
        status != elements.end() && status->second.state == client::ElementStatus::State::Running;
    menu.addAction(actionIcon({}, "start"), tr("&Start"), this,
                   [this, element] { m_session->startElement(element); })
        ->setEnabled(m_session->isRunning() && !isRunning);
    menu.addAction(actionIcon({}, "stop"), tr("S&top"), this,
                   [this, element] { m_session->stopElement(element); })
        ->setEnabled(isRunning);
    menu.addSeparator();
    menu.addAction(actionIcon("utilities-terminal", "terminal"), tr("Te&rminal"), this,
                   [this, element] { openTerminalIn(element); })
        ->setEnabled(isRunning);
    menu.addAction(actionIcon("system-run", "run"), tr("R&un Command…"), this,
                   [this, element] { runCommandIn(element); })
        ->setEnabled(isRunning);
    menu.addSeparator();
    menu.addAction(actionIcon("edit-rename", "rename"), tr("Re&name…"), this,
                   [this, element] { renameElement(element); });
    menu.addAction(actionIcon("edit-delete", "delete"), tr("&Delete"), this,
                   [this, element] { (void)m_document.remove({element}, {}); });
}

void MainWindow::fillConnectionMenu(QMenu &menu, const ConnectionId &connection)
{
    menu.setToolTipsVisible(true);
    QAction *title = menu.addAction(m_document.topology().label(connection));
    title->setEnabled(false);
    menu.addSeparator();
    for (auto *provider : m_plugins.providers<plugins::ConnectionActionProvider>())
        menu.addActions(provider->connectionActions(connection, &menu));
    menu.addSeparator();
    menu.addAction(actionIcon("configure", "configure"), tr("&Configure…"), this,
                   [this, connection] { configure(connection); })
        ->setObjectName(QStringLiteral("actionConfigure"));
    menu.addAction(actionIcon("edit-delete", "delete"), tr("&Delete"), this,
                   [this, connection] { (void)m_document.remove({}, {connection}); });
}

void MainWindow::fillSelectionMenu()
{
    m_elementMenu->clear();
    m_connectionMenu->clear();
    const auto elements = m_scene->selectedElements();
    const auto connections = m_scene->selectedConnections();
    if (elements.size() == 1)
        fillElementMenu(*m_elementMenu, elements.front());
    if (connections.size() == 1)
        fillConnectionMenu(*m_connectionMenu, connections.front());
}

QWidget *MainWindow::createEmptyState()
{
    auto *state = new QWidget;
    state->setObjectName(QStringLiteral("emptyState"));
    auto *layout = new QVBoxLayout(state);
    layout->setSpacing(10);
    auto *title = new QLabel(QStringLiteral("<h2>%1</h2>").arg(tr("Draw a network")));
    auto *text = new QLabel(tr("Choose a symbol on the left and click here.\n"
                               "Press C, or drag from an element's edge, to connect two of them.\n"
                               "Then start the lab and capture on any connection."));
    title->setAlignment(Qt::AlignCenter);
    text->setAlignment(Qt::AlignCenter);
    layout->addWidget(title);
    layout->addWidget(text);
    const QDir examples(FileActions::examplesFolder());
    for (const QFileInfo &file : examples.entryInfoList({"*.json"}, QDir::Files)) {
        auto *button = new QPushButton(tr("Open the example “%1”")
                                           .arg(file.fileName()
                                                    .section(QLatin1Char('.'), 0, 0)
                                                    .replace(QLatin1Char('_'), QLatin1Char(' '))));
        connect(button, &QPushButton::clicked, this,
                [this, path = file.absoluteFilePath()] { openFile(path); });
        layout->addWidget(button, 0, Qt::AlignCenter);
    }
    return state;
}

void MainWindow::openManual()
{
    (new ManualWindow(this))->show();
}

void MainWindow::showAbout()
{
    QMessageBox::about(
        this, tr("About ToMaTo Desktop"),
        tr("<h3>ToMaTo Desktop %1</h3><p>Draw a network, start it as a lab on your own "
           "machine, capture packets on any connection.</p><p>Free software under the "
           "GNU General Public License, version 3 or later.</p>")
            .arg(QStringLiteral(TOMATO_VERSION)));
}

} // namespace tomato::ui
