// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLocale>

namespace tomato::plugins {

/// Date and local time as the language writes them in short, but always with the seconds: several
/// recordings may begin within a minute.
QString timeToSeconds(const QDateTime &time, const QLocale &locale = QLocale());

} // namespace tomato::plugins
