// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLocale>

namespace tomato::plugins {

/// Returns date and local time in the language's short format, but always with the seconds: several
/// recordings may begin within a minute.
QString timeToSeconds(const QDateTime &time, const QLocale &locale = QLocale());

} // namespace tomato::plugins
