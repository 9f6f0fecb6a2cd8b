// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/element.h"

#include <QObject>

namespace tomato::ui {

class Actions;
class CanvasView;
class TopologyScene;

/// What the Edit menu does: undo, delete, rename, select, add.
class EditCommands final : public QObject
{
    Q_OBJECT

public:
    /// Borrows all of them.
    EditCommands(TopologyScene &scene, CanvasView &view, Actions &actions);

    void add(topology::ElementKind kind, const QPointF &scenePosition);
    /// Where there is room.
    void add(topology::ElementKind kind);
    void rename(const ElementId &element);

signals:
    void failed(const QString &message);

private:
    void connectUndo(Actions &actions);
    void removeSelection();
    void renameSelection();
    void refreshActions();

    TopologyScene &m_scene;
    CanvasView &m_view;
    Actions &m_actions;
};

} // namespace tomato::ui
