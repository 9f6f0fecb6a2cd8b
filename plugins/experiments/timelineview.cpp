// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/timelineview.h"

#include "plugins/api/darkness.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace tomato::plugins {

namespace {

constexpr int Margin = 8;
constexpr int HandleWidth = 12;
constexpr double MinScale = 0.01;
constexpr double MaxScale = 5000;

struct TimelineColours
{
    explicit TimelineColours(const QPalette &palette)
    {
        const bool dark = isDark(palette.color(QPalette::Base));
        late = dark ? QColor(0xff, 0x6b, 0x6b) : QColor(0xc6, 0x28, 0x28);
        done = dark ? QColor(0x6f, 0xcf, 0x7f) : QColor(0x2e, 0x7d, 0x32);
        element = dark ? QColor(0x6c, 0xb2, 0xff) : QColor(0x15, 0x65, 0xc0);
        link = dark ? QColor(0xe0, 0xb3, 0x5a) : QColor(0x9a, 0x67, 0x00);
        now = dark ? QColor(0xff, 0xd5, 0x4f) : QColor(0xd8, 0x43, 0x15);
    }

    QColor late;
    QColor done;
    QColor element;
    QColor link;
    QColor now;
};

/// 1, 2 or 5 times a power of ten: at least `least`.
double roundStep(double least)
{
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= least)
            return factor * power;
    }
    return 10 * power;
}

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
    return {600, headerHeight() + 5 * laneHeight()};
}

int TimelineView::laneHeight() const
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
    m_labelWidth = std::min(width, viewport()->width() / 3) + 3 * Margin;
}

int TimelineView::xOf(double time) const
{
    const double x = time * m_pixelsPerSecond - horizontalScrollBar()->value();
    return labelWidth() + Margin + static_cast<int>(std::clamp(x, -1e6, 1e6));
}

double TimelineView::timeAt(int x) const
{
    const int from = x - labelWidth() - Margin + horizontalScrollBar()->value();
    return std::max(0.0, from / m_pixelsPerSecond);
}

int TimelineView::laneAt(int y) const
{
    const int lane = (y - headerHeight() + verticalScrollBar()->value()) / laneHeight();
    return y < headerHeight() || lane >= m_layout.lanes().size() ? -1 : lane;
}

double TimelineView::grid() const
{
    return roundStep(8 / m_pixelsPerSecond);
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
    m_layout = std::move(layout);
    m_dragged = -1;
    m_isDragging = false;
    measureLabels();
    if (!isSameStep)
        select(-1);
    if (m_isFitted)
        fit();
    refreshBars();
    viewport()->update();
}

void TimelineView::setProgress(const RunProgress &progress)
{
    m_progress = progress;
    // The line of a run that takes longer than the steps say stays in sight.
    if (m_isFitted && m_progress.now && xOf(*m_progress.now) > viewport()->width() - Margin)
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
    const int room = viewport()->width() - labelWidth() - 12 * Margin;
    const double end = std::max(m_layout.length(), m_progress.now.value_or(0) * 1.3);
    const double length = std::max(end * 1.1, 1.0);
    m_pixelsPerSecond = std::clamp(std::max(room, 50) / length, MinScale, MaxScale);
    m_isFitted = true;
    refreshBars();
    viewport()->update();
}

void TimelineView::zoomBy(double factor)
{
    m_pixelsPerSecond = std::clamp(m_pixelsPerSecond * factor, MinScale, MaxScale);
    m_isFitted = false;
    refreshBars();
    viewport()->update();
}

void TimelineView::refreshBars()
{
    const int room = viewport()->width() - labelWidth() - 2 * Margin;
    const double width = std::min(m_layout.length() * m_pixelsPerSecond + 12 * Margin, 1e8);
    horizontalScrollBar()->setRange(0, std::max(0, static_cast<int>(width) - room));
    horizontalScrollBar()->setPageStep(std::max(1, room));
    horizontalScrollBar()->setSingleStep(20);
    const int height = static_cast<int>(m_layout.lanes().size()) * laneHeight();
    const int seen = viewport()->height() - headerHeight();
    verticalScrollBar()->setRange(0, std::max(0, height - seen));
    verticalScrollBar()->setPageStep(std::max(1, seen));
    verticalScrollBar()->setSingleStep(laneHeight());
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
    const int top = headerHeight() + step.lane * laneHeight() - verticalScrollBar()->value();
    return {xOf(shownTime(step)) - HandleWidth / 2, top + 4, HandleWidth, laneHeight() - 8};
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
    QString text = tr("%1 at %2 s").arg(step.action, QString::number(step.time));
    if (step.lane > 0)
        text += QStringLiteral(", ") + m_layout.lanes()[step.lane];
    if (!step.name.isEmpty())
        text += QStringLiteral(", “%1”").arg(step.name);
    if (!step.text.isEmpty())
        text += QStringLiteral(": ") + step.text;
    const auto done = m_progress.steps.find(step.index);
    if (done == m_progress.steps.end())
        return text;
    text += u'\n' + (done->second.isLate()
                         ? tr("began %1 ms late").arg(done->second.late, 0, 'f', 1)
                         : tr("began in time (%1 ms)").arg(done->second.late, 0, 'f', 1));
    if (!done->second.problem.isEmpty())
        text += u'\n' + done->second.problem;
    return text;
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().base());
    paintLanes(painter);
    painter.save();
    painter.setClipRect(labelWidth(), 0, viewport()->width(), viewport()->height());
    paintRuler(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const TimelineLayout::Step &step : m_layout.steps())
        paintStep(painter, step);
    paintNow(painter);
    painter.restore();
}

