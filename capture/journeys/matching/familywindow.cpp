// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/journeys/matching/familywindow.h"

#include <utility>

namespace tomato::journeys {

namespace {

constexpr std::size_t FirstFamilies = 4096;
/// The number of slots in the time within which packets are matched.
constexpr int SlotsWithin = 32;
constexpr Timestamp LongSpan = std::chrono::seconds(1);
/// The number of slots in the queue; later families wait in the last one.
constexpr std::size_t MaxSlots = 4096;

/// Tells whether it is a fragment of IP; one of a stream of TCP has the key of its frame.
bool isPiece(const PacketKey &key)
{
    return key.isFragment && key.stream == 0;
}

} // namespace

FamilyWindow::FamilyWindow(Timestamp within)
    : m_within(within), m_width(std::max<Timestamp>(within / SlotsWithin, Timestamp(1))),
      m_table(FirstFamilies, None), m_piecesTable(FirstFamilies, None)
{
}

std::uint32_t FamilyWindow::indexOf(const Family &family) const
{
    return static_cast<std::uint32_t>(&family - m_families.data());
}

FamilyWindow::Family &FamilyWindow::family(const PacketKey &key, Timestamp time)
{
    std::uint32_t at = isPiece(key) ? findPiece(key) : find(key.family);
    if (at == None)
        at = make(key, time);
    if (key.pieces != 0)
        noteAliases(at, key, time);
    return m_families[at];
}

std::uint32_t FamilyWindow::find(std::uint64_t key) const
{
    std::uint32_t at = m_table[key & (m_table.size() - 1)];
    while (at != None && m_families[at].key != key)
        at = m_families[at].m_next;
    return at;
}

std::uint32_t FamilyWindow::findAlias(std::uint64_t key) const
{
    const auto found = m_aliases.find(key);
    const bool isThere = found != m_aliases.end() &&
                         m_families[found->second.family].m_serial == found->second.serial;
    return isThere ? found->second.family : None;
}

std::uint32_t FamilyWindow::findPiece(const PacketKey &key) const
{
    std::uint32_t at = m_piecesTable[key.pieces & (m_piecesTable.size() - 1)];
    while (at != None && m_families[at].pieces != key.pieces)
        at = m_families[at].m_nextPieces;
    if (at == None)
        at = findAlias(key.pieces);
    if (at == None)
        at = findAlias(key.family);
    return at == None ? find(key.family) : at;
}

std::uint32_t FamilyWindow::make(const PacketKey &key, Timestamp time)
{
    if (m_living >= m_table.size())
        grow();
    std::uint32_t at = m_freeFamily;
    if (at == None) {
        at = static_cast<std::uint32_t>(m_families.size());
        m_families.emplace_back();
    } else {
        m_freeFamily = m_families[at].m_next;
        m_families[at] = Family{};
    }
    ++m_living;
    Family &made = m_families[at];
    made.key = key.family;
    made.pieces = key.pieces;
    m_made = std::max(m_made + 1, 1u);
    made.m_serial = m_made;
    std::uint32_t &head = m_table[made.key & (m_table.size() - 1)];
    made.m_next = head;
    head = at;
    if (made.pieces != 0) {
        std::uint32_t &headOfPieces = m_piecesTable[made.pieces & (m_table.size() - 1)];
        made.m_nextPieces = headOfPieces;
        headOfPieces = at;
    }
    made.last = time;
    enqueue(at, time);
    return at;
}

void FamilyWindow::noteAliases(std::uint32_t family, const PacketKey &key, Timestamp time)
{
    if (m_families[family].pieces != key.pieces)
        setAlias(key.pieces, family, time);
    if (!isPiece(key))
        return;
    // When several families have this key, the alias leads to the one where a piece was seen last.
    if (m_families[family].key != key.family)
        setAlias(key.family, family, time);
    else if (!m_aliases.empty())
        m_aliases.erase(key.family);
}

void FamilyWindow::setAlias(std::uint64_t key, std::uint32_t family, Timestamp time)
{
    m_aliases.insert_or_assign(key, Alias{family, m_families[family].m_serial, time});
    // The clock may go back.
    if (time - m_aliasesSwept <= m_within && m_aliasesSwept - time <= m_within)
        return;
    m_aliasesSwept = time;
    std::erase_if(m_aliases, [this, time](const auto &each) {
        return time - each.second.time > m_within || each.second.time - time > m_within;
    });
}

void FamilyWindow::add(Family &family, const Sighting &sighting)
{
    Kept kept{};
    kept.time = sighting.time;
    kept.packet = sighting.packet & ((std::uint64_t{1} << 55) - 1);
    kept.dscp = sighting.dscp & 0x3fu;
    kept.isForeign = sighting.isForeign;
    kept.isUnseenBehind = sighting.isUnseenBehind;
    kept.isUnseenIfTranslated = sighting.isUnseenIfTranslated;
    kept.source = sighting.source;
    kept.destination = sighting.destination;
    kept.checksum = sighting.checksum;
    kept.point = sighting.point;
    kept.next = family.m_packet;
    kept.length = sighting.length;
    kept.ttl = sighting.ttl;
    kept.flags = sighting.flags;
    std::uint32_t at = m_freePacket;
    if (at == None) {
        at = static_cast<std::uint32_t>(m_packets.size());
        m_packets.push_back(kept);
    } else {
        m_freePacket = m_packets[at].next;
        m_packets[at] = kept;
    }
    family.m_packet = at;
    if (family.count++ == 0)
        family.first = sighting.time;
    if (!family.m_isLong && sighting.time - family.first > LongSpan) {
        family.m_isLong = true;
        m_long.emplace(family.first, indexOf(family));
    }
    family.last = std::max(family.last, sighting.time);
    ++m_used;
}

void FamilyWindow::take(Family &family, std::vector<Sighting> &into)
{
    into.resize(family.count);
    std::size_t place = family.count;
    for (std::uint32_t at = family.m_packet; at != None;) {
        Kept &kept = m_packets[at];
        Sighting &sighting = into[--place];
        sighting = Sighting{};
        sighting.time = kept.time;
        sighting.packet = kept.packet;
        sighting.source = kept.source;
        sighting.destination = kept.destination;
        sighting.checksum = kept.checksum;
        sighting.point = kept.point;
        sighting.length = kept.length;
        sighting.ttl = kept.ttl;
        sighting.dscp = static_cast<std::uint8_t>(kept.dscp);
        sighting.isForeign = kept.isForeign != 0;
        sighting.isUnseenBehind = kept.isUnseenBehind != 0;
        sighting.isUnseenIfTranslated = kept.isUnseenIfTranslated != 0;
        sighting.flags = kept.flags;
        const std::uint32_t next = kept.next;
        kept.next = m_freePacket;
        m_freePacket = at;
        at = next;
    }
    if (std::exchange(family.m_isLong, false))
        m_long.erase({family.first, indexOf(family)});
    m_used -= family.count;
    family.count = 0;
    family.m_packet = None;
}

Timestamp FamilyWindow::oldest() const
{
    return m_slots.empty() ? Timestamp{} : m_firstSlot * m_width;
}

void FamilyWindow::enqueue(std::uint32_t family, Timestamp time)
{
    const std::int64_t wanted = slotOf(time);
    if (m_slots.empty()) {
        m_slots.emplace_back();
        m_firstSlot = wanted;
    }
    const std::int64_t ahead = std::max<std::int64_t>(wanted - m_firstSlot, 0);
    const std::size_t slot = std::min(static_cast<std::size_t>(ahead), MaxSlots - 1);
    while (m_slots.size() <= slot)
        m_slots.emplace_back();
    m_slots[slot].push_back(family);
}

void FamilyWindow::remove(std::uint32_t family)
{
    Family &gone = m_families[family];
    const std::size_t mask = m_table.size() - 1;
    std::uint32_t *link = &m_table[gone.key & mask];
    while (*link != family)
        link = &m_families[*link].m_next;
    *link = gone.m_next;
    if (gone.pieces != 0) {
        link = &m_piecesTable[gone.pieces & mask];
        while (*link != family)
            link = &m_families[*link].m_nextPieces;
        *link = gone.m_nextPieces;
    }
    gone.m_serial = 0;
    gone.m_next = m_freeFamily;
    gone.m_nextPieces = None;
    m_freeFamily = family;
    --m_living;
}

void FamilyWindow::grow()
{
    const std::size_t size = m_table.size() * 2;
    std::vector<std::uint32_t> table(size, None);
    std::vector<std::uint32_t> pieces(size, None);
    for (const std::uint32_t head : m_table) {
        for (std::uint32_t at = head; at != None;) {
            Family &family = m_families[at];
            const std::uint32_t next = family.m_next;
            family.m_next = std::exchange(table[family.key & (size - 1)], at);
            if (family.pieces != 0)
                family.m_nextPieces = std::exchange(pieces[family.pieces & (size - 1)], at);
            at = next;
        }
    }
    m_table = std::move(table);
    m_piecesTable = std::move(pieces);
}

} // namespace tomato::journeys
