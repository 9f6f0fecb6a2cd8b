// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/timetoseconds.h"

namespace tomato::plugins {

/// The language's long format has the seconds, and also the time zone ("t"), which is not needed
/// here.
static QString formatToSeconds(const QLocale &locale)
{
    QString format;
    bool isQuoted = false;
    for (const QChar each : locale.timeFormat(QLocale::LongFormat)) {
        if (each == u'\'')
            isQuoted = !isQuoted;
        if (isQuoted ||
            (each != u't' && each != u'(' && each != u')' && each != u'[' && each != u']'))
            format += each;
    }
    return format.simplified();
}

QString timeToSeconds(const QDateTime &time, const QLocale &locale)
{
    const QDateTime local = time.toLocalTime();
    return locale.toString(local.date(), QLocale::ShortFormat) + u' ' +
           locale.toString(local.time(), formatToSeconds(locale));
}

} // namespace tomato::plugins
