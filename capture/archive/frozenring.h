// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/filedescriptor.h"
#include "capture/ring/ringreader.h"

#include <cstdint>
#include <functional>
#include <span>

namespace tomato::capture {

/// The content of a ring at one moment, without a last segment that was begun and holds nothing yet
/// (a ring without any packet has one part, whose file has only a header). Its segments are open,
/// so that they stay readable whatever the recording does meanwhile.
class FrozenRing final
{
public:
    static Result<FrozenRing> open(const RingReader &ring);

    struct Part
    {
        Segment segment;
        FileDescriptor file;
    };
    const std::vector<Part> &parts() const { return m_parts; }
    /// These are the counters at that moment.
    const Counters &counters() const { return m_counters; }
    std::vector<Part> takeParts() { return std::move(m_parts); }
    /// Committed bytes of all segments.
    std::uint64_t bytes() const;

    using Sink = std::function<Result<>(std::span<const char>)>;
    /// Hands out the part's committed bytes from the offset on, about a megabyte at a time.
    static Result<> read(const Part &part, std::uint64_t offset, const Sink &sink);

private:
    std::vector<Part> m_parts;
    Counters m_counters;
};

} // namespace tomato::capture
