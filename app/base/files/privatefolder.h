// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace tomato {

/// Makes the folder, and those above it that are not there, for their owner alone. One that is
/// there stays as it is. Returns whether it is there; else errno says why not.
bool makePrivateFolder(const std::filesystem::path &folder);

} // namespace tomato
