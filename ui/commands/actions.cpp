// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/actions.h"

#include "ui/widgets/icons.h"

#include <QActionGroup>
#include <QEvent>
#include <QPalette>

namespace tomato::ui {

Actions::Actions(const QPalette &palette, QObject *parent) : QObject(parent)
{
    createFileActions();
    createEditActions();
    createClipboardActions();
    createArrangeActions();
    createViewActions();
    createLabActions();
    refreshIcons(palette);
}

QAction *Actions::make(const char *name, const QString &text, const char *icon,
                       const char *themeIcon)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(name));
    if (icon)
        m_pictured.push_back({action, QLatin1String(icon), QLatin1String(themeIcon)});
    return action;
}

/// Sets a tool tip with the action's purpose and its keys.
static void refreshToolTip(QAction *action)
{
    const QString tip = action->statusTip();
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setToolTip(keys.isEmpty() ? tip : tip + QStringLiteral(" (") + keys + QLatin1Char(')'));
}

static void describe(QAction *action, const QKeySequence &shortcut, const QString &tip)
{
    action->setShortcut(shortcut);
    action->setStatusTip(tip);
    refreshToolTip(action);
}

bool Actions::event(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        for (QAction *action : findChildren<QAction *>())
            refreshToolTip(action);
    }
    return QObject::event(event);
}

void Actions::createFileActions()
{
    actionNew = make("actionNew", tr("&New"), "new");
    describe(actionNew, QKeySequence::New, tr("Begin an empty topology"));
    actionNewWindow = make("actionNewWindow", tr("New &Window"));
    describe(actionNewWindow, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N),
             tr("Open a further window, with an empty topology"));
    actionOpen = make("actionOpen", tr("&Open…"), "open");
    describe(actionOpen, QKeySequence::Open, tr("Open a topology of ToMaTo or another program"));
    actionImport = make("actionImport", tr("&Import…"), "import", "document-import");
    describe(actionImport, QKeySequence(Qt::CTRL | Qt::Key_I),
             tr("Add a topology of ToMaTo or another program to this one"));
    actionExportTopology = make("actionExportTopology", tr("Export for O&thers…"));
    describe(actionExportTopology, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E),
             tr("Write a copy as GraphML, for containerlab, Mininet or Graphviz"));
    actionExportExperiment = make("actionExportExperiment", tr("Export Experi&ment…"));
    describe(actionExportExperiment, {},
             tr("Pack the experiment with its runs into one file, from which others get the same"));
    actionSave = make("actionSave", tr("&Save"), "save");
    describe(actionSave, QKeySequence::Save, tr("Save the topology"));
    actionSaveAs = make("actionSaveAs", tr("Save &As…"));
    describe(actionSaveAs, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
             tr("Save the topology under another name"));
    actionExport = make("actionExport", tr("&Export as Picture…"), "export", "document-export");
    describe(actionExport, QKeySequence(Qt::CTRL | Qt::Key_E),
             tr("Save the drawing as PNG, SVG or PDF"));
    actionPrint = make("actionPrint", tr("&Print…"), "print", "document-print");
    describe(actionPrint, QKeySequence::Print, tr("Print the drawing on one page"));
    actionCloseWindow = make("actionCloseWindow", tr("&Close Window"));
    describe(actionCloseWindow, QKeySequence(Qt::CTRL | Qt::Key_W),
             tr("Close this window; others stay open"));
    actionCloseWindow->setShortcuts({Qt::CTRL | Qt::Key_W, Qt::CTRL | Qt::Key_F4});
    actionQuit = make("actionQuit", tr("&Quit"), "quit");
    describe(actionQuit, QKeySequence(Qt::CTRL | Qt::Key_Q), tr("Close all windows"));
}

