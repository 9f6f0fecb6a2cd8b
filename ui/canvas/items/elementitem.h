// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/client/protocoltypes.h"
#include "ui/widgets/elementsort.h"

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
    /// What an element that runs lacks.
    enum class Lack
    {
        None,
        /// The program of its image did its work, and has ended.
        ProgramDone,
        ProgramFailed,
        /// Its host cannot be reached: it ran when that was heard last.
        Host
    };

    /// Half of the width and height of the picture.
    static constexpr double Radius = 26;

    using Moved = std::function<void(const ElementItem &)>;

    /// `moved` is called before and after each change of the position.
    ElementItem(const ElementId &id, const CanvasLook &look, Moved moved);

    int type() const override { return Type; }
    const ElementId &id() const { return m_id; }

    void setElement(const topology::Element &element);
    /// Returns what the element lacks by what its engine says.
    static Lack lackOf(const client::ElementStatus &element);
    void setState(State state, const QString &reason, Lack lack = Lack::None);
    State state() const { return m_state; }
    /// Returns "Running", and more where it lacks something.
    QString stateText() const;
    /// Tells whether the mark warns.
    bool isWarned() const { return m_lack == Lack::ProgramFailed || m_lack == Lack::Host; }
    bool isLocked() const { return m_isLocked; }
    topology::ElementKind kind() const { return m_sort.kind; }
    /// Returns the host on which it runs, or is to run.
    const QString &host() const { return m_host; }
    /// Describes kind, name, state, and why it failed.
    QString description() const;
    /// Draws a ring around the element while a connection could be dropped on it.
    void setConnectTarget(bool isTarget);
    bool isConnectTarget() const { return m_target; }
    /// Call it when colours or fonts changed.
    void refreshLook();

    /// Returns whether a press at this position of the scene begins a connection.
    bool isOnHandle(const QPointF &scenePosition) const;
    /// Returns where the picture is drawn, in the scene.
    QRectF faceRect() const;
    /// Returns where the name is drawn, in the scene.
    QRectF nameRect() const;
    /// Returns it at a zoom at which it may be enlarged.
    QRectF nameRect(double zoom) const;
    /// Returns its area in the scene when the name has its original size; boundingRect() includes
    /// space for names that are enlarged at a small zoom.
    QRectF lifeSize() const;
    /// Hides the handles, since another gesture of the mouse begins.
    void endHover();
    bool isHovered() const { return m_hovered; }

    /// Paints only the picture and the state; `scale` is that of the painter.
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
    void paintHost(QPainter *painter) const;
    void paintHalo(QPainter *painter, bool isStrong) const;
    QRectF extent(double nameFactor) const;
    void paintName(QPainter *painter, double zoom) const;
    void paintLock(QPainter *painter) const;
    void paintHandles(QPainter *painter) const;

    ElementId m_id;
    const CanvasLook &m_look;
    Moved m_moved;
    ElementSort m_sort;
    QString m_name;
    QString m_host;
    /// The name, shortened to the available width; computed when it is first needed.
    mutable QString m_shownName;
    mutable double m_nameWidth = -1;
    State m_state = State::Stopped;
    QString m_reason;
    Lack m_lack = Lack::None;
    bool m_hovered = false;
    bool m_target = false;
    bool m_isLocked = false;
};

} // namespace tomato::ui
