// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/nameprefix.h"

namespace tomato::topology {

QString namePrefix(ElementKind kind)
{
    switch (kind) {
    case ElementKind::Host:
        return QStringLiteral("host");
    case ElementKind::Router:
        return QStringLiteral("router");
    case ElementKind::Switch:
        return QStringLiteral("switch");
    case ElementKind::Hub:
        return QStringLiteral("hub");
    case ElementKind::ExternalNetwork:
        return QStringLiteral("internet");
    case ElementKind::Attach:
        return QStringLiteral("attached");
    case ElementKind::Interface:
    case ElementKind::Unknown:
        break;
    }
    return QStringLiteral("element");
}

QString interfacePrefix(ElementKind device)
{
    const bool isNetwork = device == ElementKind::Switch || device == ElementKind::Hub ||
                           device == ElementKind::ExternalNetwork;
    return isNetwork ? QStringLiteral("port") : QStringLiteral("eth");
}

} // namespace tomato::topology
