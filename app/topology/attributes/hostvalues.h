// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/attributes/attributenames.h"
#include "app/topology/topology.h"

#include <algorithm>

namespace tomato::topology {

/// The value of HostAttribute and PlacedAttribute that means this machine.
inline constexpr QLatin1String HereValue("here");

/// Returns whether a text can be the name of a host: [A-Za-z0-9][A-Za-z0-9._-]{0,62}.
inline bool isHostName(const QString &text)
{
    constexpr int Max = 63;
    const auto isAlphanumeric = [](QChar each) {
        return each.unicode() < 128 && each.isLetterOrNumber();
    };
    if (text.isEmpty() || text.size() > Max || !isAlphanumeric(text.front()))
        return false;
    return std::all_of(text.begin(), text.end(), [&](QChar each) {
        return isAlphanumeric(each) || each == u'.' || each == u'_' || each == u'-';
    });
}

/// Returns where an element runs: where it was placed, else where it is pinned, else on this
/// machine.
inline QString hostOf(const Element &device)
{
    for (const QLatin1String key : {HostAttribute, PlacedAttribute}) {
        const QString host = device.attributes.value(key).toString();
        if (!host.isEmpty())
            return host;
    }
    return HereValue;
}

/// Returns whether some element runs on another host.
inline bool usesHosts(const Topology &topology)
{
    return std::any_of(topology.elements().begin(), topology.elements().end(), [](auto &each) {
        return !each.second.isInterface() && hostOf(each.second) != HereValue;
    });
}

} // namespace tomato::topology
