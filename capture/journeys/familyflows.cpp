// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/familyflows.h"

#include <algorithm>

namespace tomato::journeys {

void FamilyFlows::note(FamilyWindow::Family &family, const PacketKey &key)
{
    if (family.count == 0) {
        family.flow = m_table.number(key.flow);
        family.source = key.source;
        family.destination = key.destination;
        return;
    }
    // Pieces have no ports.
    const bool isFirst = family.source == key.source && family.destination == key.destination;
    if (isFirst || key.isFragment)
        return;
    std::vector<Other> &others = m_others[family.key];
    const bool isKnown = std::ranges::any_of(others, [&key](const Other &each) {
        return each.source == key.source && each.destination == key.destination;
    });
    if (!isKnown && others.size() < MaxOthers)
        others.push_back({key.source, key.destination, key.flow});
}

std::uint32_t FamilyFlows::of(const FamilyWindow::Family &family, const Sighting &sighting)
{
    const auto found = m_others.empty() ? m_others.end() : m_others.find(family.key);
    if (found == m_others.end() || sighting.has(Sighting::Fragment))
        return family.flow;
    for (const Other &each : found->second) {
        if (each.source == sighting.source && each.destination == sighting.destination)
            return m_table.number(each.flow);
    }
    return family.flow;
}

} // namespace tomato::journeys
