// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document/document.h"
#include "plugins/api/pluginhost.h"

#include <QMainWindow>

#include <functional>
#include <memory>

namespace tomato::ui {

class Actions;
class AnnotationCommands;
class BulkCommands;
class CanvasGestures;
class CanvasOptions;
class CanvasView;
class ContextMenus;
class CrashRecovery;
class EditCommands;
class EditorDocks;
class EditorMessages;
class EditorPluginHost;
class FindBar;
class HostTools;
class FileCommands;
class LabCommands;
class LabSession;
class LayoutCommands;
class LabStatusBar;
class StackingCommands;
class TemplateCommands;
class TopologyScene;
class WindowPlugins;

/// The editor's window: one document, its canvas, its lab, and the panels around them.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    using Severity = plugins::PluginHost::Severity;

    /// Loads the plugins from these directories.
    explicit MainWindow(const QStringList &pluginDirectories, QWidget *parent = nullptr);
    ~MainWindow() override;

    document::Document &document() { return m_document; }
    LabSession &lab() { return *m_lab; }
    TopologyScene &scene() { return *m_scene; }
    CanvasView &canvas() { return *m_view; }

    void openFile(const QString &path);
    /// Sets a function that is called before a file is opened. When another window has the file, it
    /// shows that window and returns true.
    void setOthers(std::function<bool(const QString &path)> others);
    void configure(const ConnectionId &connection);
    void configureAll(const std::vector<ConnectionId> &connections);
    /// Asks about new plugins in the user's folder, if there are some.
    void askAboutPlugins();
    /// Offers the changes that a crashed editor left behind.
    void offerRecovery();
    /// The element and connection may be empty. For messages with a topic see
    /// LabSession::resolved().
    void showMessage(Severity severity, const QString &text, const ElementId &element = {},
                     const ConnectionId &connection = {}, const QString &topic = {});

    /// Starts the tour from an empty canvas to the first packets; starts over when it is running
    /// already.
    void startTour();

signals:
    void newWindowRequested();
    void quitRequested();
    /// The window is closed for good.
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void createCanvas();
    void createRecovery();
    void createDocks();
    void loadPlugins(const QStringList &directories);
    void createHostTools();
    void createMenus();
    void connectFiles();
    void connectViews();
    void connectWindows();
    void connectProblems();
    void connectCanvas();
    void connectLab();
    void refreshTitle();
    void retranslate();
    void jumpTo(const ElementId &element);
    void showProperties();
    void showImported(const QString &path, const exchange::ImportReport &report);

    document::Document m_document;
    std::unique_ptr<LabSession> m_lab;
    std::unique_ptr<EditorPluginHost> m_host;
    std::unique_ptr<EditorDocks> m_ownDocks;
    std::unique_ptr<EditorMessages> m_messages;
    WindowPlugins *m_plugins = nullptr;
    HostTools *m_hosts = nullptr;
    Actions *m_actions;
    TopologyScene *m_scene;
    CanvasView *m_view = nullptr;
    CanvasGestures *m_gestures = nullptr;
    std::unique_ptr<FileCommands> m_files;
    std::unique_ptr<EditCommands> m_edits;
    std::unique_ptr<LabCommands> m_labCommands;
    std::unique_ptr<LayoutCommands> m_layouts;
    ContextMenus *m_menus = nullptr;
    AnnotationCommands *m_annotations = nullptr;
    StackingCommands *m_stacking = nullptr;
    BulkCommands *m_bulk = nullptr;
    TemplateCommands *m_templates = nullptr;
    CanvasOptions *m_canvasOptions = nullptr;
    LabStatusBar *m_status = nullptr;
    CrashRecovery *m_recovery = nullptr;
    FindBar *m_find = nullptr;
    bool m_mayClose = false;
};

} // namespace tomato::ui