void TimelineView::paintLanes(QPainter &painter) const
{
    const QPalette colours = palette();
    for (qsizetype lane = 0; lane < m_layout.lanes().size(); ++lane) {
        const int top =
            headerHeight() + static_cast<int>(lane) * laneHeight() - verticalScrollBar()->value();
        if (top + laneHeight() <= headerHeight())
            continue;
        const QRect row(0, top, viewport()->width(), laneHeight());
        painter.save();
        painter.setClipRect(0, headerHeight(), viewport()->width(), viewport()->height());
        if (lane % 2 == 0)
            painter.fillRect(row, colours.alternateBase());
        painter.setPen(colours.color(QPalette::Text));
        const QString name = fontMetrics().elidedText(m_layout.lanes()[lane], Qt::ElideMiddle,
                                                      labelWidth() - 2 * Margin);
        painter.drawText(row.adjusted(Margin, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, name);
        painter.restore();
    }
    painter.setPen(colours.color(QPalette::Mid));
    painter.drawLine(labelWidth(), 0, labelWidth(), viewport()->height());
}

void TimelineView::paintRuler(QPainter &painter) const
{
    const QColor faint = palette().color(QPalette::Mid);
    const double every = roundStep(70 / m_pixelsPerSecond);
    const double last = timeAt(viewport()->width());
    for (double time = std::floor(timeAt(labelWidth()) / every) * every; time <= last;
         time += every) {
        const int x = xOf(time);
        painter.setPen(QPen(faint, 1, Qt::DotLine));
        painter.drawLine(x, headerHeight(), x, viewport()->height());
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QRect(x - 60, 0, 120, headerHeight()), Qt::AlignCenter,
                         tr("%1 s").arg(time));
    }
    painter.setPen(faint);
    painter.drawLine(0, headerHeight() - 1, viewport()->width(), headerHeight() - 1);
}

void TimelineView::paintStep(QPainter &painter, const TimelineLayout::Step &step) const
{
    const QRect handle = handleRect(step.index);
    if (handle.bottom() < headerHeight() || handle.top() > viewport()->height())
        return;
    // The text has the room up to the next handle of its lane.
    const int width = viewport()->width();
    const int room = step.next ? std::min(width, xOf(*step.next) - HandleWidth / 2) : width;
    if (handle.left() > width || std::max(room, handle.right()) < labelWidth())
        return;
    const TimelineColours colours(palette());
    const auto done = m_progress.steps.find(step.index);
    QColor colour = m_layout.isLink(step.lane) ? colours.link : colours.element;
    QString sign;
    if (done != m_progress.steps.end()) {
        const bool isBad = done->second.isLate() || !done->second.problem.isEmpty();
        colour = isBad ? colours.late : colours.done;
        sign = isBad                 ? QStringLiteral("! ")
               : done->second.isOver ? QStringLiteral("✓ ")
                                     : QString();
    }
    painter.setPen(step.index == m_selected ? QPen(palette().color(QPalette::Highlight), 3)
                                            : QPen(colour.darker(130), 1));
    painter.setBrush(colour);
    painter.drawRoundedRect(handle, 4, 4);
    const int lineTop = headerHeight();
    if (step.index == m_selected) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 1, Qt::DashLine));
        painter.drawLine(handle.center().x(), lineTop, handle.center().x(), viewport()->height());
    }
    const int left = handle.right() + 5;
    QString text = step.name.isEmpty() ? step.action : step.name;
    if (!step.text.isEmpty())
        text += QStringLiteral(": ") + step.text;
    painter.setPen(done != m_progress.steps.end() && colour == colours.late
                       ? colours.late
                       : palette().color(QPalette::Text));
    painter.drawText(QRect(left, handle.top(), std::max(0, room - left - 4), handle.height()),
                     Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(sign + text, Qt::ElideRight, room - left - 4));
}

void TimelineView::paintNow(QPainter &painter) const
{
    if (!m_progress.now)
        return;
    const TimelineColours colours(palette());
    const int x = xOf(*m_progress.now);
    painter.setPen(QPen(colours.now, 2));
    painter.drawLine(x, 0, x, viewport()->height());
}

} // namespace tomato::plugins
