// SPDX-License-Identifier: GPL-3.0-or-later
// This file has the menu bar and the tool bar of MainWindow.
#include "ui/mainwindow.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/labsettings.h"
#include "plugins/api/menuprovider.h"
#include "ui/bulk/bulkcommands.h"
#include "ui/canvas/canvasoptions.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/commands/actions.h"
#include "ui/commands/annotationcommands.h"
#include "ui/commands/contextmenus.h"
#include "ui/commands/filecommands.h"
#include "ui/commands/layoutcommands.h"
#include "ui/editordocks.h"
#include "ui/hosttools.h"
#include "ui/lab/trafficdisplay.h"
#include "ui/plugins/plugindocks.h"
#include "ui/plugins/pluginloader.h"

#include <QDockWidget>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

namespace tomato::ui {

void MainWindow::createMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    file->addActions({m_actions->actionNew, m_actions->actionNewWindow, m_actions->actionOpen});
    QMenu *recent = file->addMenu(tr("Open &Recent"));
    recent->setObjectName(QStringLiteral("recentMenu"));
    recent->setToolTipsVisible(true);
    connect(recent, &QMenu::aboutToShow, this,
            [this, recent] { m_files->fillRecentMenu(*recent); });
    file->addAction(m_actions->actionImport);
    file->addSeparator();
    file->addActions({m_actions->actionSave, m_actions->actionSaveAs});
    file->addSeparator();
    file->addActions({m_actions->actionExportTopology, m_actions->actionExportExperiment,
                      m_actions->actionExport, m_actions->actionPrint});
    file->addSeparator();
    file->addActions({m_actions->actionCloseWindow, m_actions->actionQuit});

    QMenu *edit = menuBar()->addMenu(tr("&Edit"));
    edit->addActions({m_actions->actionUndo, m_actions->actionRedo});
    edit->addSeparator();
    edit->addActions({m_actions->actionCut, m_actions->actionCopy, m_actions->actionPaste,
                      m_actions->actionDuplicate});
    edit->addSeparator();
    edit->addActions({m_actions->actionSelectTool, m_actions->actionConnectTool,
                      m_actions->actionConnectSelected, m_bulk->linkAction()});
    edit->addSeparator();
    edit->addActions({m_actions->actionSelectAll, m_actions->actionSelectConnections,
                      m_actions->actionFind, m_actions->actionRename, m_bulk->renameAction(),
                      m_actions->actionDelete});
    edit->addSeparator();
    QMenu *arrange = edit->addMenu(tr("Arran&ge"));
    arrange->addActions({m_actions->actionAlignRow, m_actions->actionAlignColumn,
                         m_actions->actionSpreadAcross, m_actions->actionSpreadDown});
    arrange->addSeparator();
    arrange->addActions({m_actions->actionToFront, m_actions->actionToBack, m_actions->actionLock});
    arrange->addSeparator();
    arrange->addMenu(m_layouts->createMenu(arrange));
    edit->addSeparator();
    edit->addActions({m_actions->actionProperties, m_actions->actionPreferences});

    QMenu *insert = menuBar()->addMenu(m_annotations->createInsertMenu(this))->menu();
    insert->addSeparator();
    insert->addAction(m_bulk->fabricAction());

    QMenu *view = menuBar()->addMenu(tr("&View"));
    view->addActions({m_actions->actionZoomIn, m_actions->actionZoomOut, m_actions->actionZoomReset,
                      m_actions->actionZoomToFit, m_actions->actionZoomToSelection});
    view->addSeparator();
    view->addActions(m_canvasOptions->actions());
    view->addMenu(m_canvasOptions->createLabelsMenu(view));
    view->addSeparator();
    view->addActions(m_traffic->actions());
    view->addAction(m_hosts->colourAction());
    view->addSeparator();
    view->addActions(m_ownDocks->toggleActions());
    view->addActions(m_docks->toggleActions());
    view->addAction(m_hosts->dockAction());

    QMenu *lab = menuBar()->addMenu(tr("&Lab"));
    lab->addActions(
        {m_actions->actionStartLab, m_actions->actionStopLab, m_actions->actionRunningLabs});
    lab->addSeparator();
    lab->addActions({m_actions->actionStartElement, m_actions->actionStopElement,
                     m_actions->actionTerminal, m_actions->actionRunCommand,
                     m_actions->actionServices, m_actions->actionWorkingFolder,
                     m_actions->actionMacTable});
    lab->addSeparator();
    lab->addActions({m_actions->actionAssignAddresses, m_actions->actionComputeRoutes});
    lab->addSeparator();
    lab->addActions({m_hosts->dockAction(), m_hosts->placeAction()});
    lab->addSeparator();
    addOffloads(*lab);
    addTlsSecrets(*lab);

