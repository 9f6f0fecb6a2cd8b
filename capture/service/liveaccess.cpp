// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/liveaccess.h"

#include <QStringList>

#include <algorithm>

namespace tomato::service {

Result<LiveAccess> LiveAccess::parse(const QString &address, const QString &allowed, bool plain)
{
    LiveAccess access;
    const QString trimmed = address.trimmed();
    if (!trimmed.isEmpty() && !access.m_address.setAddress(trimmed))
        return failure("is no IP address to serve live viewers at", trimmed.toStdString());
    if (access.m_address.isMulticast() || access.m_address.isBroadcast())
        return failure("cannot be an address to serve live viewers at", trimmed.toStdString());
    for (const QString &entry : allowed.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto network = QHostAddress::parseSubnet(entry.trimmed());
        if (network.second < 0)
            return failure("is no address and no network (192.0.2.0/24) of live viewers",
                           entry.trimmed().toStdString());
        access.m_allowed.append(network);
    }
    if (access.isOpen() && access.m_allowed.isEmpty())
        return failure("others can reach this address: name those who may watch, as addresses or "
                       "networks (192.0.2.0/24; 0.0.0.0/0 for everybody)",
                       trimmed.toStdString());
    if (access.isOpen() && !plain)
        return failure("is served without encryption, and who is on the way can read it: agree to "
                       "that (--live-plain, capture_live_plain), or name no address and watch "
                       "through ssh, as tomato capture info says",
                       trimmed.toStdString());
    return access;
}

/// An IPv4 viewer of a server that listens for both comes as ::ffff:192.0.2.7.
static QHostAddress unmapped(const QHostAddress &address)
{
    bool isMapped = false;
    const quint32 v4 = address.toIPv4Address(&isMapped);
    return isMapped ? QHostAddress(v4) : address;
}

bool LiveAccess::allows(const QHostAddress &viewer) const
{
    const QHostAddress from = unmapped(viewer);
    if (from.isLoopback())
        return true;
    return std::any_of(m_allowed.begin(), m_allowed.end(),
                       [&from](const auto &network) { return from.isInSubnet(network); });
}

} // namespace tomato::service
