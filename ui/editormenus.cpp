// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editormenus.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/labsettings.h"
#include "ui/bulk/bulkcommands.h"
#include "ui/canvas/canvasoptions.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/commands/actions.h"
#include "ui/commands/annotationcommands.h"
#include "ui/commands/contextmenus.h"
#include "ui/commands/filecommands.h"
#include "ui/commands/layoutcommands.h"
#include "ui/commands/templatecommands.h"
#include "ui/editordocks.h"
#include "ui/hosttools.h"
#include "ui/mainwindow.h"
#include "ui/widgets/plaintexts.h"
#include "ui/windowplugins.h"

#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

namespace tomato::ui {

EditorMenus::EditorMenus(MainWindow &window, const Sources &sources)
    : QObject(&window), m_window(window), m_from(sources)
{
    createFileMenu();
    createEditMenu();
    createInsertMenu();
    createViewMenu();
    createLabMenu();
    createConnectionMenu();
    for (QMenu *menu : m_from.plugins.menus())
        window.menuBar()->addMenu(menu);
    createHelpMenu();
    createToolBar();
}

void EditorMenus::createFileMenu()
{
    const Actions &actions = m_from.actions;
    QMenu *file = m_window.menuBar()->addMenu(tr("&File"));
    file->addActions({actions.actionNew, actions.actionNewWindow, actions.actionOpen});
    QMenu *recent = file->addMenu(tr("Open &Recent"));
    recent->setObjectName(QStringLiteral("recentMenu"));
    recent->setToolTipsVisible(true);
    connect(recent, &QMenu::aboutToShow, this,
            [this, recent] { m_from.files.fillRecentMenu(*recent); });
    file->addAction(actions.actionImport);
    file->addSeparator();
    file->addActions({actions.actionSave, actions.actionSaveAs});
    file->addSeparator();
    file->addActions({actions.actionExportTopology, actions.actionExportExperiment,
                      actions.actionExport, actions.actionPrint});
    file->addSeparator();
    file->addActions({actions.actionCloseWindow, actions.actionQuit});
}

void EditorMenus::createEditMenu()
{
    const Actions &actions = m_from.actions;
    QMenu *edit = m_window.menuBar()->addMenu(tr("&Edit"));
    edit->addActions({actions.actionUndo, actions.actionRedo});
    edit->addSeparator();
    edit->addActions(
        {actions.actionCut, actions.actionCopy, actions.actionPaste, actions.actionDuplicate});
    edit->addSeparator();
    edit->addActions({actions.actionSelectTool, actions.actionConnectTool,
                      actions.actionConnectSelected, m_from.bulk.linkAction()});
    edit->addSeparator();
    edit->addActions({actions.actionSelectAll, actions.actionSelectConnections, actions.actionFind,
                      actions.actionRename, m_from.bulk.renameAction(), actions.actionDelete});
    edit->addSeparator();
    QMenu *arrange = edit->addMenu(tr("Arran&ge"));
    arrange->addActions({actions.actionAlignRow, actions.actionAlignColumn,
                         actions.actionSpreadAcross, actions.actionSpreadDown});
    arrange->addSeparator();
    arrange->addActions({actions.actionToFront, actions.actionToBack, actions.actionLock});
    arrange->addSeparator();
    arrange->addMenu(m_from.layouts.createMenu(arrange));
    edit->addSeparator();
    edit->addActions({actions.actionProperties, actions.actionPreferences});
}

void EditorMenus::createInsertMenu()
{
    QMenu *insert =
        m_window.menuBar()->addMenu(m_from.annotations.createInsertMenu(&m_window))->menu();
    insert->addSeparator();
    insert->addAction(m_from.bulk.fabricAction());
    insert->addMenu(m_from.templates.createMenu(m_from.actions.actionSaveTemplate, insert));
}

void EditorMenus::createViewMenu()
{
    const Actions &actions = m_from.actions;
    QMenu *view = m_window.menuBar()->addMenu(tr("&View"));
    view->addActions({actions.actionZoomIn, actions.actionZoomOut, actions.actionZoomReset,
                      actions.actionZoomToFit, actions.actionZoomToSelection});
    view->addSeparator();
    view->addActions(m_from.canvas.actions());
    view->addMenu(m_from.canvas.createLabelsMenu(view));
    view->addSeparator();
    view->addActions(m_from.plugins.trafficActions());
    view->addAction(m_from.hosts.colourAction());
    view->addSeparator();
    view->addActions(m_from.docks.toggleActions());
    view->addActions(m_from.plugins.dockActions());
    view->addAction(m_from.hosts.dockAction());
}

void EditorMenus::createLabMenu()
{
    const Actions &actions = m_from.actions;
    QMenu *lab = m_window.menuBar()->addMenu(tr("&Lab"));
    lab->addActions({actions.actionStartLab, actions.actionStopLab, actions.actionRunningLabs});
    lab->addSeparator();
    lab->addActions({actions.actionStartElement, actions.actionStopElement, actions.actionTerminal,
                     actions.actionRunCommand, actions.actionServices, actions.actionWorkingFolder,
                     actions.actionMacTable});
    lab->addSeparator();
    lab->addActions({actions.actionAssignAddresses, actions.actionComputeRoutes});
    lab->addSeparator();
    lab->addActions({m_from.hosts.dockAction(), m_from.hosts.placeAction()});
    lab->addSeparator();
    addOffloads(*lab);
    addTlsSecrets(*lab);
}

void EditorMenus::createHelpMenu()
{
    const Actions &actions = m_from.actions;
    QMenu *help = m_window.menuBar()->addMenu(tr("&Help"));
    help->addActions({actions.actionManual, actions.actionTour, actions.actionAbout});
}

void EditorMenus::addOffloads(QMenu &menu)
{
    QAction *offloads = menu.addAction(tr("Segmentation Off&loads"));
    offloads->setObjectName(QStringLiteral("actionOffloads"));
    connectLabSwitch(offloads, topology::LabOffloadsAttribute,
                     tr("Faster TCP, from the next start of the lab: frames are then longer than "
                        "the wire takes and have no valid checksums, and captures say so"),
                     {tr("Turn offloads off"), tr("Turn offloads on")});
}

void EditorMenus::addTlsSecrets(QMenu &menu)
{
    QAction *secrets = menu.addAction(tr("Recor&d TLS Secrets"));
    secrets->setObjectName(QStringLiteral("actionTlsSecrets"));
    connectLabSwitch(
        secrets, topology::LabTlsSecretsAttribute,
        tr("Programs in the elements write the secrets of their TLS and QUIC connections "
           "down, and recordings as .pcapng hold them: who gets such a file can read "
           "what was encrypted"),
        {tr("Stop recording TLS secrets"), tr("Record TLS secrets")});
}

void EditorMenus::connectLabSwitch(QAction *entry, const QString &attribute, const QString &tip,
                                   const std::array<QString, 2> &changes)
{
    entry->setCheckable(true);
    entry->setToolTip(tip);
    entry->setStatusTip(tip);
    const auto refresh = [this, entry, attribute] {
        entry->setChecked(m_window.document().topology().attributes().value(attribute).toBool());
    };
    connect(&m_window.document(), &document::Document::attributesChanged, entry, refresh);
    connect(&m_window.document(), &document::Document::replaced, entry, refresh);
    connect(entry, &QAction::triggered, this, [this, refresh, attribute, changes](bool isOn) {
        const auto done = m_window.document().changeTopology(
            {{attribute, isOn ? QJsonValue(true) : QJsonValue()}}, changes[isOn ? 1 : 0]);
        if (!done)
            emit failed(QString::fromStdString(done.error().text()));
        refresh();
    });
}

/// Has the menu only show the keys of actions that another menu has, too: while the menu bar has
/// the focus, they would be ambiguous.
static void leaveKeysToOthers(const QMenu &menu)
{
    for (QAction *action : menu.actions()) {
        if (action->menu() != nullptr) {
            leaveKeysToOthers(*action->menu());
        } else if (action->parent() == &menu && !action->shortcut().isEmpty()) {
            action->setText(action->text() + QLatin1Char('\t') +
                            action->shortcut().toString(QKeySequence::NativeText));
            action->setShortcut({});
        }
    }
}

void EditorMenus::createConnectionMenu()
{
    QMenu *menu = m_window.menuBar()->addMenu(tr("&Connection"));
    menu->setObjectName(QStringLiteral("connectionBarMenu"));
    menu->setToolTipsVisible(true);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        const auto selected = m_window.scene().selectedConnections();
        if (selected.empty())
            menu->addAction(tr("Select a connection first"))->setEnabled(false);
        else
            m_from.connections.fillConnectionMenu(*menu, selected);
        leaveKeysToOthers(*menu);
        menu->addSeparator();
        menu->addAction(m_from.bulk.distanceAction());
    });
    menu->addAction(m_from.bulk.distanceAction());
    menu->addAction(m_from.actions.actionConfigure); // its shortcut works before the menu was seen
}

