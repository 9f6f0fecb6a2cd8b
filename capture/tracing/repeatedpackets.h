// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"
#include "capture/journeys/places.h"

#include <map>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tomato::journeys {

/// Recognises packets that are in recordings more than once, as of a link's file and a merged one
/// that holds it: they were seen at the same point at the same time, and have the same bytes. As
/// many of them count as are in the one recording that has most of them.
class RepeatedPackets final
{
public:
    /// An interface of a source.
    struct Interface
    {
        std::size_t source = 0;
        std::uint32_t number = 0;

        auto operator<=>(const Interface &) const = default;
    };

    /// The points by source and interface.
    explicit RepeatedPackets(const std::vector<std::vector<PointId>> &points);

    /// Tells whether another interface has had the packet. Packets come in the order of time.
    bool isRepeated(const Interface &of, PointId point, Timestamp time, std::uint32_t original,
                    std::span<const char> bytes);

    /// How many packets of an interface another one has had.
    struct Row
    {
        Interface of;
        Interface had;
        std::uint64_t packets = 0;
    };
    std::vector<Row> rows() const;

private:
    /// Packets of one content, at one time.
    struct Seen
    {
        std::map<Interface, std::uint64_t> packets;
        /// The interface that has most of them.
        Interface most;
    };

    /// By point: several interfaces have it.
    std::vector<bool> m_isShared;
    Timestamp m_now = Timestamp::min();
    /// By hash of point and content.
    std::unordered_map<std::uint64_t, Seen> m_seen;
    std::map<std::pair<Interface, Interface>, std::uint64_t> m_rows;
};

} // namespace tomato::journeys
