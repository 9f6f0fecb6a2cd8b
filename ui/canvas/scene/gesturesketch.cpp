// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/scene/gesturesketch.h"

#include <QGraphicsScene>
#include <QPainter>

#include <utility>

namespace tomato::ui {

void GestureSketch::setGuides(std::vector<QLineF> lines)
{
    if (m_guides == lines)
        return;
    std::swap(m_guides, lines);
    for (const auto *each : {&m_guides, &lines}) {
        for (const QLineF &line : *each)
            repaint(line);
    }
}

void GestureSketch::setGhost(const std::optional<QLineF> &line)
{
    for (const std::optional<QLineF> &each : {std::exchange(m_ghost, line), line}) {
        if (each)
            repaint(*each);
    }
}

void GestureSketch::paint(QPainter *painter, const QColor &colour) const
{
    if (!m_guides.empty()) {
        QPen pen(colour, 1);
        pen.setCosmetic(true);
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setPen(pen);
        painter->drawLines(m_guides.data(), static_cast<int>(m_guides.size()));
    }
    if (m_ghost) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(colour, 2, Qt::DashLine, Qt::RoundCap));
        painter->drawLine(*m_ghost);
    }
}

void GestureSketch::repaint(const QLineF &line)
{
    m_scene.update(QRectF(line.p1(), line.p2()).normalized().adjusted(-3, -3, 3, 3));
}

} // namespace tomato::ui