static void showTextBeside(QToolBar &bar, QAction *action)
{
    auto *button = qobject_cast<QToolButton *>(bar.widgetForAction(action));
    if (!button)
        return;
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const auto name = [action, button] { button->setText(withoutMnemonic(action->text())); };
    QObject::connect(action, &QAction::changed, button, name);
    name();
}

void EditorMenus::createToolBar()
{
    const Actions &actions = m_from.actions;
    QToolBar *bar = m_window.addToolBar(tr("Tool Bar"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    bar->setIconSize(QSize(22, 22));
    bar->addActions({actions.actionNew, actions.actionOpen, actions.actionSave});
    bar->addSeparator();
    bar->addActions({actions.actionUndo, actions.actionRedo});
    bar->addSeparator();
    bar->addActions({actions.actionSelectTool, actions.actionConnectTool});
    bar->addSeparator();
    bar->addActions({actions.actionStartLab, actions.actionStopLab});
    bar->addSeparator();
    bar->addActions({actions.actionTerminal, actions.actionAssignAddresses});
    for (QAction *action : {actions.actionStartLab, actions.actionStopLab})
        showTextBeside(*bar, action);
    for (QAction *action : bar->actions()) {
        if (auto *button = qobject_cast<QToolButton *>(bar->widgetForAction(action)))
            button->setObjectName(QStringLiteral("toolButton_") + action->objectName());
    }
}

} // namespace tomato::ui
