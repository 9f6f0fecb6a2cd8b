// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"
#include "ui/canvas/items/alignmentguides.h"

#include <QRectF>

#include <map>
#include <optional>

namespace tomato::ui {

class TopologyScene;

/// Moves the selected items that are not locked, by mouse or by keys; the whole move is one change
/// of the document.
class MoveGesture final
{
public:
    /// The scene is borrowed.
    explicit MoveGesture(TopologyScene &scene) : m_scene(scene) {}

    /// Sets whether positions are aligned with the grid rather than with other items.
    void setSnapsToGrid(bool snaps) { m_snapsToGrid = snaps; }
    bool snapsToGrid() const { return m_snapsToGrid; }

    /// Call it when the mouse was pressed on an element that it may drag.
    void press(const ElementId &anchor, const QPointF &scenePosition);
    /// Call it when the mouse was pressed elsewhere.
    void forget();
    bool isPressed() const { return m_anchor.has_value(); }
    bool isMoving() const { return m_isMoving; }
    /// Returns whether keys move the selection: such a move ends with the next other action.
    bool isNudging() const { return m_isNudging; }
    /// Begins a move that something else performs: the current positions are those before the move.
    void begin();
    struct Aim
    {
        QPointF scenePosition;
        /// The visible part of the scene: items are aligned with what lies there.
        QRectF seen;
        /// The tolerance in the scene; none for a free move.
        double tolerance = 0;
    };
    void dragTo(const Aim &aim);
    void nudge(const QPointF &by);
    /// Returns the distance of one step of the arrow keys, in the scene.
    double step() const;
    /// Puts everything back on an error.
    Result<> commit();

private:
    void putBack();
    void moveBy(const QPointF &offset);
    AlignmentGuides guidesFor(const QRectF &seen) const;
    QPointF snapped(const Aim &aim, const QPointF &wanted);

    TopologyScene &m_scene;
    bool m_snapsToGrid = false;
    bool m_isMoving = false;
    bool m_isNudging = false;
    /// The element under the mouse, and where the mouse was pressed.
    std::optional<ElementId> m_anchor;
    QPointF m_pressed;
    /// The positions when the move began; annotations by their index.
    std::map<ElementId, QPointF> m_elements;
    std::map<qsizetype, QPointF> m_annotations;
    std::optional<AlignmentGuides> m_guides;
};

} // namespace tomato::ui
