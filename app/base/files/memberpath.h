// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tomato {

/// Judges the path of a file that a stranger named (in an archive, a manifest) and that is to lie
/// beneath a folder. Returns why it must not be used there: "would leave the folder"; empty for a
/// good one. Good is only what has one meaning for every program: names with one '/' between them.
std::string problemOfMemberPath(std::string_view path);

} // namespace tomato
