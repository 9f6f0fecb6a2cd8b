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

/// Small arrows on connections, in the direction of what crosses them, that grow and shrink while
/// it does. They lie above a picture of the canvas that is kept, so that a step of theirs paints
/// nothing else again.
class TrafficArrows final
{
public:
    struct Arrow
    {
        ConnectionId connection;
        /// Whether it points from the first end to the second.
        bool isForward = true;
        int level = 0;
    };

    explicit TrafficArrows(const TopologyScene &scene) : m_scene(scene) {}

    bool isEmpty() const { return m_arrows.empty(); }
    void setArrows(std::vector<Arrow> arrows) { m_arrows = std::move(arrows); }
    /// The next step; returns what to paint again, in pixels of the view.
    QRegion step(const QTransform &toView, const QRect &visible);
    /// The canvas beneath moved or changed as a whole.
    void forget() { m_ground = {}; }
    /// Its colours, too.
    void forgetColours();

    /// Whether nothing but arrows is to be painted in this part of the view, and the picture
    /// beneath is there.
    bool isOnlyArrows(const QRegion &exposed) const;
    /// Keeps what was painted just now in this part of the view, unless it was painted elsewhere
    /// than in its window.
    void keepGround(const QPainter &painter, const QWidget &viewport, const QRegion &exposed);
    void paintGround(QPainter *painter, const QRegion &exposed) const;
    void paint(QPainter *painter) const;

private:
    /// An arrow in pixels of the view.
    struct Shape
    {
        QPointF centre;
        /// Its direction, in steps of a few degrees.
        int angle = 0;
        int level = 0;
    };

    void place(const QTransform &toView, const QRect &visible);
    /// What lies around the arrows, in tiles: an arrow each would be very many rectangles.
    QRegion around(const QRect &visible) const;
    const QPixmap &stamp(const Shape &shape, double ratio) const;

    const TopologyScene &m_scene;
    std::vector<Arrow> m_arrows;
    std::vector<Shape> m_shapes;
    QRegion m_stepped;
    QImage m_ground;
    double m_scale = 1;
    bool m_isLarge = false;
    /// Of an angle, a level and a size, in this scale.
    mutable std::map<std::tuple<int, int, bool>, QPixmap> m_stamps;
};

} // namespace tomato::ui
