// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/plan/comparison.h"

#include "app/experiment/plan/samples.h"

#include <QRegularExpression>

namespace tomato::experiment {

namespace {

constexpr const char *Number = "([0-9]+(?:\\.[0-9]+)?)";

/// Returns the factor of a unit; nothing for one that does not belong to this kind.
std::optional<double> factorOf(const QString &unit, Unit kind)
{
    switch (kind) {
    case Unit::Plain:
        return unit.isEmpty() ? std::optional(1.0) : std::nullopt;
    case Unit::PerSecond:
        return unit.isEmpty() || unit == QLatin1String("/s") ? std::optional(1.0) : std::nullopt;
    case Unit::Percent:
        return unit.isEmpty() || unit == QLatin1String("%") ? std::optional(1.0) : std::nullopt;
    case Unit::Time:
        if (unit == QLatin1String("us"))
            return 0.001;
        if (unit == QLatin1String("ms"))
            return 1;
        return unit == QLatin1String("s") ? std::optional(1000.0) : std::nullopt;
    case Unit::BitRate:
        if (unit == QLatin1String("bit/s"))
            return 1e-6;
        if (unit == QLatin1String("kbit/s"))
            return 1e-3;
        if (unit == QLatin1String("Mbit/s"))
            return 1;
        return unit == QLatin1String("Gbit/s") ? std::optional(1000.0) : std::nullopt;
    }
    return std::nullopt;
}

std::string expectedUnit(Unit kind)
{
    switch (kind) {
    case Unit::Plain:
        return "no unit";
    case Unit::PerSecond:
        return "/s or no unit";
    case Unit::Percent:
        return "% or no unit";
    case Unit::Time:
        return "us, ms or s";
    case Unit::BitRate:
        return "bit/s, kbit/s, Mbit/s or Gbit/s";
    }
    return {};
}

} // namespace

QString unitText(Unit unit)
{
    switch (unit) {
    case Unit::Plain:
        return {};
    case Unit::PerSecond:
        return QStringLiteral("/s");
    case Unit::BitRate:
        return QStringLiteral("Mbit/s");
    case Unit::Time:
        return QStringLiteral("ms");
    case Unit::Percent:
        return QStringLiteral("%");
    }
    return {};
}

Result<Comparison> Comparison::parse(const QString &text, Unit unit, bool isOfMany)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:(mean|median|min|max|p([0-9]{1,2}(?:\\.[0-9]+)?)) )?"
                       "(?:(any)|(?:(==|!=|<=|>=|<|>) ?%1|%1\\.\\.%1)(?: ?([A-Za-z/%]+))?)\\z")
            .arg(QLatin1String(Number)));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return failure("expected a comparison such as \"== 20\" or \"20..30\", found '" +
                       text.toStdString() + "'");
    Comparison read;
    read.m_text = text;
    read.m_unit = unit;
    const QString statistic = match.captured(1);
    if (!statistic.isEmpty() && !isOfMany)
        return failure("'" + statistic.toStdString() + "' is for a delay alone");
    read.m_isMean = statistic == QLatin1String("mean");
    if (statistic == QLatin1String("median"))
        read.m_quantile = 0.5;
    else if (statistic == QLatin1String("min"))
        read.m_quantile = 0;
    else if (statistic == QLatin1String("max"))
        read.m_quantile = 1;
    else if (statistic.startsWith(u'p'))
        read.m_quantile = match.captured(2).toDouble() / 100;
    if (!match.captured(3).isEmpty())
        return read;
    const auto factor = factorOf(match.captured(8), unit);
    if (!factor)
        return failure("expected " + expectedUnit(unit) + ", found '" +
                       match.captured(8).toStdString() + "' in '" + text.toStdString() + "'");
    static const QStringList operators = {QStringLiteral("=="), QStringLiteral("!="),
                                          QStringLiteral("<"),  QStringLiteral("<="),
                                          QStringLiteral(">"),  QStringLiteral(">=")};
    const qsizetype known = operators.indexOf(match.captured(4));
    if (known >= 0) {
        read.m_operator = static_cast<Operator>(static_cast<int>(Operator::Equal) + known);
        read.m_low = match.captured(5).toDouble() * *factor;
        return read;
    }
    read.m_operator = Operator::Between;
    read.m_low = match.captured(6).toDouble() * *factor;
    read.m_high = match.captured(7).toDouble() * *factor;
    if (read.m_low > read.m_high)
        return failure("the range '" + text.toStdString() + "' ends before it begins");
    return read;
}

bool Comparison::holds(double value) const
{
    switch (m_operator) {
    case Operator::Any:
        return true;
    case Operator::Equal:
        return value == m_low;
    case Operator::Unequal:
        return value != m_low;
    case Operator::Less:
        return value < m_low;
    case Operator::AtMost:
        return value <= m_low;
    case Operator::Greater:
        return value > m_low;
    case Operator::AtLeast:
        return value >= m_low;
    case Operator::Between:
        return value >= m_low && value <= m_high;
    }
    return false;
}

bool Comparison::mayHoldFrom(double value) const
{
    switch (m_operator) {
    case Operator::Any:
    case Operator::Unequal:
    case Operator::Greater:
    case Operator::AtLeast:
        return true;
    case Operator::Less:
        return value < m_low;
    case Operator::Equal:
    case Operator::AtMost:
        return value <= m_low;
    case Operator::Between:
        return value <= m_high;
    }
    return true;
}

bool Comparison::holdsFrom(double value) const
{
    switch (m_operator) {
    case Operator::Any:
        return true;
    case Operator::Unequal:
    case Operator::Greater:
        return value > m_low;
    case Operator::AtLeast:
        return value >= m_low;
    case Operator::Equal:
    case Operator::Less:
    case Operator::AtMost:
    case Operator::Between:
        return false;
    }
    return false;
}

double Comparison::summary(const std::vector<double> &sorted) const
{
    return m_quantile ? quantile(sorted, *m_quantile) : mean(sorted);
}

QString Comparison::valueText(double value) const
{
    const QString number = QString::number(value, 'g', 6);
    const QString unit = unitText(m_unit);
    return unit.isEmpty() ? number : number + u' ' + unit;
}

} // namespace tomato::experiment
