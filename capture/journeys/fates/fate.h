// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tomato::journeys {

/// The fate of a packet, or of a copy of it, behind the last point where it was seen.
enum class Fate : std::uint8_t
{
    /// It came to the element that has its destination's address, or was for many.
    Arrived,
    /// It entered the wire and did not leave it: emulation lost it by chance, the queue behind a
    /// bandwidth had no room for it, or which of the two is not known (WireEffects).
    LostByEmulation,
    QueueFull,
    LostOnWire,
    /// It came to a router with the last of its TTL.
    TtlExpired,
    /// It came to an element that is not its destination, and left it on no connection: no route,
    /// filtered, or a queue without room; the element did not say which.
    NotForwarded,
    /// The same, and the element said by ICMP that it has no route, that a filter forbids it,
    /// that the next element does not answer, or that the packet is too long for the next
    /// connection.
    NoRoute,
    Filtered,
    ElementDown,
    /// It was under way on a link that was taken down, or of which an element was stopped.
    LinkDown,
    EndDown,
    /// It came to such an element while the link was down by which its flow goes on: the element
    /// said that the next one does not answer, or nothing.
    NextLinkDown,
    TooBig,
    /// One of the two: the arrivals on the wire were not recorded.
    LostOnWireOrNotForwarded,
    /// The element has connections that were not recorded, or is not known; or the recordings
    /// behind it do not go back as far (LossHorizon).
    OutOfSight,
    /// Another copy of the same packet arrived.
    Unneeded,
    /// It may only not have come any further yet: see LossHorizon.
    UnderWay
};

/// Tells whether the fate means that the packet is lost.
bool isLoss(Fate fate);
/// Tells whether it is lost in an element, and not on a wire.
bool isLossInElement(Fate fate);
/// "arrived", "lost on the wire", ...
const char *words(Fate fate);

} // namespace tomato::journeys
