// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/ids.h"
#include "ui/canvas/alignmentguides.h"

#include <QRectF>

#include <map>
#include <optional>

namespace tomato::ui {

class TopologyScene;

/// Moves what is selected and not locked, by mouse or by keys; all of a move is one change of the
/// document.
class MoveGesture final
{
public:
    /// Borrows it.
    explicit MoveGesture(TopologyScene &scene) : m_scene(scene) {}

    /// Places are on the grid rather than where others line up.
    void setSnapsToGrid(bool snaps) { m_snapsToGrid = snaps; }
    bool snapsToGrid() const { return m_snapsToGrid; }

    /// The mouse was pressed on an element that it may drag.
    void press(const ElementId &anchor, const QPointF &scenePosition);
    /// It was pressed elsewhere.
    void forget();
    bool isPressed() const { return m_anchor.has_value(); }
    bool isMoving() const { return m_isMoving; }
    /// By keys: nothing but what comes next says when such a move ends.
    bool isNudging() const { return m_isNudging; }
    /// Something else moves what is selected: where it stands now is where the move begins.
    void begin();
    struct Aim
    {
        QPointF scenePosition;
        /// What is seen of the scene: what lies there is lined up with.
        QRectF seen;
        /// In the scene; none for a free move.
        double tolerance = 0;
    };
    void dragTo(const Aim &aim);
    void nudge(const QPointF &by);
    /// One step of the arrow keys, in the scene.
    double step() const;
    /// An error puts everything back.
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
    /// What is under the mouse, and where it was pressed.
    std::optional<ElementId> m_anchor;
    QPointF m_pressed;
    /// Where everything stood when the move began; annotations by their index.
    std::map<ElementId, QPointF> m_elements;
    std::map<qsizetype, QPointF> m_annotations;
    std::optional<AlignmentGuides> m_guides;
};

} // namespace tomato::ui
