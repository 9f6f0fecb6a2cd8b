// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bulk/fabricpreview.h"

#include <QPainter>

namespace tomato::ui {

using topology::ElementKind;

/// So many can still be told apart.
static constexpr qint64 MaxDots = 600;
static constexpr qint64 MaxLines = 3'000;

FabricPreview::FabricPreview(QWidget *parent) : QWidget(parent)
{
    setMinimumSize(220, 180);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void FabricPreview::setPlan(const bulk::FabricPlan &plan)
{
    m_lines.clear();
    m_dots.clear();
    update();
    const auto size = bulk::sizeOf(plan);
    if (!size || size->nodes + size->hosts > MaxDots || size->links + size->hosts > MaxLines)
        return;
    const auto made = bulk::makeFabric(plan);
    if (!made)
        return;
    for (const auto &[id, connection] : made->connections())
        m_lines.emplace_back(made->deviceOf(connection.ends[0])->position(),
                             made->deviceOf(connection.ends[1])->position());
    for (const auto &[id, element] : made->elements()) {
        if (!element.isInterface())
            m_dots.push_back({element.position(), element.kind() == ElementKind::Host});
    }
}

void FabricPreview::paintEvent(QPaintEvent *)
{
    QRectF room;
    for (const Dot &each : m_dots)
        room |= QRectF(each.place, QSizeF()).adjusted(-60, -60, 60, 60);
    if (room.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double scale = std::min({width() / room.width(), height() / room.height(), 0.7});
    painter.translate(QRectF(rect()).center());
    painter.scale(scale, scale);
    painter.translate(-room.center());
    QPen line(palette().color(QPalette::Mid), 1.2);
    line.setCosmetic(true);
    painter.setPen(line);
    for (const QLineF &each : m_lines)
        painter.drawLine(each);
    painter.setPen(Qt::NoPen);
    for (const Dot &each : m_dots) {
        painter.setBrush(palette().color(each.isHost ? QPalette::Text : QPalette::Highlight));
        const double radius = std::max(each.isHost ? 14.0 : 20.0, 1.5 / scale);
        painter.drawEllipse(each.place, radius, radius);
    }
}

} // namespace tomato::ui
