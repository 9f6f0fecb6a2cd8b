// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/flowtable.h"
#include "capture/journeys/journey.h"

#include <map>
#include <optional>
#include <unordered_map>

namespace tomato::journeys {

/// Why an element did not send packets of a flow on, as it said by ICMP.
enum class Refusal : std::uint8_t
{
    /// It has no route to the destination.
    NoRoute,
    /// A filter forbids it.
    Filtered,
    /// Nobody answered for the address of the next element, which is down or not there.
    NoAnswer
};

/// Returns the flow that the frame, an error of ICMP, is about, and the reason that it gives;
/// nothing for any other frame, and for errors that are about something else.
std::optional<std::pair<Flow, Refusal>> readRefusal(std::uint32_t linkType,
                                                    std::span<const char> frame);

/// Collects what elements said by ICMP of packets that they did not send on. Elements send such
/// errors for few of the packets (Linux about one a second to each address), so one of a filter
/// counts for all packets between two addresses to the same port, and one of a route for all
/// between the two. In bounded memory.
class Refusals final
{
public:
    /// The places are borrowed.
    explicit Refusals(const Places &places) : m_places(places) {}

    /// Takes a packet as it is given to the matcher, with its number.
    void note(std::uint64_t packet, std::uint32_t linkType, std::span<const char> frame);
    /// Takes the journey that came of it: an error comes from the element where it was seen first.
    void add(const Journey &journey);

    /// Returns the latest reason for such packets.
    std::optional<Refusal> of(PlaceId place, const Flow &flow) const;

private:
    static constexpr std::size_t MaxKept = 65'536;

    const Places &m_places;
    /// The errors whose journeys are not known yet, by the number of the packet.
    std::unordered_map<std::uint64_t, std::pair<Flow, Refusal>> m_noted;
    std::map<std::pair<PlaceId, std::string>, Refusal> m_refusals;
};

} // namespace tomato::journeys
