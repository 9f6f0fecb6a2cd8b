// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/recordingoptionsjson.h"

#include "capture/options/numberoption.h"
#include "capture/options/words.h"

namespace tomato::protocol {

using capture::Direction;
using capture::NumberOption;
using capture::Precision;
using capture::RecordingOptions;

static QLatin1String text(std::string_view word)
{
    return QLatin1String(QByteArrayView(word));
}

static std::string stdText(const QJsonValue &value)
{
    return value.toString().toStdString();
}

static void setNumber(RecordingOptions &options, const NumberOption &number,
                      const QJsonValue &value)
{
    const std::int64_t wanted = value.toInteger(number.get(options));
    if (wanted >= number.min && wanted <= number.max)
        number.set(options, wanted);
}

QJsonObject toJson(const RecordingOptions &options)
{
    QJsonObject json{{"filter", QString::fromStdString(options.filter)},
                     {"direction", text(capture::word(options.direction))},
                     {"precision", text(capture::word(options.precision))},
                     {"trigger", QString::fromStdString(options.trigger)}};
    for (const NumberOption &number : capture::numberOptions())
        json.insert(text(number.parameter), qint64{number.get(options)});
    return json;
}

RecordingOptions recordingOptions(const QJsonObject &json)
{
    RecordingOptions options;
    options.filter = stdText(json.value("filter"));
    options.direction =
        capture::fromWord<Direction>(stdText(json.value("direction"))).value_or(options.direction);
    options.precision =
        capture::fromWord<Precision>(stdText(json.value("precision"))).value_or(options.precision);
    options.trigger = stdText(json.value("trigger"));
    for (const NumberOption &number : capture::numberOptions())
        setNumber(options, number, json.value(text(number.parameter)));
    return options;
}

RecordingOptions describedOptions(const QJsonObject &description)
{
    RecordingOptions options;
    options.filter = stdText(description.value("filter"));
    options.direction = capture::describedDirection(stdText(description.value("direction")))
                            .value_or(options.direction);
    options.precision = capture::fromWord<Precision>(stdText(description.value("timestamps")))
                            .value_or(options.precision);
    options.trigger = stdText(description.value("trigger"));
    for (const NumberOption &number : capture::numberOptions()) {
        const QJsonObject group =
            number.group.empty() ? description : description.value(text(number.group)).toObject();
        setNumber(options, number, group.value(text(number.key)));
    }
    return options;
}

} // namespace tomato::protocol
