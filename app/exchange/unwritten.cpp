// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/unwritten.h"

#include "app/exchange/documents/jsonrest.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/networkaddress.h"

#include <QJsonArray>

#include <algorithm>

namespace tomato::exchange {

namespace {

/// Returns whether a value means the same as a missing one.
bool saysNothing(const QString &key, const QJsonValue &value)
{
    if (key == topology::EmulationAttribute)
        return value.toBool(true);
    return value.isNull() || (value.isBool() && !value.toBool()) ||
           (value.isString() && value.toString().isEmpty()) ||
           (value.isArray() && value.toArray().isEmpty()) ||
           (value.isObject() && value.toObject().isEmpty());
}

bool isAddress(const QJsonValue &value)
{
    const QString text = value.toString().trimmed();
    const bool isSix = text.contains(QLatin1Char(':'));
    return topology::NetworkAddress::parse(text, isSix ? topology::IpVersion::V6
                                                       : topology::IpVersion::V4)
        .has_value();
}

/// An invalid value is exported nowhere.
bool isUsable(const topology::Element &element, const QString &key, const QJsonValue &value)
{
    if (key == topology::Ip4AddressAttribute || key == topology::Ip6AddressAttribute)
        return isAddress(value);
    if (key == topology::ModeAttribute)
        return topology::defaultAttributes(element.kind()).value(key) == value;
    if (key != topology::RoutesAttribute)
        return true;
    const QJsonArray routes = value.toArray();
    return std::all_of(routes.begin(), routes.end(), [](const QJsonValue &each) {
        const QJsonValue to = each.toObject().value(QLatin1String("to"));
        return (to == QJsonValue(QStringLiteral("default")) || isAddress(to)) &&
               isAddress(each.toObject().value(QLatin1String("via")));
    });
}

} // namespace

void Unwritten::add(const QJsonObject &attributes, const QStringList &written, const QString &label,
                    const ElementId &about)
{
    for (auto each = attributes.begin(); each != attributes.end(); ++each) {
        if (!written.contains(each.key()) && !saysNothing(each.key(), *each))
            m_report.add(quoted(each.key()) + " has no place in " + m_file,
                         label.toStdString() + ": " + valueText(*each), about);
    }
}

void Unwritten::addTopology(const QStringList &written)
{
    add(m_topology.attributes(), written, QStringLiteral("topology"), {});
    add(m_topology.envelope(), {}, QStringLiteral("file"), {});
}

void Unwritten::addElement(const topology::Element &element, const QStringList &written)
{
    QStringList usable;
    for (const QString &key : written) {
        if (isUsable(element, key, element.attributes.value(key)))
            usable << key;
    }
    add(element.attributes, usable, m_topology.label(element.id), element.id);
}

void Unwritten::addConnection(const topology::Connection &connection, const QStringList &written)
{
    add(connection.attributes, written, m_topology.label(connection.id), {});
}

} // namespace tomato::exchange
