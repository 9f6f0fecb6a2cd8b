// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"
#include "app/topology/element.h"

#include <QGraphicsItem>

#include <functional>

namespace tomato::ui {

class CanvasLook;

/// A device on the canvas: its picture, its name, its state, and handles to draw connections from
/// while the mouse is over it. Its position is the picture's centre.
class ElementItem final : public QGraphicsItem
{
public:
    enum
    {
        Type = UserType + 1
    };
    using State = client::ElementStatus::State;

    /// Half of the picture's side.
    static constexpr double Radius = 26;

    using Moved = std::function<void(const ElementItem &)>;

    /// `moved` hears of each change of the position, before and after it.
    ElementItem(const ElementId &id, const CanvasLook &look, Moved moved);

    int type() const override { return Type; }
    const ElementId &id() const { return m_id; }

    void setElement(const topology::Element &element);
    void setState(State state, const QString &reason);
    State state() const { return m_state; }
    bool isLocked() const { return m_isLocked; }
    topology::ElementKind kind() const { return m_kind; }
    /// Kind, name, state, and why it failed.
    QString description() const;
    /// Rings the element while a connection could be dropped on it.
    void setConnectTarget(bool isTarget);
    bool isConnectTarget() const { return m_target; }
    /// Colours or fonts changed.
    void refreshLook();

    /// Whether a press here (in the scene) begins a connection.
    bool isOnHandle(const QPointF &scenePosition) const;
    /// Where the name is drawn, in the scene.
    QRectF nameRect() const;
    /// What it takes in the scene with its name as large as it is; boundingRect() has room for
    /// names that are drawn larger when they are seen from far.
    QRectF lifeSize() const;
    /// Its handles go: what the mouse does now is something else.
    void endHover();
    bool isHovered() const { return m_hovered; }

    /// Picture and state alone; `scale` is the painter's.
    void paintFar(QPainter *painter, double scale, bool isMarked) const;

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

protected:
    QVariant itemChange(GraphicsItemChange change, const QVariant &value) override;
    void hoverEnterEvent(QGraphicsSceneHoverEvent *event) override;
    void hoverMoveEvent(QGraphicsSceneHoverEvent *event) override;
    void hoverLeaveEvent(QGraphicsSceneHoverEvent *event) override;

private:
    QRectF localNameRect() const;
    void measure() const;
    void paintFace(QPainter *painter, double scale) const;
    void paintHalo(QPainter *painter, bool isStrong) const;
    QRectF extent(double nameFactor) const;
    void paintName(QPainter *painter, double zoom) const;
    void paintLock(QPainter *painter) const;
    void paintHandles(QPainter *painter) const;

    ElementId m_id;
    const CanvasLook &m_look;
    Moved m_moved;
    topology::ElementKind m_kind = topology::ElementKind::Unknown;
    QString m_name;
    /// The name as far as there is room for it; measured when it is needed first.
    mutable QString m_shownName;
    mutable double m_nameWidth = -1;
    State m_state = State::Stopped;
    QString m_reason;
    bool m_hovered = false;
    bool m_target = false;
    bool m_isLocked = false;
};

} // namespace tomato::ui
