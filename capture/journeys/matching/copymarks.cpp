// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/matching/copymarks.h"

#include <algorithm>

namespace tomato::journeys {

void CopyMarks::mark(std::vector<Hop> &hops)
{
    bool isChain = true;
    for (std::uint32_t at = 1; at < hops.size() && isChain; ++at)
        isChain = hops[at].parent == at - 1;
    if (isChain || hops.size() > MaxHops)
        return;
    m_entries.clear();
    m_pieces.assign(hops.size(), Hop::NoParent);
    for (std::uint32_t at = 0; at < hops.size(); ++at) {
        const Hop &hop = hops[at];
        if (hop.parent != Hop::NoParent)
            m_pieces[at] =
                (hop.changes & Fragmented) != 0 && hop.isFragment ? at : m_pieces[hop.parent];
        const PlaceId place = m_places.into(hop.point);
        if (!hop.isForeign && m_places.place(place).kind == Place::Kind::Element)
            m_entries.push_back({place, m_pieces[at], at});
    }
    std::ranges::sort(m_entries);
    std::size_t first = 0;
    for (std::size_t at = 0; at < m_entries.size(); ++at) {
        if (m_entries[at].place != m_entries[first].place ||
            m_entries[at].piece != m_entries[first].piece)
            first = at;
        if (at != first && at - first < MaxCopies)
            markLater(hops, first, at);
    }
}

/// Goes back to where it parted from the copy that it has most of its way in common with.
void CopyMarks::markLater(std::vector<Hop> &hops, std::size_t first, std::size_t later) const
{
    std::uint32_t parted = 0;
    std::uint32_t own = Hop::NoParent;
    bool isMarked = false;
    for (std::size_t at = first; at < later; ++at) {
        std::uint32_t one = m_entries[at].hop;
        std::uint32_t other = m_entries[later].hop;
        std::uint32_t oneBefore = Hop::NoParent;
        std::uint32_t otherBefore = Hop::NoParent;
        // Parents come first. What begins with several copies has none.
        while (one != other) {
            const bool isOne = other == Hop::NoParent || (one != Hop::NoParent && one > other);
            std::uint32_t &behind = isOne ? one : other;
            (isOne ? oneBefore : otherBefore) = behind;
            behind = hops[behind].parent;
        }
        one = one == Hop::NoParent ? 0 : one;
        // What comes to a place again on its way is no copy.
        if (oneBefore == Hop::NoParent || otherBefore == Hop::NoParent ||
            (own != Hop::NoParent && one <= parted))
            continue;
        parted = one;
        own = otherBefore;
        isMarked = ((hops[oneBefore].changes | hops[otherBefore].changes) & Duplicated) != 0;
    }
    if (own != Hop::NoParent && !isMarked)
        hops[own].changes |= Duplicated;
}

} // namespace tomato::journeys
