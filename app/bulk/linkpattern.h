// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/topology/topology.h"

#include <array>
#include <vector>

namespace tomato::bulk {

/// The devices that two patterns want to have linked.
struct LinkedPairs
{
    std::vector<std::array<ElementId, 2>> pairs;
    /// Pairs that have a link already: they get no second one.
    int joined = 0;
};

/// More pairs than these are refused.
inline constexpr std::size_t MaxLinkedPairs = 20'000;

/// Each device that `from` matches with each one that `to` matches, no pair twice and none with
/// itself. In `to`, \1 to \9 are what `from` captured: "leaf(\d+)" and "host\1-*". See NamePattern.
/// Fails when a pattern is none, when it matches nothing, and when there are too many pairs.
Result<LinkedPairs> findPairs(const topology::Topology &topology, const QString &from,
                              const QString &to);

/// The connections of these pairs, and the interfaces that they need: of each device its free ones
/// are taken first. Fails at a device that has no end to spare.
Result<topology::Topology::Removed> linksFor(const topology::Topology &topology,
                                             const std::vector<std::array<ElementId, 2>> &pairs);

} // namespace tomato::bulk
