// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace tomato::capture {

/// A name for a folder that stays inside the one in which it is unpacked, and that any system can
/// take.
std::string folderName(const std::string &name);

/// Such paths of at most two names. No two are alike, also where case does not count: what would
/// be unpacked over another one gets a number.
std::vector<std::string> folderPaths(const std::vector<std::string> &wanted);

} // namespace tomato::capture
