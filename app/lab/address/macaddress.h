// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace tomato::lab {

/// The bytes are in the order in which they are sent.
using MacAddress = std::array<std::uint8_t, 6>;

/// Six pairs of hexadecimal digits joined by ":" or "-"; nothing for other text, and for addresses
/// that no interface can have (multicast, all zeros).
std::optional<MacAddress> parseMacAddress(const QString &text);
/// Returns a unicast, locally administered address that depends on the seed only.
MacAddress derivedMacAddress(const std::string &seed);
/// "02:00:00:00:00:01"
std::string macText(const MacAddress &address);

} // namespace tomato::lab
