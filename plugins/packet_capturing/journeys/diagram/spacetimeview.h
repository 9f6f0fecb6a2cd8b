// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/journeys/diagram/spacetimediagram.h"

#include <QWidget>

namespace tomato::plugins {

/// A space-time diagram that can be navigated: the wheel and + and - zoom in time, dragging and the
/// arrow keys move, Home shows all, a click chooses a packet, and Enter fills the view with it.
class SpaceTimeView final : public QWidget
{
    Q_OBJECT

public:
    explicit SpaceTimeView(QWidget *parent = nullptr);

    void setDiagram(SpaceTimeDiagram diagram);
    const SpaceTimeDiagram &diagram() const { return m_diagram; }
    /// Marks a packet's lines; SpaceTimeDiagram::None for none.
    void setChosen(std::size_t journey);
    /// The visible range, in nanoseconds since the first packet.
    double from() const { return m_from; }
    double until() const { return m_until; }
    void showAll();
    /// Fills the view with the chosen packet's way.
    void showChosen();
    /// Tells whether packets are too many in that range to be told apart.
    bool isDense() const { return m_diagram.isDense(plot(), m_from, m_until); }
    /// Saves the visible range as SVG or PDF, by the ending, in colours for paper and below the
    /// flow's name. Returns false when the file cannot be written.
    bool save(const QString &path, const QString &flow) const;

signals:
    void chosen(std::size_t journey);
    /// The visible range is another one, or it has more room or less.
    void viewChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    SpaceTimeDiagram::Colours colours() const;
    static SpaceTimeDiagram::Colours coloursOfPaper();
    QSize pictureSize() const;
    void paintPicture(QPainter &painter, const QString &flow) const;
    /// Zooms around the time at this height.
    void zoom(double factor, double y);
    void move(double time);
    void setRange(double from, double until);
    double timeAt(double y) const;
    QRectF plot() const;

    SpaceTimeDiagram m_diagram;
    double m_from = 0;
    double m_until = 1;
    std::size_t m_chosen = SpaceTimeDiagram::None;
    QPointF m_pressed;
    QPointF m_dragged;
    bool m_isDragging = false;
};

} // namespace tomato::plugins