void Actions::createEditActions()
{
    actionUndo = make("actionUndo", tr("&Undo"), "undo");
    describe(actionUndo, QKeySequence::Undo, tr("Undo the last change"));
    actionRedo = make("actionRedo", tr("&Redo"), "redo");
    describe(actionRedo, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z),
             tr("Do again what was undone"));
    actionSelectAll = make("actionSelectAll", tr("Select &All"));
    describe(actionSelectAll, QKeySequence::SelectAll, tr("Select everything"));
    actionSelectConnections = make("actionSelectConnections", tr("S&elect All Connections"));
    describe(actionSelectConnections, QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_A),
             tr("Select every connection and nothing else, to configure or capture all of them"));
    actionRename = make("actionRename", tr("Rena&me"), "rename");
    describe(actionRename, Qt::Key_F2, tr("Rename the selected element"));
    actionDelete = make("actionDelete", tr("&Delete"), "delete");
    describe(actionDelete, Qt::Key_Delete, tr("Delete what is selected"));
    actionProperties = make("actionProperties", tr("Pr&operties"), "properties");
    describe(actionProperties, QKeySequence(Qt::ALT | Qt::Key_Return),
             tr("Show the properties of what is selected"));
    actionPreferences = make("actionPreferences", tr("Pre&ferences…"));
    describe(actionPreferences, QKeySequence(Qt::CTRL | Qt::Key_Comma),
             tr("Choose colours, language, programs, and how captures begin"));
    actionConnectSelected = make("actionConnectSelected", tr("Connect t&he Two"));
    describe(actionConnectSelected, QKeySequence(Qt::SHIFT | Qt::Key_C),
             tr("Connect the two elements that are selected"));
    auto *tools = new QActionGroup(this);
    actionSelectTool = make("actionSelectTool", tr("&Select and Move"), "select");
    describe(actionSelectTool, Qt::Key_V, tr("Select and move elements"));
    actionConnectTool = make("actionConnectTool", tr("&Connect"), "connect");
    describe(actionConnectTool, Qt::Key_C, tr("Connect elements: drag from one to the other"));
    for (QAction *tool : {actionSelectTool, actionConnectTool}) {
        tool->setCheckable(true);
        tools->addAction(tool);
    }
    actionSelectTool->setChecked(true);
    actionConfigure = make("actionConfigure", tr("Con&figure…"), "configure");
    describe(actionConfigure, QKeySequence(Qt::CTRL | Qt::Key_Return),
             tr("Open the config window of the selected connections"));
}

void Actions::createClipboardActions()
{
    actionCut = make("actionCut", tr("Cu&t"), "cut", "edit-cut");
    describe(actionCut, QKeySequence::Cut, tr("Copy the selected elements and delete them"));
    actionCopy = make("actionCopy", tr("Cop&y"), "copy", "edit-copy");
    describe(actionCopy, QKeySequence::Copy,
             tr("Copy the selected elements with the connections among them"));
    actionPaste = make("actionPaste", tr("&Paste"), "paste", "edit-paste");
    describe(actionPaste, QKeySequence::Paste,
             tr("Add what was copied, with names of its own and without addresses"));
    actionDuplicate = make("actionDuplicate", tr("Dup&licate"), "duplicate");
    describe(actionDuplicate, QKeySequence(Qt::CTRL | Qt::Key_D),
             tr("Add a copy of the selected elements beside them"));
    actionSaveTemplate = make("actionSaveTemplate", tr("&Save as Template…"));
    describe(actionSaveTemplate, {},
             tr("Keep the selected elements with their properties, to insert them again and again, "
                "also elsewhere"));
    actionFind = make("actionFind", tr("F&ind…"), "find", "edit-find");
    describe(actionFind, QKeySequence::Find,
             tr("Find elements and connections by name, address, type or capture filter"));
}

void Actions::createArrangeActions()
{
    actionAlignRow = make("actionAlignRow", tr("Align in a &Row"));
    describe(actionAlignRow, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R),
             tr("Put the selected elements at the same height"));
    actionAlignColumn = make("actionAlignColumn", tr("Align in a &Column"));
    describe(actionAlignColumn, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
             tr("Put the selected elements below each other"));
    actionSpreadAcross = make("actionSpreadAcross", tr("Spread &Across"));
    describe(actionSpreadAcross, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H),
             tr("Put equal distances between the selected elements, from left to right"));
    actionSpreadDown = make("actionSpreadDown", tr("Spread &Down"));
    describe(actionSpreadDown, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V),
             tr("Put equal distances between the selected elements, from top to bottom"));
    actionToFront = make("actionToFront", tr("Bring to &Front"));
    describe(actionToFront, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Up),
             tr("Lay what is selected above all else of its kind"));
    actionToBack = make("actionToBack", tr("Send to &Back"));
    describe(actionToBack, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Down),
             tr("Lay what is selected beneath all else of its kind"));
    actionLock = make("actionLock", tr("Loc&k in Place"));
    actionLock->setCheckable(true);
    describe(actionLock, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K),
             tr("Neither the mouse nor keys move or delete what is selected"));
}

