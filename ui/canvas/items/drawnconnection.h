// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"
#include "plugins/api/connectionoverlay.h"

#include <QLineF>
#include <QPainterPath>
#include <QRectF>

#include <functional>
#include <memory>

class QPainter;
class QPen;

namespace tomato::ui {

class CanvasLook;
class ElementItem;

/// A connection on the canvas: a line between two elements with the interfaces' names near its ends
/// and a plugin's badge in the middle. It is no item of the scene, since there may be tens of
/// thousands: expensive values are computed when it is first painted.
class DrawnConnection final
{
public:
    /// Whether frames can cross: no lab runs, the wire is up, or it is missing in a lab that runs
    /// or was taken down in the drawing.
    enum class Wire
    {
        Idle,
        Up,
        Down
    };

    /// All but the id are borrowed; the two elements may be the same.
    DrawnConnection(const ConnectionId &id, std::array<const ElementItem *, 2> ends,
                    const CanvasLook &look, const topology::Topology &topology);

    const ConnectionId &id() const { return m_id; }
    const std::array<const ElementItem *, 2> &ends() const { return m_ends; }
    /// Returns the line from the centre of one element to that of the other.
    QLineF line() const;
    /// The height of its curve, which separates parallel connections; 0 is straight.
    double bow() const { return m_bow; }
    void setBow(double bow);
    Wire wire() const { return m_wire; }
    void setWire(Wire wire) { m_wire = wire; }
    bool isSelected() const { return m_isSelected; }
    void setSelected(bool isSelected) { m_isSelected = isSelected; }
    /// Whether its elements move: then it is drawn separately from connections that do not.
    bool isMoving() const { return m_isMoving; }
    void setMoving(bool isMoving) { m_isMoving = isMoving; }
    bool isFlashing() const { return m_isFlashing; }
    void setFlashing(bool isFlashing) { m_isFlashing = isFlashing; }
    /// The level of its traffic: see TrafficLevel.
    int trafficLevel() const { return m_trafficLevel; }
    void setTrafficLevel(int level) { m_trafficLevel = level; }
    void setHovered(bool isHovered) { m_isHovered = isHovered; }
    const plugins::ConnectionBadge *badge() const { return m_badge.get(); }
    void setBadge(const std::optional<plugins::ConnectionBadge> &badge);
    /// Tells whether its elements are on two machines.
    bool crossesHosts() const;
    /// Sets what the way between the machines does to frames, for description().
    void setPath(const QString &text) { m_path = text; }
    /// Sets the text about its traffic for description(); empty for none.
    void setStatistics(const QString &text) { m_statistics = text; }

    /// Call it when an end moved, or a name or the look changed.
    void adjust() { m_shape.reset(); }
    /// Returns how far from the straight line it may draw.
    double reach() const;
    /// Returns a rectangle that contains everything that is drawn.
    QRectF bounds() const;
    /// Returns the position of the badge.
    QPointF middle() const;
    /// Returns a point on its line: 0 is the first element's centre, 1 the second's.
    QPointF pointAt(double part) const;
    /// Returns where labels and the badge are drawn at this scale; the rectangles of those that are
    /// not drawn are empty.
    std::array<QRectF, 4> covered(double scale) const;
    /// When, and at which size, labels found their places.
    struct Placing
    {
        int round = -1;
        double factor = 1;

        bool operator==(const Placing &) const = default;
    };
    using IsFree = std::function<bool(const QRectF &area)>;

    /// Returns whether labels are drawn at this scale.
    static bool hasLabels(double scale);
    bool arePlaced(const Placing &placing) const;
    /// Moves labels along the line, or beside it, so that they cover nothing; one that has no such
    /// place is hidden until the connection is selected or under the mouse.
    void placeLabels(const Placing &placing, const IsFree &isFree) const;
    bool isAt(const QPointF &position) const;
    /// Returns whether its line crosses a part of the scene.
    bool crosses(const QRectF &rect) const;
    /// Describes both ends with their addresses, and the badge.
    QString description() const;

    /// Paints the parts that lie in `exposed`.
    void paint(QPainter *painter, const QRectF &exposed, double scale) const;

private:
    struct Shape
    {
        QPainterPath path;
        QPointF middle;
        std::array<QString, 2> labels;
        std::array<QRectF, 2> labelRects;
        /// Where the labels would be if nothing else was there.
        std::array<QRectF, 2> wished;
        QString middleLabel;
        QRectF middleRect;
        QRectF badgeRoom;
        Placing placing;
    };

    const Shape &shape() const;
    bool isStraight() const { return m_bow == 0 && m_ends[0] != m_ends[1]; }
    void stroke(QPainter *painter, const QRectF &exposed, const QPen &pen) const;
    QPainterPath curve() const;
    /// The label is at most `widest` pixels wide.
    QString label(std::size_t end, bool hasAddress, double widest) const;
    QRectF labelRect(const Shape &shape, std::size_t end) const;
    void layLabels(Shape &shape) const;
    void layMiddleLabel(Shape &shape) const;
    QRectF badgeRect(const QPointF &middle) const;
    QRectF badgeRoom(const Shape &shape) const;
    QPen linePen() const;
    void paintHalo(QPainter *painter, const QRectF &exposed) const;
    void paintLabel(QPainter *painter, const QRectF &rect, const QString &text,
                    double factor) const;
    void paintLabels(QPainter *painter, const QRectF &exposed, double scale) const;
    void paintBadge(QPainter *painter, double scale) const;

    ConnectionId m_id;
    std::array<const ElementItem *, 2> m_ends;
    const CanvasLook &m_look;
    const topology::Topology &m_topology;
    std::unique_ptr<plugins::ConnectionBadge> m_badge;
    QString m_statistics;
    QString m_path;
    mutable std::unique_ptr<Shape> m_shape;
    double m_bow = 0;
    Wire m_wire = Wire::Idle;
    int m_trafficLevel = 0;
    bool m_isSelected = false;
    bool m_isHovered = false;
    bool m_isMoving = false;
    bool m_isFlashing = false;
};

} // namespace tomato::ui
