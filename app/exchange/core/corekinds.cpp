// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/core/corekinds.h"

namespace tomato::exchange {

using topology::ElementKind;

ElementKind coreDeviceKind(const QString &model)
{
    const QString plain = model.toLower();
    for (const char *router : {"router", "mdr", "prouter", "xen"}) {
        if (plain == QLatin1String(router))
            return ElementKind::Router;
    }
    return ElementKind::Host;
}

ElementKind coreNetworkKind(const QString &type, ImportReport &report, const std::string &place)
{
    const QString plain = type.toLower();
    if (plain == QLatin1String("switch") || plain == QLatin1String("lanswitch") ||
        plain == QLatin1String("ptp") || plain == QLatin1String("peer_to_peer"))
        return ElementKind::Switch;
    if (plain == QLatin1String("hub"))
        return ElementKind::Hub;
    if (plain.startsWith(QLatin1String("wireless")) || plain == QLatin1String("wlan") ||
        plain == QLatin1String("emane")) {
        report.add("a radio network became a hub: all of its nodes hear each other, always", place);
        return ElementKind::Hub;
    }
    if (plain == QLatin1String("rj45") || plain == QLatin1String("control_net") ||
        plain == QLatin1String("tunnel") || plain == QLatin1String("tap_bridge")) {
        report.add("a network of the type " + quoted(type) + " became an external network", place);
        return ElementKind::ExternalNetwork;
    }
    report.add("a network of the type " + quoted(type) + " is not known: it became a switch",
               place);
    return ElementKind::Switch;
}

} // namespace tomato::exchange
