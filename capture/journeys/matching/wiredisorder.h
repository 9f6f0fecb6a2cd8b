// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/places.h"

#include <map>
#include <string_view>
#include <vector>

namespace tomato::journeys {

/// Knows on which wires emulation lets frames overtake each other, or doubles them: there, the
/// order in which they leave says nothing.
class WireDisorder final
{
public:
    /// Adds the emulation of what is sent at a point, like WireEffects: the first change in time
    /// holds before its time, too.
    void add(PointId point, Timestamp since, std::string_view emulation);

    /// Tell whether the wire can have done so to frames that were on it in that time.
    bool mayOvertake(PointId point, Timestamp from, Timestamp to) const
    {
        return find(point, from, to).overtakes;
    }
    bool mayDouble(PointId point, Timestamp from, Timestamp to) const
    {
        return find(point, from, to).doubles;
    }

private:
    /// A change is noted a little before or after the kernel has made it, and what was sent before
    /// it is on its way for a while.
    static constexpr Timestamp Margin = std::chrono::milliseconds(200);
    static constexpr Timestamp OnItsWay = std::chrono::seconds(1);

    struct Disorder
    {
        bool overtakes = false;
        bool doubles = false;
    };
    struct Change
    {
        Timestamp since{};
        Disorder disorder;
    };

    /// Returns all disorder that held at some time between the two.
    Disorder find(PointId point, Timestamp from, Timestamp to) const;

    std::map<PointId, std::vector<Change>> m_wires;
    /// Whether any of them is in disorder at times.
    bool m_isAny = false;
};

} // namespace tomato::journeys
