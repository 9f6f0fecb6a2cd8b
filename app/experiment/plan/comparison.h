// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace tomato::experiment {

/// The unit of a measured number. Times are in milliseconds, bit rates in Mbit/s, shares in
/// percent.
enum class Unit
{
    Plain,
    PerSecond,
    BitRate,
    Time,
    Percent
};
/// Returns a text such as "ms"; it is empty for a plain number.
QString unitText(Unit unit);

/// A condition on numbers, as it is written in an experiment: "== 20", ">= 9.5 Mbit/s",
/// "p99 <= 25 ms", "20..30", or "any", which every number meets.
class Comparison final
{
public:
    /// A time and a bit rate need their unit. With `isOfMany`, the condition is about several
    /// numbers: "mean", "median", "min", "max" or "p99" may stand before it; without one of them,
    /// each number must meet it.
    static Result<Comparison> parse(const QString &text, Unit unit, bool isOfMany = false);

    const QString &text() const { return m_text; }
    Unit unit() const { return m_unit; }
    bool holds(double value) const;
    /// Returns whether a number that is so large or larger can meet the condition, and whether all
    /// of them do: what is true of a count that still grows.
    bool mayHoldFrom(double value) const;
    bool holdsFrom(double value) const;
    /// Returns whether every number meets the condition, so that it only measures.
    bool isAny() const { return m_operator == Operator::Any; }
    /// Returns the largest number that it names, in the smallest unit; 0 for one that is any.
    double largest() const { return std::max(m_low, m_high); }
    /// Returns whether the number must be, or must not be, one that is no whole number.
    bool isOfFraction() const
    {
        return (m_operator == Operator::Equal || m_operator == Operator::Unequal) &&
               m_low != std::floor(m_low);
    }
    /// Returns whether each number must meet the condition by itself.
    bool isAboutEach() const { return !m_quantile && !m_isMean; }
    /// Returns the number that is compared: the mean or quantile of these numbers; the mean when
    /// each is compared by itself. The numbers must be sorted, and there must be at least one.
    double summary(const std::vector<double> &sorted) const;
    /// Returns a number with its unit, such as "12.5 ms".
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
    /// The quantile to compare, from 0 to 1.
    std::optional<double> m_quantile;
};

} // namespace tomato::experiment
