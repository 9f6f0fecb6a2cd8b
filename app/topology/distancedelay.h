// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/topology.h"

#include <QJsonObject>

#include <map>
#include <set>
#include <vector>

namespace tomato::topology {

/// In a fibre light takes as long for this many kilometres: two thirds of its speed in a vacuum.
inline constexpr double KilometresPerMillisecond = 299.792458 * 2 / 3;

/// The delay that the distance of its ends gives to a connection.
struct DistanceDelay
{
    ConnectionId connection;
    /// The distance on the surface of the earth, along a great circle.
    double kilometres = 0;
    /// The time that frames take for the distance in each direction, rounded to microseconds.
    double milliseconds = 0;
};

struct DistanceDelays
{
    std::vector<DistanceDelay> links;
    /// These elements have no place, and some of their connections get no delay therefore.
    std::vector<ElementId> withoutPlace;
};

/// Returns the delay of each of these connections (of all where none is named) between elements
/// whose `latitude` and `longitude` are known. A cable is `detour` times as long as the straight
/// way.
DistanceDelays delaysFromDistance(const Topology &topology, const std::set<ConnectionId> &among,
                                  double detour);

/// The attributes that change.
std::map<ConnectionId, QJsonObject> delayChanges(const DistanceDelays &delays);

/// The bounds of a detour.
inline constexpr double MinDetour = 1;
inline constexpr double MaxDetour = 10;

} // namespace tomato::topology
