// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/timelinepainter.h"

#include "plugins/api/darkness.h"
#include "plugins/api/numbertexts.h"

#include <algorithm>
#include <cmath>

namespace tomato::plugins {

namespace {

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

} // namespace

void TimelinePainter::paintLanes()
{
    const QPalette &colours = m_palette;
    for (qsizetype lane = 0; lane < m_layout.lanes().size(); ++lane) {
        const int top = m_scale.topOf(m_rows.firstRow(static_cast<int>(lane)));
        const int height = m_rows.rowsOf(static_cast<int>(lane)) * m_scale.rowHeight;
        if (top + height <= m_scale.headerHeight || top >= m_scale.size.height())
            continue;
        const QRect row(0, top, m_scale.size.width(), height);
        m_painter.save();
        m_painter.setClipRect(0, m_scale.headerHeight, m_scale.size.width(), m_scale.size.height());
        if (lane % 2 == 0)
            m_painter.fillRect(row, colours.alternateBase());
        m_painter.setPen(colours.color(QPalette::Text));
        const QString name =
            m_painter.fontMetrics().elidedText(m_layout.lanes()[lane], Qt::ElideMiddle,
                                               m_scale.labelWidth - 2 * TimelineScale::Margin);
        m_painter.drawText(row.adjusted(TimelineScale::Margin, 0, 0, 0),
                           Qt::AlignVCenter | Qt::AlignLeft, name);
        m_painter.restore();
    }
    m_painter.setPen(colours.color(QPalette::Mid));
    m_painter.drawLine(m_scale.labelWidth, 0, m_scale.labelWidth, m_scale.size.height());
}

void TimelinePainter::paintRuler()
{
    const QColor faint = m_palette.color(QPalette::Mid);
    const double every = TimelineScale::roundStep(70 / m_scale.pixelsPerSecond);
    const auto tickBefore = [this, every](int x) {
        return static_cast<qint64>(std::floor(m_scale.timeAt(x) / every));
    };
    const qint64 last = tickBefore(m_scale.size.width());
    for (qint64 tick = tickBefore(m_scale.labelWidth); tick <= last; ++tick) {
        const double time = static_cast<double>(tick) * every;
        const int x = m_scale.xOf(time);
        m_painter.setPen(QPen(faint, 1, Qt::DotLine));
        m_painter.drawLine(x, m_scale.headerHeight, x, m_scale.size.height());
        m_painter.setPen(m_palette.color(QPalette::Text));
        m_painter.drawText(QRect(x - 60, 0, 120, m_scale.headerHeight), Qt::AlignCenter,
                           tr("%1 s").arg(numberText(time)));
    }
    m_painter.setPen(faint);
    m_painter.drawLine(0, m_scale.headerHeight - 1, m_scale.size.width(), m_scale.headerHeight - 1);
}

TimelinePainter::Look TimelinePainter::lookOf(const TimelineLayout::Step &step) const
{
    const TimelineColours colours(m_palette);
    const auto done = m_progress.steps.find(step.index);
    if (done == m_progress.steps.end())
        return {m_layout.isLink(step.lane) ? colours.link : colours.element, {}};
    if (done->second.isLate() || !done->second.problem.isEmpty())
        return {colours.late, QStringLiteral("! "), true};
    return {colours.done, done->second.isOver ? QStringLiteral("✓ ") : QString()};
}

void TimelinePainter::paintDuration(const TimelineLayout::Step &step, const QColor &colour)
{
    const auto done = m_progress.steps.find(step.index);
    if (done == m_progress.steps.end())
        return;
    const int from = m_scale.xOf(done->second.began);
    const int to = m_scale.xOf(done->second.isOver ? done->second.ended
                                                   : m_progress.now.value_or(done->second.began));
    if (to - from < TimelineScale::HandleWidth)
        return; // the handle says all
    QColor pale = colour;
    pale.setAlphaF(0.45F);
    const int bottom = m_scale.topOf(m_rows.rowOf(step) + 1);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(pale);
    m_painter.drawRoundedRect(QRect(from, bottom - 3, to - from, 3), 1.5, 1.5);
}

void TimelinePainter::paintText(const TimelineLayout::Step &step, const QRect &handle,
                                const Look &look, int room)
{
    const int left = handle.right() + 5;
    if (room - left < 2 * m_painter.fontMetrics().averageCharWidth())
        return;
    QString text = step.name.isEmpty() ? step.action : step.name;
    if (!step.text.isEmpty())
        text += QStringLiteral(": ") + step.text;
    const QRect place(left, handle.top(), room - left - 4, handle.height());
    // A command may have several lines; here it has one.
    m_painter.setPen(look.isBad ? look.colour : m_palette.color(QPalette::Text));
    m_painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                       m_painter.fontMetrics().elidedText(look.sign + text.simplified(),
                                                          Qt::ElideRight, place.width()));
}

void TimelinePainter::paintStep(const TimelineLayout::Step &step, double time, bool isSelected)
{
    const QRect handle = m_scale.handle(time, m_rows.rowOf(step));
    if (handle.bottom() < m_scale.headerHeight || handle.top() > m_scale.size.height())
        return;
    const Look look = lookOf(step);
    paintDuration(step, look.colour);
    // The text has the room up to the next handle of its row.
    const int width = m_scale.size.width();
    const auto next = m_rows.next(step);
    const int room =
        next ? std::min(width, m_scale.xOf(*next) - TimelineScale::HandleWidth / 2) : width;
    if (handle.left() > width || std::max(room, handle.right()) < m_scale.labelWidth)
        return;
    m_painter.setPen(isSelected ? QPen(m_palette.color(QPalette::Highlight), 3)
                                : QPen(look.colour.darker(130), 1));
    m_painter.setBrush(look.colour);
    m_painter.drawRoundedRect(handle, 4, 4);
    if (isSelected) {
        m_painter.setPen(QPen(m_palette.color(QPalette::Highlight), 1, Qt::DashLine));
        m_painter.drawLine(handle.center().x(), m_scale.headerHeight, handle.center().x(),
                           m_scale.size.height());
    }
    paintText(step, handle, look, room);
}

void TimelinePainter::paintNow()
{
    if (!m_progress.now)
        return;
    const TimelineColours colours(m_palette);
    const int x = m_scale.xOf(*m_progress.now);
    m_painter.setPen(QPen(colours.now, 2));
    m_painter.drawLine(x, 0, x, m_scale.size.height());
}

} // namespace tomato::plugins
