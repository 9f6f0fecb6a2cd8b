// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/attributes/portvlans.h"

#include "app/topology/attributes/attributenames.h"

#include <QJsonValue>
#include <QStringList>

#include <algorithm>

namespace tomato::topology {

namespace {

/// A number or its text; nothing for an attribute that is missing or empty.
QString textOf(const Element &port, const QString &key)
{
    const QJsonValue value = port.attributes.value(key);
    return value.isDouble() ? QString::number(value.toDouble()) : value.toString().trimmed();
}

Result<std::uint16_t> parseVlan(const QString &text, const char *key)
{
    bool isNumber = false;
    const int number = text.trimmed().toInt(&isNumber);
    if (!isNumber || number < 1 || number > LastVlan)
        return failure("'" + text.toStdString() + "' is no VLAN from 1 to 4094", key);
    return static_cast<std::uint16_t>(number);
}

Result<std::vector<PortVlans::Range>> parseTrunk(const QString &text)
{
    const char *const Key = VlanTrunkAttribute.data();
    if (text == QLatin1String("all"))
        return std::vector<PortVlans::Range>{{1, LastVlan}};
    std::vector<PortVlans::Range> ranges;
    for (const QString &part : text.split(u',')) {
        const auto first = parseVlan(part.section(u'-', 0, 0), Key);
        const auto last = part.contains(u'-') ? parseVlan(part.section(u'-', 1), Key) : first;
        if (!first)
            return passOn(first);
        if (!last)
            return passOn(last);
        if (*last < *first)
            return failure("'" + part.toStdString() + "' ends before it begins", Key);
        ranges.push_back({*first, *last});
    }
    std::ranges::sort(ranges, {}, &PortVlans::Range::first);
    for (std::size_t at = 1; at < ranges.size(); ++at) {
        if (ranges[at].first <= ranges[at - 1].last)
            return failure("'" + text.toStdString() + "' names a VLAN twice", Key);
    }
    return ranges;
}

} // namespace

Result<std::optional<PortVlans>> portVlans(const Element &port)
{
    const QString access = textOf(port, VlanAttribute);
    const QString trunk = textOf(port, VlanTrunkAttribute);
    const QString native = textOf(port, VlanNativeAttribute);
    if (access.isEmpty() && trunk.isEmpty() && native.isEmpty())
        return std::nullopt;
    PortVlans vlans;
    if (!access.isEmpty()) {
        if (!trunk.isEmpty() || !native.isEmpty())
            return failure("is of access ports; this one is a trunk too", VlanAttribute.data());
        const auto number = parseVlan(access, VlanAttribute.data());
        if (!number)
            return passOn(number);
        vlans.untagged = *number;
        return vlans;
    }
    if (!native.isEmpty()) {
        const auto number = parseVlan(native, VlanNativeAttribute.data());
        if (!number)
            return passOn(number);
        vlans.untagged = *number;
    }
    if (!trunk.isEmpty()) {
        auto tagged = parseTrunk(trunk);
        if (!tagged)
            return passOn(tagged);
        vlans.tagged = std::move(*tagged);
    }
    return vlans;
}

} // namespace tomato::topology