void Actions::createViewActions()
{
    actionZoomIn = make("actionZoomIn", tr("Zoom &In"), "zoom-in");
    describe(actionZoomIn, QKeySequence::ZoomIn, tr("Zoom in"));
    actionZoomIn->setShortcuts({QKeySequence::ZoomIn, Qt::CTRL | Qt::Key_Equal});
    actionZoomOut = make("actionZoomOut", tr("Zoom &Out"), "zoom-out");
    describe(actionZoomOut, QKeySequence::ZoomOut, tr("Zoom out"));
    actionZoomReset = make("actionZoomReset", tr("&Actual Size"));
    describe(actionZoomReset, QKeySequence(Qt::CTRL | Qt::Key_0), tr("Show at actual size"));
    actionZoomToFit = make("actionZoomToFit", tr("Zoom to &Fit"), "zoom-fit");
    describe(actionZoomToFit, Qt::Key_F, tr("Show the whole topology"));
    actionZoomToSelection = make("actionZoomToSelection", tr("Zoom to &Selection"));
    describe(actionZoomToSelection, QKeySequence(Qt::SHIFT | Qt::Key_F),
             tr("Show what is selected as large as there is room"));
    actionManual = make("actionManual", tr("&Manual"), "help");
    describe(actionManual, QKeySequence(Qt::Key_F1), tr("Read how to use ToMaTo Desktop"));
    actionTour = make("actionTour", tr("&Guided Tour"));
    describe(actionTour, {}, tr("Be led to your first capture, step by step"));
    actionAbout = make("actionAbout", tr("&About ToMaTo Desktop"), "about");
    describe(actionAbout, {}, tr("Show the version, the licence and the loaded plugins"));
}

void Actions::createLabActions()
{
    actionStartLab = make("actionStartLab", tr("&Start Lab"), "start");
    describe(actionStartLab, Qt::Key_F5, tr("Start all elements as a lab on this machine"));
    actionStopLab = make("actionStopLab", tr("St&op Lab"), "stop");
    describe(actionStopLab, QKeySequence(Qt::SHIFT | Qt::Key_F5), tr("Stop the lab"));
    actionRunningLabs = make("actionRunningLabs", tr("Runn&ing Labs…"));
    describe(actionRunningLabs, {},
             tr("All labs on this machine, running and stopped: open, stop or delete them, and see "
                "what they keep"));
    actionStartElement = make("actionStartElement", tr("Start &Element"), "start");
    describe(actionStartElement, {}, tr("Start the selected elements"));
    actionStopElement = make("actionStopElement", tr("Sto&p Element"), "stop");
    describe(actionStopElement, {}, tr("Stop the selected elements; the rest goes on"));
    actionTerminal = make("actionTerminal", tr("&Terminal"), "terminal");
    describe(actionTerminal, QKeySequence(Qt::CTRL | Qt::Key_T),
             tr("Open a terminal in the selected element"));
    actionRunCommand = make("actionRunCommand", tr("&Run Command…"), "run");
    describe(actionRunCommand, QKeySequence(Qt::CTRL | Qt::Key_R),
             tr("Run a command in the selected element"));
    actionServices = make("actionServices", tr("Commands and Ser&vices…"));
    describe(actionServices, {},
             tr("What the selected element runs by itself: how it fares, and what it put out"));
    actionWorkingFolder = make("actionWorkingFolder", tr("Workin&g Folder"), "open");
    describe(actionWorkingFolder, QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_F),
             tr("Open the folder that the selected element has as /root: put files there to bring "
                "them inside, and take results from there"));
    actionMacTable = make("actionMacTable", tr("S&witch's MAC Addresses…"));
    describe(actionMacTable, {}, tr("Where the selected switch has learnt that addresses are"));
    actionAssignAddresses = make("actionAssignAddresses", tr("Assign &Addresses"), "addresses");
    describe(actionAssignAddresses, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A),
             tr("Give an IPv4 and an IPv6 address to each interface that has none"));
    actionComputeRoutes = make("actionComputeRoutes", tr("&Compute Routes"));
    actionComputeRoutes->setCheckable(true);
    describe(actionComputeRoutes, {},
             tr("Every router has a route to each network, over the fewest routers; they follow "
                "what you draw"));
}

void Actions::refreshIcons(const QPalette &palette)
{
    for (const Pictured &each : m_pictured)
        each.action->setIcon(actionIcon(each.icon, palette, each.themeIcon));
}

} // namespace tomato::ui
