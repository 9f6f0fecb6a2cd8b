// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/error.h"
#include "app/base/timestamp.h"
#include "capture/options/ringlimits.h"
#include "capture/ring/counters.h"
#include "capture/ring/triggerstate.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace tomato::capture {

/// One pcap file of a ring, as far as it is committed.
struct Segment
{
    /// Counts up from 1 within a run.
    std::uint64_t number = 0;
    std::filesystem::path path;
    /// Committed bytes, pcap file header included; always ends on a packet boundary.
    std::uint64_t bytes = 0;
    /// Committed packets, and how many packets of this run came before this segment.
    std::uint64_t packets = 0;
    std::uint64_t packetsBefore = 0;
    /// The timestamps of the first and the last packet; zero when there is none.
    Timestamp first{};
    Timestamp last{};
};

/// A ring at one moment.
struct RingSnapshot
{
    /// Oldest first; the last one is being written while recording.
    std::vector<Segment> segments;
    Counters counters;
    TriggerState trigger;
    RingLimits limits;
    bool recording = false;

    /// Returns the committed bytes of all segments.
    std::uint64_t bytes() const;
};

/// Reads the ring in a run's folder, from any process, while it is written or long after.
/// Thread-safe. A ring whose writer was killed reads as not recording.
class RingReader final
{
public:
    static Result<std::shared_ptr<RingReader>> open(const std::filesystem::path &directory);
    ~RingReader();

    RingSnapshot snapshot() const;
    /// Differs when the ring is not the same any more; costs next to nothing.
    std::uint64_t mark() const;
    /// Tells the recorder whether somebody waits for each packet, so that it commits them at once
    /// (counted: each true needs its false).
    void watch(bool watched);
    const std::filesystem::path &directory() const;

private:
    class Mapping;
    explicit RingReader(std::unique_ptr<Mapping> mapping);
    std::unique_ptr<Mapping> m_mapping;
};

/// Cuts what a killed writer left half-written at the end of the newest segment, and rebuilds the
/// ring's state from the files; the same where somebody else cut or removed segments. Does nothing
/// to a ring that is being recorded or is whole. The run's arrivals are mended with it.
Result<> repairRing(const std::filesystem::path &directory);

} // namespace tomato::capture
