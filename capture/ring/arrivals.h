// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/ring/ringreader.h"

#include <filesystem>
#include <memory>

namespace tomato::capture {

/// The folder inside a run's that holds its arrivals: the frames that left the wire at its far
/// ends, behind the emulation, by the end that sent them. It is a ring like the run's own, so that
/// the frames that were sent are counted, limited and read as if there were no arrivals.
std::filesystem::path arrivalsPath(const std::filesystem::path &run);
/// Null when the run has none that can be read: a recorder that was killed may leave an empty
/// folder or half a state, and what was sent is read without them then.
std::shared_ptr<RingReader> openArrivals(const std::filesystem::path &run);
bool hasArrivals(const std::filesystem::path &run);

} // namespace tomato::capture
