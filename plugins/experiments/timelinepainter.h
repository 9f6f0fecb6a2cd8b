// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/experiments/runprogress.h"
#include "plugins/experiments/timelinerows.h"
#include "plugins/experiments/timelinescale.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPalette>

namespace tomato::plugins {

/// Draws an experiment: its lanes, a ruler, steps as handles, and how far a run is.
class TimelinePainter final
{
    Q_DECLARE_TR_FUNCTIONS(tomato::plugins::TimelinePainter)

public:
    /// Everything is borrowed.
    TimelinePainter(QPainter &painter, const TimelineScale &scale, const TimelineLayout &layout,
                    const TimelineRows &rows, const RunProgress &progress, const QPalette &palette)
        : m_painter(painter), m_scale(scale), m_layout(layout), m_rows(rows), m_progress(progress),
          m_palette(palette)
    {
    }

    void paintLanes();
    void paintRuler();
    /// `time` is where the step is shown while it is dragged.
    void paintStep(const TimelineLayout::Step &step, double time, bool isSelected);
    /// Draws how far the run is; nothing when none goes on.
    void paintNow();

private:
    struct Look
    {
        QColor colour;
        /// Before the text.
        QString sign;
        bool isBad = false;
    };

    Look lookOf(const TimelineLayout::Step &step) const;
    /// Draws from when to when the step was performed, beneath its row.
    void paintDuration(const TimelineLayout::Step &step, const QColor &colour);
    void paintText(const TimelineLayout::Step &step, const QRect &handle, const Look &look,
                   int room);

    QPainter &m_painter;
    const TimelineScale &m_scale;
    const TimelineLayout &m_layout;
    const TimelineRows &m_rows;
    const RunProgress &m_progress;
    const QPalette &m_palette;
};

} // namespace tomato::plugins
