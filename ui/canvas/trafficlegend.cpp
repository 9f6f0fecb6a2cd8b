// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/trafficlegend.h"

#include "plugins/api/languagechange.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/trafficlevel.h"
#include "ui/widgets/canvascolours.h"

#include <QPainter>

namespace tomato::ui {

static constexpr int Padding = 6;
static constexpr int Sample = 34;
static constexpr int Gap = 9;
static constexpr int Apart = 22;

TrafficLegend::TrafficLegend(CanvasView &view) : QWidget(&view), m_view(view)
{
    setObjectName(QStringLiteral("trafficLegend"));
    hide(); // before it is placed: hidden it takes no room from the canvas
    refreshTexts();
    plugins::whenLanguageChanges(this, &TrafficLegend::refreshTexts);
    connect(&view, &CanvasView::viewportMoved, this, &TrafficLegend::place);
}

void TrafficLegend::refreshTexts()
{
    QStringList texts;
    for (int level = 1; level <= TrafficLevel::Highest; ++level)
        texts << TrafficLevel::text(level);
    setAccessibleName(tr("Traffic"));
    setAccessibleDescription(texts.join(QStringLiteral(", ")));
    place();
}

void TrafficLegend::place()
{
    if (isHidden())
        return;
    m_entries.clear();
    const int row = fontMetrics().height() + 4;
    const int most = m_view.viewport()->width() - Padding;
    QPoint at(Padding + fontMetrics().horizontalAdvance(tr("Traffic")) + Apart, Padding);
    for (int level = 1; level <= TrafficLevel::Highest; ++level) {
        const int width = Sample + Gap + fontMetrics().horizontalAdvance(TrafficLevel::text(level));
        if (at.x() + width > most && at.x() > Padding)
            at = QPoint(Padding, at.y() + row);
        m_entries.emplace_back(at, QSize(width, row));
        at.rx() += width + Apart;
    }
    const int height = at.y() + row + Padding;
    const int top = m_view.reserveBelow(this, height);
    const QRect canvas = m_view.viewport()->geometry();
    setGeometry(canvas.left(), canvas.bottom() + 1 + top, canvas.width(), height);
}

void TrafficLegend::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    place();
}

void TrafficLegend::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (isHidden()) // and not with its window
        m_view.reserveBelow(this, 0);
}

void TrafficLegend::paintEvent(QPaintEvent *)
{
    const QColor base = m_view.palette().color(QPalette::Base);
    const QColor text = m_view.palette().color(QPalette::Text);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), base);
    painter.setPen(mixed(base, text, 0.2));
    painter.drawLine(QPointF(0, 0.5), QPointF(width(), 0.5));
    painter.setPen(text);
    painter.drawText(QRect(Padding, Padding, width(), fontMetrics().height() + 4), Qt::AlignVCenter,
                     tr("Traffic"));
    int level = 0;
    for (const QRect &entry : m_entries) {
        ++level;
        painter.setPen(QPen(TrafficLevel::colour(level, isDark(m_view.palette())),
                            TrafficLevel::width(level), Qt::SolidLine, Qt::FlatCap));
        const double middle = entry.center().y() + 0.5;
        painter.drawLine(QPointF(entry.left(), middle), QPointF(entry.left() + Sample, middle));
        painter.setPen(text);
        painter.drawText(entry.adjusted(Sample + Gap, 0, Gap, 0), Qt::AlignVCenter,
                         TrafficLevel::text(level));
    }
}

} // namespace tomato::ui
