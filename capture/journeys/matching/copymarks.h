// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/journey.h"

#include <cstddef>
#include <vector>

namespace tomato::journeys {

/// Finds packets whose copies left an element by several ports, and came to another one all the
/// same: these were doubled, as those that left twice by one port (RFC 5560). A copy that ends
/// elsewhere, as for a bystander, is none of these.
class CopyMarks final
{
public:
    /// The places are borrowed.
    explicit CopyMarks(const Places &places) : m_places(places) {}

    /// Marks the hop with which the way of each such copy begins that came later than another one;
    /// not in a packet that is for many, or passed very many points.
    void mark(std::vector<Hop> &hops);

private:
    static constexpr std::size_t MaxHops = 4096;
    /// The most copies that are looked at in one place.
    static constexpr std::size_t MaxCopies = 16;

    /// A hop that leads into an element, and the hop with which its piece of the packet begins.
    struct Entry
    {
        PlaceId place = UnknownPlace;
        std::uint32_t piece = Hop::NoParent;
        std::uint32_t hop = 0;

        auto operator<=>(const Entry &) const = default;
    };
    void markLater(std::vector<Hop> &hops, std::size_t first, std::size_t later) const;

    const Places &m_places;
    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_pieces;
};

} // namespace tomato::journeys
