// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/elements/addressowners.h"

#include "capture/journeys/packets/packetkey.h"

#include <algorithm>
#include <array>

namespace tomato::journeys {

/// The bytes of the address.
static std::string bytesOf(std::uint16_t etherType, const std::array<std::uint8_t, 16> &address)
{
    const int bytes = etherType == 0x86dd ? 16 : etherType == 0x0800 ? 4 : 6;
    return {address.begin(), address.begin() + bytes};
}

void AddressOwners::learn(const Journey &journey, const Flow &flow)
{
    // A packet without ports, such as a piece, is sent to the address alone.
    if (!std::exchange(m_isPlacesKnown, true)) {
        for (const auto &[address, owner] : m_places.owners()) {
            std::array<std::uint8_t, 16> bytes{};
            std::copy_n(address.begin(), std::min(address.size(), bytes.size()), bytes.begin());
            m_senders.emplace(endHash(bytes, 0), owner);
        }
    }
    const PlaceId sender = m_places.outOf(journey.hops.front().point);
    if (sender == UnknownPlace || m_owners.size() >= MaxAddresses ||
        !isFromSender(m_places.place(sender), journey.hops.front(), journey.isIp))
        return;
    m_owners.emplace(bytesOf(flow.etherType, flow.source), sender);
    for (const std::uint16_t source : {journey.source, endHash(flow.source, 0)}) {
        if (m_senders.size() < MaxAddresses)
            m_senders.emplace(source, sender);
    }
}

std::optional<PlaceId> AddressOwners::owner(const Flow &flow) const
{
    const std::string address = bytesOf(flow.etherType, flow.destination);
    if (const auto said = m_places.owner(address))
        return said;
    const auto found = m_owners.find(address);
    return found == m_owners.end() ? std::nullopt : std::optional(found->second);
}

std::optional<bool> AddressOwners::isDestination(const Flow &flow, PlaceId place,
                                                 std::uint16_t sent, std::uint16_t came) const
{
    if (sent != came)
        return m_senders.contains({came, place}) ? std::optional(true) : std::nullopt;
    const auto known = owner(flow);
    return known ? std::optional(*known == place) : std::nullopt;
}

} // namespace tomato::journeys
