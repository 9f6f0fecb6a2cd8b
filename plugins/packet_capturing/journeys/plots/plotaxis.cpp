// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/plots/plotaxis.h"

#include "plugins/packet_capturing/journeys/plots/logticker.h"

#include <algorithm>
#include <cmath>

namespace tomato::plugins {

namespace {

constexpr int MaxTicks = 5;

class LinearTicker final : public QCPAxisTicker
{
protected:
    /// None has a power of ten beside others that have none.
    QVector<QString> createLabelVector(const QVector<double> &ticks, const QLocale &locale,
                                       QChar format, int precision) override
    {
        constexpr int MaxDigits = 7;
        const bool isShort = std::none_of(ticks.cbegin(), ticks.cend(), [](double tick) {
            return std::abs(tick) >= std::pow(10, MaxDigits);
        });
        return QCPAxisTicker::createLabelVector(ticks, locale, format,
                                                isShort ? MaxDigits : precision);
    }

    QString getTickLabel(double tick, const QLocale &locale, QChar format, int precision) override
    {
        return LogTicker::text(tick, locale, format, precision);
    }
};

} // namespace

bool PlotAxis::isLogarithmic(const QCPAxis *axis)
{
    return axis->scaleType() == QCPAxis::stLogarithmic;
}

void PlotAxis::setScale(QCPAxis *axis, bool isLogarithmic)
{
    axis->setScaleType(isLogarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    axis->setTicker(isLogarithmic ? QSharedPointer<QCPAxisTicker>(new LogTicker)
                                  : QSharedPointer<QCPAxisTicker>(new LinearTicker));
    axis->grid()->setSubGridVisible(isLogarithmic);
}

/// The axis makes up to half as many ticks more than it is told, so that their steps are round.
void PlotAxis::fit(const QCPAxis *axis, int length, int least)
{
    axis->ticker()->setTickCount(std::clamp(2 * length / (3 * least), 1, MaxTicks));
    if (const auto logarithmic = axis->ticker().dynamicCast<LogTicker>())
        logarithmic->setLeastShare(std::min(1.0, static_cast<double>(least) / std::max(length, 1)));
}

} // namespace tomato::plugins
