// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"

#include <optional>

namespace tomato::capture {

/// When the recording of a ring began and ended, as its description says; nothing where that is not
/// known.
struct RunTimes
{
    std::optional<Timestamp> start = {};
    std::optional<Timestamp> stop = {};
};

} // namespace tomato::capture
