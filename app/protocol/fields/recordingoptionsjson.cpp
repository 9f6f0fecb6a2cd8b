// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/fields/recordingoptionsjson.h"

#include "app/protocol/fields/fields.h"
#include "capture/options/numberoption.h"
#include "capture/options/optionwords.h"

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

QJsonObject toJson(const RecordingOptions &options)
{
    QJsonObject json{{"filter", QString::fromStdString(options.filter)},
                     {"direction", wordOf(options.direction)},
                     {"precision", wordOf(options.precision)},
                     {"trigger", QString::fromStdString(options.trigger)},
                     {"arrivals", options.arrivals}};
    for (const NumberOption &number : capture::numberOptions())
        json.insert(text(number.parameter), qint64{number.get(options)});
    return json;
}

Result<RecordingOptions> recordingOptions(const QJsonObject &json)
{
    Fields fields(json);
    RecordingOptions options;
    options.filter = fields.text("filter").toStdString();
    options.direction = fields.word<Direction>("direction");
    options.precision = fields.word<Precision>("precision");
    options.trigger = fields.text("trigger").toStdString();
    // An engine on another host may not know of them.
    options.arrivals = fields.has("arrivals") && fields.flag("arrivals");
    for (const NumberOption &number : capture::numberOptions()) {
        const qint64 value = fields.number(text(number.parameter));
        if (value >= number.min && value <= number.max)
            number.set(options, value);
        else
            fields.fail(text(number.parameter),
                        QStringLiteral("must be from %1 to %2").arg(number.min).arg(number.max));
    }
    return fields.read(std::move(options));
}

RecordingOptions describedOptions(const QJsonObject &description)
{
    RecordingOptions options;
    options.filter = stdText(description.value("filter"));
    options.direction = capture::describedDirection(stdText(description.value("direction")))
                            .value_or(options.direction);
    options.precision =
        fromWord<Precision>(stdText(description.value("timestamps"))).value_or(options.precision);
    options.trigger = stdText(description.value("trigger"));
    options.arrivals = description.value("arrivals").toBool();
    for (const NumberOption &number : capture::numberOptions()) {
        const QJsonObject group =
            number.group.empty() ? description : description.value(text(number.group)).toObject();
        const qint64 value = group.value(text(number.key)).toInteger(number.get(options));
        if (value >= number.min && value <= number.max)
            number.set(options, value);
    }
    return options;
}

} // namespace tomato::protocol
