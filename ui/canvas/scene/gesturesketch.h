// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>

#include <optional>
#include <vector>

class QColor;
class QGraphicsScene;
class QPainter;

namespace tomato::ui {

/// The sketch that a gesture draws above all items while it goes on: the line of a connection that
/// is being drawn, and the guide lines that show with what a dragged item is aligned.
class GestureSketch final
{
public:
    /// The scene is borrowed; what changes is painted anew there.
    explicit GestureSketch(QGraphicsScene &scene) : m_scene(scene) {}

    void setGhost(const std::optional<QLineF> &line);
    void setGuides(std::vector<QLineF> lines);
    void paint(QPainter *painter, const QColor &colour) const;

private:
    void repaint(const QLineF &line);

    QGraphicsScene &m_scene;
    std::optional<QLineF> m_ghost;
    std::vector<QLineF> m_guides;
};

} // namespace tomato::ui
