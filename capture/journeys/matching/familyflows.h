// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/matching/familywindow.h"
#include "capture/journeys/packets/flowtable.h"

#include <unordered_map>
#include <vector>

namespace tomato::journeys {

/// Knows the flow of each packet of a family: an answer may hold what the question held, and those
/// of several flows are alike where recordings kept little of them.
class FamilyFlows final
{
public:
    /// The table is borrowed.
    explicit FamilyFlows(FlowTable &table) : m_table(table) {}

    /// Notes the flow of a packet before the packet is added to the family.
    void note(FamilyWindow::Family &family, const PacketKey &key);
    /// `datagram` is that of a fragment (see PieceRanges), and `ports` those of its first piece
    /// where there are several such datagrams, else 0.
    std::uint32_t of(const FamilyWindow::Family &family, const Sighting &sighting,
                     std::uint32_t datagram, std::uint32_t ports);
    void forget(const FamilyWindow::Family &family)
    {
        if (!m_others.empty())
            m_others.erase(family.key);
    }

private:
    struct Other
    {
        std::uint16_t source = 0;
        std::uint16_t destination = 0;
        /// The low bits of PacketKey::pieces.
        std::uint32_t datagram = 0;
        Flow flow;
    };
    /// Beyond this many, a packet's flow is taken to be that of the first packet.
    static constexpr std::size_t MaxOthers = 64;

    /// Only the first piece of a datagram has its ports.
    void notePiece(FamilyWindow::Family &family, const PacketKey &key);
    /// These return nullptr when it is the flow of the family's first packet.
    Other *other(const FamilyWindow::Family &family, std::uint32_t datagram);
    Other *other(const FamilyWindow::Family &family, std::uint32_t datagram, std::uint32_t ports);
    Other *other(const FamilyWindow::Family &family, std::uint16_t source,
                 std::uint16_t destination);

    FlowTable &m_table;
    /// By the key of the family: flows other than that of its first packet.
    std::unordered_map<std::uint64_t, std::vector<Other>> m_others;
};

} // namespace tomato::journeys
