// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editcommands.h"

#include "ui/actions.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/nameeditor.h"
#include "ui/canvas/topologyscene.h"

namespace tomato::ui {

EditCommands::EditCommands(TopologyScene &scene, CanvasView &view, Actions &actions)
    : m_scene(scene), m_view(view), m_actions(actions)
{
    connect(actions.actionDelete, &QAction::triggered, this, &EditCommands::removeSelection);
    connect(actions.actionRename, &QAction::triggered, this, &EditCommands::renameSelection);
    connect(actions.actionSelectAll, &QAction::triggered, &scene, &TopologyScene::selectAll);
    connect(&scene, &QGraphicsScene::selectionChanged, this, &EditCommands::refreshActions);
    connectUndo(actions);
    refreshActions();
}

void EditCommands::connectUndo(Actions &actions)
{
    QUndoStack &stack = m_scene.document().undoStack();
    QAction *undo = actions.actionUndo;
    QAction *redo = actions.actionRedo;
    const QString undoText = undo->text();
    const QString redoText = redo->text();
    undo->setEnabled(stack.canUndo());
    redo->setEnabled(stack.canRedo());
    connect(undo, &QAction::triggered, &stack, &QUndoStack::undo);
    connect(redo, &QAction::triggered, &stack, &QUndoStack::redo);
    connect(&stack, &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
    connect(&stack, &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
    connect(&stack, &QUndoStack::undoTextChanged, undo, [undo, undoText](const QString &step) {
        undo->setText(step.isEmpty() ? undoText : tr("&Undo: %1").arg(step));
    });
    connect(&stack, &QUndoStack::redoTextChanged, redo, [redo, redoText](const QString &step) {
        redo->setText(step.isEmpty() ? redoText : tr("&Redo: %1").arg(step));
    });
}

void EditCommands::refreshActions()
{
    const auto elements = m_scene.selectedElements().size();
    const auto connections = m_scene.selectedConnections().size();
    m_actions.actionDelete->setEnabled(elements + connections > 0);
    m_actions.actionRename->setEnabled(elements == 1);
    m_actions.actionProperties->setEnabled(elements + connections > 0);
    m_actions.actionConfigure->setEnabled(elements == 0 && connections == 1);
}

void EditCommands::add(topology::ElementKind kind, const QPointF &scenePosition)
{
    const auto added = m_scene.document().addElement(kind, scenePosition);
    if (!added) {
        emit failed(QString::fromStdString(added.error().text()));
        return;
    }
    m_scene.selectOnly(*added);
    m_view.setFocus();
}

void EditCommands::add(topology::ElementKind kind)
{
    add(kind, m_view.freePlace());
}

void EditCommands::removeSelection()
{
    const auto removed =
        m_scene.document().remove(m_scene.selectedElements(), m_scene.selectedConnections());
    if (!removed)
        emit failed(QString::fromStdString(removed.error().text()));
}

void EditCommands::renameSelection()
{
    const auto selected = m_scene.selectedElements();
    if (selected.size() == 1)
        rename(selected.front());
}

void EditCommands::rename(const ElementId &element)
{
    const ElementItem *item = m_scene.elementItem(element);
    if (!item)
        return;
    m_view.reveal(item->nameRect());
    new NameEditor(m_view, m_scene, element);
}

} // namespace tomato::ui
