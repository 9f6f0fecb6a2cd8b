// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/attributecheck.h"

#include "app/topology/attributes/attachment.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/captureoptions.h"
#include "app/topology/attributes/captureplace.h"
#include "app/topology/attributes/capturesettings.h"
#include "app/topology/attributes/congestioncontrolname.h"
#include "app/topology/attributes/hostvalues.h"
#include "app/topology/attributes/imagecheck.h"
#include "app/topology/attributes/interfacevalues.h"
#include "app/topology/attributes/labsettings.h"
#include "app/topology/attributes/linkcheck.h"
#include "app/topology/attributes/wholecharacters.h"
#include "app/topology/printable.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace tomato::topology {

namespace {

using Check = Result<> (*)(const QJsonValue &value, const std::string &place);

struct CheckedAttribute
{
    QLatin1String key;
    Check check;
};

const char *kindOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return "null";
    case QJsonValue::Bool:
        return value.toBool() ? "true" : "false";
    case QJsonValue::Double:
        return "a number";
    case QJsonValue::String:
        return "a text";
    case QJsonValue::Array:
        return "an array";
    case QJsonValue::Object:
        return "an object";
    case QJsonValue::Undefined:
        break;
    }
    return "nothing";
}

bool isNothing(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined();
}

Result<> isText(const QJsonValue &value, const std::string &place)
{
    if (!value.isString())
        return wrongKind(place, "a text", value);
    return {};
}

/// It stands in lines, in terminals and in commands of others.
Result<> isName(const QJsonValue &value, const std::string &place)
{
    if (const auto text = isText(value, place); !text)
        return text;
    if (const QString name = value.toString(); hasSteering(name))
        return failure("a name has no control characters, found '" +
                           printable(name.left(60)).toStdString() + "'",
                       place);
    return {};
}

Result<> isBool(const QJsonValue &value, const std::string &place)
{
    if (!value.isBool())
        return wrongKind(place, "true or false", value);
    return {};
}

/// Returns the value as the file has it.
std::string shown(const QJsonValue &value)
{
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return json.sliced(1, std::min<qsizetype>(json.size() - 2, 60)).toStdString();
}

/// Returns whether the value is an empty text, by which an interface or an element leaves an
/// attribute open.
bool isOpen(const QJsonValue &value)
{
    return value.isString() && value.toString().trimmed().isEmpty();
}

Result<> isMac(const QJsonValue &value, const std::string &place)
{
    if (!value.isString())
        return wrongKind(place, "a text", value);
    if (!isOpen(value) && !isMacAddress(value.toString().trimmed()))
        return failure(shown(value) +
                           " is no MAC address of an interface, such as \"02:00:00:00:00:01\"",
                       place);
    return {};
}

template <IpVersion Version>
Result<> isGatewayOrOpen(const QJsonValue &value, const std::string &place)
{
    if (!value.isString())
        return wrongKind(place, "a text", value);
    if (!isOpen(value) && !isGateway(value.toString().trimmed(), Version))
        return failure(shown(value) + (Version == IpVersion::V4
                                           ? " is no IPv4 address of a gateway"
                                           : " is no IPv6 address of a gateway"),
                       place);
    return {};
}

Result<> isCaptureMode(const QJsonValue &value, const std::string &place)
{
    if (!value.isString())
        return wrongKind(place, "a text", value);
    if (const auto mode = modeFromText(value.toString()); !mode)
        return failure(mode.error().message, place);
    return {};
}

Result<> isPosition(const QJsonValue &value, const std::string &place)
{
    if (!value.isObject())
        return wrongKind(place, "an object with x and y", value);
    for (const char *axis : {"x", "y"}) {
        const QJsonValue coordinate = value.toObject().value(QLatin1String(axis));
        if (!coordinate.isDouble())
            return wrongKind(place + "." + axis, "a number", coordinate);
        if (!(std::abs(coordinate.toDouble()) <= FarthestPosition))
            return failure("lies too far out", place + "." + axis);
    }
    return {};
}

Result<> isDepth(const QJsonValue &value, const std::string &place)
{
    if (!value.isDouble())
        return wrongKind(place, "a number", value);
    if (!(std::abs(value.toDouble()) <= 1e6))
        return failure("lies too far above or below", place);
    return {};
}

