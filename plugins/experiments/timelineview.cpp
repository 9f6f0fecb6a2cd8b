// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/timelineview.h"

#include "plugins/api/enginetexts.h"
#include "plugins/api/listtext.h"
#include "plugins/api/numbertexts.h"
#include "plugins/experiments/timelinepainter.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace tomato::plugins {

namespace {

constexpr double MinScale = 0.01;
constexpr double MaxScale = 5000;

} // namespace

TimelineView::TimelineView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setObjectName(QStringLiteral("timelineView"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Timeline of the experiment"));
    viewport()->setMouseTracking(true);
}

QSize TimelineView::sizeHint() const
{
    return {600, headerHeight() + 5 * rowHeight()};
}

int TimelineView::rowHeight() const
{
    return fontMetrics().height() + 12;
}

int TimelineView::headerHeight() const
{
    return fontMetrics().height() + 8;
}

void TimelineView::measureLabels()
{
    int width = 0;
    for (const QString &lane : m_layout.lanes())
        width = std::max(width, fontMetrics().horizontalAdvance(lane));
    m_labelWidth = std::min(width, viewport()->width() / 3) + 3 * TimelineScale::Margin;
}

TimelineScale TimelineView::scale() const
{
    return {viewport()->size(), labelWidth(),
            headerHeight(),     rowHeight(),
            m_pixelsPerSecond,  {horizontalScrollBar()->value(), verticalScrollBar()->value()}};
}

double TimelineView::timeAt(int x) const
{
    return scale().timeAt(x);
}

int TimelineView::laneAt(int y) const
{
    return m_rows.laneOf(scale().rowAt(y));
}

double TimelineView::grid() const
{
    return TimelineScale::roundStep(8 / m_pixelsPerSecond);
}

double TimelineView::snapped(double time) const
{
    return std::max(0.0, std::round(time / grid()) * grid());
}

void TimelineView::setTimeline(TimelineLayout layout)
{
    const bool isSameStep = m_selected < static_cast<int>(layout.steps().size()) &&
                            (layout.steps().size() == m_layout.steps().size() ||
                             layout.step(m_selected) == m_layout.step(m_selected));
    if (layout.experiment() != m_layout.experiment())
        m_longest = 0;
    m_layout = std::move(layout);
    m_dragged = -1;
    m_isDragging = false;
    measureLabels();
    if (!isSameStep)
        select(-1);
    refreshRows();
    if (m_isFitted)
        fit();
    refreshBars();
    viewport()->update();
}

void TimelineView::setProgress(const RunProgress &progress)
{
    m_progress = progress;
    m_longest = std::max(m_longest, progress.now.value_or(0));
    // The line of a run that takes longer than the steps say stays in sight.
    if (m_isFitted && m_progress.now &&
        scale().xOf(*m_progress.now) > viewport()->width() - TimelineScale::Margin)
        fit();
    viewport()->update();
}

void TimelineView::select(int index)
{
    if (m_selected == index)
        return;
    m_selected = index;
    if (index >= 0 && index < static_cast<int>(m_layout.steps().size()))
        setAccessibleDescription(describe(m_layout.steps()[static_cast<std::size_t>(index)]));
    viewport()->update();
    emit selectionChanged();
}

void TimelineView::fit()
{
    const int room = viewport()->width() - labelWidth() - 12 * TimelineScale::Margin;
    const double end = std::max(m_layout.length(), m_longest * 1.3);
    const double length = std::max(end * 1.1, 1.0);
    m_pixelsPerSecond = std::clamp(std::max(room, 50) / length, MinScale, MaxScale);
    m_isFitted = true;
    refreshRows();
    refreshBars();
    viewport()->update();
}

void TimelineView::zoomBy(double factor)
{
    m_pixelsPerSecond = std::clamp(m_pixelsPerSecond * factor, MinScale, MaxScale);
    m_isFitted = false;
    refreshRows();
    refreshBars();
    viewport()->update();
}

void TimelineView::refreshRows()
{
    m_rows = TimelineRows(m_layout, m_pixelsPerSecond);
}

void TimelineView::refreshBars()
{
    const int room = viewport()->width() - labelWidth() - 2 * TimelineScale::Margin;
    const double width = std::min(std::max(m_layout.length(), m_longest) * m_pixelsPerSecond +
                                      12 * TimelineScale::Margin,
                                  1e8);
    horizontalScrollBar()->setRange(0, std::max(0, static_cast<int>(width) - room));
    horizontalScrollBar()->setPageStep(std::max(1, room));
    horizontalScrollBar()->setSingleStep(20);
    const int height = m_rows.rows() * rowHeight();
    const int seen = viewport()->height() - headerHeight();
    verticalScrollBar()->setRange(0, std::max(0, height - seen));
    verticalScrollBar()->setPageStep(std::max(1, seen));
    verticalScrollBar()->setSingleStep(rowHeight());
}

void TimelineView::resizeEvent(QResizeEvent *)
{
    measureLabels();
    if (m_isFitted)
        fit();
    refreshBars();
}

double TimelineView::shownTime(const TimelineLayout::Step &step) const
{
    return m_isDragging && step.index == m_dragged ? m_dragTime : step.time;
}

QRect TimelineView::handleRect(int index) const
{
    const TimelineLayout::Step &step = m_layout.steps()[static_cast<std::size_t>(index)];
    return scale().handle(shownTime(step), m_rows.rowOf(step));
}

int TimelineView::handleAt(const QPoint &place) const
{
    // The last one is drawn on top.
    for (auto step = m_layout.steps().rbegin(); step != m_layout.steps().rend(); ++step) {
        if (handleRect(step->index).adjusted(-3, -2, 3, 2).contains(place) &&
            place.x() >= labelWidth())
            return step->index;
    }
    return -1;
}

QString TimelineView::describe(const TimelineLayout::Step &step) const
{
    QStringList parts{tr("%1 at %2 s").arg(step.action, numberText(step.time))};
    if (step.lane > 0)
        parts << m_layout.lanes()[step.lane];
    if (!step.name.isEmpty())
        parts << tr("“%1”").arg(step.name);
    QString text = listText(parts);
    if (!step.text.isEmpty())
        text += QStringLiteral(": ") + step.text;
    const auto done = m_progress.steps.find(step.index);
    if (done == m_progress.steps.end())
        return text;
    text += u'\n' + (done->second.isLate()
                         ? tr("began %1 ms late").arg(numberText(done->second.late, 1))
                         : tr("began in time (%1 ms)").arg(numberText(done->second.late, 1)));
    if (!done->second.problem.isEmpty())
        text += u'\n' + inUsersLanguage(done->second.problem);
    return text;
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().base());
    const TimelineScale scale = this->scale();
    const QPalette colours = palette();
    TimelinePainter timeline(painter, scale, m_layout, m_rows, m_progress, colours);
    timeline.paintLanes();
    painter.save();
    painter.setClipRect(labelWidth(), 0, viewport()->width(), viewport()->height());
    timeline.paintRuler();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const TimelineLayout::Step &step : m_layout.steps())
        timeline.paintStep(step, shownTime(step), step.index == m_selected);
    timeline.paintNow();
    painter.restore();
}

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
