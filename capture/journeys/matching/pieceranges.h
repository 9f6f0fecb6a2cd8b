// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/journeys/matching/sighting.h"
#include "capture/journeys/packets/packetkey.h"

#include <bit>
#include <optional>
#include <unordered_map>
#include <vector>

namespace tomato::journeys {

/// Keeps which bytes the sightings of pieces hold, and of what may be cut to pieces, apart from the
/// sightings: most packets are neither. Of which datagram a packet is, it keeps of pieces, and of
/// packets of which the family has several; `whole` is the hash of the others' datagram (see
/// PacketKey::pieces).
class PieceRanges final
{
public:
    void note(const Sighting &sighting, const PacketKey &key)
    {
        m_pieces.insert_or_assign(
            keyOf(sighting),
            Piece{key.range, static_cast<std::uint32_t>(key.pieces), key.content,
                  std::uint32_t{key.flow.sourcePort} << 16 | key.flow.destinationPort});
    }
    /// Tells whether the later one may be a part of the earlier one, or the packet that the earlier
    /// one is the first part of. Of those whose bytes are not known, a piece may be one of a whole
    /// packet, and never one of another piece.
    bool mayBePart(const Sighting &earlier, const Sighting &later, std::uint64_t whole) const;
    /// Tells whether both are pieces that hold the same bytes of two datagrams, but for what a NAT
    /// changes.
    bool areTranslated(const Sighting &earlier, const Sighting &later) const;
    /// Tells whether it is a piece of a datagram, not of a stream.
    bool isOfDatagram(const Sighting &sighting) const { return datagramOf(sighting) != 0; }
    /// Returns the low bits of PacketKey::pieces of such a piece; 0 for others.
    std::uint32_t datagramOf(const Sighting &sighting) const;
    /// Returns PacketKey::content of a piece; 0 for others.
    std::uint32_t contentOf(const Sighting &sighting) const;
    /// Returns both ports of a first piece; 0 for others.
    std::uint32_t portsOf(const Sighting &sighting) const;
    /// Sets Sighting::missing of those of which pieces were matched.
    void countMissing(std::vector<Sighting> &sightings) const;
    void forget(const std::vector<Sighting> &sightings);

private:
    struct Piece
    {
        PieceRange range;
        std::uint32_t datagram = 0;
        std::uint32_t content = 0;
        std::uint32_t ports = 0;
    };

    static std::uint64_t keyOf(const Sighting &sighting)
    {
        return std::rotl(sighting.packet, 16) ^ sighting.point;
    }
    const Piece *find(const Sighting &sighting) const;
    /// Returns how many bytes a piece holds; nothing where that is not known.
    std::optional<std::uint32_t> bytesOf(const Sighting &sighting) const;

    std::unordered_map<std::uint64_t, Piece> m_pieces;
};

} // namespace tomato::journeys
