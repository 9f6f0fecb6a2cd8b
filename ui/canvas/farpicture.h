// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/items/drawnconnection.h"
#include "ui/canvas/items/elementitem.h"

#include <QPixmap>
#include <QTransform>

#include <map>
#include <vector>

class QPainter;

namespace tomato::ui {

class TopologyScene;

/// Draws a canvas at a small zoom: pictures without names and thin lines, in few drawing
/// operations, so that tens of thousands of elements stay fast.
class FarPicture final
{
public:
    explicit FarPicture(const TopologyScene &scene) : m_scene(scene) {}

    /// While elements move, the parts that do not move can be painted once and the others again and
    /// again.
    enum class Part
    {
        All,
        Still,
        Moving
    };

    /// The painter is in device coordinates; only what touches `exposed` is painted.
    void paint(QPainter *painter, const QTransform &toDevice, const QRectF &exposed, Part part);
    /// Call it when colours changed.
    void forget() { m_stamps.clear(); }

private:
    struct Line
    {
        QLineF line;
        DrawnConnection::Wire wire;
        int trafficLevel;
        bool isSelected;
        bool isMoving;
    };
    struct Dot
    {
        QPointF centre;
        const ElementItem *item;
        QColor colour;
        bool isSelected;
        bool isMoving;
    };
    using Lines = std::vector<Line>;
    using Dots = std::vector<Dot>;

    void refresh();
    Dot dotOf(const ElementItem *item) const;
    Lines linesIn(const QRectF &area, Part part) const;
    Dots dotsIn(const QRectF &area, Part part) const;
    double dotSide() const;
    void paintLines(QPainter *painter, const QTransform &toDevice, const Lines &lines) const;
    void paintDots(QPainter *painter, const QTransform &toDevice, const Dots &dots) const;
    void paintPixels(QPainter *painter, const QTransform &toDevice, const QRectF &exposed,
                     const Lines &lines, const Dots &dots) const;
    void paintElements(QPainter *painter, const QTransform &toDevice, const Dots &dots);
    const QPixmap &stamp(const ElementItem &element, double ratio);

    const TopologyScene &m_scene;
    /// The pictures of elements with their state, host and selection, at the size in use.
    std::map<std::tuple<topology::ElementKind, ElementItem::State, bool, QRgb, bool>, QPixmap>
        m_stamps;
    double m_scale = 0;
    /// All lines, contiguous in memory: tens of thousands of items are scattered there.
    Lines m_lines;
    Dots m_dots;
    int m_revision = -1;
};

} // namespace tomato::ui
