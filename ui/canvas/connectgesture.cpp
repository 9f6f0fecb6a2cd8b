// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/connectgesture.h"

#include "ui/canvas/scene/topologyscene.h"

namespace tomato::ui {

ConnectGesture::ConnectGesture(TopologyScene &scene, const ElementId &source,
                               const QPointF &position)
    : m_scene(scene), m_source(source)
{
    moveTo(position);
}

ConnectGesture::~ConnectGesture()
{
    setTarget({});
    m_scene.setGhost({});
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
        m_scene.setGhost(QLineF(source->pos(), isTarget ? over->pos() : position));
}

} // namespace tomato::ui
