// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <QString>

#include <optional>
#include <vector>

namespace tomato::experiment {

/// The condition that a later run's measurement must meet, beside the first one, to have come to
/// the same: "exact", "within 10 %", or "distribution 0.01", by which a two-sample test of
/// Kolmogorov and Smirnov may not doubt with this probability that both are samples of one
/// distribution.
class Repeatability final
{
public:
    static Result<Repeatability> parse(const QString &text);

    const QString &text() const { return m_text; }
    /// Whether it is about all samples instead of what was measured of them.
    bool isOfSamples() const { return m_kind == Kind::Distribution; }
    /// Why the second one is not the same; nothing when it is.
    std::optional<QString> difference(double first, double second) const;
    std::optional<QString> difference(std::vector<double> first, std::vector<double> second) const;

private:
    enum class Kind
    {
        Exact,
        Within,
        Distribution
    };

    QString m_text;
    Kind m_kind = Kind::Exact;
    double m_number = 0;
};

} // namespace tomato::experiment
