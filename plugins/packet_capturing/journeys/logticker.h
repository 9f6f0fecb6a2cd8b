// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Its header uses what is left out of Qt's here. The variable is declared in it.
// NOLINTNEXTLINE(bugprone-macro-parentheses)
#define foreach(variable, container) for (variable : (container))
#include <qcustomplot.h>
#undef foreach

namespace tomato::plugins {

/// The ticks of a logarithmic axis: at least one is seen, and their texts do not overlap.
class LogTicker final : public QCPAxisTickerLog
{
public:
    /// Two ticks are at least so far apart, as a share of the axis.
    void setLeastShare(double share) { m_leastShare = share; }

protected:
    QVector<double> createTickVector(double step, const QCPRange &range) override;

private:
    double m_leastShare = 0;
};

} // namespace tomato::plugins
