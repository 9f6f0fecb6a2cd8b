// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "capture/journeys/measures/journeymeasures.h"
#include "capture/tracing/journeyreader.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <functional>

namespace tomato::cli {

/// Returns "20.1 ms", "31 µs" or "1.20 s", with no digit that is finer than the resolution.
QString delayText(Timestamp delay, Timestamp resolution = Timestamp(1));
/// Returns a percentage such as "1.2 %".
QString shareText(std::uint64_t part, std::uint64_t of);
/// Returns "certain", "by order" or "ambiguous"; "first" for the point that is not matched.
QString words(journeys::Match match);
/// Returns those of "duplicated", "translated", "fragmented" and "over gap" that apply.
QStringList changeWords(std::uint8_t changes);
/// Returns the text as a value of a table with commas between the values.
QString csvText(QString text);
/// Returns "h1:eth0 -> r1:eth1 sent", with the name that the recording has.
QString pointName(const journeys::Point &point);
/// Returns the flow as text; "all other flows" for those beyond the most that are told apart.
QString flowName(const journeys::FlowTable &flows, std::uint32_t flow);
/// Names the step between two points: its kind is "link", "node", "link and node", "gap" or
/// "unknown"; its name is "h1:eth0 -> r1:eth1" or "r1".
struct StepName
{
    QString kind;
    QString name;
};
StepName stepName(const journeys::Places &places, journeys::PointId from, journeys::PointId to,
                  bool isOverGap);

/// Says of which links losses cannot be seen, as their arrivals are not recorded.
void noteUnseenLosses(const journeys::JourneyReader &reader,
                      const journeys::JourneyMeasures &measures);
QJsonArray unseenLossesJson(const journeys::JourneyReader &reader,
                            const journeys::JourneyMeasures &measures);

/// Prints on standard error which files are damaged, and where what is read of them ends.
void noteDamage(const journeys::JourneyReader &reader);
/// Returns the same as [{"file", "byte", "packets", "reason"}].
QJsonArray damageJson(const journeys::JourneyReader &reader);
/// Returns the exit code, which is that of `grep`: with --flow it is Failed when no packet matched,
/// which standard error says then.
int foundSome(const Arguments &arguments, const journeys::JourneyReader &reader,
              const journeys::JourneyMeasures &measures);
/// Prints in two lines how much was read and how certain all matches are, and then further remarks.
/// The measures may be those of some of the journeys; `totals` are of all.
void printTotals(const journeys::Totals &totals, const journeys::JourneyMeasures &measures,
                 qsizetype recordings);
/// Prints on standard error how many matches are how certain.
void noteMatches(const journeys::JourneyMeasures &measures);
/// Returns what printTotals() prints, with `packetsInAll` and `journeysInAll`.
QJsonObject toJson(const journeys::Totals &totals, const journeys::JourneyMeasures &measures);
void printSteps(const journeys::Places &places, const journeys::JourneyMeasures &measures);
QJsonArray stepsJson(const journeys::Places &places, const journeys::JourneyMeasures &measures);
/// Prints the `most` flows that have the most packets.
void printFlows(const journeys::Places &places, const journeys::FlowTable &flows,
                const journeys::JourneyMeasures &measures, std::size_t most);
/// Writes those with the most packets first. They are not kept: there are many.
void writeFlows(const journeys::Places &places, const journeys::FlowTable &flows,
                const journeys::JourneyMeasures &measures,
                const std::function<void(const QJsonObject &)> &write);

/// Prints the path of one packet, a line for each point.
void printJourney(const journeys::Places &places, const journeys::FlowTable &flows,
                  const journeys::Journey &journey);

} // namespace tomato::cli
