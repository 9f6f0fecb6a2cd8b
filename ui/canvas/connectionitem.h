// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"
#include "plugins/api/connectionoverlay.h"
#include "ui/canvas/appearance.h"

#include <QGraphicsItem>
#include <QPainterPath>

#include <array>

namespace tomato::ui {

/// Draws one connection: its line, its interfaces' names, a plugin's mark in the middle.
class ConnectionItem final : public QGraphicsItem
{
public:
    enum
    {
        Type = UserType + 2
    };

    explicit ConnectionItem(const ConnectionId &id);

    int type() const override { return Type; }
    const ConnectionId &id() const { return m_id; }

    /// From the centre of one element to that of the other. `bend` is how far, in pixels, the line
    /// leaves the straight one: parallel connections stay apart.
    void setLine(QPointF from, QPointF to, double bend);
    void setLabels(const std::array<QString, 2> &interfaces, const QString &toolTip);
    /// Whether frames can cross now.
    void setActive(bool isActive);
    void setBadge(const std::optional<plugins::ConnectionBadge> &badge);
    /// Where the mark is drawn, in scene coordinates.
    QPointF middle() const;

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

protected:
    void hoverEnterEvent(QGraphicsSceneHoverEvent *event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent *event) override;

private:
    void paintLabels(QPainter &painter, const Appearance &appearance) const;
    void paintBadge(QPainter &painter, const Appearance &appearance) const;
    void updateToolTip();

    ConnectionId m_id;
    QPainterPath m_path;
    std::array<QString, 2> m_labels;
    QString m_toolTip;
    std::optional<plugins::ConnectionBadge> m_badge;
    bool m_isActive = false;
    bool m_isHovered = false;
};

} // namespace tomato::ui
