// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>

namespace tomato::plugins {

/// Where rows and times of a timeline lie in its viewport, in pixels.
struct TimelineScale
{
    static constexpr int Margin = 8;
    static constexpr int HandleWidth = 12;

    /// The size of the viewport.
    QSize size;
    int labelWidth = 0;
    int headerHeight = 0;
    int rowHeight = 1;
    double pixelsPerSecond = 1;
    /// How far the viewport is scrolled.
    QPoint scrolled;

    int xOf(double time) const;
    /// Returns seconds; never less than 0.
    double timeAt(int x) const;
    int topOf(int row) const { return headerHeight + row * rowHeight - scrolled.y(); }
    /// Returns -1 above the first row.
    int rowAt(int y) const;
    QRect handle(double time, int row) const;

    /// Returns 1, 2 or 5 times a power of ten that is at least `least`.
    static double roundStep(double least);
};

} // namespace tomato::plugins
