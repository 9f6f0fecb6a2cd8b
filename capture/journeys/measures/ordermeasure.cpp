// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/measures/ordermeasure.h"

#include <algorithm>

namespace tomato::journeys {

/// Packets that are recent no more are removed when they are so many at least.
static constexpr std::size_t MinForgotten = 64;

void OrderMeasure::add(Timestamp sent, Timestamp arrived, Timestamp now, Timestamp tolerance)
{
    m_tolerance = std::max(m_tolerance, tolerance);
    m_now = std::max(m_now, now);
    m_arrivals.add({arrived, sent});
    m_sendings.add({sent, arrived});
    while (m_arrivals.isDue(m_now - MaxRest))
        measure(m_arrivals.take());
    while (m_sendings.isDue(m_now - MaxRest))
        measure(m_sendings.take());
}

Timestamp OrderMeasure::latestSentBefore(const Arrival &packet)
{
    while (m_firstRecent < m_recent.size() &&
           m_recent[m_firstRecent].time < packet.time - m_tolerance)
        m_latestSent = std::max(m_latestSent, m_recent[m_firstRecent++].sent);
    // Mostly none is left: then the list stays short.
    if (m_firstRecent == m_recent.size() ||
        (m_firstRecent >= MinForgotten && m_firstRecent >= m_recent.size() / 2)) {
        m_recent.erase(m_recent.begin(),
                       m_recent.begin() + static_cast<std::ptrdiff_t>(m_firstRecent));
        m_firstRecent = 0;
    }
    return m_latestSent;
}

void OrderMeasure::measure(const Arrival &packet)
{
    // One that comes too late to be put in order says nothing.
    if (packet.time < m_latestArrived)
        return;
    m_latestArrived = packet.time;
    if (packet.sent + m_tolerance < latestSentBefore(packet))
        ++m_outcome.reordered;
    else
        m_recent.push_back(packet);
}

void OrderMeasure::measure(const Sending &packet)
{
    if (m_before && packet.time < m_before->time)
        return;
    if (m_before)
        m_outcome.variation.add(std::chrono::abs((packet.arrived - packet.time) -
                                                 (m_before->arrived - m_before->time)));
    m_before = packet;
}

OrderMeasure::Outcome OrderMeasure::outcome() const
{
    OrderMeasure rest = *this;
    while (!rest.m_arrivals.isEmpty())
        rest.measure(rest.m_arrivals.take());
    while (!rest.m_sendings.isEmpty())
        rest.measure(rest.m_sendings.take());
    return rest.m_outcome;
}

} // namespace tomato::journeys
