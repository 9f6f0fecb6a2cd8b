// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/editcommands.h"

#include "app/topology/format/tomatoformat.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/nameeditor.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/commands/actions.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace tomato::ui {

static const QString MimeType = QStringLiteral("application/x-tomato-topology");

EditCommands::EditCommands(TopologyScene &scene, CanvasView &view, Actions &actions)
    : m_scene(scene), m_view(view), m_actions(actions)
{
    connect(actions.actionDelete, &QAction::triggered, this, &EditCommands::removeSelection);
    connect(actions.actionRename, &QAction::triggered, this, &EditCommands::renameSelection);
    connect(actions.actionConnectSelected, &QAction::triggered, this,
            &EditCommands::connectSelected);
    connect(actions.actionSelectAll, &QAction::triggered, &scene, &TopologyScene::selectAll);
    connect(actions.actionSelectConnections, &QAction::triggered, &scene,
            &TopologyScene::selectAllConnections);
    connect(&scene, &QGraphicsScene::selectionChanged, this, &EditCommands::refreshActions);
    connect(&scene.document(), &document::Document::topologyChanged, this,
            &EditCommands::refreshActions);
    connectUndo(actions);
    connectClipboard(actions);
    refreshActions();
}

void EditCommands::connectClipboard(Actions &actions)
{
    connect(actions.actionCut, &QAction::triggered, this, [this] {
        copy();
        removeSelection();
    });
    connect(actions.actionCopy, &QAction::triggered, this, &EditCommands::copy);
    connect(actions.actionPaste, &QAction::triggered, this, &EditCommands::paste);
    connect(actions.actionDuplicate, &QAction::triggered, this, &EditCommands::duplicate);
    for (const auto &[action, arrangement] :
         {std::pair{actions.actionAlignRow, Arrangement::Row},
          {actions.actionAlignColumn, Arrangement::Column},
          {actions.actionSpreadAcross, Arrangement::SpreadAcross},
          {actions.actionSpreadDown, Arrangement::SpreadDown}})
        connect(action, &QAction::triggered, this,
                [this, wanted = arrangement] { arrange(wanted); });
}

