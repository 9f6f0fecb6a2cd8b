// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/journey.h"
#include "capture/journeys/packets/flowtable.h"

#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace tomato::journeys {

/// Why an element did not send packets of a flow on, as it said by ICMP.
enum class Refusal : std::uint8_t
{
    /// It has no route to the destination.
    NoRoute,
    /// A filter forbids it.
    Filtered,
    /// Nobody answered for the address of the next element, which is down or not there. A route
    /// that refuses says the same in IPv4: see Refusals.
    NoAnswer,
    /// It is longer than packets may be on the next connection, and may not be fragmented.
    TooBig
};

/// The content of an error of ICMP.
struct Refused
{
    /// The flow that it is about, and the reason that it gives.
    Flow flow;
    Refusal refusal = Refusal::NoRoute;
    /// The address that it comes from, in network order.
    std::string sender;
    /// How many bytes a packet may have that is not too big; 0 where that is not said.
    std::uint32_t mostBytes = 0;
};

/// Returns what the frame, an error of ICMP, says; nothing for any other frame, and for errors that
/// are about something else.
std::optional<Refused> readRefusal(std::uint32_t linkType, std::span<const char> frame);

/// Collects what elements said by ICMP of packets that they did not send on. Elements send such
/// errors for few of the packets (Linux about one a second to each address), so one of a filter
/// counts for all packets between two addresses to the same port, and one of a route for all
/// between the two. Rules and routes come and go, so what was said counts near its time only. An
/// error that says that nobody answered counts as one of a route where there was no time to ask.
/// What was said of a route holds no longer than until the element sends a packet between the two
/// on; what was said of a flow that the error quoted holds until it sends one of that flow on.
/// Memory is bounded: the oldest errors are forgotten.
class Refusals final
{
public:
    /// An element's error says nothing of packets that it lost longer after that: Linux sends an
    /// error each second at least, but not to everybody.
    static constexpr Timestamp MaxAfter = std::chrono::seconds(10);
    /// Nor of what it lost longer before: the first packet has an error, or waits for a neighbour
    /// that Linux gives up after a little more than three seconds.
    static constexpr Timestamp MaxBefore = std::chrono::seconds(1);
    static constexpr Timestamp MaxBeforeNoAnswer = std::chrono::seconds(4);
    /// Where packets may have gone on unseen, it counts between two such errors that are no further
    /// apart than Pause, and so long before and after them.
    static constexpr Timestamp MaxUnseen = std::chrono::milliseconds(200);

    /// The times of packets that died are told so exactly only.
    static constexpr Timestamp Unsure = std::chrono::milliseconds(50);

    /// The places are borrowed.
    explicit Refusals(const Places &places) : m_places(places) {}

    /// Takes what a packet says, before the matcher is given the packet of this number.
    void note(std::uint64_t packet, const Refused &refused);
    /// Takes the journey that came of a packet: an error comes from the element where it was seen
    /// first.
    void add(const Journey &journey);
    /// Takes the journey of any packet: which elements sent it on.
    void addForwarded(const Journey &journey, const FlowTable &flows);

    /// Returns the reason for such packets, of so many bytes of IP, that the place gave at the time
    /// that is nearest to this. `mayGoOn`: if it was not for this reason, they may have gone on
    /// unseen.
    std::optional<Refusal> of(PlaceId place, const Flow &flow, Timestamp time, bool mayGoOn = false,
                              std::uint32_t bytes = UINT32_MAX) const;
    /// Tells whether any place may have given a reason for such packets, as far as packets were
    /// taken.
    bool mayConcern(const Flow &flow) const;
    /// The flow in whose place a NAT that changes sources has others: what was said of any flow to
    /// that destination is looked up.
    static Flow fromAnybody(Flow flow);

private:
    /// The same reason, given again and again without a pause.
    struct Said
    {
        Timestamp first{};
        Timestamp last{};
        Refusal refusal = Refusal::NoRoute;
        /// See Refused.
        std::uint32_t mostBytes = 0;
        /// When the last packet that was sent on before came to the element, and the first one
        /// that was sent on afterwards; of reasons of a route.
        Timestamp since = Timestamp::min();
        Timestamp until = Timestamp::max();

        /// What waited for the answer of a neighbour is given up all at once, and three seconds
        /// after it was asked for; where nobody had to be asked, each packet has its error.
        Refusal reason() const
        {
            return refusal == Refusal::NoAnswer && last - first > MaxApart ? Refusal::NoRoute
                                                                           : refusal;
        }
        bool isFor(std::uint32_t bytes) const
        {
            return refusal != Refusal::TooBig || bytes > mostBytes;
        }
        bool heldAt(Timestamp time) const
        {
            const bool isOfRoute = refusal == Refusal::NoRoute || refusal == Refusal::NoAnswer;
            return !isOfRoute || (since <= time + Unsure && until >= time - Unsure);
        }
        /// A packet came to the element and left it at these times.
        void limit(Timestamp came, Timestamp left)
        {
            if (left < first)
                since = std::max(since, came);
            if (came > last)
                until = std::min(until, came);
        }
    };
    using PlaceAndKey = std::pair<PlaceId, std::string>;
    /// When packets came to an element and left it, of those of the last time; one for each time
    /// that counts as one.
    using Forwarded = std::map<Timestamp, Timestamp>;
    static Timestamp mostApart(const Said &said, Timestamp time, bool mayGoOn);

    static constexpr std::size_t MaxKept = 65'536;
    /// Errors that were sent together are seen within that time.
    static constexpr Timestamp MaxApart = std::chrono::milliseconds(20);
    /// Linux gives a reason once a second for as long as packets come.
    static constexpr Timestamp Pause = std::chrono::seconds(2);

    /// Tells whether an error that was seen first like this, out of that place, is the place's own,
    /// and did not come to it from a connection that was not recorded.
    bool isOwn(const Refused &said, PlaceId from, const Hop &first) const;
    void keep(const PlaceAndKey &about, Timestamp time, const Refused &refused);
    Said &said(std::vector<Said> &history, Timestamp time, const Refused &refused);
    void noteForwarded(const PlaceAndKey &about, Timestamp came, Timestamp left);
    /// Tells whether a route was said to refuse packets of the flow, or as from anybody.
    bool mayBeOfRoute(std::uint32_t number, const FlowTable &flows);
    void forgetOldest();

    const Places &m_places;
    /// The errors whose journeys are not known yet, by the number of the packet.
    std::unordered_map<std::uint64_t, Refused> m_noted;
    /// By place and key, in the order of time.
    std::map<PlaceAndKey, std::vector<Said>> m_refusals;
    /// How many there are in all of them.
    std::size_t m_kept = 0;
    /// The keys of all errors that were noted; when there are too many, each may concern all.
    std::unordered_set<std::string> m_concerned;
    /// An error may be handed out after packets that were sent on afterwards.
    static constexpr Timestamp MaxForwarded = std::chrono::seconds(60);
    std::map<PlaceAndKey, Forwarded> m_forwarded;
    std::size_t m_forwardedKept = 0;
    /// By the numbers of a place and a flow: when a packet was noted last.
    std::unordered_map<std::uint64_t, Timestamp> m_forwardedLast;
    /// By the number of a flow, what mayBeOfRoute() found for so many that are concerned.
    enum class Concern : std::uint8_t
    {
        Unknown,
        No,
        Yes
    };
    std::vector<Concern> m_ofRoute;
    std::size_t m_ofRouteFor = 0;
};

} // namespace tomato::journeys
