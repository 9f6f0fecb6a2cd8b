// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/measures/delaymeasure.h"
#include "capture/journeys/measures/reorderbuffer.h"

#include <compare>
#include <cstddef>
#include <optional>

namespace tomato::journeys {

/// Measures what the order shows in which packets are sent and arrive. They are handed over in the
/// order in which they were seen last, anywhere: one that was lost comes before those that wait in
/// a queue further on. So they are put in both orders first, as far as the memory for that reaches.
class OrderMeasure final
{
public:
    /// Waits for other packets with up to `most` of them.
    explicit OrderMeasure(std::size_t most) : m_arrivals(most), m_sendings(most) {}

    /// `now` is when the packet was seen last. Times that differ by the tolerance, or less, tell no
    /// order.
    void add(Timestamp sent, Timestamp arrived, Timestamp now, Timestamp tolerance = {});

    /// The result for all packets so far.
    struct Outcome
    {
        /// By how much the delays of two packets that were sent one after the other differ, without
        /// sign, also where one overtook the other: RFC 3393.
        DelayMeasure variation;
        /// Packets that arrived behind one that was sent later: RFC 4737.
        std::uint64_t reordered = 0;
    };
    Outcome outcome() const;

private:
    struct Arrival
    {
        Timestamp time{};
        Timestamp sent{};

        auto operator<=>(const Arrival &) const = default;
    };
    struct Sending
    {
        Timestamp time{};
        Timestamp arrived{};

        auto operator<=>(const Sending &) const = default;
    };

    void measure(const Arrival &packet);
    void measure(const Sending &packet);
    /// Returns the latest time at which one was sent that arrived before the packet beyond doubt.
    Timestamp latestSentBefore(const Arrival &packet);

    ReorderBuffer<Arrival> m_arrivals;
    ReorderBuffer<Sending> m_sendings;
    Timestamp m_now = Timestamp::min() + MaxRest;
    Timestamp m_latestArrived = Timestamp::min();
    Timestamp m_tolerance{};
    /// The packets that arrived last, from m_firstRecent on: others may have arrived at the same
    /// time.
    std::vector<Arrival> m_recent;
    std::size_t m_firstRecent = 0;
    /// The latest time at which a packet was sent that is not recent any more.
    Timestamp m_latestSent = Timestamp::min();
    /// The one that was sent before; nothing before the first one.
    std::optional<Sending> m_before;
    Outcome m_outcome;
};

} // namespace tomato::journeys
