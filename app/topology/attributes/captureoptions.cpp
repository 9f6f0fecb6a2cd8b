// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/captureoptions.h"

#include "capture/options/numberoption.h"
#include "capture/options/optionwords.h"

#include <array>
#include <cmath>

namespace tomato::topology {

namespace {

using capture::Direction;
using capture::NumberOption;
using capture::Precision;
using capture::RecordingOptions;

constexpr QLatin1String DirectionKey("capture_direction");
constexpr QLatin1String PrecisionKey("capture_precision");
constexpr QLatin1String TriggerKey("capture_trigger");
constexpr QLatin1String SegmentBytesKey("capture_segment_bytes");
constexpr QLatin1String ArrivalsKey("capture_arrivals");

constexpr std::array<CaptureOptionName, 10> Names = {{
    {DirectionKey, QLatin1String("direction")},
    {QLatin1String("capture_snap_length"), QLatin1String("snapLength")},
    {PrecisionKey, QLatin1String("precision")},
    {SegmentBytesKey, QLatin1String("segmentBytes")},
    {QLatin1String("capture_segments"), QLatin1String("segments")},
    {QLatin1String("capture_stop_packets"), QLatin1String("stopPackets")},
    {QLatin1String("capture_stop_bytes"), QLatin1String("stopBytes")},
    {QLatin1String("capture_stop_seconds"), QLatin1String("stopSeconds")},
    {TriggerKey, QLatin1String("trigger")},
    {ArrivalsKey, QLatin1String("arrivals")},
}};

const NumberOption *numberOf(const CaptureOptionName &name)
{
    return capture::numberOption({name.parameter.data(), std::size_t(name.parameter.size())});
}

template <class Enum>
QLatin1String text(Enum value)
{
    return QLatin1String(QByteArrayView(word(value)));
}

std::string asWritten(const QJsonValue &value)
{
    if (value.isString())
        return "'" + value.toString().toStdString() + "'";
    if (value.isBool())
        return value.toBool() ? "true" : "false";
    return value.isDouble() ? QString::number(value.toDouble(), 'g', 17).toStdString()
                            : "something else";
}

tl::unexpected<Error> bad(QLatin1String key, const std::string &wanted, const QJsonValue &value)
{
    return failure(wanted + " is wanted here, not " + asWritten(value), key.latin1());
}

/// Missing, or removed in a file that was written by others.
bool isUnset(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull();
}

template <class Enum>
Result<> readWord(const QJsonValue &value, QLatin1String key, const char *wanted, Enum &field)
{
    const auto known = fromWord<Enum>(value.toString().toStdString());
    if (!known)
        return bad(key, wanted, value);
    field = *known;
    return {};
}

Result<> readNumber(const QJsonValue &value, QLatin1String key, const NumberOption &number,
                    RecordingOptions &options)
{
    const double exact = value.toDouble(-1);
    if (!value.isDouble() || exact != std::floor(exact) ||
        exact < static_cast<double>(number.min) || exact > static_cast<double>(number.max))
        return bad(key,
                   "a whole number from " + std::to_string(number.min) + " to " +
                       std::to_string(number.max),
                   value);
    number.set(options, value.toInteger());
    return {};
}

/// Options that are valid on their own may contradict each other.
Result<> checkTogether(const RecordingOptions &options)
{
    const std::uint64_t least = capture::minSegmentBytes(options.snapLength);
    if (options.limits.segmentBytes < least)
        return failure("at least " + std::to_string(least) +
                           " bytes are needed, for one whole packet of the snap length " +
                           std::to_string(options.snapLength) + ", not " +
                           std::to_string(options.limits.segmentBytes),
                       SegmentBytesKey.latin1());
    if (!options.trigger.empty() && !options.stop.any())
        return failure("needs to be told when the recording ends after it: after a number of "
                       "packets, bytes or seconds",
                       TriggerKey.latin1());
    return {};
}

} // namespace

std::span<const CaptureOptionName> captureOptionNames()
{
    return Names;
}

Result<RecordingOptions> captureValues(const QJsonObject &attributes)
{
    RecordingOptions options;
    Result<> good;
    if (const auto value = attributes.value(DirectionKey); !isUnset(value))
        good = readWord(value, DirectionKey, "'both', 'out' or 'in'", options.direction);
    if (const auto value = attributes.value(PrecisionKey); good && !isUnset(value))
        good = readWord(value, PrecisionKey, "'micro' or 'nano'", options.precision);
    for (const CaptureOptionName &name : Names) {
        const NumberOption *number = numberOf(name);
        const auto value = attributes.value(name.attribute);
        if (number != nullptr && good && !isUnset(value))
            good = readNumber(value, name.attribute, *number, options);
    }
    if (const auto value = attributes.value(TriggerKey); good && !isUnset(value)) {
        options.trigger = value.toString().trimmed().toStdString();
        if (!value.isString())
            good = bad(TriggerKey, "a filter expression", value);
    }
    if (const auto value = attributes.value(ArrivalsKey); good && !isUnset(value)) {
        options.arrivals = value.toBool();
        if (!value.isBool())
            good = bad(ArrivalsKey, "true or false", value);
    }
    if (!good)
        return passOn(good);
    return options;
}

Result<RecordingOptions> captureOptions(const QJsonObject &attributes)
{
    const auto options = captureValues(attributes);
    if (!options)
        return options;
    if (const auto good = checkTogether(*options); !good)
        return passOn(good);
    return options;
}

QJsonObject captureAttributes(const RecordingOptions &options)
{
    const RecordingOptions usual;
    QJsonObject attributes;
    if (options.direction != usual.direction)
        attributes.insert(DirectionKey, text(options.direction));
    if (options.precision != usual.precision)
        attributes.insert(PrecisionKey, text(options.precision));
    for (const CaptureOptionName &name : Names) {
        const NumberOption *number = numberOf(name);
        if (number != nullptr && number->get(options) != number->get(usual))
            attributes.insert(name.attribute, qint64{number->get(options)});
    }
    if (!options.trigger.empty())
        attributes.insert(TriggerKey, QString::fromStdString(options.trigger));
    if (options.arrivals)
        attributes.insert(ArrivalsKey, true);
    return attributes;
}

} // namespace tomato::topology
