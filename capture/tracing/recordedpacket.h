// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace tomato::journeys {

/// The bytes of one packet of the run in this folder, by its number in the run, from 0; of a ring
/// that is written, too. Fails when the ring dropped it meanwhile.
Result<std::vector<char>> readRecordedPacket(const std::filesystem::path &directory,
                                             std::uint64_t number);

} // namespace tomato::journeys
