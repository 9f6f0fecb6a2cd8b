// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tomato::capture {

/// The packet from which on a recording's stop conditions count; all zero before it came.
struct TriggerState
{
    /// The timestamp of the packet that matched.
    std::int64_t time = 0;
    /// Counts what was recorded before it, in packets and in bytes on the wire.
    std::uint64_t packetsBefore = 0;
    std::uint64_t bytesBefore = 0;

    friend bool operator==(const TriggerState &, const TriggerState &) = default;
};

} // namespace tomato::capture
