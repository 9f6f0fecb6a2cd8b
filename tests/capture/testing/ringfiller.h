// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/receiver/staging/staging.h"
#include "capture/ring/ringreader.h"
#include "capture/ring/ringwriter.h"

namespace tomato::capture {

/// Fills a ring without a wire: numbered frames, a microsecond apart, alternately from both sides.
class RingFiller final
{
public:
    explicit RingFiller(const std::filesystem::path &directory, const RingLimits &limits = {},
                        Precision precision = Precision::Micro);

    /// Adds and commits; throws when the writer fails.
    void add(std::uint64_t packets, std::size_t bytes = 100);
    /// Adds and commits one frame that was stamped at this time.
    void addAt(Timestamp time, std::size_t bytes = 100);
    void finish();
    RingWriter &writer() { return *m_writer; }
    std::uint64_t packets() const { return m_next; }

private:
    void stage(Timestamp time, std::size_t bytes);
    void commit();

    std::unique_ptr<RingWriter> m_writer;
    Staging m_staging;
    std::uint64_t m_next = 0;
};

/// Returns the ring's state; throws when it cannot be read.
RingSnapshot ringSnapshot(const std::filesystem::path &directory);
/// When the frame with this number was stamped.
Timestamp fillerTime(std::uint64_t number);
/// The smallest segments that are allowed, so that rings turn quickly.
RingLimits smallLimits(std::uint32_t segments);

} // namespace tomato::capture