Result<> areRoutes(const QJsonValue &value, const std::string &place)
{
    if (!value.isArray())
        return wrongKind(place, "an array", value);
    const QJsonArray routes = value.toArray();
    for (qsizetype i = 0; i < routes.size(); ++i) {
        const std::string route = place + "[" + std::to_string(i) + "]";
        if (!routes.at(i).isObject())
            return wrongKind(route, "an object with to and via", routes.at(i));
        for (const char *key : {"to", "via"}) {
            const auto checked =
                isText(routes.at(i).toObject().value(QLatin1String(key)), route + "." + key);
            if (!checked)
                return checked;
        }
    }
    return {};
}

Result<> areTexts(const QJsonValue &value, const std::string &place)
{
    if (!value.isArray())
        return wrongKind(place, "an array", value);
    const QJsonArray texts = value.toArray();
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (const auto checked = isText(texts.at(i), place + "[" + std::to_string(i) + "]");
            !checked)
            return checked;
    }
    return {};
}

Result<> areCommands(const QJsonValue &value, const std::string &place)
{
    if (!value.isArray())
        return wrongKind(place, "an array", value);
    const QJsonArray commands = value.toArray();
    for (qsizetype i = 0; i < commands.size(); ++i) {
        const std::string command = place + "[" + std::to_string(i) + "]";
        if (!commands.at(i).isObject())
            return wrongKind(command, "an object with run", commands.at(i));
        const QJsonObject parts = commands.at(i).toObject();
        if (const auto run = isText(parts.value(QLatin1String("run")), command + ".run"); !run)
            return run;
        const QJsonValue name = parts.value(QLatin1String("name"));
        if (const auto named = isText(name, command + ".name"); !isNothing(name) && !named)
            return named;
        const QJsonValue restart = parts.value(QLatin1String("restart"));
        if (const auto said = isBool(restart, command + ".restart"); !isNothing(restart) && !said)
            return said;
    }
    return {};
}

/// The value itself is judged when the lab starts; another type would mean no VLAN.
Result<> isVlan(const QJsonValue &value, const std::string &place)
{
    if (!value.isDouble() && !value.isString())
        return wrongKind(place, "a number or a text", value);
    return {};
}

/// Its content is judged with the topology, by app/experiment.
Result<> isExperiment(const QJsonValue &value, const std::string &place)
{
    if (!value.isObject())
        return wrongKind(place, "an object", value);
    return {};
}

Result<> areVariables(const QJsonValue &value, const std::string &place)
{
    if (!value.isObject())
        return wrongKind(place, "an object", value);
    const QJsonObject variables = value.toObject();
    for (auto each = variables.begin(); each != variables.end(); ++each) {
        if (const auto checked = isText(*each, place + "." + each.key().toStdString()); !checked)
            return checked;
    }
    return {};
}

Result<> isFrr(const QJsonValue &value, const std::string &place)
{
    if (const auto text = isText(value, place); !text)
        return text;
    if (value.toString().toUtf8().size() > MaxFrr)
        return failure("is longer than " + std::to_string(MaxFrr) + " bytes", place);
    if (value.toString().contains(QChar::Null))
        return failure("has what no configuration has", place);
    return {};
}

/// Which algorithms there are, the machine knows that starts the element.
Result<> isAlgorithm(const QJsonValue &value, const std::string &place)
{
    if (!value.isString())
        return wrongKind(place, "a text", value);
    if (!isCongestionControl(value.toString().trimmed()) && !isOpen(value))
        return failure(shown(value) + " is no name of a congestion control, such as \"cubic\"",
                       place);
    return {};
}

Result<> isProcessLimit(const QJsonValue &value, const std::string &place)
{
    // The kernel accepts these as the least and the greatest limit of process ids.
    constexpr int Min = 301;
    constexpr int Max = 4'194'304;
    if (!value.isDouble())
        return wrongKind(place, "a number", value);
    if (value.toInt() < Min || value.toInt() > Max)
        return failure("is not from " + std::to_string(Min) + " to " + std::to_string(Max), place);
    return {};
}

