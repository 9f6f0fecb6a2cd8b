// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>

namespace tomato {

/// The most bytes of a name that go into a file name, with space for what is added to it: a file
/// system accepts 255 bytes.
inline constexpr std::size_t MaxFileName = 120;

/// Returns a name of at most that many bytes (more than 20): a longer one ends in a hash of the
/// whole name, so that different names stay different. UTF-8 is cut between characters.
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
