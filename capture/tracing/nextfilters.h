// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/merge/mergesource.h"
#include "capture/journeys/packets/networkheader.h"
#include "capture/journeys/places.h"
#include "capture/receiver/filter/filter.h"

#include <map>
#include <string>
#include <vector>

namespace tomato::journeys {

/// Knows the filters with which the places are recorded that come behind each point, and whether
/// they take a packet as it looks there: a router gives it other MAC addresses and less TTL, and
/// may change DSCP and ECN; a NAT gives it other addresses and ports.
class NextFilters final
{
public:
    NextFilters() = default;
    /// `points` by source and interface. The places are borrowed, and connected.
    NextFilters(const Places &places, const std::vector<capture::MergeSource> &sources,
                const std::vector<std::vector<PointId>> &points);

    struct Sight
    {
        /// See Hop.
        bool isUnseen = false;
        bool isUnseenIfTranslated = false;
    };
    /// Looks at a frame (Ethernet) that was seen at the point; `original` is its length on the
    /// wire.
    Sight behind(PointId point, std::span<const char> frame, std::uint32_t original,
                 bool isTunnelled) const
    {
        return m_behind.empty() || m_behind[point].empty()
                   ? Sight{}
                   : look(point, frame, original, isTunnelled);
    }
    /// Tells whether any recording of what an element sends has a filter.
    bool areBehindElements() const { return m_areBehindElements; }

private:
    /// nullptr for one that is not understood.
    using Behind = std::vector<const bpf_program *>;

    Sight look(PointId point, std::span<const char> frame, std::uint32_t original,
               bool isTunnelled) const;
    /// The element that has the packet's destination, where it is known.
    std::optional<PlaceId> ownerOf(const NetworkHeader &header) const;
    const bpf_program *compiled(const std::string &filter);

    const Places *m_places = nullptr;
    std::map<std::string, capture::FilterProgram> m_filters;
    /// By point.
    std::vector<Behind> m_behind;
    bool m_areBehindElements = false;
};

} // namespace tomato::journeys
