// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/capturerows.h"

#include "app/cli/output.h"
#include "app/protocol/fields/statewords.h"
#include "capture/options/optionwords.h"

#include <QJsonArray>

namespace tomato::cli {

namespace {

using client::CaptureStatus;

QString stateText(const CaptureStatus &capture)
{
    if (capture.state == CaptureStatus::State::Armed)
        return QStringLiteral("waiting for trigger");
    if (!capture.ending.isEmpty())
        return QStringLiteral("ended by itself: ") + capture.ending;
    return protocol::wordOf(capture.state);
}

QJsonValue timeOrNull(Timestamp time)
{
    return time.count() != 0
               ? QJsonValue(client::dateTime(time).toUTC().toString(Qt::ISODateWithMs))
               : QJsonValue();
}

/// Describes the options that differ from the defaults.
QStringList recordingWords(const capture::RecordingOptions &recording)
{
    const capture::RecordingOptions usual;
    QStringList words;
    if (recording.direction != usual.direction)
        words << (recording.direction == capture::Direction::FromFirst
                      ? QStringLiteral("only what the first end sends")
                      : QStringLiteral("only what comes to the first end"));
    if (recording.snapLength != usual.snapLength)
        words << QStringLiteral("first %1 bytes of each packet").arg(recording.snapLength);
    if (recording.precision == capture::Precision::Nano)
        words << QStringLiteral("nanoseconds");
    if (recording.arrivals)
        words << QStringLiteral("with arrivals");
    if (recording.limits != usual.limits)
        words << QStringLiteral("%1 segments of %2")
                     .arg(recording.limits.segments)
                     .arg(bytesText(static_cast<qint64>(recording.limits.segmentBytes)));
    QStringList ends;
    if (recording.stop.packets != 0)
        ends << counted(static_cast<qint64>(recording.stop.packets), "packet");
    if (recording.stop.bytes != 0)
        ends << counted(static_cast<qint64>(recording.stop.bytes), "byte");
    if (recording.stop.time.count() != 0)
        ends << counted(recording.stop.time.count(), "second");
    if (!ends.isEmpty())
        words << QStringLiteral("ends after ") + ends.join(QStringLiteral(" or ")) +
                     (recording.trigger.empty()
                          ? QString()
                          : QStringLiteral(" from the first '%1' on")
                                .arg(QString::fromStdString(recording.trigger)));
    return words;
}

} // namespace

/// Returns the engine's values, and some that are easier to read in a terminal.
QJsonObject captureJson(const CaptureStatus &capture)
{
    QJsonObject json = capture.toJson();
    QJsonObject options = json.value("options").toObject();
    options.remove("filter"); // which stands beside them
    json.insert("options", options);
    json.insert("triggered", timeOrNull(capture.triggered));
    json.remove("first");
    json.remove("last");
    return json;
}

void printCapture(const CaptureStatus &capture)
{
    print(QStringLiteral("%1  %2  %3%4  %5, %6 of %7, %8 dropped%9")
              .arg(capture.name, stateText(capture), protocol::wordOf(capture.mode),
                   capture.filter().isEmpty() ? QString()
                                              : QStringLiteral(" '%1'").arg(capture.filter()),
                   counted(capture.packets, "packet"),
                   // Files without a packet have a head all the same.
                   bytesText(capture.ringPackets > 0 ? capture.ringBytes : 0),
                   bytesText(capture.limitBytes), QString::number(capture.dropped),
                   capture.reason.isEmpty() ? QString() : QStringLiteral("  ") + capture.reason));
    QStringList hosts;
    for (const QJsonValue part : capture.parts)
        hosts << part["host"].toString();
    if (!hosts.isEmpty())
        print(QStringLiteral("  recorded by ") + hosts.join(QStringLiteral(", ")));
    if (!capture.arrivalsReason.isEmpty())
        print(QStringLiteral("  arrivals are not recorded: ") + capture.arrivalsReason);
    if (!capture.liveReason.isEmpty())
        print(QStringLiteral("  cannot be watched live: ") + capture.liveReason);
    if (const QStringList words = recordingWords(capture.options); !words.isEmpty())
        print(QStringLiteral("  ") + words.join(QStringLiteral(", ")));
}

/// Arrivals have no way to be lost before the tap, which sees them leave.
static void printArrivals(const client::CaptureCounters &counters, const QStringList &ends)
{
    for (const std::size_t side : {0u, 1u})
        print(QStringLiteral("  delivered from %1: %2 seen, %3 matched, %4 written, %5 evicted, "
                             "%6 dropped by the kernel")
                  .arg(ends.value(static_cast<qsizetype>(side), QStringLiteral("?")))
                  .arg(counters.seen[side])
                  .arg(counters.matched[side])
                  .arg(counters.written[side])
                  .arg(counters.evicted[side])
                  .arg(counters.droppedByKernel[side]));
}

void printCounters(const CaptureStatus &capture)
{
    const client::CaptureCounters &counters = capture.counters;
    const QStringList ends = capture.name.split(QStringLiteral(" \u21c4 "));
    for (const std::size_t side : {0u, 1u}) {
        const QString from = ends.value(static_cast<qsizetype>(side), QStringLiteral("?"));
        print(
            QStringLiteral("  from %1: %2 seen, %3 matched, %4 written, %5 evicted, %6 dropped by "
                           "the kernel, %7 by the interface")
                .arg(from)
                .arg(counters.seen[side])
                .arg(counters.matched[side])
                .arg(counters.written[side])
                .arg(counters.evicted[side])
                .arg(counters.droppedByKernel[side])
                .arg(counters.droppedByInterface[side]));
    }
    if (capture.arrivals)
        printArrivals(*capture.arrivals, ends);
}

} // namespace tomato::cli
