// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

#include <optional>
#include <vector>

namespace tomato::experiment {

/// What a measured number is of. Numbers are kept in milliseconds, Mbit/s, percent.
enum class Unit
{
    Plain,
    PerSecond,
    BitRate,
    Time,
    Percent
};
/// "ms"; empty for a plain number.
QString unitText(Unit unit);

/// A condition on numbers, as it is written in an experiment: "== 20", ">= 9.5 Mbit/s",
/// "p99 <= 25 ms", "20..30", or "any", which every number meets.
class Comparison final
{
public:
    /// A time and a bit rate need their unit; `isOfMany`: of several numbers, so that "mean",
    /// "median", "min", "max" and "p99" may stand before; without one each number must meet it.
    static Result<Comparison> parse(const QString &text, Unit unit, bool isOfMany = false);

    const QString &text() const { return m_text; }
    Unit unit() const { return m_unit; }
    bool holds(double value) const;
    /// Whether it is about each number by itself.
    bool isAboutEach() const { return !m_quantile && !m_isMean; }
    /// What of these numbers it is about; their mean when it is about each. They must be sorted,
    /// and not none.
    double summary(const std::vector<double> &sorted) const;
    /// "12.5 ms".
    QString valueText(double value) const;

private:
    enum class Operator
    {
        Any,
        Equal,
        Unequal,
        Less,
        AtMost,
        Greater,
        AtLeast,
        Between
    };

    QString m_text;
    Unit m_unit = Unit::Plain;
    Operator m_operator = Operator::Any;
    double m_low = 0;
    double m_high = 0;
    bool m_isMean = false;
    /// From 0 to 1.
    std::optional<double> m_quantile;
};

} // namespace tomato::experiment
