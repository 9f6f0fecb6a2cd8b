// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewactions.h"

#include "ui/canvas/canvasgestures.h"
#include "ui/canvas/canvasview.h"
#include "ui/commands/actions.h"
#include "ui/search/findbar.h"

namespace tomato::ui {

static void connectTools(const Actions &actions, CanvasView &view, CanvasGestures &gestures)
{
    using Tool = CanvasGestures::Tool;
    QObject::connect(actions.actionSelectTool, &QAction::triggered, &gestures,
                     [&gestures] { gestures.setTool(Tool::Select); });
    QObject::connect(actions.actionConnectTool, &QAction::triggered, &gestures,
                     [&gestures] { gestures.setTool(Tool::Connect); });
    QObject::connect(
        &gestures, &CanvasGestures::toolChanged, &view,
        [select = actions.actionSelectTool, connect = actions.actionConnectTool, &view](Tool tool) {
            const bool connecting = tool == Tool::Connect;
            (connecting ? connect : select)->setChecked(true);
            view.setDragMode(connecting ? QGraphicsView::NoDrag : QGraphicsView::RubberBandDrag);
            view.viewport()->setCursor(connecting ? Qt::CrossCursor : Qt::ArrowCursor);
            view.setFocus();
        });
}

void connectViewActions(const Actions &actions, CanvasView &view, CanvasGestures &gestures,
                        FindBar &find)
{
    QObject::connect(actions.actionFind, &QAction::triggered, &find, &FindBar::open);
    QObject::connect(actions.actionZoomIn, &QAction::triggered, &view,
                     [&view] { view.zoomBy(1.25); });
    QObject::connect(actions.actionZoomOut, &QAction::triggered, &view,
                     [&view] { view.zoomBy(0.8); });
    QObject::connect(actions.actionZoomReset, &QAction::triggered, &view,
                     [&view] { view.setZoom(1); });
    QObject::connect(actions.actionZoomToFit, &QAction::triggered, &view, &CanvasView::zoomToFit);
    QObject::connect(actions.actionZoomToSelection, &QAction::triggered, &view,
                     &CanvasView::zoomToSelection);
    connectTools(actions, view, gestures);
}

} // namespace tomato::ui
