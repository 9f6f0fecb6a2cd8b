// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace tomato::capture {

/// A part of a filter expression, in bytes.
struct FilterPlace
{
    std::size_t at = 0;
    std::size_t length = 0;
};

/// Finds where an expression that does not compile goes wrong, which libpcap does not report: the
/// first word after which no continuation could make it right, or the last word when something is
/// missing behind it. There is none for an expression that compiles, or that is wrong as a whole.
/// The function calls the compiler some hundred times, so it is to run in a process that can be
/// killed.
std::optional<FilterPlace> failingPlace(const std::string &expression);

} // namespace tomato::capture
