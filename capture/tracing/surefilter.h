// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/packets/networkheader.h"

#include <pcap/pcap.h>

#include <cstdint>
#include <span>

namespace tomato::journeys {

/// Bytes of a frame whose values are not known: `from` counts, `to` does not.
struct UnsureBytes
{
    std::size_t from = 0;
    std::size_t to = 0;
};

/// Tells whether a compiled filter takes a frame whatever the unsure bytes are. `original` is the
/// length on the wire of a frame of which less may be kept. False, too, when that takes long to
/// find out.
bool surelyTakes(const bpf_program &filter, Bytes frame, std::uint32_t original,
                 std::span<const UnsureBytes> unsure);

} // namespace tomato::journeys
