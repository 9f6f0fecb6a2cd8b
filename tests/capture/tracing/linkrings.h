// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/ring/ringwriter.h"
#include "capture/tracing/journeyorder.h"
#include "tests/capture/journeys/frames.h"

#include <map>
#include <memory>

namespace tomato::journeys::testing {

/// The recordings of a lab's links, written by hand. Those of one link are given in the order of
/// time.
class LinkRings final
{
public:
    explicit LinkRings(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// "h1:eth0" and "r1:eth0" are its ends.
    void addLink(const std::string &name, const std::string &from, const std::string &to,
                 const capture::RingLimits &limits = {});
    /// Has the link's arrivals recorded, too; add() has them as those of "c1/arrivals".
    void addArrivals(const std::string &link, const capture::RingLimits &limits = {});
    /// Sent by the first end, or by the second.
    void add(const std::string &link, Timestamp time, const Frame &frame, int side = 0);
    /// Writes what was added, with true counters; the recordings end then, or go on.
    void finish();
    void commit();
    /// This recording alone ends, and the others go on.
    void finishOne(const std::string &link);
    /// Adds packets that were seen at the link's first end and dropped by the kernel.
    void loseAt(const std::string &link, std::uint64_t packets);
    /// The capture says that it took so many less than it wrote: that cannot be.
    void countTooFew(const std::string &link, std::uint64_t packets);

    std::filesystem::path directory(const std::string &link) const { return m_folder / link; }
    /// In the order in which the links were added.
    JourneyOrder order() const;

private:
    struct Ring
    {
        std::unique_ptr<capture::RingWriter> writer;
        std::array<std::string, 2> ends;
        /// Stay where they are until the commit.
        std::vector<std::unique_ptr<std::string>> records;
        capture::TapCounters counters;
    };

    std::filesystem::path m_folder;
    std::map<std::string, Ring> m_rings;
    std::vector<std::string> m_order;
};

/// h1 - r1 - r2 - h2 as the links c1, c2 and c3; recordings of `packets` UDP packets from h1 to h2,
/// a millisecond apart from 10 s on. Links take 20.1 ms, 5 ms and 1 ms with the element behind
/// them. Every tenth packet is lost on c2.
void fillTwoRouters(LinkRings &rings, int packets, int flows = 1);

/// Fills the same links, with arrivals: c1 takes 20 ms, c2 4.5 ms, c3 1 ms. Every tenth packet is
/// lost on c2, and of the others every seventh stays in r2.
void fillArrivals(LinkRings &rings, int packets);

/// Fills the same links, with arrivals: r1 sends each packet twice over c2, and of every tenth one
/// copy is lost there.
void fillCopies(LinkRings &rings, int packets);

/// Fills the same links with `segments` of TCP data from h1 to h2 and their acknowledgements. Every
/// tenth is lost on c2, and sent again 50 ms later. With `isNat`, r2 gives the segments an address
/// of its own, 10.0.0.77, as their source.
void fillTcp(LinkRings &rings, int segments, bool isNat = false);

} // namespace tomato::journeys::testing
