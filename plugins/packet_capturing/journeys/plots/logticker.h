// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "plugins/packet_capturing/journeys/plots/plotaxis.h"

namespace tomato::plugins {

/// The ticks of a logarithmic axis: at least one is seen, and their texts do not overlap.
class LogTicker final : public QCPAxisTickerLog
{
public:
    /// Two ticks are at least so far apart, as a share of the axis.
    void setLeastShare(double share) { m_leastShare = share; }

    /// The text of a tick, of which the axis makes one such as 2.5·10⁶ in each language.
    static QString text(double tick, const QLocale &locale, QChar format, int precision);

protected:
    QString getTickLabel(double tick, const QLocale &locale, QChar format, int precision) override
    {
        return text(tick, locale, format, precision);
    }
    QVector<double> createTickVector(double step, const QCPRange &range) override;

private:
    double m_leastShare = 0;
};

} // namespace tomato::plugins
