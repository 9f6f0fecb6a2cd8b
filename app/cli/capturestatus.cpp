// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/capturestatus.h"

#include "app/cli/output.h"
#include "app/protocol/recordingoptionsjson.h"

#include <QJsonArray>

namespace tomato::cli {

namespace {

using client::CaptureStatus;

QString stateName(CaptureStatus::State state)
{
    switch (state) {
    case CaptureStatus::State::Recording:
        return QStringLiteral("recording");
    case CaptureStatus::State::Armed:
        return QStringLiteral("armed");
    case CaptureStatus::State::Waiting:
        return QStringLiteral("waiting");
    case CaptureStatus::State::Ended:
        return QStringLiteral("ended");
    case CaptureStatus::State::Stopped:
        return QStringLiteral("stopped");
    case CaptureStatus::State::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

QString stateText(const CaptureStatus &capture)
{
    if (capture.state == CaptureStatus::State::Armed)
        return QStringLiteral("waiting for trigger");
    if (!capture.ending.isEmpty())
        return QStringLiteral("ended by itself: ") + capture.ending;
    return stateName(capture.state);
}

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

/// What is not as usual, in words.
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
    if (recording.limits != usual.limits)
        words << QStringLiteral("%1 segments of %2")
                     .arg(recording.limits.segments)
                     .arg(bytesText(static_cast<qint64>(recording.limits.segmentBytes)));
    QStringList ends;
    if (recording.stop.packets != 0)
        ends << QStringLiteral("%1 packets").arg(recording.stop.packets);
    if (recording.stop.bytes != 0)
        ends << QStringLiteral("%1 bytes").arg(recording.stop.bytes);
    if (recording.stop.time.count() != 0)
        ends << QStringLiteral("%1 seconds").arg(recording.stop.time.count());
    if (!ends.isEmpty())
        words << QStringLiteral("ends after ") + ends.join(QStringLiteral(" or ")) +
                     (recording.trigger.empty()
                          ? QString()
                          : QStringLiteral(" from the first '%1' on")
                                .arg(QString::fromStdString(recording.trigger)));
    return words;
}

QJsonObject countersJson(const client::CaptureCounters &counters)
{
    const auto bySide = [](const client::CaptureCounters::BySide &counted) {
        return QJsonArray{counted[0], counted[1]};
    };
    return {{"seen", bySide(counters.seen)},
            {"matched", bySide(counters.matched)},
            {"written", bySide(counters.written)},
            {"writtenBytes", bySide(counters.writtenBytes)},
            {"droppedByKernel", bySide(counters.droppedByKernel)},
            {"droppedByInterface", bySide(counters.droppedByInterface)},
            {"evicted", bySide(counters.evicted)}};
}

} // namespace

QJsonObject captureJson(const CaptureStatus &capture)
{
    QJsonArray viewers;
    for (const client::ViewerStatus &viewer : capture.viewers)
        viewers.append(QJsonObject{{"address", viewer.address},
                                   {"sentBytes", viewer.sentBytes},
                                   {"lagBytes", viewer.lagBytes},
                                   {"skippedPackets", viewer.skippedPackets}});
    QJsonObject options = protocol::toJson(capture.recording);
    options.remove("filter"); // which stands beside them
    return {{"connection", QString::fromStdString(capture.connection.value)},
            {"name", capture.name},
            {"run", capture.run},
            {"mode", capture.mode},
            {"filter", capture.filter},
            {"options", options},
            {"state", stateName(capture.state)},
            {"reason", capture.reason},
            {"ending", capture.ending},
            {"triggered", timeOrNull(capture.triggered)},
            {"directory", capture.directory},
            {"packets", capture.packets},
            {"bytes", capture.bytes},
            {"dropped", capture.dropped},
            {"evicted", capture.evicted},
            {"counters", countersJson(capture.counters)},
            {"ringPackets", capture.ringPackets},
            {"ringBytes", capture.ringBytes},
            {"limitBytes", capture.limitBytes},
            {"segments", capture.segments},
            {"host", capture.host},
            {"port", capture.port},
            {"backlogPort", capture.backlogPort},
            {"viewers", viewers},
            {"refusedViewers", capture.refusedViewers}};
}

void printCapture(const CaptureStatus &capture)
{
    print(
        QStringLiteral("%1  %2  %3%4  %5 packets, %6 of %7, %8 dropped%9")
            .arg(capture.name, stateText(capture), capture.mode,
                 capture.filter.isEmpty() ? QString() : QStringLiteral(" '%1'").arg(capture.filter),
                 QString::number(capture.packets),
                 // Files without a packet have a head all the same.
                 bytesText(capture.ringPackets > 0 ? capture.ringBytes : 0),
                 bytesText(capture.limitBytes), QString::number(capture.dropped),
                 capture.reason.isEmpty() ? QString() : QStringLiteral("  ") + capture.reason));
    if (const QStringList words = recordingWords(capture.recording); !words.isEmpty())
        print(QStringLiteral("  ") + words.join(QStringLiteral(", ")));
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
}

} // namespace tomato::cli
