// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "plugins/api/connectionoverlay.h"

#include <QGraphicsItem>

#include <array>
#include <optional>

namespace tomato::ui {

class CanvasLook;
class ElementItem;

/// A connection on the canvas: a line between two elements with the interfaces' names near its
/// ends and a plugin's badge in the middle.
class ConnectionItem final : public QGraphicsItem
{
public:
    enum
    {
        Type = UserType + 2
    };
    /// Whether frames can cross: no lab runs, the wire is up, or the lab runs without it.
    enum class Wire
    {
        Idle,
        Up,
        Down
    };

    /// Borrows the elements, which outlive it; they may be the same.
    ConnectionItem(const ConnectionId &id, std::array<const ElementItem *, 2> ends,
                   const CanvasLook &look);

    int type() const override { return Type; }
    const ConnectionId &id() const { return m_id; }
    const std::array<const ElementItem *, 2> &ends() const { return m_ends; }

    /// The elements moved, or the look changed.
    void adjust();
    /// How far it bows out, so that parallel connections lie apart; 0 is straight.
    void setBow(double bow);
    void setEndLabels(const std::array<QString, 2> &labels);
    void setDescription(const QString &description);
    void setWire(Wire wire);
    Wire wire() const { return m_wire; }
    void setBadge(const std::optional<plugins::ConnectionBadge> &badge);
    const std::optional<plugins::ConnectionBadge> &badge() const { return m_badge; }
    /// Its middle, in the scene.
    QPointF middle() const { return m_middle; }

    QRectF boundingRect() const override { return m_bounds; }
    QPainterPath shape() const override { return m_shape; }
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

protected:
    void hoverEnterEvent(QGraphicsSceneHoverEvent *event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent *event) override;

private:
    QPainterPath curve() const;
    QRectF endLabelRect(std::size_t end) const;
    QRectF badgeRect() const;
    void updateToolTip();
    QPen linePen() const;
    void paintEndLabels(QPainter *painter) const;
    void paintBadge(QPainter *painter) const;

    ConnectionId m_id;
    std::array<const ElementItem *, 2> m_ends;
    const CanvasLook &m_look;
    double m_bow = 0;
    std::array<QString, 2> m_labels;
    QString m_description;
    Wire m_wire = Wire::Idle;
    std::optional<plugins::ConnectionBadge> m_badge;
    bool m_hovered = false;

    QPainterPath m_path;
    QPainterPath m_shape;
    QRectF m_bounds;
    QPointF m_middle;
    std::array<QRectF, 2> m_labelRects;
};

} // namespace tomato::ui
