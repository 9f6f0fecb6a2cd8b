// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/matching/familyflows.h"

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
    if (key.isFragment) {
        // Segments of a stream are of the flow of their frame.
        if (key.stream == 0)
            notePiece(family, key);
        return;
    }
    if (family.source == key.source && family.destination == key.destination)
        return;
    std::vector<Other> &others = m_others[family.key];
    const bool isKnown = std::ranges::any_of(others, [&key](const Other &each) {
        return each.source == key.source && each.destination == key.destination;
    });
    if (!isKnown && others.size() < MaxOthers)
        others.push_back(
            {key.source, key.destination, static_cast<std::uint32_t>(key.pieces), key.flow});
}

static std::uint32_t portsOf(const Flow &flow)
{
    return std::uint32_t{flow.sourcePort} << 16 | flow.destinationPort;
}

void FamilyFlows::notePiece(FamilyWindow::Family &family, const PacketKey &key)
{
    const auto datagram = static_cast<std::uint32_t>(key.pieces);
    const std::uint32_t ports = portsOf(key.flow);
    const bool isOfFamily = family.pieces == key.pieces;
    if (isOfFamily && key.isFirstFragment && portsOf(m_table.flow(family.flow)) == 0)
        family.flow = m_table.number(key.flow);
    if (isOfFamily && (ports == 0 || portsOf(m_table.flow(family.flow)) == ports))
        return;
    Other *known = isOfFamily ? nullptr : other(family, datagram);
    if (known != nullptr && key.isFirstFragment && portsOf(known->flow) == 0)
        known->flow = key.flow;
    if (ports == 0 ? known != nullptr : other(family, datagram, ports) != nullptr)
        return;
    if (isOfFamily || known != nullptr) {
        // Another datagram with the same hash.
        std::vector<Other> &others = m_others[family.key];
        if (others.size() < MaxOthers)
            others.push_back({key.source, key.destination, datagram, key.flow});
        return;
    }
    const Other *alike = other(family, key.source, key.destination);
    const Flow &found = alike != nullptr ? alike->flow : m_table.flow(family.flow);
    const bool isSame = key.isFirstFragment ? found == key.flow
                                            : found.source == key.flow.source &&
                                                  found.destination == key.flow.destination;
    if (isSame)
        return;
    std::vector<Other> &others = m_others[family.key];
    if (others.size() < MaxOthers)
        others.push_back({key.source, key.destination, datagram, key.flow});
}

FamilyFlows::Other *FamilyFlows::other(const FamilyWindow::Family &family, std::uint32_t datagram)
{
    const auto found = m_others.empty() ? m_others.end() : m_others.find(family.key);
    if (found == m_others.end())
        return nullptr;
    const auto each = std::ranges::find(found->second, datagram, &Other::datagram);
    return each == found->second.end() ? nullptr : &*each;
}

FamilyFlows::Other *FamilyFlows::other(const FamilyWindow::Family &family, std::uint32_t datagram,
                                       std::uint32_t ports)
{
    const auto found = m_others.empty() ? m_others.end() : m_others.find(family.key);
    if (found == m_others.end())
        return nullptr;
    const auto each = std::ranges::find_if(found->second, [&](const Other &one) {
        return one.datagram == datagram && portsOf(one.flow) == ports;
    });
    return each == found->second.end() ? nullptr : &*each;
}

FamilyFlows::Other *FamilyFlows::other(const FamilyWindow::Family &family, std::uint16_t source,
                                       std::uint16_t destination)
{
    const auto found = m_others.empty() ? m_others.end() : m_others.find(family.key);
    if (found == m_others.end() || (family.source == source && family.destination == destination))
        return nullptr;
    const auto each = std::ranges::find_if(found->second, [&](const Other &other) {
        return other.source == source && other.destination == destination;
    });
    return each == found->second.end() ? nullptr : &*each;
}

std::uint32_t FamilyFlows::of(const FamilyWindow::Family &family, const Sighting &sighting,
                              std::uint32_t datagram, std::uint32_t ports)
{
    const bool isPiece = sighting.has(Sighting::Fragment);
    if (m_others.empty() || (isPiece && datagram == 0))
        return family.flow;
    const Other *found = isPiece && ports != 0 ? other(family, datagram, ports) : nullptr;
    const bool isOfFamily = static_cast<std::uint32_t>(family.pieces) == datagram;
    if (found == nullptr && isPiece && isOfFamily)
        return family.flow;
    if (found == nullptr && isPiece)
        found = other(family, datagram);
    if (found == nullptr)
        found = other(family, sighting.source, sighting.destination);
    return found == nullptr ? family.flow : m_table.number(found->flow);
}

} // namespace tomato::journeys
