// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/captures/recordingarguments.h"

#include "app/topology/attributes/captureoptions.h"
#include "app/topology/attributes/captureplace.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tomato::cli {

namespace {

constexpr double BytesPerMegabyte = 1'000'000;
constexpr double MaxMegabytes = capture::MaxSegmentBytes / BytesPerMegabyte;

enum class Kind
{
    Text,
    Number,
    Megabytes,
    Switch
};

struct RecordingArgument
{
    QLatin1String name;
    QLatin1String attribute;
    Kind kind;
};

constexpr QLatin1String After("--after");
constexpr QLatin1String StopSeconds("--stop-seconds");
constexpr QLatin1String Trigger("--trigger");

constexpr std::array<RecordingArgument, 12> Known = {{
    {QLatin1String("--direction"), QLatin1String("capture_direction"), Kind::Text},
    {QLatin1String("--at"), topology::CaptureAtAttribute, Kind::Text},
    {QLatin1String("--snaplen"), QLatin1String("capture_snap_length"), Kind::Number},
    {QLatin1String("--precision"), QLatin1String("capture_precision"), Kind::Text},
    {QLatin1String("--segment-size"), QLatin1String("capture_segment_bytes"), Kind::Megabytes},
    {QLatin1String("--segments"), QLatin1String("capture_segments"), Kind::Number},
    {QLatin1String("--stop-packets"), QLatin1String("capture_stop_packets"), Kind::Number},
    {QLatin1String("--stop-bytes"), QLatin1String("capture_stop_bytes"), Kind::Number},
    {StopSeconds, QLatin1String("capture_stop_seconds"), Kind::Number},
    {Trigger, QLatin1String("capture_trigger"), Kind::Text},
    // The time after a trigger is the time after which a recording that has one ends.
    {After, QLatin1String("capture_stop_seconds"), Kind::Number},
    {QLatin1String("--arrivals"), QLatin1String("capture_arrivals"), Kind::Switch},
}};

const RecordingArgument *find(const QString &name)
{
    for (const RecordingArgument &each : Known) {
        if (name == each.name)
            return &each;
    }
    return nullptr;
}

Result<QJsonValue> valueOf(const RecordingArgument &argument, const QString &text)
{
    if (argument.kind == Kind::Text)
        return QJsonValue(text);
    if (argument.kind == Kind::Switch) {
        if (text == QLatin1String("on") || text == QLatin1String("off"))
            return QJsonValue(text == QLatin1String("on"));
        return failure("expected on or off, found '" + text.toStdString() + "'",
                       argument.name.latin1());
    }
    bool isNumber = false;
    if (argument.kind == Kind::Number) {
        const qint64 number = text.toLongLong(&isNumber);
        if (isNumber)
            return QJsonValue(number);
        return failure("'" + text.toStdString() + "' is no whole number", argument.name.latin1());
    }
    const double megabytes = text.toDouble(&isNumber);
    if (isNumber && megabytes > 0 && megabytes <= MaxMegabytes)
        return QJsonValue(static_cast<qint64>(std::llround(megabytes * BytesPerMegabyte)));
    return failure("'" + text.toStdString() + "' is no number of megabytes",
                   argument.name.latin1());
}

/// Replaces the attribute in the error's place by the option.
tl::unexpected<Error> named(const Error &error)
{
    for (const RecordingArgument &each : Known) {
        if (error.place == each.attribute.latin1())
            return failure(error.message, each.name.latin1());
    }
    return tl::make_unexpected(error);
}

Result<> checkAfter(const std::vector<Arguments::Option> &options)
{
    const auto has = [&options](QLatin1String name) {
        return std::any_of(options.begin(), options.end(),
                           [name](const auto &each) { return each.name == name; });
    };
    if (has(After) && !has(Trigger))
        return failure("stands with --trigger: the seconds from the packet that it matches to the "
                       "end of the recording",
                       After.latin1());
    if (has(After) && has(StopSeconds))
        return failure("is the same as --stop-seconds where there is a trigger; give one of them",
                       After.latin1());
    return {};
}

} // namespace

const std::map<QString, int> &recordingArities()
{
    static const std::map<QString, int> arities = [] {
        std::map<QString, int> all;
        for (const RecordingArgument &each : Known)
            all.emplace(each.name, 1);
        return all;
    }();
    return arities;
}

QString recordingUsage()
{
    return QStringLiteral(
        "[--direction both|out|in] [--at each|from|to] [--snaplen BYTES] [--precision micro|nano] "
        "[--segment-size MB] [--segments N] [--stop-packets N] [--stop-bytes N] "
        "[--stop-seconds S] [--trigger EXPR [--after SECONDS]] [--arrivals on|off]");
}

Result<QJsonObject> recordingAttributes(const std::vector<Arguments::Option> &options)
{
    if (const auto good = checkAfter(options); !good)
        return passOn(good);
    QJsonObject attributes;
    for (const Arguments::Option &option : options) {
        const RecordingArgument *argument = find(option.name);
        if (argument == nullptr)
            continue;
        const auto value = valueOf(*argument, option.values.front());
        if (!value)
            return passOn(value);
        attributes.insert(argument->attribute, *value);
    }
    if (const auto good = topology::captureValues(attributes); !good)
        return named(good.error());
    if (const auto good = topology::capturePlace(attributes); !good)
        return named(good.error());
    return attributes;
}

Result<> checkRecording(const QJsonObject &attributes)
{
    if (const auto options = topology::captureOptions(attributes); !options)
        return named(options.error());
    return {};
}

QJsonObject recordingParameters(const QJsonObject &attributes)
{
    QJsonObject parameters;
    for (const topology::CaptureOptionName &name : topology::captureOptionNames()) {
        if (attributes.contains(name.attribute))
            parameters.insert(name.parameter, attributes.value(name.attribute));
    }
    if (attributes.contains(topology::CaptureAtAttribute))
        parameters.insert("at", attributes.value(topology::CaptureAtAttribute));
    return parameters;
}

} // namespace tomato::cli
