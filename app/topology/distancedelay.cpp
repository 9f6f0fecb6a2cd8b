// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/distancedelay.h"

#include "app/topology/attributes/attributenames.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace tomato::topology {

namespace {

struct PlaceOnEarth
{
    double latitude = 0;
    double longitude = 0;
};

std::optional<PlaceOnEarth> placeOf(const Element &device)
{
    const QJsonValue latitude = device.attributes.value(LatitudeAttribute);
    const QJsonValue longitude = device.attributes.value(LongitudeAttribute);
    if (!latitude.isDouble() || !longitude.isDouble())
        return std::nullopt;
    constexpr double Radians = std::numbers::pi / 180;
    return PlaceOnEarth{latitude.toDouble() * Radians, longitude.toDouble() * Radians};
}

/// By the haversine formula, on a sphere of the earth's mean radius (IUGG).
double kilometresBetween(const PlaceOnEarth &one, const PlaceOnEarth &other)
{
    constexpr double Radius = 6371.0088;
    const auto haversine = [](double angle) { return std::pow(std::sin(angle / 2), 2); };
    const double share = haversine(other.latitude - one.latitude) +
                         std::cos(one.latitude) * std::cos(other.latitude) *
                             haversine(other.longitude - one.longitude);
    return 2 * Radius * std::asin(std::sqrt(std::min(share, 1.0)));
}

} // namespace

DistanceDelays delaysFromDistance(const Topology &topology, const std::set<ConnectionId> &among,
                                  double detour)
{
    DistanceDelays delays;
    std::set<ElementId> unknown;
    for (const auto &[id, connection] : topology.connections()) {
        if (!among.empty() && !among.contains(id))
            continue;
        const Element *one = topology.deviceOf(connection.ends[0]);
        const Element *other = topology.deviceOf(connection.ends[1]);
        const auto from = placeOf(*one);
        const auto to = placeOf(*other);
        if (!from)
            unknown.insert(one->id);
        if (!to)
            unknown.insert(other->id);
        if (!from || !to)
            continue;
        const double kilometres = kilometresBetween(*from, *to);
        const double microseconds = kilometres * detour / KilometresPerMillisecond * 1000;
        delays.links.push_back({id, kilometres, std::round(microseconds) / 1000});
    }
    delays.withoutPlace.assign(unknown.begin(), unknown.end());
    return delays;
}

std::map<ConnectionId, QJsonObject> delayChanges(const DistanceDelays &delays)
{
    std::map<ConnectionId, QJsonObject> changes;
    for (const DistanceDelay &each : delays.links) {
        QJsonObject &change = changes[each.connection];
        for (const char *way : {"_from", "_to"})
            change.insert(DelayEffect + QLatin1String(way), each.milliseconds);
    }
    return changes;
}

} // namespace tomato::topology
