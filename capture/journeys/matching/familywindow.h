// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/matching/sighting.h"
#include "capture/journeys/packets/packetkey.h"

#include <algorithm>
#include <deque>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace tomato::journeys {

/// Packets of the last seconds by their key. A family is closed when nothing was added to it for a
/// while; families come out in the order in which something was added to them last.
class FamilyWindow final
{
public:
    struct Family
    {
        std::uint64_t key = 0;
        /// The key of the first one of its datagrams, under which it is found too: see PacketKey.
        std::uint64_t pieces = 0;
        Timestamp first{};
        Timestamp last{};
        /// The number of its first packet's flow in the flow table, and the hashes of its ends: see
        /// PacketKey.
        std::uint32_t flow = 0;
        std::uint16_t source = 0;
        std::uint16_t destination = 0;
        std::uint32_t count = 0;
        /// Packets that were removed from it may have been on their way.
        bool isTorn = false;

    private:
        friend class FamilyWindow;
        bool m_isLong = false;
        /// The latest of its packets.
        std::uint32_t m_packet = None;
        /// The next family in its chain of the table and in that of pieces, or in the list of free
        /// ones.
        std::uint32_t m_next = None;
        std::uint32_t m_nextPieces = None;
        /// Its number among all that were ever made; 0 when it was removed.
        std::uint32_t m_serial = 0;
    };
    static_assert(sizeof(Family) == 64);

    explicit FamilyWindow(Timestamp within);

    /// The one that a packet belongs to; a new one has no packet yet. Valid until the next call. A
    /// fragment belongs to that of its packet or of its datagram, or of one with the same `family`:
    /// a NAT may have made the one of the other.
    Family &family(const PacketKey &key, Timestamp time);
    void add(Family &family, const Sighting &sighting);
    /// How many packets are kept.
    std::size_t packets() const { return m_used; }
    /// Returns about when the family that comes out next was made or changed.
    Timestamp oldest() const;
    /// Returns the time of the earliest packet of families whose packets lie further apart than a
    /// second: journeys of those come out long after others of that time. Timestamp::max() when
    /// there is none.
    Timestamp earliestOfLong() const
    {
        return m_long.empty() ? Timestamp::max() : m_long.begin()->first;
    }

    /// Each function calls `close` with families, whose packets are taken with take(); afterwards
    /// they are removed.
    template <class Close>
    void expire(Timestamp now, const Close &close)
    {
        while (!m_slots.empty() && now > endOf(m_firstSlot) + m_within)
            closeSlot(endOf(m_firstSlot), close);
    }
    template <class Close>
    void expireAll(const Close &close)
    {
        while (!m_slots.empty())
            closeSlot(Timestamp::max(), close);
    }
    /// Closes the families that were changed least recently, whenever that was.
    template <class Close>
    void expireOldest(const Close &close)
    {
        closeSlot(m_slots.size() == 1 ? Timestamp::max() : endOf(m_firstSlot), close);
    }
    /// Moves a family's packets out, in the order in which they were added.
    void take(Family &family, std::vector<Sighting> &into);

private:
    static constexpr std::uint32_t None = UINT32_MAX;

    /// The part of a sighting that is kept.
    struct Kept
    {
        Timestamp time;
        std::uint64_t packet : 55;
        std::uint64_t dscp : 6;
        std::uint64_t isForeign : 1;
        std::uint64_t isUnseenBehind : 1;
        std::uint64_t isUnseenIfTranslated : 1;
        std::uint16_t source;
        std::uint16_t destination;
        std::uint16_t checksum;
        PointId point;
        /// The previous packet of the family, or the next one in the list of free ones.
        std::uint32_t next;
        std::uint16_t length;
        std::uint8_t ttl;
        std::uint8_t flags;
    };
    static_assert(sizeof(Kept) == 32);

    /// Another key under which a family is found.
    struct Alias
    {
        std::uint32_t family = None;
        std::uint32_t serial = 0;
        /// When it was used last.
        Timestamp time{};
    };

    /// These return None when there is no such family.
    std::uint32_t find(std::uint64_t key) const;
    std::uint32_t findAlias(std::uint64_t key) const;
    std::uint32_t findPiece(const PacketKey &key) const;
    std::uint32_t make(const PacketKey &key, Timestamp time);
    /// Keeps in mind where a packet was that is found again under other keys than its family's.
    void noteAliases(std::uint32_t family, const PacketKey &key, Timestamp time);
    void setAlias(std::uint64_t key, std::uint32_t family, Timestamp time);
    Timestamp endOf(std::int64_t slot) const { return (slot + 1) * m_width; }
    std::uint32_t indexOf(const Family &family) const;
    std::int64_t slotOf(Timestamp time) const { return time / m_width; }
    /// Families are looked at again when they may have come to their end.
    void enqueue(std::uint32_t family, Timestamp time);
    void remove(std::uint32_t family);
    void grow();

    /// Families of the first slot that were not changed after `until` are closed, the others go to
    /// where they belong.
    template <class Close>
    void closeSlot(Timestamp until, const Close &close)
    {
        std::vector<std::uint32_t> all = std::move(m_slots.front());
        m_slots.pop_front();
        ++m_firstSlot;
        std::sort(all.begin(), all.end(), [this](std::uint32_t one, std::uint32_t other) {
            return m_families[one].last != m_families[other].last
                       ? m_families[one].last < m_families[other].last
                       : one < other;
        });
        for (const std::uint32_t each : all) {
            if (m_families[each].last > until) {
                enqueue(each, m_families[each].last);
                continue;
            }
            if (m_families[each].count != 0)
                close(m_families[each]);
            remove(each);
        }
    }

    Timestamp m_within;
    /// The width of a slot in time.
    Timestamp m_width;
    std::deque<std::vector<std::uint32_t>> m_slots;
    std::int64_t m_firstSlot = 0;
    std::vector<Family> m_families;
    /// Those families, by their first packet.
    std::set<std::pair<Timestamp, std::uint32_t>> m_long;
    std::uint32_t m_freeFamily = None;
    std::size_t m_living = 0;
    /// First families of chains, by the low bits of the key; the sizes are the same power of two.
    std::vector<std::uint32_t> m_table;
    std::vector<std::uint32_t> m_piecesTable;
    std::unordered_map<std::uint64_t, Alias> m_aliases;
    Timestamp m_aliasesSwept{};
    std::uint32_t m_made = 0;
    std::vector<Kept> m_packets;
    std::uint32_t m_freePacket = None;
    std::size_t m_used = 0;
};

} // namespace tomato::journeys
