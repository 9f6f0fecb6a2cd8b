// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/capturesummary.h"

#include <QCoreApplication>
#include <QLocale>

namespace tomato::plugins {

namespace {

class Sentences final
{
    Q_DECLARE_TR_FUNCTIONS(Sentences)

public:
    static QString what(const CaptureSummary &summary)
    {
        return summary.settings.filter.isEmpty()
                   ? tr("Records every packet between %1, in both directions.")
                         .arg(summary.connection)
                   : tr("Records the packets between %1 that match the filter, in both directions.")
                         .arg(summary.connection);
    }

    static QString where(CaptureMode mode)
    {
        switch (mode) {
        case CaptureMode::Live:
            return tr("Serves them to every viewer that connects to the address shown in Live "
                      "capture info; there is no download.");
        case CaptureMode::Both:
            return tr("Keeps the last 50 MB (5 files of 10 MB) for Download Capture, and serves "
                      "every viewer that connects to the address shown in Live capture info.");
        case CaptureMode::File:
            break;
        }
        return tr("Keeps the last 50 MB (5 files of 10 MB) for Download Capture; older packets "
                  "make room for newer ones.");
    }

    static QString when(const CaptureSummary &summary)
    {
        if (!summary.labRuns)
            return tr("Begins when the lab starts.");
        if (summary.packetsReplaced > 0)
            return tr("Saving begins a new recording at once: the %Ln packet(s) captured so far "
                      "are removed.",
                      nullptr,
                      static_cast<int>(std::min<qint64>(summary.packetsReplaced, INT_MAX)));
        return tr("Follows at once, as the lab is running.");
    }

    static QString off()
    {
        return tr(
            "Nothing is recorded. Mode and filter are kept for when capturing is enabled, here "
            "or with Start capturing in the menu of the connection.");
    }
};

} // namespace

QString CaptureSummary::text() const
{
    if (!settings.isEnabled)
        return Sentences::off();
    return QStringList{Sentences::what(*this), Sentences::where(settings.mode),
                       Sentences::when(*this)}
        .join(QLatin1Char(' '));
}

} // namespace tomato::plugins
