// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

namespace tomato::exchange {

/// How a link changes the frames of one direction, in the units of ToMaTo's attributes.
struct LinkEmulation
{
    std::optional<double> bandwidthKbit;
    std::optional<double> delayMilliseconds;
    std::optional<double> jitterMilliseconds;
    std::optional<double> lossPercent;
    std::optional<double> duplicatePercent;
    std::optional<double> corruptPercent;

    bool operator==(const LinkEmulation &other) const = default;
};

} // namespace tomato::exchange
