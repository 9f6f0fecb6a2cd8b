// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/topology/element.h"

#include <QLatin1String>

namespace tomato::topology {

/// The type of an element without a network stack, which sends what is in a capture file.
inline constexpr QLatin1String ReplayType("replay");
/// The file: beneath the element's working folder, or an absolute path, about which the user is
/// asked.
inline constexpr QLatin1String ReplayFileAttribute("replay_file");
/// The other settings are called as those of a step `replay` of an experiment.
inline constexpr QLatin1String ReplayDirectionAttribute("replay_direction");
inline constexpr QLatin1String ReplaySpeedAttribute("replay_speed");
inline constexpr QLatin1String ReplayLoopsAttribute("replay_loops");
inline constexpr QLatin1String ReplayAddressesAttribute("replay_addresses");

inline bool isReplay(const Element &element)
{
    return element.type == ReplayType;
}

} // namespace tomato::topology
