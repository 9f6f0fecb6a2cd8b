// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/journeymeasures.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace tomato::cli {

/// "20.1 ms", "31 µs", "1.20 s".
QString delayText(Timestamp delay);
/// "1.2 %".
QString shareText(std::uint64_t part, std::uint64_t of);
/// "certain", "by order", "ambiguous"; "first" for the one that is not matched.
QString words(journeys::Match match);
/// "duplicated", "translated", "fragmented", "over gap".
QStringList changeWords(std::uint8_t changes);
/// "h1:eth0 -> r1:eth1 sent" as its recording calls it.
QString pointName(const journeys::Point &point);
/// What lies between two points: "link", "node", "link and node", "gap", "unknown"; and what it is
/// called: "h1:eth0 -> r1:eth1", "r1".
struct StepName
{
    QString kind;
    QString name;
};
StepName stepName(const journeys::Places &places, journeys::PointId from, journeys::PointId to,
                  bool isOverGap);

/// How much was read and how sure all matches are, in two lines, and what else is to be told.
void printTotals(const journeys::Totals &totals, const journeys::JourneyMeasures &measures,
                 qsizetype recordings);
QJsonObject toJson(const journeys::Totals &totals, const journeys::JourneyMeasures &measures);
void printSteps(const journeys::Places &places, const journeys::JourneyMeasures &measures);
QJsonArray stepsJson(const journeys::Places &places, const journeys::JourneyMeasures &measures);
/// The `most` flows with most packets.
void printFlows(const journeys::Places &places, const journeys::FlowTable &flows,
                const journeys::JourneyMeasures &measures, std::size_t most);
QJsonArray flowsJson(const journeys::Places &places, const journeys::FlowTable &flows,
                     const journeys::JourneyMeasures &measures);

/// One packet's way, a line for each point.
void printJourney(const journeys::Places &places, const journeys::FlowTable &flows,
                  const journeys::Journey &journey);

} // namespace tomato::cli
