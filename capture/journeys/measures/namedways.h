// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/measures/journeymeasures.h"

#include <string>
#include <vector>

namespace tomato::journeys {

/// The ways of a flow as people tell them apart.
struct NamedWay
{
    /// The elements on it: "r1", or "r1:eth2" for the end of a link that packets of the flow left
    /// for the same element by another link, too.
    std::vector<std::string> elements;
    std::uint64_t packets = 0;
};

/// Ways of which a different part was seen, and whose names are the same, are one. In the given
/// order.
std::vector<NamedWay> namedWays(const Places &places, const std::vector<FlowMeasure::Way> &ways);

} // namespace tomato::journeys
