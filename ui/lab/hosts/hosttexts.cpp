// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/hosts/hosttexts.h"

#include "plugins/api/enginetexts.h"
#include "plugins/api/measuretexts.h"
#include "plugins/api/numbertexts.h"

#include <QLocale>

namespace tomato::ui {

using client::HostStatus;
using client::TrunkStatus;

static QString timeText(qint64 nanoseconds)
{
    return plugins::MeasureTexts::time(Timestamp(nanoseconds));
}

QString HostTexts::clock(const TrunkStatus &trunk)
{
    if (!trunk.clock)
        return tr("not measured yet");
    const qint64 offset = trunk.clock->offset;
    return QStringLiteral("%1%2 ± %3")
        .arg(offset < 0 ? QString() : QStringLiteral("+"), timeText(offset),
             timeText(trunk.clock->bound));
}

QString HostTexts::carrier(const TrunkStatus &trunk)
{
    if (!trunk.isAlive)
        return trunk.reason.isEmpty() ? tr("none")
                                      : tr("none: %1").arg(plugins::inUsersLanguage(trunk.reason));
    if (trunk.carrier == QLatin1String("udp"))
        return tr("UDP, packets of %1 bytes").arg(QLocale().toString(trunk.mtu));
    return tr("ssh stream");
}

QString HostTexts::roundTrip(const TrunkStatus &trunk)
{
    return trunk.clock ? timeText(trunk.clock->roundTrip) : QString();
}

QString HostTexts::load(const HostStatus &host)
{
    if (!host.load)
        return {};
    return tr("%1 of %2").arg(plugins::numberText(*host.load, 2), plugins::numberText(host.cores));
}

static bool usesUdp(const HostStatus *host)
{
    return host != nullptr && host->trunk.carrier == QLatin1String("udp");
}

/// The carriers of a way from one host to another, one of which may be this machine.
QString HostTexts::way(const HostStatus *first, const HostStatus *second)
{
    const bool isFar = first != nullptr && second != nullptr;
    const bool anyUdp = usesUdp(first) || usesUdp(second);
    const bool allUdp =
        (first == nullptr || usesUdp(first)) && (second == nullptr || usesUdp(second));
    if (anyUdp && allUdp)
        return isFar ? tr("By UDP, through this machine") : tr("By UDP");
    if (anyUdp)
        return tr("By UDP to %1 and by the stream of ssh to %2, through this machine")
            .arg(usesUdp(first) ? first->host : second->host,
                 usesUdp(first) ? second->host : first->host);
    return isFar ? tr("By the stream of ssh, through this machine") : tr("By the stream of ssh");
}

QString HostTexts::path(const HostStatus *first, const HostStatus *second)
{
    qint64 roundTrip = 0;
    bool isKnown = true;
    for (const HostStatus *each : {first, second}) {
        if (each == nullptr)
            continue;
        if (!each->trunk.isAlive)
            return tr("No frames get to %1 now (%2).").arg(each->host, carrier(each->trunk));
        isKnown = isKnown && each->trunk.clock.has_value();
        roundTrip += each->trunk.clock ? each->trunk.clock->roundTrip : 0;
    }
    const QString delay =
        isKnown ? tr("which adds about %1 to each frame's way").arg(timeText(roundTrip / 2))
                : tr("whose delay is not measured yet");
    if (usesUdp(first) || usesUdp(second))
        return tr("%1, %2; what the network loses on UDP is lost, and counted.", "way, delay")
            .arg(way(first, second), delay);
    return tr("%1, %2; what the network loses is sent again, and shows as delay.", "way, delay")
        .arg(way(first, second), delay);
}

} // namespace tomato::ui
