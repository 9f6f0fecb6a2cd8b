// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/wireeffects.h"

#include <algorithm>
#include <iterator>

namespace tomato::journeys {

static WireEffects::Cause causeOf(std::string_view emulation)
{
    bool loses = false;
    bool limits = false;
    while (!emulation.empty()) {
        const std::size_t end = std::min(emulation.find(", "), emulation.size());
        const std::string_view effect = emulation.substr(0, end);
        emulation.remove_prefix(std::min(end + 2, emulation.size()));
        loses = loses || effect.starts_with("loss ");
        limits = limits || effect.starts_with("bandwidth ");
    }
    if (loses == limits)
        return WireEffects::Cause::Unknown;
    return loses ? WireEffects::Cause::Emulation : WireEffects::Cause::QueueFull;
}

void WireEffects::add(PointId point, Timestamp since, std::string_view emulation)
{
    m_changes[point].push_back({since, causeOf(emulation)});
}

WireEffects::Cause WireEffects::at(const std::vector<Change> &changes, Timestamp time) const
{
    // A link that is driven by an experiment may have thousands, and each loss is looked up.
    const auto later = std::upper_bound(
        changes.begin(), changes.end(), time,
        [](Timestamp wanted, const Change &change) { return wanted < change.since; });
    return later == changes.begin() ? changes.front().cause : std::prev(later)->cause;
}

WireEffects::Cause WireEffects::causeAt(PointId point, Timestamp sent) const
{
    const auto found = m_changes.find(point);
    if (found == m_changes.end())
        return Cause::Unknown;
    const Cause before = at(found->second, sent - Margin);
    return before == at(found->second, sent + Margin) ? before : Cause::Unknown;
}

} // namespace tomato::journeys
