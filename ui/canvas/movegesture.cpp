// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/movegesture.h"

#include "ui/canvas/items/canvasgrid.h"
#include "ui/canvas/scene/topologyscene.h"

namespace tomato::ui {

static bool isFree(const QGraphicsItem &item)
{
    return item.flags().testFlag(QGraphicsItem::ItemIsMovable);
}

void MoveGesture::press(const ElementId &anchor, const QPointF &scenePosition)
{
    m_anchor = anchor;
    m_pressed = scenePosition;
    m_isMoving = false;
}

void MoveGesture::forget()
{
    m_anchor.reset();
    m_isMoving = false;
}

void MoveGesture::begin()
{
    m_isMoving = true;
    m_elements.clear();
    m_annotations.clear();
    m_guides.reset();
    for (const ElementId &id : m_scene.selectedElements()) {
        if (const ElementItem *item = m_scene.elementItem(id); isFree(*item))
            m_elements.emplace(id, item->pos());
    }
    for (const qsizetype index : m_scene.annotations().selected()) {
        if (const AnnotationItem *item = m_scene.annotations().item(index); isFree(*item))
            m_annotations.emplace(index, item->pos());
    }
}

AlignmentGuides MoveGesture::guidesFor(const QRectF &seen) const
{
    std::vector<QPointF> still;
    for (const auto &[id, item] : m_scene.elementItems()) {
        if (seen.contains(item->pos()) && !m_elements.contains(id))
            still.push_back(item->pos());
    }
    return AlignmentGuides(still);
}

QPointF MoveGesture::snapped(const Aim &aim, const QPointF &wanted)
{
    if (aim.tolerance <= 0) {
        m_scene.setGuides({});
        return wanted;
    }
    if (m_snapsToGrid) {
        m_scene.setGuides({});
        return onGrid(wanted);
    }
    if (!m_guides)
        m_guides = guidesFor(aim.seen);
    AlignmentGuides::Fit fit = m_guides->fit(wanted, aim.tolerance);
    m_scene.setGuides(std::move(fit.lines));
    return fit.position;
}

void MoveGesture::dragTo(const Aim &aim)
{
    if (!m_isMoving)
        begin();
    // A locked element does not follow the mouse, and others do not for its sake.
    const auto anchor = m_elements.find(*m_anchor);
    if (anchor == m_elements.end())
        return;
    const QPointF wanted = anchor->second + aim.scenePosition - m_pressed;
    moveBy(snapped(aim, wanted) - anchor->second);
}

void MoveGesture::moveBy(const QPointF &offset)
{
    for (const auto &[id, start] : m_elements) {
        if (ElementItem *item = m_scene.elementItem(id))
            item->setPos(start + offset);
    }
    for (const auto &[index, start] : m_annotations) {
        if (AnnotationItem *item = m_scene.annotations().item(index))
            item->setPos(start + offset);
    }
    if (!m_annotations.empty())
        m_scene.update(); // they lie in the background
}

double MoveGesture::step() const
{
    return m_snapsToGrid ? GridSpacing : GridSpacing / 2;
}

void MoveGesture::nudge(const QPointF &by)
{
    if (!m_isMoving) {
        begin();
        m_isNudging = true;
    }
    for (const auto &[id, start] : m_elements) {
        if (ElementItem *item = m_scene.elementItem(id))
            item->moveBy(by.x(), by.y());
    }
    for (const auto &[index, start] : m_annotations) {
        if (AnnotationItem *item = m_scene.annotations().item(index))
            item->moveBy(by.x(), by.y());
    }
    if (!m_annotations.empty())
        m_scene.update();
}

Result<> MoveGesture::commit()
{
    m_anchor.reset();
    m_isNudging = false;
    m_scene.setGuides({});
    if (!std::exchange(m_isMoving, false))
        return {};
    std::vector<std::pair<ElementId, QPointF>> positions;
    for (const auto &[id, before] : m_elements) {
        const ElementItem *item = m_scene.elementItem(id);
        if (item && item->pos() != before)
            positions.emplace_back(id, item->pos());
    }
    const auto done = m_scene.document().move(positions, m_scene.annotations().moved());
    if (!done)
        putBack();
    return done;
}

void MoveGesture::putBack()
{
    for (const auto &[id, position] : m_elements) {
        if (ElementItem *item = m_scene.elementItem(id))
            item->setPos(position);
    }
    m_scene.annotations().rebuild();
}

} // namespace tomato::ui
