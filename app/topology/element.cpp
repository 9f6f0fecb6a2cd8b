// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/element.h"

#include "app/topology/attributes/attributenames.h"

#include <map>

namespace tomato::topology {

static ElementKind vpnKind(const QString &mode)
{
    if (mode == QLatin1String("hub") || mode == QLatin1String("repeater"))
        return ElementKind::Hub;
    return mode == QLatin1String("router") ? ElementKind::Router : ElementKind::Switch;
}

ElementKind Element::kind() const
{
    if (isInterface())
        return ElementKind::Interface;
    static const std::map<QString, ElementKind> kinds = {
        {"openvz", ElementKind::Host},
        {"kvm", ElementKind::Host},
        {"kvmqm", ElementKind::Host},
        {"lxc", ElementKind::Host},
        {"container", ElementKind::Host},
        {"full", ElementKind::Host},
        {"repy", ElementKind::Host},
        {"host", ElementKind::Host},
        {"router", ElementKind::Router},
        {"attach", ElementKind::Attach},
        {"replay", ElementKind::Attach},
        {"external_network", ElementKind::ExternalNetwork},
        {"external_network_endpoint", ElementKind::ExternalNetwork},
        {"udp_tunnel", ElementKind::ExternalNetwork},
        {"udp_endpoint", ElementKind::ExternalNetwork},
    };
    if (const auto found = kinds.find(type); found != kinds.end())
        return found->second;
    if (type.startsWith(QLatin1String("tinc")) || type.startsWith(QLatin1String("vpncloud")))
        return vpnKind(attributes.value(ModeAttribute).toString());
    return ElementKind::Unknown;
}

bool Element::canBeConnected() const
{
    return isInterface() || type.endsWith(QLatin1String("_endpoint"));
}

QString Element::name() const
{
    const QString name = attributes.value(NameAttribute).toString();
    return name.isEmpty() ? QString::fromStdString(id.value) : name;
}

QPointF Element::position() const
{
    const QJsonObject position = attributes.value(PositionAttribute).toObject();
    return {position.value(QLatin1String("x")).toDouble(),
            position.value(QLatin1String("y")).toDouble()};
}

double Element::z() const
{
    return attributes.value(DepthAttribute).toDouble();
}

bool Element::isLocked() const
{
    return attributes.value(LockedAttribute).toBool();
}

QString defaultType(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Host:
        return QStringLiteral("container");
    case ElementKind::Router:
    case ElementKind::Switch:
    case ElementKind::Hub:
        return QStringLiteral("tinc_vpn");
    case ElementKind::ExternalNetwork:
        return QStringLiteral("external_network");
    case ElementKind::Attach:
        return QStringLiteral("attach");
    case ElementKind::Interface:
    case ElementKind::Unknown:
        break;
    }
    return {};
}

QJsonObject defaultAttributes(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Router:
        return {{ModeAttribute, QStringLiteral("router")}};
    case ElementKind::Switch:
        return {{ModeAttribute, QStringLiteral("switch")}};
    case ElementKind::Hub:
        return {{ModeAttribute, QStringLiteral("hub")}};
    case ElementKind::ExternalNetwork:
        return {{QStringLiteral("kind"), QStringLiteral("internet")}};
    case ElementKind::Attach:
        return {{AttachAttribute, QStringLiteral("netns")}};
    case ElementKind::Host:
    case ElementKind::Interface:
    case ElementKind::Unknown:
        break;
    }
    return {};
}

QString interfaceType(const QString &deviceType)
{
    static const std::map<QString, QString> types = {
        {"tinc_vpn", "tinc_endpoint"},
        {"tinc", "tinc_endpoint"},
        {"vpncloud", "vpncloud_endpoint"},
        {"udp_tunnel", "udp_endpoint"},
        {"external_network", "external_network_endpoint"},
    };
    const auto found = types.find(deviceType);
    return found != types.end() ? found->second : deviceType + QStringLiteral("_interface");
}

} // namespace tomato::topology
