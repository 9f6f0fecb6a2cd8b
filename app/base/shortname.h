// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>

namespace tomato {

/// As much of a name as a file may be called by, with room for what others put around it: a file
/// system takes 255 bytes.
inline constexpr std::size_t MaxFileName = 120;

/// A name of at most so many bytes (more than 20): a longer one ends in a number that is made of
/// the whole of it, so that names that differ stay different. UTF-8 is cut between letters.
inline std::string shortName(const std::string &name, std::size_t mostBytes = MaxFileName)
{
    if (name.size() <= mostBytes)
        return name;
    // FNV-1a with 64 bits.
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char each : name)
        hash = (hash ^ static_cast<unsigned char>(each)) * 0x100000001b3;
    char number[18] = {};
    std::snprintf(number, sizeof number, "~%016llx", static_cast<unsigned long long>(hash));
    std::size_t end = mostBytes - 17;
    while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xc0) == 0x80)
        --end;
    return name.substr(0, end) + number;
}

} // namespace tomato
