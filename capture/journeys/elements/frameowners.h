// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/packets/packetkey.h"
#include "capture/journeys/places.h"

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace tomato::journeys {

/// Knows whose interface has a MAC address: the recording may say it, and hosts and routers send
/// from it. A hub, and a switch that does not know better, gives copies of a frame to elements that
/// it is not for. In bounded memory.
class FrameOwners final
{
public:
    /// The places are borrowed.
    explicit FrameOwners(const Places &places);

    /// Learns from a frame that is seen at the point, and tells whether it is for another element
    /// than the one at the end of the link, or than those behind that one, if it is a hub or a
    /// switch.
    bool isForeign(PointId point, const PacketKey &key);

private:
    static constexpr std::size_t MaxAddresses = 65'536;

    bool isStation(PlaceId place) const;
    void findStationsBehind();
    void learn(std::uint64_t mac, PlaceId owner, std::size_t end);

    const Places &m_places;
    /// By point: it is a link from a hub or a switch, which makes copies; and whether there is any.
    std::vector<bool> m_mayBeForeign;
    bool m_isNeeded = false;
    /// The elements that a frame can come to over a link, through hubs and switches alone, and the
    /// ends where hosts and routers among them get it.
    struct Behind
    {
        std::vector<PlaceId> places;
        std::vector<std::size_t> ends;
    };
    /// By point, of those links that lead to another hub or switch. Nothing where they are not all
    /// known.
    std::vector<std::optional<Behind>> m_behind;
    /// UnknownPlace where several elements send from an address.
    std::unordered_map<std::uint64_t, PlaceId> m_owners;
    /// The ends of each point's link, numbered, and whether the addresses of that end are known:
    /// the recording says its address, or a frame that came out there was seen.
    std::vector<std::size_t> m_from;
    std::vector<std::size_t> m_to;
    std::vector<bool> m_isKnown;
};

} // namespace tomato::journeys
