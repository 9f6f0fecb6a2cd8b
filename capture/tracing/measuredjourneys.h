// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/fates/packetfates.h"
#include "capture/journeys/measures/journeymeasures.h"

namespace tomato::journeys {

class JourneyReader;

/// Measures the journeys that a reader reads, and counts how their packets ended.
class MeasuredJourneys final
{
public:
    /// The reader is borrowed.
    explicit MeasuredJourneys(const JourneyReader &reader);

    /// Adds the journey, and returns true, if the reader's filter chose it.
    bool add(const Journey &journey);
    /// Returns how packets ended, after all journeys were added. It tells the measures, too, what
    /// they cannot know of a flow alone: see PacketFates::rows().
    std::vector<PacketFates::Row> conclude();

    const JourneyMeasures &measures() const { return m_measures; }
    const PacketFates &fates() const { return m_fates; }

private:
    const JourneyReader &m_reader;
    JourneyMeasures m_measures;
    PacketFates m_fates;
};

} // namespace tomato::journeys
