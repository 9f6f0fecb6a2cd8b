// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <optional>

namespace tomato::plugins {

/// Advises somebody who typed a display filter of Wireshark where a capture filter belongs.
struct DisplayFilterAdvice
{
    Q_DECLARE_TR_FUNCTIONS(tomato::plugins::DisplayFilterAdvice)

public:
    QString text;
    /// The capture filter that says the same; empty when there is none.
    QString captureFilter;

    /// Returns nothing when `filter` is no display filter.
    static std::optional<DisplayFilterAdvice> of(const QString &filter);
};

} // namespace tomato::plugins
