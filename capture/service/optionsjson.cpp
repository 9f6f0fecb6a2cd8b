// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/optionsjson.h"

namespace tomato::service {

using capture::Direction;
using capture::Precision;
using capture::RecordingOptions;

static QString nameOf(Direction direction)
{
    switch (direction) {
    case Direction::FromFirst:
        return QStringLiteral("out");
    case Direction::FromSecond:
        return QStringLiteral("in");
    case Direction::Both:
        break;
    }
    return QStringLiteral("both");
}

static Direction directionFrom(const QString &name)
{
    for (const Direction direction : {Direction::FromFirst, Direction::FromSecond}) {
        if (name == nameOf(direction))
            return direction;
    }
    return Direction::Both;
}

QJsonObject optionsToJson(const RecordingOptions &options)
{
    return {{"filter", QString::fromStdString(options.filter)},
            {"direction", nameOf(options.direction)},
            {"snapLength", options.snapLength},
            {"precision", options.precision == Precision::Nano ? "nano" : "micro"},
            {"segmentBytes", static_cast<qint64>(options.limits.segmentBytes)},
            {"segments", static_cast<qint64>(options.limits.segments)},
            {"stopPackets", static_cast<qint64>(options.stop.packets)},
            {"stopBytes", static_cast<qint64>(options.stop.bytes)},
            {"stopSeconds", static_cast<qint64>(options.stop.time.count())},
            {"trigger", QString::fromStdString(options.trigger)}};
}

RecordingOptions optionsFromJson(const QJsonObject &json)
{
    RecordingOptions options;
    const auto number = [&json](const char *name, auto usual) {
        return static_cast<decltype(usual)>(
            json.value(QLatin1String(name)).toInteger(static_cast<qint64>(usual)));
    };
    options.filter = json.value("filter").toString().toStdString();
    options.direction = directionFrom(json.value("direction").toString());
    options.snapLength = number("snapLength", options.snapLength);
    options.precision =
        json.value("precision").toString() == "nano" ? Precision::Nano : Precision::Micro;
    options.limits.segmentBytes = number("segmentBytes", options.limits.segmentBytes);
    options.limits.segments = number("segments", options.limits.segments);
    options.stop.packets = number("stopPackets", options.stop.packets);
    options.stop.bytes = number("stopBytes", options.stop.bytes);
    options.stop.time = std::chrono::seconds(number("stopSeconds", qint64{0}));
    options.trigger = json.value("trigger").toString().toStdString();
    return options;
}

} // namespace tomato::service