/// An empty text leaves the host open.
Result<> isHost(const QJsonValue &value, const std::string &place)
{
    if (!value.isString())
        return wrongKind(place, "a text", value);
    if (!value.toString().isEmpty() && !isHostName(value.toString()))
        return failure(shown(value) + " is no name of a host: letters, digits and ._- behind a "
                                      "letter or a digit",
                       place);
    return {};
}

Result<> isAttachment(const QJsonValue &value, const std::string &place)
{
    if (!value.isString())
        return wrongKind(place, "a text", value);
    if (!attachmentKinds().contains(value.toString()))
        return failure("expected netns, interface, container or process", place);
    return {};
}

/// The value of a direction's effect: from nothing to the largest.
template <int Max>
Result<> isAmount(const QJsonValue &value, const std::string &place)
{
    if (!value.isDouble())
        return wrongKind(place, "a number", value);
    if (!(value.toDouble() >= 0 && value.toDouble() <= Max))
        return failure("is not from 0 to " + std::to_string(Max), place);
    return {};
}

template <int Max>
Result<> isDegrees(const QJsonValue &value, const std::string &place)
{
    if (!value.isDouble())
        return wrongKind(place, "a number", value);
    if (!(std::abs(value.toDouble()) <= Max))
        return failure("is not from -" + std::to_string(Max) + " to " + std::to_string(Max), place);
    return {};
}

/// Ignores attributes that are unknown, and those that are null, which counts as missing. `nameOf`
/// returns the name under which an attribute's check is listed.
template <std::size_t Size, typename NameOf>
Result<> checkKnown(const QJsonObject &attributes, const std::string &place,
                    const CheckedAttribute (&known)[Size], NameOf nameOf)
{
    // There are few of them, and many that are known.
    for (auto each = attributes.begin(); each != attributes.end(); ++each) {
        const QString key = each.key();
        const QStringView name = nameOf(QStringView(key));
        const auto *const found = std::ranges::find_if(
            known, [name](const CheckedAttribute &one) { return name == one.key; });
        if (found == std::end(known) || each->isNull())
            continue;
        // Most names fit into a string without an allocation, and most values are right.
        if (const auto checked = found->check(*each, found->key.data()); !checked) {
            const std::string suffix = key.mid(name.size()).toStdString();
            return failure(checked.error().message, place + "." + checked.error().place + suffix);
        }
    }
    return {};
}

template <std::size_t Size>
Result<> check(const QJsonObject &attributes, const std::string &place, const QStringList &reserved,
               const CheckedAttribute (&known)[Size])
{
    for (const QString &key : reserved) {
        if (attributes.contains(key))
            return failure("no attribute can have this name", place + "." + key.toStdString());
    }
    if (const auto whole = haveWholeCharacters(attributes, place); !whole)
        return whole;
    return checkKnown(attributes, place, known, [](QStringView key) { return key; });
}

/// Returns "delay" for "delay_from" and "delay_to"; empty when there is none.
QStringView effectOf(QStringView key)
{
    const qsizetype end = key.lastIndexOf(u'_');
    const QStringView suffix = end > 0 ? key.mid(end) : QStringView();
    return suffix == QLatin1String("_from") || suffix == QLatin1String("_to") ? key.first(end)
                                                                              : QStringView();
}

