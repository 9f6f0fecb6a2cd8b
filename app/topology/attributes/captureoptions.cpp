// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/captureoptions.h"

#include <array>
#include <cmath>

namespace tomato::topology {

namespace {

using Direction = CaptureOptions::Direction;

constexpr QLatin1String DirectionKey("capture_direction");
constexpr QLatin1String PrecisionKey("capture_precision");
constexpr QLatin1String TriggerKey("capture_trigger");
constexpr QLatin1String SegmentBytesKey("capture_segment_bytes");

constexpr std::array<CaptureOptionName, 9> Names = {{
    {DirectionKey, QLatin1String("direction")},
    {QLatin1String("capture_snap_length"), QLatin1String("snapLength")},
    {PrecisionKey, QLatin1String("precision")},
    {SegmentBytesKey, QLatin1String("segmentBytes")},
    {QLatin1String("capture_segments"), QLatin1String("segments")},
    {QLatin1String("capture_stop_packets"), QLatin1String("stopPackets")},
    {QLatin1String("capture_stop_bytes"), QLatin1String("stopBytes")},
    {QLatin1String("capture_stop_seconds"), QLatin1String("stopSeconds")},
    {TriggerKey, QLatin1String("trigger")},
}};

/// An option that is a whole number.
struct Number
{
    QLatin1String key;
    qint64 CaptureOptions::*field;
    qint64 least;
    qint64 most;
};

constexpr qint64 MaxCountedBytes = 1'000'000'000'000;
constexpr qint64 MostPackets = 1'000'000'000'000'000;
/// 31 years: longer is nobody's intention.
constexpr qint64 MostSeconds = 1'000'000'000;
/// The pcap headers of a file and of a packet.
constexpr qint64 HeaderBytes = 24 + 16;

constexpr std::array<Number, 6> Numbers = {{
    {QLatin1String("capture_snap_length"), &CaptureOptions::snapLength, 1, 262'144},
    {SegmentBytesKey, &CaptureOptions::segmentBytes, 1, MaxCountedBytes},
    {QLatin1String("capture_segments"), &CaptureOptions::segments, 2, 1000},
    {QLatin1String("capture_stop_packets"), &CaptureOptions::stopPackets, 0, MostPackets},
    {QLatin1String("capture_stop_bytes"), &CaptureOptions::stopBytes, 0, MaxCountedBytes * 1000},
    {QLatin1String("capture_stop_seconds"), &CaptureOptions::stopSeconds, 0, MostSeconds},
}};

constexpr std::array<std::pair<Direction, QLatin1String>, 3> Directions = {{
    {Direction::Both, QLatin1String("both")},
    {Direction::Out, QLatin1String("out")},
    {Direction::In, QLatin1String("in")},
}};

QLatin1String nameOf(bool nanoseconds)
{
    return nanoseconds ? QLatin1String("nano") : QLatin1String("micro");
}

std::string asWritten(const QJsonValue &value)
{
    if (value.isString())
        return "'" + value.toString().toStdString() + "'";
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

Result<> readDirection(const QJsonValue &value, CaptureOptions &options)
{
    for (const auto &[direction, name] : Directions) {
        if (value.toString() == name) {
            options.direction = direction;
            return {};
        }
    }
    return bad(DirectionKey, "'both', 'out' or 'in'", value);
}

Result<> readPrecision(const QJsonValue &value, CaptureOptions &options)
{
    for (const bool nanoseconds : {false, true}) {
        if (value.toString() == nameOf(nanoseconds)) {
            options.nanoseconds = nanoseconds;
            return {};
        }
    }
    return bad(PrecisionKey, "'micro' or 'nano'", value);
}

Result<> readNumber(const QJsonValue &value, const Number &number, CaptureOptions &options)
{
    const double exact = value.toDouble(-1);
    if (!value.isDouble() || exact != std::floor(exact) ||
        exact < static_cast<double>(number.least) || exact > static_cast<double>(number.most))
        return bad(number.key,
                   "a whole number from " + std::to_string(number.least) + " to " +
                       std::to_string(number.most),
                   value);
    options.*number.field = value.toInteger();
    return {};
}

/// What each option allows, they may not allow together.
Result<> checkTogether(const CaptureOptions &options)
{
    const qint64 least = leastSegmentBytes(options.snapLength);
    if (options.segmentBytes < least)
        return failure("at least " + std::to_string(least) +
                           " bytes are needed, for one whole packet of the snap length " +
                           std::to_string(options.snapLength) + ", not " +
                           std::to_string(options.segmentBytes),
                       SegmentBytesKey.latin1());
    if (!options.trigger.isEmpty() && !options.endsByItself())
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

/// Each for itself.
static Result<> readOptions(const QJsonObject &attributes, CaptureOptions &options)
{
    Result<> good;
    if (const auto value = attributes.value(DirectionKey); !isUnset(value))
        good = readDirection(value, options);
    if (const auto value = attributes.value(PrecisionKey); good && !isUnset(value))
        good = readPrecision(value, options);
    for (const Number &number : Numbers) {
        if (const auto value = attributes.value(number.key); good && !isUnset(value))
            good = readNumber(value, number, options);
    }
    if (const auto value = attributes.value(TriggerKey); good && !isUnset(value)) {
        options.trigger = value.toString().trimmed();
        if (!value.isString())
            good = bad(TriggerKey, "a filter expression", value);
    }
    return good;
}

qint64 leastSegmentBytes(qint64 snapLength)
{
    return HeaderBytes + snapLength;
}

Result<CaptureOptions> captureValues(const QJsonObject &attributes)
{
    CaptureOptions options;
    if (const auto read = readOptions(attributes, options); !read)
        return passOn(read);
    return options;
}

Result<CaptureOptions> captureOptions(const QJsonObject &attributes)
{
    const auto options = captureValues(attributes);
    if (!options)
        return options;
    if (const auto good = checkTogether(*options); !good)
        return passOn(good);
    return options;
}

QJsonObject captureAttributes(const CaptureOptions &options)
{
    const CaptureOptions usual;
    QJsonObject attributes;
    for (const auto &[direction, name] : Directions) {
        if (direction == options.direction && direction != usual.direction)
            attributes.insert(DirectionKey, name);
    }
    if (options.nanoseconds)
        attributes.insert(PrecisionKey, nameOf(true));
    for (const Number &number : Numbers) {
        if (options.*number.field != usual.*number.field)
            attributes.insert(number.key, options.*number.field);
    }
    if (!options.trigger.isEmpty())
        attributes.insert(TriggerKey, options.trigger);
    return attributes;
}

} // namespace tomato::topology
