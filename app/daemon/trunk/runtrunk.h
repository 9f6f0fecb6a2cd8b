// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/ids.h"

#include <QLatin1String>

namespace tomato::engine {

/// Selects the end of a trunk that a process is.
enum class TrunkEnd
{
    /// The home has the streams of all hosts.
    Home,
    /// Its standard input and output are the stream to the home.
    Part
};

/// The name of the part in the ends of its wires.
inline constexpr QLatin1String PartEnd("part");
inline constexpr QLatin1String HomeEnd("home");
/// The name of the home in the ends of its wires.
inline constexpr QLatin1String HereEnd("here");

/// Brings the frames of this lab's wires to other hosts. Returns the exit code.
/// `epoch`: of the home that a part's end is for, or 0.
int runTrunk(const LabId &lab, TrunkEnd end, qint64 epoch = 0);

} // namespace tomato::engine
