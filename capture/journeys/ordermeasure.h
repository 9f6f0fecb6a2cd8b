// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/delaymeasure.h"

#include <cstddef>

namespace tomato::journeys {

/// Measures what the order shows in which packets arrive. They are handed over in the order in
/// which they were seen last, anywhere: one that was lost comes before those that wait in a queue
/// further on. So they are put in order first, as far as the memory for that reaches.
class OrderMeasure final
{
public:
    /// Waits for other packets with up to `most` of them.
    explicit OrderMeasure(std::size_t most) : m_most(most) {}

    /// `now` is when the packet was seen last. Times that differ by the tolerance, or less, tell no
    /// order.
    void add(Timestamp sent, Timestamp arrived, Timestamp now, Timestamp tolerance = {});

    /// The result for all packets so far.
    struct Outcome
    {
        /// By how much the delays of two packets in a row differ, without sign: RFC 3393.
        DelayMeasure variation;
        /// Packets that arrived behind one that was sent later: RFC 4737.
        std::uint64_t reordered = 0;
    };
    Outcome outcome() const;

private:
    struct Packet
    {
        Timestamp arrived{};
        Timestamp sent{};
    };

    bool isEmpty() const { return m_first == m_inOrder.size() && m_others.empty(); }
    Packet takeEarliest();
    void measureEarliest();
    /// Returns the latest time at which one was sent that arrived before the packet beyond doubt.
    Timestamp latestSentBefore(const Packet &packet);
    static void removeFirst(std::vector<Packet> &packets, std::size_t &first);

    std::size_t m_most;
    /// Those that came in order, from m_first on, and a heap of those that did not.
    std::vector<Packet> m_inOrder;
    std::size_t m_first = 0;
    std::vector<Packet> m_others;
    Timestamp m_now = Timestamp::min();
    Timestamp m_latestArrived = Timestamp::min();
    Timestamp m_tolerance{};
    /// Those that arrived last, from m_firstRecent on: others may have arrived at the same time.
    std::vector<Packet> m_recent;
    std::size_t m_firstRecent = 0;
    /// The latest time at which a packet was sent that is not recent any more.
    Timestamp m_latestSent = Timestamp::min();
    bool m_hasDelay = false;
    Timestamp m_latestDelay{};
    Outcome m_outcome;
};

} // namespace tomato::journeys
