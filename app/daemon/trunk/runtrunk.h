// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QLatin1String>

namespace tomato::engine {

/// Which end of a trunk a process is.
enum class TrunkEnd
{
    /// Has the streams of all hosts.
    Home,
    /// Its standard input and output are the stream to the home.
    Part
};

/// What a part calls the ends of its wires.
inline constexpr QLatin1String PartEnd("part");
inline constexpr QLatin1String HomeEnd("home");
/// What the home calls its own.
inline constexpr QLatin1String HereEnd("here");

/// Brings the frames of this lab's wires to other hosts. Returns the exit code.
int runTrunk(const LabId &lab, TrunkEnd end);

} // namespace tomato::engine
