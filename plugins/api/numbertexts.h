// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"

#include <QString>

#include <concepts>

namespace tomato::plugins {

/// Returns "1,234", "1.234" or "1 234", as the user's language writes it.
QString numberText(qint64 number);
QString numberText(double number);

/// Does the same for any other type of whole numbers.
QString numberText(std::integral auto number)
{
    return numberText(static_cast<qint64>(number));
}

/// Returns "0.50" or "0,50" with so many decimals.
QString numberText(double number, int decimals);

/// Returns a number that names something (a port, a VLAN, a section), or that a program reads:
/// "50000" in each language.
QString plainNumber(qint64 number);

/// Returns the number in at least so many hexadecimal digits.
QString hexadecimal(quint64 number, int digits);

/// Returns the local time of the day, of 24 hours in each language, as that of packets is compared
/// with other programs': "14:03:05.123456" or "14:03:05,123456".
QString clockText(Timestamp time, int decimals = 0);

/// Returns seconds with so many decimals, which are cut and not rounded: "-0.000123".
QString secondsText(std::chrono::nanoseconds time, int decimals);

} // namespace tomato::plugins
