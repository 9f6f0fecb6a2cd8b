// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/statusjson.h"

#include "app/protocol/recordingoptionsjson.h"

#include <algorithm>

namespace tomato::client {

static std::string text(const QJsonValue &value)
{
    return value.toString().toStdString();
}

static CaptureStatus::State captureState(const QString &name)
{
    if (name == QLatin1String("recording"))
        return CaptureStatus::State::Recording;
    if (name == QLatin1String("armed"))
        return CaptureStatus::State::Armed;
    if (name == QLatin1String("ended"))
        return CaptureStatus::State::Ended;
    if (name == QLatin1String("waiting"))
        return CaptureStatus::State::Waiting;
    if (name == QLatin1String("failed"))
        return CaptureStatus::State::Failed;
    return CaptureStatus::State::Stopped;
}

static QDateTime readTime(const QJsonValue &value)
{
    const double seconds = value.toDouble();
    return seconds > 0 ? QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(seconds * 1000))
                       : QDateTime();
}

static ViewerStatus readViewer(const QJsonObject &json)
{
    return {json.value("address").toString(), json.value("sentBytes").toInteger(),
            json.value("lagBytes").toInteger(), json.value("skippedPackets").toInteger()};
}

static CaptureCounters readCounters(const QJsonObject &json)
{
    const auto bySide = [&json](const char *name) {
        const QJsonArray counted = json.value(QLatin1String(name)).toArray();
        return CaptureCounters::BySide{counted.at(0).toInteger(), counted.at(1).toInteger()};
    };
    return {bySide("seen"),         bySide("matched"),         bySide("written"),
            bySide("writtenBytes"), bySide("droppedByKernel"), bySide("droppedByInterface"),
            bySide("evicted")};
}

static CaptureStatus readCapture(const QJsonObject &json)
{
    CaptureStatus capture;
    capture.connection = ConnectionId(text(json.value("connection")));
    capture.name = json.value("name").toString();
    capture.run = json.value("run").toInteger();
    capture.mode = json.value("mode").toString();
    capture.filter = json.value("filter").toString();
    capture.state = captureState(json.value("state").toString());
    capture.recording = protocol::recordingOptions(json.value("options").toObject());
    capture.reason = json.value("reason").toString();
    capture.ending = json.value("ending").toString();
    capture.triggered = readTime(json.value("triggered"));
    capture.directory = json.value("directory").toString();
    capture.packets = json.value("packets").toInteger();
    capture.bytes = json.value("bytes").toInteger();
    capture.dropped = json.value("dropped").toInteger();
    capture.evicted = json.value("evicted").toInteger();
    capture.counters = readCounters(json.value("counters").toObject());
    capture.ringPackets = json.value("ringPackets").toInteger();
    capture.ringBytes = json.value("ringBytes").toInteger();
    capture.limitBytes = json.value("limitBytes").toInteger();
    capture.segments = json.value("segments").toInt();
    capture.first = readTime(json.value("first"));
    capture.last = readTime(json.value("last"));
    capture.host = json.value("host").toString();
    capture.port = static_cast<quint16>(std::clamp(json.value("port").toInt(), 0, 65535));
    capture.backlogPort =
        static_cast<quint16>(std::clamp(json.value("backlogPort").toInt(), 0, 65535));
    for (const QJsonValue &each : json.value("viewers").toArray())
        capture.viewers.push_back(readViewer(each.toObject()));
    capture.refusedViewers = json.value("refusedViewers").toInteger();
    return capture;
}

std::map<ConnectionId, CaptureStatus> readCaptures(const QJsonArray &json)
{
    std::map<ConnectionId, CaptureStatus> captures;
    for (const QJsonValue &each : json) {
        CaptureStatus capture = readCapture(each.toObject());
        const ConnectionId id = capture.connection;
        captures.insert_or_assign(id, std::move(capture));
    }
    return captures;
}

std::vector<RunStatus> readRuns(const QJsonArray &json)
{
    std::vector<RunStatus> runs;
    for (const QJsonValue &each : json) {
        const QJsonObject object = each.toObject();
        RunStatus run;
        run.connection = ConnectionId(text(object.value("connection")));
        run.name = object.value("name").toString();
        run.run = object.value("run").toInteger();
        run.filter = object.value("filter").toString();
        run.recording = protocol::recordingOptions(object.value("options").toObject());
        run.directory = object.value("directory").toString();
        run.packets = object.value("packets").toInteger();
        run.bytes = object.value("bytes").toInteger();
        run.start = readTime(object.value("start"));
        run.first = readTime(object.value("first"));
        run.last = readTime(object.value("last"));
        runs.push_back(std::move(run));
    }
    return runs;
}

} // namespace tomato::client
