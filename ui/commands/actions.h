// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

#include <vector>

class QPalette;

namespace tomato::ui {

/// The actions of menus, tool bar and shortcuts. Each action's object name is its member's name.
class Actions final : public QObject
{
    Q_OBJECT

public:
    explicit Actions(const QPalette &palette, QObject *parent = nullptr);

    /// Draws the icons again, in this palette's colours.
    void refreshIcons(const QPalette &palette);

    QAction *actionNew;
    QAction *actionOpen;
    QAction *actionImport;
    QAction *actionExportTopology;
    QAction *actionExportExperiment;
    QAction *actionSave;
    QAction *actionSaveAs;
    QAction *actionExport;
    QAction *actionPrint;
    QAction *actionNewWindow;
    QAction *actionCloseWindow;
    QAction *actionQuit;

    QAction *actionUndo;
    QAction *actionRedo;
    QAction *actionCut;
    QAction *actionCopy;
    QAction *actionPaste;
    QAction *actionDuplicate;
    QAction *actionSaveTemplate;
    QAction *actionSelectAll;
    QAction *actionSelectConnections;
    QAction *actionFind;
    QAction *actionAlignRow;
    QAction *actionAlignColumn;
    QAction *actionSpreadAcross;
    QAction *actionSpreadDown;
    QAction *actionToFront;
    QAction *actionToBack;
    QAction *actionLock;
    QAction *actionRename;
    QAction *actionDelete;
    QAction *actionProperties;
    QAction *actionPreferences;
    QAction *actionSelectTool;
    QAction *actionConnectTool;
    QAction *actionConnectSelected;

    QAction *actionZoomIn;
    QAction *actionZoomOut;
    QAction *actionZoomReset;
    QAction *actionZoomToFit;
    QAction *actionZoomToSelection;

    QAction *actionStartLab;
    QAction *actionStopLab;
    QAction *actionRunningLabs;
    QAction *actionStartElement;
    QAction *actionStopElement;
    QAction *actionTerminal;
    QAction *actionRunCommand;
    QAction *actionServices;
    QAction *actionWorkingFolder;
    QAction *actionMacTable;
    QAction *actionAssignAddresses;
    QAction *actionComputeRoutes;

    QAction *actionConfigure;
    QAction *actionManual;
    QAction *actionTour;
    QAction *actionAbout;

protected:
    bool event(QEvent *event) override;

private:
    QAction *make(const char *name, const QString &text, const char *icon = nullptr,
                  const char *themeIcon = nullptr);
    void createFileActions();
    void createEditActions();
    void createClipboardActions();
    void createArrangeActions();
    void createViewActions();
    void createLabActions();

    struct Pictured
    {
        QAction *action;
        QString icon;
        QString themeIcon;
    };
    std::vector<Pictured> m_pictured;
};

} // namespace tomato::ui
