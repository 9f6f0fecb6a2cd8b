// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/measures/namedways.h"
#include "capture/tracing/tracedjourneys.h"

#include <QCoreApplication>
#include <QString>

namespace tomato::plugins {

/// Texts about journeys, in the user's language.
class JourneyTexts
{
    Q_DECLARE_TR_FUNCTIONS(JourneyTexts)

public:
    /// Returns "12:03:04.123456", in local time.
    static QString timeOfDay(Timestamp time);
    static QString match(journeys::Match match);
    static QString fate(journeys::Fate fate);
    /// Returns "duplicated, translated"; empty for none.
    static QString changes(std::uint8_t changes);
    /// Returns "h1 → r1" or the interface's label.
    static QString point(const journeys::Places &places, journeys::PointId id);
    /// Returns what lies between two points: "link", "r1", "link, r1".
    static QString step(const journeys::Places &places, journeys::PointId from, bool isOverGap);
    /// Names a step so that no other one has the same name: "h1 → r1: link, r1, to r1 → r2".
    static QString step(const journeys::Places &places, const journeys::StepMeasure &step);
    /// Returns where packets ended that were seen last at the point: a link or an element.
    static QString place(const journeys::Places &places, journeys::PointId last);
    static QString flow(const journeys::FlowTable &flows, std::uint32_t flow);
    /// Returns what stands for a flow in the name of a file: "UDP-10.0.1.2-5000-to-10.0.3.2-80".
    static QString fileName(const QString &flow);
    /// Returns the path, such as "h1 r1 r2 h2".
    static QString way(const journeys::NamedWay &way);
    static QString number(std::uint64_t number);
    /// Returns the number for a text with a plural.
    static int amount(std::uint64_t number);
    /// Returns a percentage such as "1.2 %".
    static QString share(std::uint64_t part, std::uint64_t of);
    /// Returns what to do when there is no packet to show.
    static QString hint(bool isReading, bool isAnythingRecorded, bool isRead);
    /// Says why what was read may not be trusted: a damaged file, packets that are missing, links
    /// that do not balance; empty for nothing.
    static QString troubles(const journeys::TracedJourneys &found);
    /// The same, then how much was read, and how certain all matches are.
    static QString totals(const journeys::TracedJourneys &found);
};

} // namespace tomato::plugins
