// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/receiver/portcounters.h"
#include "capture/ring/ringholes.h"

#include <array>

namespace tomato::capture {

struct RecorderSettings;
class SideCounters;
class Staging;

/// Writes down from when a run may lack frames: before its ports were listened to, after they were,
/// and where frames were dropped. Not thread-safe.
class RunHoles final
{
public:
    explicit RunHoles(const RecorderSettings &settings);

    /// A recorder begins. Holes that an earlier one of the run has left open end now, and so does
    /// what a killed one had not written: all up to `wholeUntil` is there.
    void begin(Timestamp wholeUntil, Timestamp now);
    /// The side's frames were not received since it was noted so, and are from now on.
    void noteHeard(int side, Timestamp now);
    void noteDeaf(int side, Timestamp now);
    /// Notes what the kernel lost at the port since the last call.
    void noteLoss(int side, PortCounters &port);
    /// Nothing is there that came from this time on.
    void noteEnd(Timestamp from);
    /// Notes what was lost since the last call, and writes all. It tries again with the next call
    /// what cannot be written: then the ring cannot be either.
    void write(Staging &staging, const SideCounters &sides);

private:
    const RecorderSettings &m_settings;
    HoleLog m_log;
    /// Since when the frames of each side are not received.
    std::array<Timestamp, 2> m_deafSince{};
};

} // namespace tomato::capture
