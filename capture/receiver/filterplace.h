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

/// Where an expression that does not compile goes wrong, which libpcap does not say: the first word
/// after which it could not become right any more, whatever came behind; the last word when
/// something is missing behind it. None for one that compiles, or that is wrong as a whole. It asks
/// the compiler some hundred times, so it belongs where that can be killed.
std::optional<FilterPlace> failingPlace(const std::string &expression);

} // namespace tomato::capture
