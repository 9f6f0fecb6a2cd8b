// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/api/canvasdecoration.h"

#include <QRectF>

#include <vector>

class QPainter;

namespace tomato::ui {

class DrawnConnection;
class TopologyScene;

/// The highlights of plugins on the canvas: bands with arrows over connections, texts, and crosses.
/// They lie above everything else; what they mark stays readable below them.
class CanvasMarks final
{
public:
    /// The scene is borrowed.
    explicit CanvasMarks(const TopologyScene &scene) : m_scene(scene) {}

    bool isEmpty() const { return m_marks.isEmpty(); }
    void set(plugins::CanvasDecoration marks) { m_marks = std::move(marks); }
    void paint(QPainter *painter, double scale) const;
    /// Returns where the texts of links are at this scale, in their order and before they are
    /// enlarged; empty where there is none. They cover no name, no label and no badge as long as
    /// there is room near the link.
    std::vector<QRectF> textPlaces(double scale) const;

private:
    void paintBand(QPainter *painter, const DrawnConnection &connection,
                   const plugins::CanvasDecoration::Link &link) const;
    QRectF placeFor(const QSizeF &size, const DrawnConnection &connection,
                    const std::vector<QRectF> &taken, double scale) const;
    QRectF placeBelow(const plugins::CanvasDecoration::Element &element, double scale) const;
    bool isFree(const QRectF &area, const std::vector<QRectF> &taken, double scale) const;
    void paintElement(QPainter *painter, const plugins::CanvasDecoration::Element &element,
                      double scale) const;
    void paintText(QPainter *painter, const QRectF &rect, const QString &text, bool isBad,
                   double scale) const;
    void paintCross(QPainter *painter, const QPointF &centre) const;
    QSizeF sizeOf(const QString &text) const;

    const TopologyScene &m_scene;
    plugins::CanvasDecoration m_marks;
};

} // namespace tomato::ui
