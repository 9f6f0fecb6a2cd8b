// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"

#include <functional>

namespace tomato::capture {

/// The clock that packets are stamped with (CLOCK_REALTIME).
Timestamp realtime();

/// CLOCK_REALTIME minus CLOCK_MONOTONIC. It changes when, and only when, somebody sets the clock:
/// slewing moves both.
std::chrono::nanoseconds clockOffset();
/// Returns the offset of another clock than CLOCK_REALTIME in the same way.
std::chrono::nanoseconds clockOffset(const std::function<Timestamp()> &clock);

} // namespace tomato::capture
