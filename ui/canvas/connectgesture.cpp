// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/connectgesture.h"

#include "ui/canvas/topologyscene.h"

#include <QGraphicsLineItem>
#include <QPen>

namespace tomato::ui {

ConnectGesture::ConnectGesture(TopologyScene &scene, const ElementId &source,
                               const QPointF &position)
    : m_scene(scene), m_source(source), m_line(std::make_unique<QGraphicsLineItem>())
{
    QPen pen(scene.look().colours().accent, 2, Qt::DashLine, Qt::RoundCap);
    m_line->setPen(pen);
    m_line->setZValue(1.5);
    m_line->setAcceptedMouseButtons(Qt::NoButton);
    scene.addItem(m_line.get());
    moveTo(position);
}

ConnectGesture::~ConnectGesture()
{
    setTarget({});
}

void ConnectGesture::setTarget(const ElementId &target)
{
    if (m_target == target)
        return;
    if (ElementItem *item = m_scene.elementItem(m_target))
        item->setConnectTarget(false);
    m_target = target;
    if (ElementItem *item = m_scene.elementItem(m_target))
        item->setConnectTarget(true);
}

void ConnectGesture::moveTo(const QPointF &position)
{
    const ElementItem *source = m_scene.elementItem(m_source);
    const ElementItem *over = m_scene.elementAt(position);
    const bool isTarget = over && over->id() != m_source;
    setTarget(isTarget ? over->id() : ElementId());
    if (source)
        m_line->setLine(QLineF(source->pos(), isTarget ? over->pos() : position));
}

} // namespace tomato::ui
