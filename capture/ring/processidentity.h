// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <array>
#include <cstdint>

namespace tomato::capture {

/// A process that cannot be mistaken for a later one with the same number: its start in clock
/// ticks since boot and the boot's own id (proc(5)) belong to it.
struct ProcessIdentity
{
    std::int64_t process = 0;
    std::uint64_t start = 0;
    std::array<char, 36> boot{};

    /// The calling process.
    static ProcessIdentity current();
    bool isAlive() const;

    friend bool operator==(const ProcessIdentity &, const ProcessIdentity &) = default;
};

} // namespace tomato::capture
