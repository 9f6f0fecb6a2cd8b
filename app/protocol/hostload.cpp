// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/hostload.h"

#include "app/protocol/fields/boundedcount.h"

#include <cmath>

namespace tomato::protocol {

/// More than any machine has.
static constexpr qint64 MaxFreeMegabytes = 1'000'000'000'000;
static constexpr double MaxLoad = 1e6;

static std::optional<qint64> countFrom(const QJsonValue &value, qint64 most)
{
    const qint64 count = value.toInteger(-1);
    return count >= 0 && count <= most ? std::optional(count) : std::nullopt;
}

QJsonObject HostLoad::toJson() const
{
    QJsonObject json{{"lost", lost}};
    if (load)
        json.insert("load", *load);
    if (freeMemory)
        json.insert("freeMemory", *freeMemory);
    return json;
}

HostLoad HostLoad::fromJson(const QJsonObject &json)
{
    HostLoad told;
    const double load = json["load"].toDouble(-1);
    if (std::isfinite(load) && load >= 0 && load <= MaxLoad)
        told.load = load;
    told.freeMemory = countFrom(json["freeMemory"], MaxFreeMegabytes);
    told.lost = countFrom(json["lost"], MaxCounted).value_or(0);
    return told;
}

} // namespace tomato::protocol
