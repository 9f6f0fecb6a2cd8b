// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"
#include "capture/journeys/packets/flow.h"
#include "capture/journeys/places.h"

#include <span>

namespace tomato::journeys {

/// Says how certain it is that a packet seen at a point is the one that was seen at the point
/// before.
enum class Match : std::uint8_t
{
    /// It is the first that is seen of the packet.
    Origin,
    /// Nothing else that was recorded can have become this packet.
    Certain,
    /// Several packets look alike, as many came out as went in, and the first is the first.
    ByOrder,
    /// Several packets look alike, and it cannot be told which became which. The match shown is the
    /// latest that is possible; no measure counts it.
    Ambiguous
};

/// Flags for the changes that a packet underwent on its way to a point.
enum Change : std::uint8_t
{
    /// It left the place before once more, through the same port, or through another one and came
    /// to the same element later all the same.
    Duplicated = 1,
    /// A NAT gave it other addresses or ports.
    Translated = 2,
    /// It is a piece of the packet before.
    Fragmented = 4,
    /// Connections in between were not recorded.
    OverGap = 8
};

/// A packet at one point.
struct Hop
{
    static constexpr std::uint32_t NoParent = UINT32_MAX;

    Timestamp time{};
    /// Its number in its recording, as it was given to the matcher.
    std::uint64_t packet = 0;
    /// The hop before, an index into the journey's hops that is less than its own; NoParent where
    /// it was not seen.
    std::uint32_t parent = NoParent;
    PointId point = 0;
    /// The length of the frame; 65,535 for longer ones.
    std::uint16_t length = 0;
    /// The TTL or hop limit; in a tunnel that of the packet inside; 0 for packets that are not IP.
    std::uint8_t ttl = 0;
    Match match = Match::Origin;
    /// Values of Change, or-ed.
    std::uint8_t changes = 0;
    /// How many of the pieces that it was cut to behind this hop were seen nowhere: what is
    /// missing, in pieces of the greatest length; at most 255.
    std::uint8_t missing = 0;
    bool isTunnelled : 1 = false;
    bool isFragment : 1 = false;
    /// The way goes on in another journey, if anywhere: so many packets looked like this one, or
    /// may have come of it, that they were not matched, or not all at once.
    bool isTorn : 1 = false;
    /// It is the copy, which a hub or a switch made, of a frame that is for another element than
    /// the one at the end of this link.
    bool isForeign : 1 = false;
    /// A place that comes next is recorded with a filter that leaves it out, or may do so as the
    /// packet may look there.
    bool isUnseenBehind : 1 = false;
    /// The same, if the element that comes next gives packets other addresses: see Translators.
    bool isUnseenIfTranslated : 1 = false;
    /// Others that look like it were in the next place with it, and not all of them came out: if
    /// nothing comes behind it, another one may have been lost in its stead.
    bool isMistakable : 1 = false;
    /// The hash of its destination's address and port at this point: see PacketKey.
    std::uint16_t destination = 0;
};
// There are many.
static_assert(sizeof(Hop) == 32);

/// Tells whether a packet began at the element that it was seen to leave first: one that forwards
/// may have got it over a connection that was not recorded, and a router takes one off the TTL.
inline bool isFromSender(const Place &sender, const Hop &first, bool isIp = true)
{
    switch (sender.forwarding) {
    case Place::Forwarding::Keeps:
        return sender.kind == Place::Kind::Element;
    case Place::Forwarding::Switches:
    case Place::Forwarding::Floods:
        return false;
    case Place::Forwarding::Routes:
        if (!isIp)
            return true; // It does not forward such frames.
        break;
    case Place::Forwarding::Unknown:
        break;
    }
    return sender.kind == Place::Kind::Element && isIp &&
           (first.ttl == 64 || first.ttl == 128 || first.ttl == 255);
}

/// The points at which one packet was seen: a path, or a tree where it was flooded, duplicated or
/// fragmented. The hops are in the order of time; the first one has no parent, and of the others
/// those that are copies of it beside it, as the packet itself was not seen before a hub or a
/// switch made them. The journey is valid while it is handed out.
struct Journey
{
    /// Counts from 0.
    std::uint64_t number = 0;
    /// The flow's number in FlowTable.
    std::uint32_t flow = 0;
    std::span<const Hop> hops;
    /// Tells whether a hop was marked when it was given to the matcher (by a filter).
    bool isChosen = false;
    bool isToMany = false;
    bool isIp = false;
    /// The hash of its source's address and port where it was seen first: see PacketKey.
    std::uint16_t source = 0;

    bool isLeaf(std::uint32_t hop) const
    {
        for (std::size_t later = hop + 1; later < hops.size(); ++later) {
            if (hops[later].parent == hop)
                return false;
        }
        return true;
    }
};

/// Counts the results of matching all packets.
struct Totals
{
    /// Packets that were given, and journeys that they made.
    std::uint64_t packets = 0;
    std::uint64_t journeys = 0;
    /// Packets that were seen first, and matched packets by how sure it is: together all.
    std::uint64_t origins = 0;
    std::uint64_t certain = 0;
    std::uint64_t byOrder = 0;
    std::uint64_t ambiguous = 0;
    /// The counts below are of the matched ones.
    std::uint64_t duplicated = 0;
    std::uint64_t translated = 0;
    std::uint64_t fragmented = 0;
    std::uint64_t overGaps = 0;
    /// Packets of which the recording kept less than the key needs, and that were seen nowhere
    /// else: they match others only that were cut alike.
    std::uint64_t cut = 0;
    /// The clock went back by more than a second: nothing is matched across that.
    std::uint64_t clockSteps = 0;
    /// The shortest time within which packets were matched: less than what was asked for when there
    /// were too many of them.
    Timestamp within{};

    std::uint64_t matched() const { return certain + byOrder + ambiguous; }
};

} // namespace tomato::journeys
