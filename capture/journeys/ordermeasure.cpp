// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/ordermeasure.h"

#include <algorithm>

namespace tomato::journeys {

namespace {

/// A packet was seen last so long after it arrived here, at most.
constexpr Timestamp MaxRest = std::chrono::seconds(3);
/// The front of a list is removed when at least this much of it was taken.
constexpr std::size_t MinRemoved = 64;

} // namespace

void OrderMeasure::add(Timestamp sent, Timestamp arrived, Timestamp now, Timestamp tolerance)
{
    m_tolerance = std::max(m_tolerance, tolerance);
    m_now = std::max(m_now, now);
    if (m_first == m_inOrder.size() || m_inOrder.back().arrived <= arrived) {
        m_inOrder.push_back({arrived, sent});
    } else {
        m_others.push_back({arrived, sent});
        std::push_heap(m_others.begin(), m_others.end(), [](const Packet &one, const Packet &two) {
            return one.arrived > two.arrived;
        });
    }
    while (m_inOrder.size() - m_first + m_others.size() > m_most)
        measureEarliest();
    while (m_first < m_inOrder.size() && m_inOrder[m_first].arrived < m_now - MaxRest)
        measureEarliest();
}

OrderMeasure::Packet OrderMeasure::takeEarliest()
{
    const bool isInOrder =
        m_others.empty() ||
        (m_first < m_inOrder.size() && m_inOrder[m_first].arrived <= m_others.front().arrived);
    if (!isInOrder) {
        std::pop_heap(m_others.begin(), m_others.end(), [](const Packet &one, const Packet &two) {
            return one.arrived > two.arrived;
        });
        const Packet packet = m_others.back();
        m_others.pop_back();
        return packet;
    }
    const Packet packet = m_inOrder[m_first];
    removeFirst(m_inOrder, m_first);
    return packet;
}

void OrderMeasure::removeFirst(std::vector<Packet> &packets, std::size_t &first)
{
    if (++first < MinRemoved || first < packets.size() / 2)
        return;
    packets.erase(packets.begin(), packets.begin() + static_cast<std::ptrdiff_t>(first));
    first = 0;
}

Timestamp OrderMeasure::latestSentBefore(const Packet &packet)
{
    while (m_firstRecent < m_recent.size() &&
           m_recent[m_firstRecent].arrived < packet.arrived - m_tolerance) {
        m_latestSent = std::max(m_latestSent, m_recent[m_firstRecent].sent);
        removeFirst(m_recent, m_firstRecent);
    }
    return m_latestSent;
}

void OrderMeasure::measureEarliest()
{
    const Packet packet = takeEarliest();
    // One that comes too late to be put in order says nothing.
    if (packet.arrived < m_latestArrived)
        return;
    m_latestArrived = packet.arrived;
    if (packet.sent + m_tolerance < latestSentBefore(packet)) {
        ++m_outcome.reordered;
        return;
    }
    const Timestamp delay = packet.arrived - packet.sent;
    if (m_hasDelay)
        m_outcome.variation.add(std::chrono::abs(delay - m_latestDelay));
    m_hasDelay = true;
    m_recent.push_back(packet);
    m_latestDelay = delay;
}

OrderMeasure::Outcome OrderMeasure::outcome() const
{
    OrderMeasure rest = *this;
    while (!rest.isEmpty())
        rest.measureEarliest();
    return rest.m_outcome;
}

} // namespace tomato::journeys
