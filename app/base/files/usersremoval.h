// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"

#include <filesystem>

namespace tomato {

/// Removes a folder as removeTree() does, and what is in it of other users than this one, too: of
/// users in elements, who have the subordinate ids of this one (subuid(5)). The helper program
/// tomato-engine does that. Waits until it is done; an error is that of removeTree().
Result<> removeTreeOfUsers(const std::filesystem::path &path);

} // namespace tomato