void EditCommands::connectUndo(Actions &actions)
{
    QUndoStack &stack = m_scene.document().undoStack();
    QAction *undo = actions.actionUndo;
    QAction *redo = actions.actionRedo;
    undo->setEnabled(stack.canUndo());
    redo->setEnabled(stack.canRedo());
    connect(undo, &QAction::triggered, &stack, &QUndoStack::undo);
    connect(redo, &QAction::triggered, &stack, &QUndoStack::redo);
    connect(&stack, &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
    connect(&stack, &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
    connect(&stack, &QUndoStack::undoTextChanged, this, &EditCommands::refreshUndo);
    connect(&stack, &QUndoStack::redoTextChanged, this, &EditCommands::refreshUndo);
}

void EditCommands::refreshUndo()
{
    const QUndoStack &stack = m_scene.document().undoStack();
    const QString undo = stack.undoText();
    const QString redo = stack.redoText();
    m_actions.actionUndo->setText(undo.isEmpty() ? Actions::tr("&Undo")
                                                 : tr("&Undo: %1").arg(undo));
    m_actions.actionRedo->setText(redo.isEmpty() ? Actions::tr("&Redo")
                                                 : tr("&Redo: %1").arg(redo));
}

void EditCommands::refreshActions()
{
    const auto elements = m_scene.selectedElements().size();
    const auto connections = m_scene.selectedConnections().size();
    const auto annotations = m_scene.annotations().selected().size();
    m_actions.actionDelete->setEnabled(elements + connections + annotations > 0);
    m_actions.actionSaveTemplate->setEnabled(elements > 0);
    m_actions.actionRename->setEnabled(elements == 1);
    m_actions.actionConnectSelected->setEnabled(elements == 2);
    for (QAction *action : {m_actions.actionCut, m_actions.actionCopy, m_actions.actionDuplicate})
        action->setEnabled(elements + annotations > 0);
    for (QAction *action : {m_actions.actionAlignRow, m_actions.actionAlignColumn})
        action->setEnabled(elements > 1);
    for (QAction *action : {m_actions.actionSpreadAcross, m_actions.actionSpreadDown})
        action->setEnabled(elements > 2);
    m_actions.actionProperties->setEnabled(elements + connections + annotations > 0);
    m_actions.actionConfigure->setEnabled(connections > 0);
    m_actions.actionSelectConnections->setEnabled(!m_scene.connections().all().empty());
}

void EditCommands::add(const ElementSort &sort, const QPointF &scenePosition)
{
    const auto added = m_scene.document().addElement(sort.kind, scenePosition, sort.type());
    if (!added) {
        emit failed(QString::fromStdString(added.error().text()));
        return;
    }
    m_scene.selectOnly(*added);
    m_view.setFocus();
}

void EditCommands::add(const ElementSort &sort)
{
    add(sort, m_view.freePlace());
}

void EditCommands::copy()
{
    const auto part =
        m_scene.document().copy(m_scene.selectedElements(), m_scene.annotations().selected());
    auto *data = new QMimeData;
    const QByteArray json = topology::writeTomato(part);
    data->setData(MimeType, json);
    data->setText(QString::fromUtf8(json));
    QGuiApplication::clipboard()->setMimeData(data);
    m_pasted = 0;
}

void EditCommands::paste()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    const bool isOurs = data && data->hasFormat(MimeType);
    const QByteArray json = isOurs ? data->data(MimeType)
                            : data ? data->text().toUtf8()
                                   : QByteArray();
    const auto part = topology::readTomato(json);
    if (!part) {
        emit failed(tr("The clipboard holds no part of a topology: %1")
                        .arg(QString::fromStdString(part.error().text())));
        return;
    }
    ++m_pasted;
    add(*part, QPointF(36, 36) * m_pasted);
}

void EditCommands::duplicate()
{
    add(m_scene.document().copy(m_scene.selectedElements(), m_scene.annotations().selected()),
        QPointF(36, 36));
}

void EditCommands::add(const topology::Topology &part, QPointF offset)
{
    const qsizetype before = m_scene.document().annotations().size();
    const auto added = m_scene.document().paste(part, offset);
    if (!added) {
        emit failed(QString::fromStdString(added.error().text()));
        return;
    }
    m_scene.select(*added, {});
    std::vector<qsizetype> annotations;
    for (qsizetype at = before; at < m_scene.document().annotations().size(); ++at)
        annotations.push_back(at);
    m_scene.annotations().select(annotations);
    m_view.setFocus();
}

void EditCommands::arrange(Arrangement arrangement)
{
    Places places;
    for (const ElementId &id : m_scene.selectedElements()) {
        if (!m_scene.elementItem(id)->isLocked())
            places.emplace_back(id, m_scene.document().scenePosition(id));
    }
    if (const auto moved = m_scene.document().move(arranged(places, arrangement)); !moved)
        emit failed(QString::fromStdString(moved.error().text()));
}

void EditCommands::connectSelected()
{
    const auto elements = m_scene.selectedElements();
    if (elements.size() != 2)
        return;
    const auto made = m_scene.document().connectElements(elements[0], elements[1]);
    if (made)
        m_scene.selectOnly(*made);
    else
        emit failed(QString::fromStdString(made.error().text()));
}

void EditCommands::removeSelection()
{
    std::vector<ElementId> elements = m_scene.selectedElements();
    std::vector<qsizetype> annotations = m_scene.annotations().selected();
    const auto locked =
        std::erase_if(elements,
                      [this](const auto &id) { return m_scene.elementItem(id)->isLocked(); }) +
        std::erase_if(annotations, [this](qsizetype index) {
            return m_scene.annotations().item(index)->annotation().isLocked;
        });
    const auto removed =
        m_scene.document().remove(elements, m_scene.selectedConnections(), annotations);
    if (!removed)
        emit failed(QString::fromStdString(removed.error().text()));
    else if (locked > 0)
        emit failed(tr("What is locked in place was not deleted"));
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
