// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <array>

class QAction;
class QMenu;

namespace tomato::ui {

class Actions;
class AnnotationCommands;
class BulkCommands;
class CanvasOptions;
class ContextMenus;
class EditorDocks;
class FileCommands;
class HostTools;
class LayoutCommands;
class MainWindow;
class TemplateCommands;
class WindowPlugins;

/// The menu bar and the tool bar of the editor's window.
class EditorMenus final : public QObject
{
    Q_OBJECT

public:
    /// Where the entries come from; all of them must outlive this.
    struct Sources
    {
        Actions &actions;
        FileCommands &files;
        BulkCommands &bulk;
        TemplateCommands &templates;
        LayoutCommands &layouts;
        AnnotationCommands &annotations;
        CanvasOptions &canvas;
        ContextMenus &connections;
        HostTools &hosts;
        EditorDocks &docks;
        WindowPlugins &plugins;
    };
    EditorMenus(MainWindow &window, const Sources &sources);

signals:
    void failed(const QString &message);

private:
    void createFileMenu();
    void createEditMenu();
    void createInsertMenu();
    void createViewMenu();
    void createLabMenu();
    void createConnectionMenu();
    void createHelpMenu();
    void createToolBar();
    void addOffloads(QMenu &menu);
    void addTlsSecrets(QMenu &menu);
    /// Makes an entry set an attribute of the topology to true, or remove it.
    void connectLabSwitch(QAction *entry, const QString &attribute, const QString &tip,
                          const std::array<QString, 2> &changes);

    MainWindow &m_window;
    const Sources m_from;
};

} // namespace tomato::ui
