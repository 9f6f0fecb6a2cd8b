// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/archive/live/livering.h"

#include <memory>
#include <vector>

namespace tomato::capture {

/// The rings of one or several recordings, packet by packet in the order of time, while they are
/// written: a recording has one, and one more where its arrivals are recorded. Two hosts record
/// the two directions of a connection between them, each by its clock, and what is known here of
/// the other's recording lags behind: a packet waits until no earlier one can come from there. Not
/// thread-safe.
class LiveOrder final
{
public:
    /// Opens the rings of each recording, and reads their file headers.
    static Result<LiveOrder> begin(const std::vector<CapturedRing> &recordings,
                                   Cursor::Start start);

    /// Says of a recording that all its packets before `completeUntil`, by this machine's clock,
    /// can be read, and how far the clock that recorded it is ahead of this machine's.
    void setKnown(std::size_t recording, Timestamp completeUntil, Timestamp ahead);
    /// Has no packet wait for those of a recording any more.
    void waitNoMore(std::size_t recording);

    /// Reads packets of the rings that have none waiting. Returns whether they follow others that
    /// were not read together with them, as LiveRing::load() does.
    Result<bool> load();
    /// The ring whose packet comes next; null when none has a packet, or it has to wait.
    LiveRing *next() const;
    const std::vector<std::unique_ptr<LiveRing>> &rings() const { return m_rings; }
    std::uint64_t skippedPackets() const;

private:
    struct Recording
    {
        /// Where its rings are.
        std::size_t first = 0;
        std::size_t end = 0;
        Timestamp completeUntil = Timestamp::min();
    };

    Result<> add(const CapturedRing &captured, Cursor::Start start);
    bool hasPacket(const Recording &recording) const;

    std::vector<std::unique_ptr<LiveRing>> m_rings;
    std::vector<Recording> m_recordings;
};

} // namespace tomato::capture
