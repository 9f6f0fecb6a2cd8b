// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/tracing/tracedjourneys.h"

#include <QCoreApplication>
#include <QString>

namespace tomato::plugins {

/// What is said of journeys, in the user's language.
class JourneyTexts
{
    Q_DECLARE_TR_FUNCTIONS(JourneyTexts)

public:
    /// "20.1 ms", "31 µs", "1.20 s"; with its sign when that is wanted.
    static QString delay(Timestamp delay);
    /// "12:03:04.123456", the computer's time of day.
    static QString timeOfDay(Timestamp time);
    static QString match(journeys::Match match);
    static QString fate(journeys::Fate fate);
    /// "duplicated, translated"; empty for none.
    static QString changes(std::uint8_t changes);
    /// "h1 → r1" or what the interface is called.
    static QString point(const journeys::Places &places, journeys::PointId id);
    /// What lies between two points: "link", "r1", "link, r1".
    static QString step(const journeys::Places &places, journeys::PointId from, bool isOverGap);
    /// Where packets came to their end that were seen last at the point: a link or an element.
    static QString place(const journeys::Places &places, journeys::PointId last);
    static QString flow(const journeys::FlowTable &flows, std::uint32_t flow);
    /// "h1 r1 r2 h2".
    static QString way(const journeys::Places &places, const std::vector<journeys::PointId> &way);
    static QString number(std::uint64_t number);
    /// "1.2 %".
    static QString share(std::uint64_t part, std::uint64_t of);
    /// How much was read, and how sure all matches are.
    static QString totals(const journeys::TracedJourneys &found);
};

} // namespace tomato::plugins
