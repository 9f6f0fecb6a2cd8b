// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/tracing/measuredjourneys.h"

#include "capture/tracing/journeyreader.h"

namespace tomato::journeys {

MeasuredJourneys::MeasuredJourneys(const JourneyReader &reader)
    : m_reader(reader), m_measures(reader.places(), reader.flows(), reader.horizon()),
      m_fates(reader.places(), reader.flows(), reader.horizon(), &reader.refusals(),
              &reader.effects(), reader.translators())
{
    m_measures.setUnrecorded(reader.unrecorded());
}

bool MeasuredJourneys::add(const Journey &journey)
{
    if (!journey.isChosen)
        return false;
    m_measures.add(journey);
    m_fates.add(journey);
    return true;
}

std::vector<PacketFates::Row> MeasuredJourneys::conclude()
{
    return m_fates.rows(m_measures, m_reader.unrecorded());
}

} // namespace tomato::journeys
