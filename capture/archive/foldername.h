// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace tomato::capture {

/// Returns a name for a folder that stays inside the one in which it is unpacked and that is valid
/// on any system.
std::string folderName(const std::string &name);

/// Returns such paths, each of at most two names. No two are equal, even where case does not count:
/// a path that would be unpacked over another one gets a number.
std::vector<std::string> folderPaths(const std::vector<std::string> &wanted);

} // namespace tomato::capture
