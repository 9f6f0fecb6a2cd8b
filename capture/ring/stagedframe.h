// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"

#include <cstdint>

namespace tomato::capture {

class StagingChunk;

/// A frame that was copied out of the kernel's buffer: a finished pcap record.
struct StagedFrame
{
    Timestamp time{};
    const char *record = nullptr;
    /// The length of the whole record, header included.
    std::uint32_t bytes = 0;
    /// The length of the frame on the wire.
    std::uint32_t original = 0;
    int side = 0;
    StagingChunk *chunk = nullptr;
};

} // namespace tomato::capture
