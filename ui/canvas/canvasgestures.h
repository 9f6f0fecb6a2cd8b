// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/connectgesture.h"
#include "ui/canvas/movegesture.h"
#include "ui/widgets/elementsort.h"

#include <QObject>
#include <QPoint>

#include <memory>
#include <optional>

class QGraphicsSceneDragDropEvent;
class QGraphicsSceneMouseEvent;
class QKeyEvent;
class QMimeData;

namespace tomato::topology {
enum class ElementKind;
}

namespace tomato::ui {

/// The gestures of mouse and keyboard on a scene: each one ends in one change of the document.
class CanvasGestures final : public QObject
{
    Q_OBJECT

public:
    enum class Tool
    {
        Select,
        Connect
    };

    explicit CanvasGestures(TopologyScene &scene);

    Tool tool() const { return m_tool; }
    void setTool(Tool tool);
    /// Sets whether items that are dragged, dropped or moved by keys are aligned with the grid.
    void setSnapsToGrid(bool snaps) { m_move.setSnapsToGrid(snaps); }

    /// Returns the data of a drag from a palette onto a canvas.
    static QMimeData *mimeData(const ElementSort &sort);
    /// The same, for the template in this file.
    static QMimeData *templateData(const QString &path);

signals:
    void toolChanged(Tool tool);
    /// The document refused a change.
    void failed(const QString &message);
    /// The user double-clicked the picture, or pressed Return.
    void elementActivated(const tomato::ElementId &element);
    void connectionActivated(const tomato::ConnectionId &connection);
    void annotationActivated();
    /// The user double-clicked the name.
    void renameRequested(const tomato::ElementId &element);
    /// The user dropped a capture file onto a connection, nearer to the end of this element.
    void captureDropped(const QString &file, const tomato::ConnectionId &connection,
                        const tomato::ElementId &element);
    /// The user dropped the template in this file.
    void templateDropped(const QString &path, const QPointF &scenePosition);
    /// The clicked item is selected; nothing is selected when it was the empty canvas. By a key it
    /// is for what is selected, at its place.
    void contextMenuRequested(const QPointF &scenePosition, const QPoint &globalPosition);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool handled(QEvent *event);
    bool pressed(const QGraphicsSceneMouseEvent &event);
    bool pressedOnCanvas(const QGraphicsSceneMouseEvent &event);
    bool moved(const QGraphicsSceneMouseEvent &event);
    bool released(const QGraphicsSceneMouseEvent &event);
    bool doubleClicked(const QGraphicsSceneMouseEvent &event);
    bool keyPressed(const QKeyEvent &event);
    bool keyReleased(const QKeyEvent &event);
    bool dragged(QGraphicsSceneDragDropEvent &event);
    bool dropped(QGraphicsSceneDragDropEvent &event);
    bool draggedCapture(QGraphicsSceneDragDropEvent &event, bool isDropped);
    void openMenu(const QPointF &scenePosition, const QPoint &globalPosition);
    void openMenuOfSelection();
    std::optional<QPointF> placeOfSelection() const;

    void letGoOfConnections();
    void finishConnecting();
    void drag(const QGraphicsSceneMouseEvent &event);
    void commitMove();
    void commitNudge();
    bool nudge(const QPointF &by);
    void activateSelection();

    TopologyScene &m_scene;
    Tool m_tool = Tool::Select;
    std::unique_ptr<ConnectGesture> m_connecting;
    MoveGesture m_move;
};

/// Returns the sort in a palette's drag; nothing when the data is something else.
std::optional<ElementSort> draggedSort(const QMimeData *data);
/// Returns the path of the template in a palette's drag; empty when the data is something else.
QString draggedTemplate(const QMimeData *data);
/// Returns the path of the one capture file that is dragged; empty when it is something else.
QString draggedCaptureFile(const QMimeData *data);

} // namespace tomato::ui
