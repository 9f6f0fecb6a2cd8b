// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace tomato::lab {

/// Returns the settings that an administrator has to change so that user namespaces are allowed on
/// this machine; empty when none of the known settings forbids them. `sysctls` is where the
/// settings are read.
std::string whatToSet(const std::filesystem::path &sysctls = "/proc/sys");

} // namespace tomato::lab
