// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace tomato {

/// Deflates bytes with little work, in zlib's format (RFC 1950).
std::string deflated(std::span<const char> bytes);

/// Returns what was deflated; nothing where that is no such format, is cut off, or has more than
/// `most` bytes, for which no memory is taken: a few bytes may stand for any number.
std::optional<std::string> inflated(std::span<const char> bytes, std::size_t most);

} // namespace tomato
