// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/plan/attributes.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/interfacevalues.h"
#include "app/topology/attributes/linkemulation.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <sys/socket.h>

#include <algorithm>

namespace tomato::lab {

namespace {

bool isUnset(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() ||
           (value.isString() && value.toString().trimmed().isEmpty());
}

/// Returns the value as it stands in the file, for error messages.
std::string shown(const QJsonValue &value)
{
    if (value.isString())
        return "'" + value.toString().toStdString() + "'";
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return json.sliced(1, json.size() - 2).toStdString();
}

} // namespace

Result<std::optional<IpPrefix>> interfaceAddress(const topology::Element &interface, int family)
{
    const bool six = family == AF_INET6;
    const QString key = six ? topology::Ip6AddressAttribute : topology::Ip4AddressAttribute;
    const QJsonValue value = interface.attributes.value(key);
    if (isUnset(value))
        return std::nullopt;
    const auto prefix = IpPrefix::parse(value.toString().trimmed(), family);
    // The kernel gives ::1 to the loopback device alone.
    if (!prefix || prefix->address.isUnspecified() || prefix->address.isMulticast() ||
        (six && prefix->address.isLoopback()))
        return failure(shown(value) +
                           (six ? " is no IPv6 address with a prefix length, such as fd00::1/64"
                                : " is no IPv4 address with a prefix length, such as 10.0.0.1/24"),
                       key.toStdString());
    return prefix;
}

Result<std::optional<IpAddress>> gatewayAddress(const topology::Element &device, int family)
{
    const bool six = family == AF_INET6;
    const QString key = six ? topology::Gateway6Attribute : topology::Gateway4Attribute;
    const QJsonValue value = device.attributes.value(key);
    if (isUnset(value))
        return std::nullopt;
    const QString text = value.toString().trimmed();
    if (!topology::isGateway(text, six ? topology::IpVersion::V6 : topology::IpVersion::V4))
        return failure(shown(value) + (six ? " is no IPv6 address of a gateway"
                                           : " is no IPv4 address of a gateway"),
                       key.toStdString());
    return IpAddress::parse(text, family);
}

Result<unsigned> interfaceMtu(const topology::Element &interface, unsigned usual)
{
    const QJsonValue value = interface.attributes.value(topology::MtuAttribute);
    if (isUnset(value))
        return usual;
    using topology::MaxMtu;
    using topology::MinMtu;
    bool isNumber = true;
    const double number =
        value.isString() ? value.toString().trimmed().toDouble(&isNumber) : value.toDouble(-1);
    const auto mtu = static_cast<unsigned>(std::clamp(number, 0.0, MaxMtu + 1.0));
    if (!isNumber || mtu != number || number < MinMtu || number > MaxMtu)
        return failure(shown(value) + " is no whole number from " + std::to_string(MinMtu) +
                           " to " + std::to_string(MaxMtu),
                       "mtu");
    return mtu;
}

MacAddress interfaceMac(const topology::Element &interface)
{
    const QString text = interface.attributes.value(topology::MacAttribute).toString();
    const auto mac = parseMacAddress(text.trimmed());
    return mac ? *mac : derivedMacAddress(interface.id.value);
}

} // namespace tomato::lab
