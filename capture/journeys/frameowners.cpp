// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/frameowners.h"

#include <algorithm>

namespace tomato::journeys {

FrameOwners::FrameOwners(const Places &places)
    : m_places(places), m_mayBeForeign(std::ranges::any_of(places.places(), [](const Place &each) {
          return each.kind == Place::Kind::Element &&
                 (each.forwarding == Place::Forwarding::Switches ||
                  each.forwarding == Place::Forwarding::Floods);
      }))
{
}

bool FrameOwners::isForeign(PointId point, const PacketKey &key)
{
    if (!m_mayBeForeign)
        return false;
    const PlaceId sender = m_places.outOf(point);
    if (key.sourceMac != 0 && isStation(sender) && m_owners.size() < MaxAddresses) {
        const auto [owner, isNew] = m_owners.emplace(key.sourceMac, sender);
        if (!isNew && owner->second != sender)
            owner->second = UnknownPlace;
    }
    const PlaceId receiver = m_places.receiver(point);
    if (key.isToMany || key.destinationMac == 0 || !isStation(receiver))
        return false;
    const auto owner = m_owners.find(key.destinationMac);
    return owner != m_owners.end() && owner->second != UnknownPlace && owner->second != receiver;
}

/// Tells whether it is an element that takes what is for itself alone.
bool FrameOwners::isStation(PlaceId place) const
{
    const Place &what = m_places.place(place);
    return what.kind == Place::Kind::Element && (what.forwarding == Place::Forwarding::Keeps ||
                                                 what.forwarding == Place::Forwarding::Routes);
}

} // namespace tomato::journeys
