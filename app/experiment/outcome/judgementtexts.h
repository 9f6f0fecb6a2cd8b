// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <limits>
#include <string>

namespace tomato::experiment {

/// The end of a time that has none, in seconds.
inline constexpr double Endless = std::numeric_limits<double>::infinity();

/// Returns a time as messages of statements have it: "2.103456 s".
inline std::string secondsText(double seconds)
{
    return QString::number(seconds, 'f', 6).toStdString() + " s";
}

} // namespace tomato::experiment
