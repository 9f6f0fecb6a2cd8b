// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/fates/fate.h"

namespace tomato::journeys {

bool isLoss(Fate fate)
{
    return fate == Fate::LostByEmulation || fate == Fate::QueueFull || fate == Fate::LostOnWire ||
           fate == Fate::LostOnWireOrNotForwarded || fate == Fate::LinkDown ||
           fate == Fate::EndDown || isLossInElement(fate);
}

bool isLossInElement(Fate fate)
{
    return fate == Fate::TtlExpired || fate == Fate::NotForwarded || fate == Fate::NoRoute ||
           fate == Fate::Filtered || fate == Fate::ElementDown || fate == Fate::NextLinkDown ||
           fate == Fate::TooBig;
}

const char *words(Fate fate)
{
    switch (fate) {
    case Fate::Arrived:
        return "arrived";
    case Fate::LostByEmulation:
        return "lost by emulation";
    case Fate::QueueFull:
        return "queue full";
    case Fate::LostOnWire:
        return "lost on the wire";
    case Fate::TtlExpired:
        return "TTL expired";
    case Fate::NotForwarded:
        return "not forwarded";
    case Fate::NoRoute:
        return "no route";
    case Fate::Filtered:
        return "filtered";
    case Fate::ElementDown:
    case Fate::EndDown:
        return "next element down";
    case Fate::LinkDown:
    case Fate::NextLinkDown:
        return "link down";
    case Fate::TooBig:
        return "packet too big";
    case Fate::LostOnWireOrNotForwarded:
        return "lost on the wire or not forwarded";
    case Fate::OutOfSight:
        return "out of sight";
    case Fate::Unneeded:
        return "unneeded copy";
    case Fate::UnderWay:
        return "under way";
    }
    return "";
}

} // namespace tomato::journeys
