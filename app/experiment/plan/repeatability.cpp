// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/plan/repeatability.h"

#include "app/experiment/plan/samples.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace tomato::experiment {

Result<Repeatability> Repeatability::parse(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("\\A(?:(exact)|within ([0-9]+(?:\\.[0-9]+)?) ?%|"
                       "distribution (0\\.[0-9]+))\\z"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return failure("expected exact, within N % or distribution P, found '" +
                       text.toStdString() + "'");
    Repeatability repeatability;
    repeatability.m_text = text;
    if (!match.captured(2).isEmpty()) {
        repeatability.m_kind = Kind::Within;
        repeatability.m_number = match.captured(2).toDouble();
    } else if (!match.captured(3).isEmpty()) {
        repeatability.m_kind = Kind::Distribution;
        repeatability.m_number = match.captured(3).toDouble();
        if (repeatability.m_number <= 0)
            return failure("expected a probability above 0, found '" + text.toStdString() + "'");
    }
    return repeatability;
}

std::optional<QString> Repeatability::difference(double first, double second) const
{
    const double allowed = m_kind == Kind::Within ? std::abs(first) * m_number / 100 : 0;
    if (std::abs(first - second) <= allowed)
        return std::nullopt;
    return m_kind == Kind::Within ? QStringLiteral("is not within %1 %").arg(m_number)
                                  : QStringLiteral("is not exactly the same");
}

std::optional<QString> Repeatability::difference(std::vector<double> first,
                                                 std::vector<double> second) const
{
    if (first.empty() || second.empty())
        return QStringLiteral("has no samples to compare");
    std::sort(first.begin(), first.end());
    std::sort(second.begin(), second.end());
    const double probability = sameDistribution(first, second);
    if (probability >= m_number)
        return std::nullopt;
    return QStringLiteral("is of another distribution (p = %1, less than %2)")
        .arg(probability, 0, 'g', 2)
        .arg(m_number);
}

} // namespace tomato::experiment
