// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"
#include "ui/commands/arrangement.h"
#include "ui/widgets/elementsort.h"

#include <QObject>

namespace tomato::ui {

class Actions;
class CanvasView;
class TopologyScene;

/// The commands of the Edit menu: undo, delete, rename, select, add.
class EditCommands final : public QObject
{
    Q_OBJECT

public:
    /// All of them are borrowed.
    EditCommands(TopologyScene &scene, CanvasView &view, Actions &actions);

    void add(const ElementSort &sort, const QPointF &scenePosition);
    /// Adds an element where there is space.
    void add(const ElementSort &sort);
    void rename(const ElementId &element);
    /// Copies the selection to the clipboard as ToMaTo's JSON.
    void copy();
    void paste();
    void duplicate();
    void arrange(Arrangement arrangement);
    /// Connects the two selected elements.
    void connectSelected();
    /// Updates the texts of Undo and Redo, which name their steps.
    void refreshUndo();

signals:
    void failed(const QString &message);

private:
    void connectUndo(Actions &actions);
    void connectClipboard(Actions &actions);
    void add(const topology::Topology &part, QPointF offset);
    void removeSelection();
    void renameSelection();
    void refreshActions();

    TopologyScene &m_scene;
    CanvasView &m_view;
    Actions &m_actions;
    /// How often the same part was pasted: each copy is moved further, so that copies do not hide
    /// each other.
    int m_pasted = 0;
};

} // namespace tomato::ui