Result<> checkEffects(const QJsonObject &attributes, const std::string &place)
{
    static constexpr CheckedAttribute Known[] = {
        {BandwidthEffect, isBandwidth},
        {DelayEffect, isAmount<60'000>},
        {JitterEffect, isAmount<60'000>},
        {DistributionEffect, isDistribution},
        {LossRatioEffect, isAmount<100>},
        {ReorderEffect, isAmount<100>},
        {DuplicateEffect, isAmount<100>},
        {CorruptEffect, isAmount<100>},
        {SeedEffect, isSeed},
        {TraceEffect, isTrace},
        {DropFramesEffect, areFrameNumbers},
        {LossFilterEffect, isText},
        {EmulationFilterEffect, isText},
    };
    return checkKnown(attributes, place, Known, effectOf);
}

} // namespace

const QStringList &topologyKeys()
{
    static const QStringList keys = {QStringLiteral("elements"), QStringLiteral("connections")};
    return keys;
}

const QStringList &elementKeys()
{
    static const QStringList keys = {QStringLiteral("id"), QStringLiteral("type"),
                                     QStringLiteral("parent")};
    return keys;
}

const QStringList &connectionKeys()
{
    static const QStringList keys = {QStringLiteral("id"), QStringLiteral("type"),
                                     QStringLiteral("elements")};
    return keys;
}

Result<> checkTopologyAttributes(const QJsonObject &attributes, const std::string &place)
{
    static constexpr CheckedAttribute Known[] = {
        {NameAttribute, isName},          {SharedFoldersAttribute, areTexts},
        {NameserversAttribute, areTexts}, {ComputeRoutesAttribute, isBool},
        {LabOffloadsAttribute, isBool},   {MemoryLimitAttribute, isAmount<10'000'000>},
        {LabTlsSecretsAttribute, isBool}, {ExperimentAttribute, isExperiment}};
    return check(attributes, place, topologyKeys(), Known);
}

Result<> checkElementAttributes(const QJsonObject &attributes, const std::string &place)
{
    static constexpr CheckedAttribute Known[] = {
        {NameAttribute, isName},
        {ModeAttribute, isText},
        {PositionAttribute, isPosition},
        {DepthAttribute, isDepth},
        {LockedAttribute, isBool},
        {LatitudeAttribute, isDegrees<90>},
        {LongitudeAttribute, isDegrees<180>},
        {Ip4AddressAttribute, isText},
        {Ip6AddressAttribute, isText},
        {UseDhcpAttribute, isBool},
        {DhcpServerAttribute, isBool},
        {Gateway4Attribute, isGatewayOrOpen<IpVersion::V4>},
        {Gateway6Attribute, isGatewayOrOpen<IpVersion::V6>},
        {MacAttribute, isMac},
        {MtuAttribute, isMtu},
        {RoutesAttribute, areRoutes},
        {CommandsAttribute, areCommands},
        {EnvironmentAttribute, areVariables},
        {StpAttribute, isBool},
        {FrrAttribute, isFrr},
        {ImageAttribute, isImage},
        {ImageDigestAttribute, isImageDigest},
        {ImageKeepsAttribute, isBool},
        {CongestionControlAttribute, isAlgorithm},
        {ProcessLimitAttribute, isProcessLimit},
        {MemoryLimitAttribute, isAmount<10'000'000>},
        {CpuLimitAttribute, isAmount<1024>},
        {AttachAttribute, isAttachment},
        {AttachNameAttribute, isName},
        {StartupCommandsAttribute, areTexts},
        {OutsideAttribute, isText},
        {OutsideMachineAttribute, isBool},
        {HostnameAttribute, isText},
        {VlanAttribute, isVlan},
        {VlanTrunkAttribute, isVlan},
        {VlanNativeAttribute, isVlan},
        {HostAttribute, isHost},
        {PlacedAttribute, isHost},
    };
    return check(attributes, place, elementKeys(), Known);
}

Result<> checkConnectionAttributes(const QJsonObject &attributes, const std::string &place)
{
    static constexpr CheckedAttribute Known[] = {
        {CapturingAttribute, isBool},
        {CaptureModeAttribute, isCaptureMode},
        {CaptureFilterAttribute, isText},
        {CaptureLiveAddressAttribute, isText},
        {CaptureLiveAllowAttribute, isText},
        {CaptureLivePlainAttribute, isBool},
        {EmulationAttribute, isBool},
        {LinkDownAttribute, isBool},
        {MtuAttribute, isMtu},
    };
    if (attributes.isEmpty())
        return {};
    if (const auto good = check(attributes, place, connectionKeys(), Known); !good)
        return good;
    if (const auto good = checkEffects(attributes, place); !good)
        return good;
    if (const auto good = captureValues(attributes); !good)
        return failure(good.error().message, place + "." + good.error().place);
    if (const auto good = capturePlace(attributes); !good)
        return failure(good.error().message, place + "." + good.error().place);
    return {};
}

tl::unexpected<Error> wrongKind(const std::string &place, const char *expected,
                                const QJsonValue &found)
{
    return failure(std::string("expected ") + expected + ", found " + kindOf(found), place);
}

} // namespace tomato::topology
