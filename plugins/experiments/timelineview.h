// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/experiments/runprogress.h"
#include "plugins/experiments/timelinerows.h"
#include "plugins/experiments/timelinescale.h"

#include <QAbstractScrollArea>

namespace tomato::plugins {

/// Draws lanes with the steps of an experiment as handles, and lets them be dragged. It changes
/// nothing itself, but says what a user wants.
class TimelineView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);

    void setTimeline(TimelineLayout layout);
    const TimelineLayout &timeline() const { return m_layout; }
    void setProgress(const RunProgress &progress);

    /// The step's place in the experiment; -1 for none.
    int selected() const { return m_selected; }
    void select(int index);
    /// So that all steps are seen.
    void fit();
    void zoomBy(double factor);
    /// Seconds between two places that a handle snaps to.
    double grid() const;
    /// Returns the rectangle of a handle in the viewport.
    QRect handleRect(int index) const;

    QSize sizeHint() const override;

signals:
    void selectionChanged();
    void moveRequested(int index, double time);
    void copyRequested(int index, double time);
    void removeRequested(int index);
    void editRequested(int index);
    void addRequested(int lane, double time);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void refreshBars();
    void measureLabels();
    int rowHeight() const;
    /// After the steps or the scale have changed.
    void refreshRows();
    int headerHeight() const;
    int labelWidth() const { return m_labelWidth; }
    TimelineScale scale() const;
    double timeAt(int x) const;
    int laneAt(int y) const;
    int handleAt(const QPoint &place) const;
    double snapped(double time) const;
    /// While it is dragged that is where the mouse is.
    double shownTime(const TimelineLayout::Step &step) const;
    void selectNext(int direction);
    void nudge(double seconds);
    QString describe(const TimelineLayout::Step &step) const;

    TimelineLayout m_layout;
    RunProgress m_progress;
    int m_selected = -1;
    int m_labelWidth = 0;
    TimelineRows m_rows;
    double m_pixelsPerSecond = 40;
    /// The latest time that a run of this experiment came to.
    double m_longest = 0;
    bool m_isFitted = true;
    /// The step that is dragged, from where, and to when; -1 for none.
    int m_dragged = -1;
    QPoint m_pressed;
    double m_dragTime = 0;
    bool m_isDragging = false;
};

} // namespace tomato::plugins
