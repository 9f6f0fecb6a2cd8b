// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/matching/wiredisorder.h"

#include <algorithm>

namespace tomato::journeys {

void WireDisorder::add(PointId point, Timestamp since, std::string_view emulation)
{
    Disorder disorder;
    while (!emulation.empty()) {
        const std::size_t end = std::min(emulation.find(", "), emulation.size());
        const std::string_view effect = emulation.substr(0, end);
        emulation.remove_prefix(std::min(end + 2, emulation.size()));
        disorder.overtakes = disorder.overtakes || effect.starts_with("jitter ") ||
                             effect.starts_with("reordering ") || effect.starts_with("only for ");
        disorder.doubles = disorder.doubles || effect.starts_with("duplication ");
    }
    std::vector<Change> &changes = m_wires[point];
    const auto later = std::ranges::upper_bound(changes, since, {}, &Change::since);
    changes.insert(later, {since, disorder});
    m_isAny = m_isAny || disorder.overtakes || disorder.doubles;
}

WireDisorder::Disorder WireDisorder::find(PointId point, Timestamp from, Timestamp to) const
{
    Disorder all;
    if (!m_isAny)
        return all;
    const auto wire = m_wires.find(point);
    if (wire == m_wires.end())
        return all;
    const std::vector<Change> &changes = wire->second;
    for (std::size_t at = 0; at < changes.size(); ++at) {
        const bool isOver =
            at + 1 < changes.size() && changes[at + 1].since + Margin < from - OnItsWay;
        const bool isYetToCome = at > 0 && changes[at].since - Margin > to;
        if (isOver || isYetToCome)
            continue;
        all.overtakes = all.overtakes || changes[at].disorder.overtakes;
        all.doubles = all.doubles || changes[at].disorder.doubles;
    }
    return all;
}

} // namespace tomato::journeys
