// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"

#include <optional>
#include <string>

namespace tomato {

/// 2026-01-31T12:00:00.000000000Z
std::string isoTime(Timestamp time);
/// The same backwards; nothing for any other text.
std::optional<Timestamp> timeFromIso(const std::string &text);

} // namespace tomato
