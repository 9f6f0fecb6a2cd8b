// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace tomato {

/// The time since 1970-01-01 UTC.
using Timestamp = std::chrono::nanoseconds;

} // namespace tomato
