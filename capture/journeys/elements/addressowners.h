// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/journey.h"
#include "capture/journeys/packets/flow.h"

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

namespace tomato::journeys {

/// Knows whose the addresses of packets are: what Places says, and what elements send from. In
/// bounded memory.
class AddressOwners final
{
public:
    /// The places are borrowed; addresses are added to them before the first packet.
    explicit AddressOwners(const Places &places) : m_places(places) {}

    /// Learns from the first packet of a flow.
    void learn(const Journey &journey, const Flow &flow);
    /// The element that has a flow's destination as its address: UnknownPlace if that is none of
    /// the places, nothing if it is not known.
    std::optional<PlaceId> owner(const Flow &flow) const;
    /// Tells whether a packet that came to the place is at its destination, as far as is known.
    /// `sent` and `came` are its destination, as in Hop, when it was sent and when it came there.
    std::optional<bool> isDestination(const Flow &flow, PlaceId place, std::uint16_t sent,
                                      std::uint16_t came) const;

private:
    static constexpr std::size_t MaxAddresses = 65'536;

    const Places &m_places;
    /// The owners by the bytes of the address.
    std::unordered_map<std::string, PlaceId> m_owners;
    /// Addresses and ports, or addresses alone, as in Hop, with the elements that send from them:
    /// what a NAT sends back to them has them as its destination.
    std::set<std::pair<std::uint16_t, PlaceId>> m_senders;
    bool m_isPlacesKnown = false;
};

} // namespace tomato::journeys
