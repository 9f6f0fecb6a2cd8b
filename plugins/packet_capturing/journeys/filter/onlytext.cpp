// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/packet_capturing/journeys/filter/onlytext.h"

#include "plugins/packet_capturing/journeys/texts/journeytexts.h"

namespace tomato::plugins {

using namespace journeys;

QString OnlyText::of(const TracedJourneys &found, const JourneyFilter &filter)
{
    if (filter.flow)
        return JourneyTexts::flow(found.flows(), *filter.flow);
    if (!filter.end && !filter.seenAt)
        return {};
    const QString what =
        filter.end ? tr("%1, %2").arg(JourneyTexts::place(found.places(), filter.end->first),
                                      JourneyTexts::fate(filter.end->second))
                   : tr("%1, seen").arg(JourneyTexts::point(found.places(), *filter.seenAt));
    const QString differing = counted(found, filter);
    return differing.isEmpty() ? what : tr("%1: %2").arg(what, differing);
}

/// Also while other filters leave out some of these packets.
QString OnlyText::counted(const TracedJourneys &found, const JourneyFilter &filter)
{
    JourneyFilter alone;
    alone.end = filter.end;
    alone.seenAt = filter.seenAt;
    std::uint64_t packets = 0;
    std::uint64_t cut = 0;
    std::uint64_t copied = 0;
    for (std::size_t at = 0; at < found.size(); ++at) {
        const TracedJourneys::Packet &packet = found.packet(at);
        if (!alone.matches(found, packet))
            continue;
        ++packets;
        const bool isCut = (packet.changes & Fragmented) != 0;
        cut += isCut ? 1 : 0;
        const bool isCopy = filter.end && isLoss(filter.end->second) && !isCut &&
                            filter.endOf(found, packet) != packet.last;
        copied += isCopy ? 1 : 0;
    }
    if (packets == filter.counted && copied == 0)
        return {};
    const QString number = JourneyTexts::number(filter.counted);
    const int amount = JourneyTexts::amount(packets);
    if (found.size() < found.journeys())
        return tr("%1 counted, %Ln packet(s) kept", nullptr, amount).arg(number);
    if (copied != 0 && copied == packets)
        return tr("%1 counted, copies of %Ln packet(s)", nullptr, amount).arg(number);
    if (copied != 0)
        return tr("%1 counted, with copies of %Ln packet(s)", nullptr, JourneyTexts::amount(copied))
            .arg(number);
    // The worst piece of some packets came to its end elsewhere.
    if (filter.end)
        return cut != 0
                   ? tr("%1 with pieces, the end of %Ln packet(s)", nullptr, amount).arg(number)
                   : tr("%1 counted, the end of %Ln packet(s)", nullptr, amount).arg(number);
    return cut != 0 ? tr("%1 with pieces, of %Ln packet(s)", nullptr, amount).arg(number)
                    : tr("%1 counted, of %Ln packet(s)", nullptr, amount).arg(number);
}

} // namespace tomato::plugins
