// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/statusjson.h"

#include <algorithm>

namespace tomato::client {

static std::string text(const QJsonValue &value)
{
    return value.toString().toStdString();
}

static LabStatus::State labState(const QString &name)
{
    if (name == QLatin1String("starting"))
        return LabStatus::State::Starting;
    if (name == QLatin1String("running"))
        return LabStatus::State::Running;
    if (name == QLatin1String("stopping"))
        return LabStatus::State::Stopping;
    return LabStatus::State::Stopped;
}

static ElementStatus::State elementState(const QString &name)
{
    if (name == QLatin1String("starting"))
        return ElementStatus::State::Starting;
    if (name == QLatin1String("running"))
        return ElementStatus::State::Running;
    if (name == QLatin1String("failed"))
        return ElementStatus::State::Failed;
    return ElementStatus::State::Stopped;
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

static CommandStatus readCommand(const QJsonObject &json)
{
    CommandStatus command;
    command.name = json.value("name").toString();
    const QString state = json.value("state").toString();
    if (state == QLatin1String("running"))
        command.state = CommandStatus::State::Running;
    else if (state == QLatin1String("ended"))
        command.state = CommandStatus::State::Ended;
    else if (state == QLatin1String("restarting"))
        command.state = CommandStatus::State::Restarting;
    command.code = json.value("code").toInt();
    command.starts = json.value("starts").toInt();
    command.reason = json.value("reason").toString();
    command.output = json.value("output").toString();
    return command;
}

static std::map<ElementId, QString> textsById(const QJsonObject &json)
{
    std::map<ElementId, QString> texts;
    for (auto each = json.begin(); each != json.end(); ++each)
        texts.emplace(ElementId(each.key().toStdString()), each->toString());
    return texts;
}

static ElementStatus readElement(const QJsonObject &json)
{
    ElementStatus element;
    element.state = elementState(json.value("state").toString());
    element.name = json.value("name").toString();
    element.reason = json.value("reason").toString();
    element.process = json.value("process").toInteger();
    element.interfaces = textsById(json.value("interfaces").toObject());
    element.leased = textsById(json.value("leased").toObject());
    element.folder = json.value("folder").toString();
    for (const QJsonValue &each : json.value("environment").toArray())
        element.environment << each.toString();
    for (const QJsonValue &each : json.value("groups").toArray())
        element.groups << each.toString();
    for (const QJsonValue &each : json.value("commands").toArray())
        element.commands.push_back(readCommand(each.toObject()));
    return element;
}

LabStatus readLab(const QJsonObject &json, const LabStatus &before)
{
    LabStatus lab;
    lab.lab = LabId(text(json.value("lab")));
    lab.name = json.value("name").toString();
    lab.file = json.value("file").toString();
    lab.state = labState(json.value("state").toString());
    lab.reason = json.value("reason").toString();
    for (const QJsonValue &each : json.value("elements").toArray()) {
        const QJsonObject element = each.toObject();
        lab.elements.emplace(ElementId(text(element.value("id"))), readElement(element));
    }
    for (const QJsonValue &each : json.value("wires").toArray())
        lab.wires.insert(ConnectionId(text(each)));
    const QJsonObject problems = json.value("linkProblems").toObject();
    for (auto each = problems.begin(); each != problems.end(); ++each)
        lab.linkProblems.emplace(ConnectionId(each.key().toStdString()), each->toString());
    lab.topology = json.contains("topology") ? json.value("topology").toObject() : before.topology;
    return lab;
}

static std::array<LinkStatistics::Count, 2> readCounts(const QJsonValue &json)
{
    std::array<LinkStatistics::Count, 2> counts;
    for (const int side : {0, 1}) {
        const QJsonObject each = json.toArray().at(side).toObject();
        counts[static_cast<std::size_t>(side)] = {each.value("frames").toInteger(),
                                                  each.value("bytes").toInteger()};
    }
    return counts;
}

std::map<ConnectionId, LinkStatistics> readStatistics(const QJsonArray &json)
{
    std::map<ConnectionId, LinkStatistics> statistics;
    for (const QJsonValue &each : json)
        statistics[ConnectionId(text(each["connection"]))] = {readCounts(each["sentBy"]),
                                                              readCounts(each["deliveredTo"])};
    return statistics;
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

static RecordingStatus readRecording(const QJsonObject &json)
{
    RecordingStatus recording;
    recording.direction = json.value("direction").toString(recording.direction);
    recording.snapLength = json.value("snapLength").toInt(recording.snapLength);
    recording.nanoseconds = json.value("precision").toString() == QLatin1String("nano");
    recording.segmentBytes = json.value("segmentBytes").toInteger(recording.segmentBytes);
    recording.segments = json.value("segments").toInt(recording.segments);
    recording.stopPackets = json.value("stopPackets").toInteger();
    recording.stopBytes = json.value("stopBytes").toInteger();
    recording.stopSeconds = json.value("stopSeconds").toInteger();
    recording.trigger = json.value("trigger").toString();
    return recording;
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
    capture.recording = readRecording(json.value("options").toObject());
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
        run.recording = readRecording(object.value("options").toObject());
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
