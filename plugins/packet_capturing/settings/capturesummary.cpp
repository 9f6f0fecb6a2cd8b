// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/settings/capturesummary.h"

#include "plugins/api/numbertexts.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <climits>

namespace tomato::plugins {

namespace {

class Sentences final
{
    Q_DECLARE_TR_FUNCTIONS(Sentences)

    /// Returns "10 MB" or "1.5 MB".
    static QString size(qint64 bytes)
    {
        const qint64 megabyte = 1'000'000;
        return QLocale().formattedDataSize(bytes, bytes % megabyte == 0 ? 0 : 1,
                                           QLocale::DataSizeSIFormat);
    }

public:
    static QString what(const CaptureSummary &summary)
    {
        using Direction = capture::Direction;
        const QString filter = summary.settings.filter();
        const Direction direction = summary.settings.options.direction;
        if (direction == Direction::Both)
            return filter.isEmpty()
                       ? tr("Records every packet between %1, in both directions.")
                             .arg(summary.connection)
                       : tr("Records the packets between %1 that match “%2”, in both directions.")
                             .arg(summary.connection, filter);
        const std::size_t from = direction == Direction::FromFirst ? 0 : 1;
        return filter.isEmpty() ? tr("Records every packet from %1 to %2.")
                                      .arg(summary.ends[from], summary.ends[1 - from])
                                : tr("Records the packets from %1 to %2 that match “%3”.")
                                      .arg(summary.ends[from], summary.ends[1 - from], filter);
    }

    /// Returns which of two hosts records the connection; empty where each does its part.
    static QString at(const CaptureSummary &summary)
    {
        using Place = topology::CapturePlace;
        const Place choice = summary.settings.at;
        const Place place = summary.isBetweenHosts
                                ? topology::placeBetweenHosts(choice, summary.settings.options)
                                : Place::EachEnd;
        if (place == Place::EachEnd)
            return {};
        const QString &end = summary.ends[place == Place::FirstEnd ? 0 : 1];
        return choice == Place::EachEnd
                   ? tr("As one clock has to say when it ends, the host of %1 records it alone.")
                         .arg(end)
                   : tr("The host of %1 records it alone, by one clock.").arg(end);
    }

    static QStringList how(const capture::RecordingOptions &options)
    {
        QStringList sentences;
        if (options.snapLength != capture::DefaultSnapLength)
            sentences << tr("Only the first %Ln byte(s) of each packet are kept.", nullptr,
                            options.snapLength);
        if (options.precision == capture::Precision::Nano)
            sentences << tr("Times have nanoseconds.");
        if (options.arrivals)
            sentences << tr("Packets are recorded once more as they leave the wire.");
        return sentences;
    }

    static QString where(const topology::CaptureSettings &settings)
    {
        const capture::RecordingOptions &options = settings.options;
        const auto segments = static_cast<int>(options.limits.segments);
        const QString each = size(static_cast<qint64>(options.limits.segmentBytes));
        // As the capture itself counts it.
        const QString files =
            options.arrivals
                ? tr("%n file(s) of %1, and as many of arrivals", "10 MB", segments).arg(each)
                : tr("%n file(s) of %1", "10 MB", segments).arg(each);
        const qint64 kept = static_cast<qint64>(options.limits.bytes());
        const QString most = size(options.arrivals ? 2 * kept : kept);
        switch (settings.mode) {
        case capture::CaptureMode::Net:
            return tr("Serves them to every viewer that connects to the address shown in Live "
                      "capture info; there is no download.");
        case capture::CaptureMode::Both:
            return tr("Keeps the last %1 (%2) for Download Capture, and serves every viewer that "
                      "connects to the address shown in Live capture info.")
                .arg(most, files);
        case capture::CaptureMode::File:
            break;
        }
        return tr("Keeps the last %1 (%2) for Download Capture; the oldest packets make room for "
                  "newer ones.")
            .arg(most, files);
    }

    /// Returns how the capture ends; empty when the user has to end it.
    static QString ends(const capture::RecordingOptions &options)
    {
        if (!options.stop.any())
            return {};
        const QLocale locale;
        QStringList ways;
        if (options.stop.packets != 0)
            ways << tr("%Ln packet(s)", nullptr,
                       static_cast<int>(std::min<std::uint64_t>(options.stop.packets, INT_MAX)));
        if (options.stop.bytes != 0)
            ways << tr("%1 bytes").arg(locale.toString(qulonglong{options.stop.bytes}));
        if (options.stop.time.count() != 0)
            ways << tr("%Ln second(s)", nullptr, static_cast<int>(options.stop.time.count()));
        const QString after = ways.join(tr(" or ", "10 packets or 20 seconds"));
        return options.trigger.empty()
                   ? tr("Ends by itself after %1.").arg(after)
                   : tr("Goes on until a packet matches “%1”, and ends %2 after it; what the files "
                        "hold by then is kept as the history.")
                         .arg(QString::fromStdString(options.trigger), after);
    }

    static QString secrets(const CaptureSummary &summary)
    {
        return summary.holdsSecrets
                   ? tr("A download as .pcapng holds the secrets of TLS and QUIC connections, as "
                        "the lab is set to: who gets that file can read what was encrypted.")
                   : QString();
    }

    static QString when(const CaptureSummary &summary)
    {
        if (!summary.labRuns)
            return tr("Begins when the lab starts.");
        if (summary.packetsReplaced > 0)
            return tr("Saving begins a new recording at once: the %Ln packet(s) captured so far "
                      "stay among the earlier recordings.",
                      nullptr,
                      static_cast<int>(std::min<qint64>(summary.packetsReplaced, INT_MAX)));
        return tr("Follows at once, as the lab is running.");
    }

    static QString off()
    {
        return tr(
            "Nothing is recorded. Mode and filter are kept for when capturing is enabled, here "
            "or with Start Capturing in the menu of the connection.");
    }
};

} // namespace

QString CaptureSummary::text() const
{
    if (!settings.isEnabled)
        return Sentences::off();
    QStringList sentences{Sentences::what(*this), Sentences::at(*this)};
    sentences += Sentences::how(settings.options);
    sentences << Sentences::where(settings) << Sentences::ends(settings.options)
              << Sentences::secrets(*this) << Sentences::when(*this);
    sentences.removeAll(QString());
    return sentences.join(QLatin1Char(' '));
}

} // namespace tomato::plugins
