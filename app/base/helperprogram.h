// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace tomato {

/// A program of this project that nobody calls by hand, such as "tomato-layout": beside the running
/// program, as in a build folder and among each other; else where an installation keeps them for
/// the programs in its bin, in ../libexec/tomato-desktop. Empty when it is in neither place.
std::string findHelperProgram(const std::string &name);

/// Finds a helper of a program in `folder` instead of the running one.
std::string findHelperProgram(const std::string &folder, const std::string &name);

/// The command `tomato`: $TOMATO, else the one beside the running program, which is where it stands
/// in a build folder and among installed programs. Empty when there is none.
std::string findShellProgram();

} // namespace tomato
