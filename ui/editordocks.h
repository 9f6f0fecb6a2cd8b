// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>

class QDockWidget;
class QMainWindow;
class QUndoStack;
class QWidget;

namespace tomato::ui {

class CanvasView;
class ElementPalette;
class MessagesPanel;
class PropertiesPanel;
class TopologyScene;
class TopologyTree;

/// The docks that are the editor's own; those of plugins belong to PluginDocks. The window owns all
/// of them.
class EditorDocks final
{
public:
    EditorDocks(QMainWindow &window, QUndoStack &changes, TopologyScene &scene, CanvasView &view);

    ElementPalette &palette() const { return *m_palette; }
    PropertiesPanel &properties() const { return *m_properties; }
    MessagesPanel &messages() const { return *m_messages; }
    TopologyTree &tree() const { return *m_tree; }
    /// It lies at the bottom, where plugins' tables are placed as well.
    QDockWidget &messagesDock() const { return *m_messagesDock; }

    /// Shows the dock in front of others.
    void showProperties() const;
    void showMessages() const;
    /// Returns the entries for the View menu.
    QList<QAction *> toggleActions() const;

private:
    void addOverviews(QUndoStack &changes, TopologyScene &scene, CanvasView &view);
    QDockWidget *add(Qt::DockWidgetArea area, const QString &title, const QString &tip,
                     const QString &name, QWidget *content, const QKeySequence &keys = {});

    QMainWindow &m_window;
    ElementPalette *m_palette = nullptr;
    PropertiesPanel *m_properties = nullptr;
    MessagesPanel *m_messages = nullptr;
    TopologyTree *m_tree = nullptr;
    QDockWidget *m_paletteDock = nullptr;
    QDockWidget *m_propertiesDock = nullptr;
    QDockWidget *m_messagesDock = nullptr;
    QDockWidget *m_historyDock = nullptr;
    QDockWidget *m_treeDock = nullptr;
    QDockWidget *m_mapDock = nullptr;
};

} // namespace tomato::ui
