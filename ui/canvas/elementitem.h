// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/element.h"
#include "ui/canvas/appearance.h"

#include <QGraphicsItem>

namespace tomato::ui {

/// Draws one device: symbol, name, state. The scene moves it and hears of its gestures.
class ElementItem final : public QGraphicsItem
{
public:
    enum
    {
        Type = UserType + 1
    };

    explicit ElementItem(const ElementId &id);

    int type() const override { return Type; }
    const ElementId &id() const { return m_id; }
    void show(const topology::Element &element);
    void setState(RunState state, const QString &reason);
    /// Whether a new connection would end here.
    void setTarget(bool isTarget);

    /// The round handle from which a connection is dragged, in item coordinates.
    static QRectF handle();
    /// Half the size of the symbol.
    static constexpr double Radius = 26;

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

protected:
    void hoverEnterEvent(QGraphicsSceneHoverEvent *event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent *event) override;
    QVariant itemChange(GraphicsItemChange change, const QVariant &value) override;

private:
    void updateToolTip();
    void paintState(QPainter &painter, const Appearance &appearance) const;

    ElementId m_id;
    topology::ElementKind m_kind = topology::ElementKind::Unknown;
    QString m_name;
    QString m_type;
    RunState m_state = RunState::Stopped;
    QString m_reason;
    bool m_isHovered = false;
    bool m_isTarget = false;
};

} // namespace tomato::ui
