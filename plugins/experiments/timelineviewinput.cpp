// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keyboard of the timeline.
#include "plugins/experiments/timelineview.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace tomato::plugins {

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int index = handleAt(help->pos());
        if (index >= 0)
            QToolTip::showText(help->globalPos(),
                               describe(m_layout.steps()[static_cast<std::size_t>(index)]), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    const int index = handleAt(event->position().toPoint());
    select(index);
    if (event->button() != Qt::LeftButton || index < 0)
        return;
    m_dragged = index;
    m_pressed = event->position().toPoint();
    m_isDragging = false;
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint place = event->position().toPoint();
    if (m_dragged < 0) {
        viewport()->setCursor(handleAt(place) >= 0 ? Qt::SizeHorCursor : Qt::ArrowCursor);
        return;
    }
    if (!m_isDragging && (place - m_pressed).manhattanLength() < QApplication::startDragDistance())
        return;
    m_isDragging = true;
    const double time = timeAt(place.x());
    m_dragTime = event->modifiers().testFlag(Qt::AltModifier) ? time : snapped(time);
    viewport()->update();
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    const int index = std::exchange(m_dragged, -1);
    const bool dragged = std::exchange(m_isDragging, false);
    viewport()->update();
    if (index < 0 || !dragged)
        return;
    if (event->modifiers().testFlag(Qt::ControlModifier))
        emit copyRequested(index, m_dragTime);
    else
        emit moveRequested(index, m_dragTime);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint place = event->position().toPoint();
    const int index = handleAt(place);
    if (index >= 0)
        emit editRequested(index);
    else if (laneAt(place.y()) >= 0 && place.x() > labelWidth())
        emit addRequested(laneAt(place.y()), snapped(timeAt(place.x())));
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier))
        return QAbstractScrollArea::wheelEvent(event);
    zoomBy(std::pow(1.2, event->angleDelta().y() / 120.0));
    event->accept();
}

void TimelineView::selectNext(int direction)
{
    if (m_layout.isEmpty())
        return;
    std::vector<int> order;
    for (const TimelineLayout::Step &step : m_layout.steps())
        order.push_back(step.index);
    std::stable_sort(order.begin(), order.end(), [this](int a, int b) {
        return m_layout.steps()[static_cast<std::size_t>(a)].time <
               m_layout.steps()[static_cast<std::size_t>(b)].time;
    });
    const auto at = std::find(order.begin(), order.end(), m_selected);
    const auto last = static_cast<int>(order.size()) - 1;
    const int place = at == order.end() ? (direction > 0 ? 0 : last)
                                        : static_cast<int>(at - order.begin()) + direction;
    select(order[static_cast<std::size_t>(std::clamp(place, 0, last))]);
    const QRect handle = handleRect(m_selected);
    if (handle.left() < labelWidth() || handle.right() > viewport()->width())
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() + handle.left() -
                                        viewport()->width() / 2);
}

void TimelineView::nudge(double seconds)
{
    if (m_selected < 0)
        return;
    const double time = m_layout.steps()[static_cast<std::size_t>(m_selected)].time + seconds;
    emit moveRequested(m_selected, std::max(0.0, time));
}

bool TimelineView::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        measureLabels();
    // The canvas has these keys, too; here they are about a step.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isOwn = key->key() == Qt::Key_Delete || key->key() == Qt::Key_F ||
                           key->matches(QKeySequence::ZoomIn) ||
                           key->matches(QKeySequence::ZoomOut) ||
                           (key->key() == Qt::Key_D && key->modifiers() == Qt::ControlModifier);
        if (isOwn) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const bool isControl = event->modifiers().testFlag(Qt::ControlModifier);
    const auto of = [this] { return m_layout.steps()[static_cast<std::size_t>(m_selected)]; };
    switch (event->key()) {
    case Qt::Key_Left:
        return isControl ? nudge(-grid()) : selectNext(-1);
    case Qt::Key_Right:
        return isControl ? nudge(grid()) : selectNext(1);
    case Qt::Key_Home:
        return select(m_layout.isEmpty() ? -1 : 0);
    case Qt::Key_Insert:
        return emit addRequested(m_selected < 0 ? 0 : of().lane,
                                 m_selected < 0 ? 0 : of().time + 1);
    case Qt::Key_F:
        return fit();
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(1.25);
    case Qt::Key_Minus:
        return zoomBy(0.8);
    default:
        break;
    }
    if (m_selected >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        return emit editRequested(m_selected);
    if (m_selected >= 0 && event->key() == Qt::Key_Delete)
        return emit removeRequested(m_selected);
    if (m_selected >= 0 && isControl && event->key() == Qt::Key_D)
        return emit copyRequested(m_selected, of().time + 1);
    QAbstractScrollArea::keyPressEvent(event);
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isKey = event->reason() == QContextMenuEvent::Keyboard;
    const int index = isKey ? m_selected : handleAt(event->pos());
    select(index);
    const int lane = isKey ? 0 : std::max(0, laneAt(event->pos().y()));
    const double time = isKey ? 0 : snapped(timeAt(event->pos().x()));
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Add Step…"), this, [this, lane, time] { emit addRequested(lane, time); });
    if (index >= 0) {
        menu->addAction(tr("&Edit…"), this, [this, index] { emit editRequested(index); });
        menu->addAction(tr("&Copy"), this, [this, index] {
            emit copyRequested(index, m_layout.steps()[static_cast<std::size_t>(index)].time + 1);
        });
        menu->addAction(tr("&Delete"), this, [this, index] { emit removeRequested(index); });
    }
    menu->popup(isKey && index >= 0 ? viewport()->mapToGlobal(handleRect(index).center())
                                    : event->globalPos());
}

} // namespace tomato::plugins
