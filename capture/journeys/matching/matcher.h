// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/journey.h"
#include "capture/journeys/matching/unseentimes.h"
#include "capture/journeys/matching/wiredisorder.h"
#include "capture/journeys/packets/flowtable.h"
#include "capture/journeys/packets/packetkey.h"

#include <functional>
#include <memory>

namespace tomato::journeys {

/// A packet as a recording has it.
struct SeenPacket
{
    PointId point = 0;
    Timestamp time{};
    PacketKey key;
    /// The length of the frame on the wire.
    std::uint32_t original = 0;
    /// The number is returned in Hop::packet; it is below 2^55.
    std::uint64_t number = 0;
    /// Its journey is marked; where it is the first piece of a datagram, those of all pieces.
    bool isChosen = false;
    /// See Hop.
    bool isUnseenBehind = false;
    bool isUnseenIfTranslated = false;
};

struct MatcherSettings
{
    /// The longest time between two points that is taken for one packet's.
    Timestamp within = std::chrono::seconds(10);
    /// How far clocks of recordings may disagree: the coarsest resolution of their timestamps.
    Timestamp tolerance{};
    /// The most packets that are kept at once. Beyond it `within` is shortened, which Totals
    /// report. A million packets take about 60 MB.
    std::size_t mostPackets = 2'000'000;
    /// Knows when packets can have come and gone unseen; borrowed. Without it, that is what the
    /// places say.
    const UnseenTimes *unseen = nullptr;
    /// Knows where order says nothing; borrowed. Without it, only what is seen says so.
    const WireDisorder *disorder = nullptr;
};

/// Finds each packet again on all links where it was recorded. Packets are handed over in the order
/// of time, over all recordings; journeys come out as soon as nothing can be added to them any
/// more, in the order in which they were last seen. Memory is bounded. Not thread-safe.
///
/// A packet that goes into a place can be seen next only at a point out of this place, never
/// earlier, and within `within`. Where only one packet with its key can have become it, the match
/// is certain. Where several look alike, those that were in a place at the same time are looked at
/// together (see placesolver.h).
class Matcher final
{
public:
    using Sink = std::function<void(const Journey &)>;

    /// The places are borrowed and do not change any more.
    Matcher(const Places &places, const MatcherSettings &settings, Sink sink);
    ~Matcher();

    void add(const SeenPacket &packet);
    /// Hands out the remaining journeys.
    void finish();

    const Totals &totals() const;
    /// Journeys that come out later, with the one that is handed out, hold packets since this time;
    /// or since a second before the time when the one handed out was seen last, if that is earlier.
    Timestamp earliest() const;
    const FlowTable &flows() const;

private:
    class Window;
    std::unique_ptr<Window> m_window;
};

} // namespace tomato::journeys