    createConnectionMenu();
    for (plugins::MenuProvider *provider : m_plugins->providers<plugins::MenuProvider>())
        m_pluginMenus << provider->createMenu(this);
    for (QMenu *menu : m_pluginMenus)
        menuBar()->addMenu(menu);
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addActions({m_actions->actionManual, m_actions->actionTour, m_actions->actionAbout});
}

void MainWindow::addOffloads(QMenu &menu)
{
    QAction *offloads = menu.addAction(tr("Segmentation Off&loads"));
    offloads->setObjectName(QStringLiteral("actionOffloads"));
    addLabSwitch(offloads, topology::LabOffloadsAttribute,
                 tr("Faster TCP, from the next start of the lab: frames are then longer than "
                    "the wire takes and have no valid checksums, and captures say so"),
                 {tr("Turn offloads off"), tr("Turn offloads on")});
}

void MainWindow::addTlsSecrets(QMenu &menu)
{
    QAction *secrets = menu.addAction(tr("Recor&d TLS Secrets"));
    secrets->setObjectName(QStringLiteral("actionTlsSecrets"));
    addLabSwitch(secrets, topology::LabTlsSecretsAttribute,
                 tr("Programs in the elements write the secrets of their TLS and QUIC connections "
                    "down, and recordings as .pcapng hold them: who gets such a file can read "
                    "what was encrypted"),
                 {tr("Stop recording TLS secrets"), tr("Record TLS secrets")});
}

void MainWindow::addLabSwitch(QAction *entry, const QString &attribute, const QString &tip,
                              const std::array<QString, 2> &changes)
{
    entry->setCheckable(true);
    entry->setToolTip(tip);
    entry->setStatusTip(tip);
    const auto refresh = [this, entry, attribute] {
        entry->setChecked(m_document.topology().attributes().value(attribute).toBool());
    };
    connect(&m_document, &document::Document::attributesChanged, entry, refresh);
    connect(&m_document, &document::Document::replaced, entry, refresh);
    connect(entry, &QAction::triggered, this, [this, refresh, attribute, changes](bool isOn) {
        const auto done = m_document.changeTopology(
            {{attribute, isOn ? QJsonValue(true) : QJsonValue()}}, changes[isOn ? 1 : 0]);
        if (!done)
            showMessage(Severity::Problem, QString::fromStdString(done.error().text()));
        refresh();
    });
}

void MainWindow::createConnectionMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Connection"));
    menu->setObjectName(QStringLiteral("connectionBarMenu"));
    menu->setToolTipsVisible(true);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        const auto selected = m_scene->selectedConnections();
        if (selected.empty())
            menu->addAction(tr("Select a connection first"))->setEnabled(false);
        else
            m_menus->fillConnectionMenu(*menu, selected);
    });
    menu->addAction(m_actions->actionConfigure); // its shortcut works before the menu was seen
}

static void showTextBeside(QToolBar &bar, QAction *action)
{
    if (auto *button = qobject_cast<QToolButton *>(bar.widgetForAction(action)))
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

void MainWindow::createToolBar()
{
    QToolBar *bar = addToolBar(tr("Tool Bar"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    bar->setIconSize(QSize(22, 22));
    bar->addActions({m_actions->actionNew, m_actions->actionOpen, m_actions->actionSave});
    bar->addSeparator();
    bar->addActions({m_actions->actionUndo, m_actions->actionRedo});
    bar->addSeparator();
    bar->addActions({m_actions->actionSelectTool, m_actions->actionConnectTool});
    bar->addSeparator();
    bar->addActions({m_actions->actionStartLab, m_actions->actionStopLab});
    bar->addSeparator();
    bar->addActions({m_actions->actionTerminal, m_actions->actionAssignAddresses});
    for (QAction *action : {m_actions->actionStartLab, m_actions->actionStopLab})
        showTextBeside(*bar, action);
    for (QAction *action : bar->actions()) {
        if (auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(action)))
            button->setObjectName(QStringLiteral("toolButton_") + action->objectName());
    }
}

} // namespace tomato::ui
