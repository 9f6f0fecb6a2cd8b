// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/trafficlegend.h"

#include "plugins/api/languagechange.h"
#include "ui/canvas/canvascolours.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/trafficlevel.h"

#include <QPainter>

namespace tomato::ui {

static constexpr int Padding = 10;
static constexpr int Sample = 34;
static constexpr int Gap = 9;

TrafficLegend::TrafficLegend(CanvasView &view) : QWidget(view.viewport()), m_view(view)
{
    setObjectName(QStringLiteral("trafficLegend"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    refreshTexts();
    plugins::whenLanguageChanges(this, &TrafficLegend::refreshTexts);
    connect(&view, &CanvasView::viewportMoved, this, &TrafficLegend::place);
}

void TrafficLegend::refreshTexts()
{
    QStringList texts;
    int width = fontMetrics().horizontalAdvance(tr("Traffic"));
    for (int level = 1; level <= TrafficLevel::Highest; ++level) {
        texts << TrafficLevel::text(level);
        width = std::max(width, Sample + Gap + fontMetrics().horizontalAdvance(texts.back()));
    }
    setAccessibleName(tr("Traffic"));
    setAccessibleDescription(texts.join(QStringLiteral(", ")));
    const int rows = TrafficLevel::Highest + 1;
    setFixedSize(width + 2 * Padding, rows * (fontMetrics().height() + 2) + 2 * Padding);
    place();
}

void TrafficLegend::place()
{
    move(12, m_view.viewport()->height() - height() - 12);
}

void TrafficLegend::paintEvent(QPaintEvent *)
{
    const QColor base = m_view.palette().color(QPalette::Base);
    const QColor text = m_view.palette().color(QPalette::Text);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(mixed(base, text, 0.2));
    painter.setBrush(base);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    const int row = fontMetrics().height() + 2;
    painter.setPen(text);
    painter.drawText(QRect(Padding, Padding, width() - 2 * Padding, row), Qt::AlignVCenter,
                     tr("Traffic"));
    for (int level = 1; level <= TrafficLevel::Highest; ++level) {
        const QRect line(Padding, Padding + level * row, Sample, row);
        painter.setPen(QPen(TrafficLevel::colour(level, isDark(m_view.palette())),
                            TrafficLevel::width(level), Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(line.left(), line.center().y() + 0.5),
                         QPointF(line.right(), line.center().y() + 0.5));
        painter.setPen(text);
        painter.drawText(QRect(line.right() + Gap, line.top(), width(), row), Qt::AlignVCenter,
                         TrafficLevel::text(level));
    }
}

} // namespace tomato::ui
