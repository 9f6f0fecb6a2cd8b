// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

namespace tomato::lab {

/// The search path for programs in elements.
inline constexpr const char *ElementPath =
    "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/// The path of a program that elements can run; empty when this machine does not have it.
using FindProgram = std::function<std::string(const std::string &name)>;
std::string findProgram(const std::string &name);

/// Returns the path of tomato-element: as findHelperProgram() finds it, else in ../bin.
std::string findElementProgram();

/// Quotes the text as one word of shell.
std::string quoted(const std::string &word);

} // namespace tomato::lab
