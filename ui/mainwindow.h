// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "plugins/api/pluginhost.h"
#include "ui/canvas/canvasscene.h"
#include "ui/labsession.h"
#include "ui/pluginloader.h"

#include <QMainWindow>

class QLabel;
class QProgressBar;

namespace tomato::ui {

class CanvasView;
class EditorHost;
class FileActions;
class MessagesPanel;
class PalettePanel;
class PropertiesPanel;

/// The editor: canvas, palette, properties, messages, and what the menus offer.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Loads plugins from these folders, once.
    void loadPlugins(const QStringList &folders);
    /// False, with a message, for a file that cannot be read.
    bool openFile(const QString &path);

    document::Document &document() { return m_document; }
    LabSession &session() { return *m_session; }
    CanvasScene &scene() { return *m_scene; }
    CanvasView &view() { return *m_view; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void createDocks();
    void createActions();
    void createMenus();
    void createStatusBar();
    void connectDocument();
    void connectScene();
    void connectSession();
    QWidget *createEmptyState();

    QAction *addAction(QMenu *menu, const QString &name, const QIcon &icon, const QString &text,
                       const QKeySequence &shortcut, const std::function<void()> &act);
    void fillElementMenu(QMenu &menu, const ElementId &element);
    void fillConnectionMenu(QMenu &menu, const ConnectionId &connection);
    void fillSelectionMenu();
    void configure(const ConnectionId &connection);
    void renameElement(const ElementId &element);
    void deleteSelection();
    void activateSelection();
    void openTerminalIn(const ElementId &element);
    void runCommandIn(const ElementId &element);
    void assignAddresses();
    void openManual();
    void showAbout();
    void jumpToMentioned(const QString &message);
    bool mayLeaveLab();

    void updateTitle();
    void updateSelection();
    void updateLab();
    void updateBadges();
    void inform(plugins::PluginHost::Severity severity, const QString &text);

    document::Document m_document;
    LabSession *m_session;
    EditorHost *m_host;
    PluginLoader m_plugins;
    CanvasScene *m_scene;
    CanvasView *m_view;
    FileActions *m_files;
    PalettePanel *m_palette = nullptr;
    PropertiesPanel *m_properties = nullptr;
    MessagesPanel *m_messages = nullptr;
    QMenu *m_viewMenu = nullptr;
    QMenu *m_elementMenu = nullptr;
    QMenu *m_connectionMenu = nullptr;
    QAction *m_startLab = nullptr;
    QAction *m_stopLab = nullptr;
    QAction *m_select = nullptr;
    QAction *m_connect = nullptr;
    QAction *m_delete = nullptr;
    QAction *m_rename = nullptr;
    QLabel *m_labState = nullptr;
    QLabel *m_zoom = nullptr;
    QProgressBar *m_progress = nullptr;
    /// Every question about closing is answered.
    bool m_mayClose = false;
};

} // namespace tomato::ui
