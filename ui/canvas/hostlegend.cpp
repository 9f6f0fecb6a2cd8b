// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/hostlegend.h"

#include "plugins/api/languagechange.h"
#include "ui/canvas/canvasview.h"
#include "ui/widgets/canvascolours.h"

#include <QPainter>

namespace tomato::ui {

static constexpr int EdgeOfHosts = 6;
static constexpr int SwatchOfHost = 14;
static constexpr int BesideSwatch = 7;
static constexpr int BetweenHosts = 22;

HostLegend::HostLegend(CanvasView &view) : QWidget(&view), m_view(view)
{
    setObjectName(QStringLiteral("hostLegend"));
    hide(); // before it is placed: hidden it takes no room from the canvas
    refreshTexts();
    plugins::whenLanguageChanges(this, &HostLegend::refreshTexts);
    connect(&view, &CanvasView::viewportMoved, this, &HostLegend::place);
}

void HostLegend::setColours(HostColours colours)
{
    m_colours = std::move(colours);
    setVisible(!m_colours.empty());
    refreshTexts();
    update();
}

void HostLegend::refreshTexts()
{
    QStringList names;
    for (const auto &[host, colour] : m_colours)
        names << host;
    setAccessibleName(tr("Hosts"));
    setAccessibleDescription(names.join(QStringLiteral(", ")));
    place();
}

void HostLegend::place()
{
    if (isHidden())
        return;
    m_entries.clear();
    const int row = fontMetrics().height() + 4;
    const int most = m_view.viewport()->width() - EdgeOfHosts;
    QPoint at(EdgeOfHosts + fontMetrics().horizontalAdvance(tr("Hosts")) + BetweenHosts,
              EdgeOfHosts);
    for (const auto &[host, colour] : m_colours) {
        const int width = SwatchOfHost + BesideSwatch + fontMetrics().horizontalAdvance(host);
        if (at.x() + width > most && at.x() > EdgeOfHosts)
            at = QPoint(EdgeOfHosts, at.y() + row);
        m_entries.emplace_back(at, QSize(width, row));
        at.rx() += width + BetweenHosts;
    }
    const int height = at.y() + row + EdgeOfHosts;
    const int top = m_view.reserveBelow(this, height);
    const QRect canvas = m_view.viewport()->geometry();
    setGeometry(canvas.left(), canvas.bottom() + 1 + top, canvas.width(), height);
}

void HostLegend::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    place();
}

void HostLegend::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (isHidden()) // and not with its window
        m_view.reserveBelow(this, 0);
}

void HostLegend::paintEvent(QPaintEvent *)
{
    const QColor base = m_view.palette().color(QPalette::Base);
    const QColor text = m_view.palette().color(QPalette::Text);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), base);
    painter.setPen(mixed(base, text, 0.2));
    painter.drawLine(QPointF(0, 0.5), QPointF(width(), 0.5));
    painter.setPen(text);
    painter.drawText(QRect(EdgeOfHosts, EdgeOfHosts, width(), fontMetrics().height() + 4),
                     Qt::AlignVCenter, tr("Hosts"));
    std::size_t at = 0;
    for (const auto &[host, colour] : m_colours) {
        if (at == m_entries.size())
            return; // it is placed soon
        const QRect &entry = m_entries[at++];
        const QRectF box(entry.left(), entry.center().y() - SwatchOfHost / 2.0 + 0.5, SwatchOfHost,
                         SwatchOfHost);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(box, 3, 3);
        painter.setPen(text);
        painter.drawText(entry.adjusted(SwatchOfHost + BesideSwatch, 0, BesideSwatch, 0),
                         Qt::AlignVCenter, host);
    }
}

} // namespace tomato::ui
