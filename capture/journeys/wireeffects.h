// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"
#include "capture/journeys/places.h"

#include <map>
#include <string_view>
#include <vector>

namespace tomato::journeys {

/// Knows why a wire may lose frames: the link emulation of the frames that were sent at a point,
/// and each change of it. Where both causes are possible, or none is known, it says so.
class WireEffects final
{
public:
    enum class Cause
    {
        Unknown,
        /// Emulation loses frames by chance, and no bandwidth lets them wait.
        Emulation,
        /// A bandwidth lets frames wait, and none is lost by chance.
        QueueFull
    };

    /// Adds the emulation from a time on, in the words of EmulationHistory: "bandwidth 10000
    /// kbit/s, loss 1 %". The changes of a point are added in the order of time; the first one
    /// holds before its time, too.
    void add(PointId point, Timestamp since, std::string_view emulation);
    /// Returns the cause of a loss of what was sent at the point then. It is not known around a
    /// change that makes a difference.
    Cause causeAt(PointId point, Timestamp sent) const;

private:
    /// A change is noted a little before or after the kernel has made it.
    static constexpr Timestamp Margin = std::chrono::milliseconds(200);

    struct Change
    {
        Timestamp since{};
        Cause cause = Cause::Unknown;
    };

    Cause at(const std::vector<Change> &changes, Timestamp time) const;

    std::map<PointId, std::vector<Change>> m_changes;
};

} // namespace tomato::journeys
