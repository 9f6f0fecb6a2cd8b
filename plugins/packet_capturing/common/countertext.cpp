// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/common/countertext.h"

#include <QCoreApplication>
#include <QLocale>

namespace tomato::plugins {

namespace {

class CounterText final
{
    Q_DECLARE_TR_FUNCTIONS(CounterText)

public:
    static QString direction(const client::CaptureStatus &status, int side)
    {
        const QLocale locale;
        const auto at = static_cast<std::size_t>(side);
        const client::CaptureCounters &counters = status.counters;
        const QStringList ends = status.name.split(QStringLiteral(" \u21c4 "));
        QString line =
            tr("%1 → %2: %3 seen, %4 matched, %5 recorded", "from, to, packets")
                .arg(ends.value(side), ends.value(1 - side), locale.toString(counters.seen[at]),
                     locale.toString(counters.matched[at]), locale.toString(counters.written[at]));
        if (counters.evicted[at] > 0)
            line += tr(", %1 no longer kept").arg(locale.toString(counters.evicted[at]));
        if (counters.droppedByKernel[at] > 0)
            line +=
                tr(", %1 dropped by the kernel").arg(locale.toString(counters.droppedByKernel[at]));
        if (counters.droppedByInterface[at] > 0)
            line += tr(", %1 dropped by the interface")
                        .arg(locale.toString(counters.droppedByInterface[at]));
        return line;
    }
};

} // namespace

QStringList countersByDirection(const client::CaptureStatus &status)
{
    return {CounterText::direction(status, 0), CounterText::direction(status, 1)};
}

} // namespace tomato::plugins
