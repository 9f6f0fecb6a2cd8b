// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"

#include <optional>
#include <string>

namespace tomato {

/// 2026-01-31T12:00:00.000000000Z
std::string isoTime(Timestamp time);
/// Parses such a text; returns nothing for any other one.
std::optional<Timestamp> timeFromIso(const std::string &text);

} // namespace tomato
