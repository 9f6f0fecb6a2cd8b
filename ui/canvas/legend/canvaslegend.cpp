// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/legend/canvaslegend.h"

#include "plugins/api/languagechange.h"
#include "plugins/api/listtext.h"
#include "ui/canvas/canvasview.h"
#include "ui/widgets/canvascolours.h"

#include <QPainter>

namespace tomato::ui {

static constexpr int Padding = 6;
static constexpr int Gap = 8;
static constexpr int Apart = 22;

CanvasLegend::CanvasLegend(CanvasView &view, const QString &name, int sampleWidth)
    : QWidget(&view), m_view(view), m_sampleWidth(sampleWidth)
{
    setObjectName(name);
    hide(); // before it is placed: hidden it takes no room from the canvas
    plugins::whenLanguageChanges(this, &CanvasLegend::refresh);
    connect(&view, &CanvasView::viewportMoved, this, &CanvasLegend::place);
}

void CanvasLegend::refresh()
{
    m_title = title();
    m_texts = texts();
    setAccessibleName(m_title);
    setAccessibleDescription(plugins::listText(m_texts));
    place();
    update();
}

void CanvasLegend::place()
{
    if (isHidden())
        return;
    m_entries.clear();
    const int row = fontMetrics().height() + 4;
    const int most = m_view.viewport()->width() - Padding;
    QPoint at(Padding + fontMetrics().horizontalAdvance(m_title) + Apart, Padding);
    for (const QString &text : m_texts) {
        const int width = m_sampleWidth + Gap + fontMetrics().horizontalAdvance(text);
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

void CanvasLegend::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    place();
}

void CanvasLegend::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (isHidden()) // and not with its window
        m_view.reserveBelow(this, 0);
}

void CanvasLegend::paintEvent(QPaintEvent *)
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
                     m_title);
    for (std::size_t at = 0; at < m_entries.size(); ++at) {
        const QRect &entry = m_entries[at];
        paintSample(painter, QRect(entry.topLeft(), QSize(m_sampleWidth, entry.height())), at);
        painter.setPen(text);
        painter.drawText(entry.adjusted(m_sampleWidth + Gap, 0, Gap, 0), Qt::AlignVCenter,
                         m_texts[static_cast<qsizetype>(at)]);
    }
}

} // namespace tomato::ui
