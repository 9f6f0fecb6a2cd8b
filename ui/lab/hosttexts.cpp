// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/hosttexts.h"

#include "plugins/api/measuretexts.h"

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
        return trunk.reason.isEmpty() ? tr("none") : tr("none: %1").arg(trunk.reason);
    return trunk.carrier.isEmpty() || trunk.carrier == QLatin1String("stream") ? tr("ssh stream")
                                                                               : trunk.carrier;
}

QString HostTexts::roundTrip(const TrunkStatus &trunk)
{
    return trunk.clock ? timeText(trunk.clock->roundTrip) : QString();
}

QString HostTexts::load(const HostStatus &host)
{
    if (!host.load)
        return {};
    return tr("%1 of %2").arg(QLocale().toString(*host.load, 'f', 2)).arg(host.cores);
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
    const QString way = first != nullptr && second != nullptr
                            ? tr("By the stream of ssh, through this machine")
                            : tr("By the stream of ssh");
    const QString delay =
        isKnown ? tr("which adds about %1 to each frame's way").arg(timeText(roundTrip / 2))
                : tr("whose delay is not measured yet");
    return tr("%1, %2; what the network loses is sent again, and shows as delay.", "way, delay")
        .arg(way, delay);
}

} // namespace tomato::ui
