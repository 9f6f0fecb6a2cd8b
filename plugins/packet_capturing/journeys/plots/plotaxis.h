// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Its header uses what is left out of Qt's here. The variable is declared in it.
// NOLINTNEXTLINE(bugprone-macro-parentheses)
#define foreach(variable, container) for (variable : (container))
#include <qcustomplot.h>
#undef foreach

namespace tomato::plugins {

/// The scale of an axis of a plot, and how many ticks it has.
class PlotAxis final
{
public:
    static bool isLogarithmic(const QCPAxis *axis);
    /// Gives the axis a scale of that kind, with ticks that fit() knows.
    static void setScale(QCPAxis *axis, bool isLogarithmic);
    /// Makes only as many ticks as have room: the axis is `length` long, and the text of a tick
    /// needs `least` of that, in pixels.
    static void fit(const QCPAxis *axis, int length, int least);
};

} // namespace tomato::plugins
