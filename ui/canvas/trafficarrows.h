// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QImage>
#include <QPixmap>
#include <QRegion>
#include <QTransform>

#include <map>
#include <vector>

class QPainter;
class QWidget;

namespace tomato::ui {

class TopologyScene;

/// Small arrows on connections, in the direction of the traffic, which grow and shrink as an
/// animation. They lie above a cached picture of the canvas, so that a step of the animation
/// repaints nothing else.
class TrafficArrows final
{
public:
    struct Arrow
    {
        ConnectionId connection;
        /// Whether the arrow points from the first end to the second.
        bool isForward = true;
        int level = 0;
    };

    explicit TrafficArrows(const TopologyScene &scene) : m_scene(scene) {}

    bool isEmpty() const { return m_arrows.empty(); }
    void setArrows(std::vector<Arrow> arrows) { m_arrows = std::move(arrows); }
    /// Computes the next step; returns the region to repaint, in pixels of the view.
    QRegion step(const QTransform &toView, const QRect &visible);
    /// Call it when the canvas beneath moved or changed as a whole.
    void forget() { m_ground = {}; }
    /// Call it when the colours changed.
    void forgetColours();

    /// Returns whether only arrows must be painted in this part of the view, since the picture
    /// beneath is cached.
    bool isOnlyArrows(const QRegion &exposed) const;
    /// Caches what was just painted in this part of the view, unless the painter's device is not
    /// the view's window.
    void keepGround(const QPainter &painter, const QWidget &viewport, const QRegion &exposed);
    void paintGround(QPainter *painter, const QRegion &exposed) const;
    void paint(QPainter *painter) const;

private:
    /// The shape of an arrow in pixels of the view.
    struct Shape
    {
        QPointF centre;
        /// The direction, in steps of a few degrees.
        int angle = 0;
        int level = 0;
    };

    void place(const QTransform &toView, const QRect &visible);
    /// Returns the region around the arrows, in tiles: one rectangle for each arrow would be too
    /// many.
    QRegion around(const QRect &visible) const;
    const QPixmap &stamp(const Shape &shape, double ratio) const;

    const TopologyScene &m_scene;
    std::vector<Arrow> m_arrows;
    std::vector<Shape> m_shapes;
    QRegion m_stepped;
    QImage m_ground;
    double m_scale = 1;
    bool m_isLarge = false;
    /// The pictures of arrows by angle, level and size, in this scale.
    mutable std::map<std::tuple<int, int, bool>, QPixmap> m_stamps;
};

} // namespace tomato::ui
