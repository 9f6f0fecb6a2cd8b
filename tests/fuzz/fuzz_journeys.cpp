// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/fates/refusals.h"
#include "capture/journeys/matching/matcher.h"
#include "tests/fuzz/fuzztarget.h"

#include <algorithm>
#include <vector>

using namespace tomato;
using namespace tomato::journeys;

namespace {

constexpr std::array<std::uint32_t, 8> LinkTypes = {1, 1, 1, 101, 113, 276, 0, 147};

/// Interfaces with arrivals and without, in a ring of elements, and some that tell nothing.
Places ring()
{
    Places places;
    for (const char *name :
         {"a:0 -> b:1", "b:0 -> c:1", "c:0 -> a:1", "b:1 -> a:0", "c:1 -> b:0 sent",
          "c:1 -> b:0 delivered", "a:1 -> c:0", "eth0", "eth1", "d:0 -> b:2"})
        places.addPoint(pointFromName(name));
    places.connect();
    places.describe({"c", Place::Forwarding::Floods, false});
    return places;
}

class Judge
{
public:
    Judge(const Places &places, const MatcherSettings &settings)
        : m_places(places), m_settings(settings)
    {
    }

    std::uint64_t hops() const { return m_hops; }

    void look(const Journey &journey)
    {
        fuzz::require(!journey.hops.empty(), "a journey has a hop");
        for (std::uint32_t at = 0; at < journey.hops.size(); ++at) {
            const Hop &hop = journey.hops[at];
            ++m_hops;
            fuzz::require((hop.parent == Hop::NoParent) == (at == 0), "a journey has one begin");
            fuzz::require((hop.match == Match::Origin) == (at == 0), "only it is not matched");
            if (at != 0)
                step(journey.hops[hop.parent], hop, hop.parent < at);
        }
    }

private:
    void step(const Hop &before, const Hop &hop, bool isInOrder) const
    {
        fuzz::require(isInOrder, "what comes before stands before");
        fuzz::require(before.time <= hop.time + m_settings.tolerance, "nothing arrives too early");
        fuzz::require(hop.time - before.time <= m_settings.within, "nothing arrives too late");
        fuzz::require(hop.ttl <= before.ttl, "no TTL grows");
        fuzz::require((hop.changes & OverGap) != 0 ||
                          m_places.into(before.point) == m_places.outOf(hop.point),
                      "a packet comes out of where it went in");
    }

    const Places &m_places;
    const MatcherSettings &m_settings;
    std::uint64_t m_hops = 0;
};

} // namespace

/// The input is packets, each with a byte for its point, two for the time since the last one: in
/// microseconds, or in steps of 63 ms from five back on when the highest bit is set; then one
/// for its link type, one for its length, and so many bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    static const Places places = ring();
    MatcherSettings settings;
    settings.within = std::chrono::seconds(2);
    settings.tolerance = std::chrono::microseconds(1);
    settings.mostPackets = 50;
    Judge judge(places, settings);
    Refusals refusals(places);
    Matcher matcher(places, settings, [&](const Journey &journey) {
        judge.look(journey);
        refusals.add(journey);
        refusals.addForwarded(journey, matcher.flows());
    });

    constexpr std::size_t Header = 5;
    constexpr std::size_t KeyBytes = 128;
    std::uint64_t packets = 0;
    Timestamp time = std::chrono::seconds(1'000'000);
    for (std::size_t at = 0; at + Header <= size;) {
        const unsigned wait = bytes[at + 1] * 256u + bytes[at + 2];
        time += (wait & 0x8000) != 0
                    ? Timestamp(std::chrono::milliseconds(63)) * (static_cast<int>(wait & 0x7f) - 5)
                    : std::chrono::microseconds(wait);
        const std::size_t length = std::min<std::size_t>(bytes[at + 4], size - at - Header);
        // A copy, so that what reads behind it is found.
        const std::vector<char> frame(bytes + at + Header, bytes + at + Header + length);
        SeenPacket packet;
        packet.point = static_cast<PointId>(bytes[at] % places.points().size());
        packet.time = time;
        const std::uint32_t linkType = LinkTypes[bytes[at + 3] % LinkTypes.size()];
        packet.original = bytes[at + 4];
        packet.key = readPacketKey(linkType, frame, KeyBytes);
        packet.number = packets++;
        if (const auto refused = readRefusal(linkType, frame))
            refusals.note(packet.number, *refused);
        matcher.add(packet);
        at += Header + length;
    }
    matcher.finish();
    const Totals &totals = matcher.totals();
    fuzz::require(totals.packets == packets, "all packets are counted");
    fuzz::require(totals.origins + totals.matched() == packets, "each is matched or not");
    fuzz::require(totals.journeys == totals.origins, "each journey has one begin");
    fuzz::require(judge.hops() == packets, "each packet is in one journey");
    return 0;
}
