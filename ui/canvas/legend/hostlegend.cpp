// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/legend/hostlegend.h"

#include <QPainter>

#include <iterator>

namespace tomato::ui {

static constexpr int Swatch = 14;

HostLegend::HostLegend(CanvasView &view) : CanvasLegend(view, QStringLiteral("hostLegend"), Swatch)
{
    refresh();
}

void HostLegend::setColours(HostColours colours)
{
    m_colours = std::move(colours);
    setVisible(!m_colours.empty());
    refresh();
}

QString HostLegend::title() const
{
    return tr("Hosts");
}

QStringList HostLegend::texts() const
{
    QStringList names;
    for (const auto &[host, colour] : m_colours)
        names << host;
    return names;
}

void HostLegend::paintSample(QPainter &painter, const QRect &place, std::size_t entry) const
{
    const auto at = std::next(m_colours.begin(), static_cast<std::ptrdiff_t>(entry));
    painter.setPen(Qt::NoPen);
    painter.setBrush(at->second);
    painter.drawRoundedRect(
        QRectF(place.left(), place.center().y() - Swatch / 2.0 + 0.5, Swatch, Swatch), 3, 3);
}

} // namespace tomato::ui
