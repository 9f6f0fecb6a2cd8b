// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/devicecommands.h"

#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/interfacevalues.h"
#include "app/topology/networkaddress.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace tomato::exchange {

using topology::IpVersion;
using topology::NetworkAddress;

/// An address that a shell may see: read as one, and written anew.
static QString address(const QString &text, bool withPrefix)
{
    const bool isSix = text.contains(QLatin1Char(':'));
    const auto parsed =
        NetworkAddress::parse(text.trimmed(), isSix ? IpVersion::V6 : IpVersion::V4);
    if (!parsed)
        return {};
    return withPrefix ? parsed->text() : parsed->addressText();
}

static QString family(const QString &address)
{
    return address.contains(QLatin1Char(':')) ? QStringLiteral("ip -6") : QStringLiteral("ip");
}

QStringList deviceCommands(const topology::Topology &topology, const topology::Element &device,
                           const std::function<QString(const ElementId &)> &nameOf)
{
    QStringList commands;
    for (const ElementId &id : topology.interfaces(device.id)) {
        const QJsonObject attributes = topology.element(id)->attributes;
        const QString mac = attributes.value(topology::MacAttribute).toString().trimmed();
        if (topology::isMacAddress(mac))
            commands << QStringLiteral("ip link set dev %1 address %2").arg(nameOf(id), mac);
        // A number may be written as a text, too.
        if (const int mtu = attributes.value(topology::MtuAttribute).toVariant().toInt(); mtu > 0)
            commands << QStringLiteral("ip link set dev %1 mtu %2").arg(nameOf(id)).arg(mtu);
        for (const QLatin1String key :
             {topology::Ip4AddressAttribute, topology::Ip6AddressAttribute}) {
            const QString own = address(attributes.value(key).toString(), true);
            if (!own.isEmpty())
                commands
                    << QStringLiteral("%1 addr add %2 dev %3").arg(family(own), own, nameOf(id));
        }
    }
    // An address of a link means nothing without the link.
    const std::vector<ElementId> interfaces = topology.interfaces(device.id);
    const QString onlyLink =
        interfaces.size() == 1 ? QStringLiteral(" dev ") + nameOf(interfaces.front()) : QString();
    const auto addRoute = [&](const QString &to, const QString &via) {
        if (to.isEmpty() || via.isEmpty())
            return;
        commands << QStringLiteral("%1 route add %2 via %3").arg(family(via), to, via) +
                        (via.startsWith(QLatin1String("fe80:")) ? onlyLink : QString());
    };
    for (const QLatin1String key : {topology::Gateway4Attribute, topology::Gateway6Attribute})
        addRoute(QStringLiteral("default"),
                 address(device.attributes.value(key).toString(), false));
    for (const QJsonValue each : device.attributes.value(topology::RoutesAttribute).toArray()) {
        const QJsonObject route = each.toObject();
        const QString to = route.value(QLatin1String("to")).toString();
        addRoute(to == QLatin1String("default") ? to : address(to, true),
                 address(route.value(QLatin1String("via")).toString(), false));
    }
    for (const QJsonValue each :
         device.attributes.value(topology::StartupCommandsAttribute).toArray())
        commands << each.toString();
    return commands;
}

QString netemCommand(const topology::LinkDirection &direction, const QString &interface)
{
    // netem knows no frames by their numbers, and no traces.
    topology::LinkDirection written = direction;
    written.droppedFrames.clear();
    written.trace.clear();
    if (written.isPlain())
        return {};
    const auto number = [](double value) { return QString::number(value, 'g', 10); };
    QString command = QStringLiteral("tc qdisc replace dev %1 root netem").arg(interface);
    const bool isDelayed = direction.delayMilliseconds > 0 || direction.jitterMilliseconds > 0;
    if (isDelayed)
        command += QStringLiteral(" delay %1ms").arg(number(direction.delayMilliseconds));
    if (direction.jitterMilliseconds > 0)
        command += QStringLiteral(" %1ms").arg(number(direction.jitterMilliseconds));
    // tc has none of this name: it is what it does without one.
    if (direction.jitterMilliseconds > 0 && direction.distribution != QLatin1String("uniform"))
        command += QStringLiteral(" distribution ") + direction.distribution;
    const std::pair<const char *, double> percents[] = {{"loss", direction.lossPercent},
                                                        {"duplicate", direction.duplicatePercent},
                                                        {"corrupt", direction.corruptPercent},
                                                        {"reorder", direction.reorderPercent}};
    for (const auto &[name, percent] : percents) {
        // Without a delay nothing can overtake.
        if (percent > 0 && (isDelayed || name != std::string("reorder")))
            command += QStringLiteral(" %1 %2%").arg(QLatin1String(name), number(percent));
    }
    if (direction.kilobitsPerSecond > 0)
        command += QStringLiteral(" rate %1kbit").arg(number(direction.kilobitsPerSecond));
    return command;
}

QString literal(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.sliced(1, array.size() - 2));
}

QString plainName(const QString &name, qsizetype longest, QSet<QString> &taken)
{
    static const QRegularExpression others(QStringLiteral("[^A-Za-z0-9_]+"));
    static const QRegularExpression edges(QStringLiteral("\\A_+|_+\\z"));
    QString plain = name;
    plain.replace(others, QStringLiteral("_")).remove(edges);
    if (plain.isEmpty() || plain[0].isDigit())
        plain.prepend(QLatin1Char('n'));
    plain.truncate(longest);
    const QString wanted = plain;
    for (int number = 2; taken.contains(plain); ++number) {
        const QString end = QStringLiteral("_%1").arg(number);
        plain = wanted.left(longest - end.size()) + end;
        while (plain.contains(QLatin1String("__")))
            plain.replace(QLatin1String("__"), QLatin1String("_"));
    }
    taken << plain;
    return plain;
}

} // namespace tomato::exchange
