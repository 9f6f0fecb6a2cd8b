// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <filesystem>

namespace tomato {

/// Removes a folder with all that is in it, which somebody may have made so that this is hard: no
/// link is followed, folders that forbid it to their owner are opened to him, and no depth is too
/// deep. Nobody else may write there meanwhile.
Result<> removeTree(const std::filesystem::path &path);

} // namespace tomato
