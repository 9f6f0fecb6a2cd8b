// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/timestamp.h"
#include "capture/journeys/packets/packetkey.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace tomato::journeys {

/// Finds out which segments of TCP are pieces of one large frame: a sender may leave it to its
/// interface to cut such frames to what a link takes, and then whoever is on the way does so, such
/// as the queue behind a bandwidth. The pieces have the headers of the frame, with the numbers of
/// the bytes that they hold, and with identifications (IPv4) that follow each other. In bounded
/// memory.
class SplitFrames final
{
public:
    explicit SplitFrames(Timestamp within) : m_within(within) {}

    /// Makes the key of a piece that of a fragment of the frame, and keeps in mind what may be cut
    /// to pieces. Packets come in the order of time.
    void look(PacketKey &key, Timestamp time);
    /// Tells whether somebody on the way may cut it: it does not fit into a frame of Ethernet.
    static bool mayBeSplit(const PacketKey &key);

private:
    struct Frame
    {
        PieceRange range;
        std::uint16_t identification = 0;
        std::uint64_t family = 0;
        /// When it or one of its pieces was seen last.
        Timestamp last{};
    };
    static constexpr std::size_t MaxFrames = 200'000;

    static bool isPiece(const Frame &frame, const PacketKey &key);
    void expire(Timestamp now);

    Timestamp m_within;
    std::unordered_map<std::uint64_t, std::vector<Frame>> m_frames;
    std::size_t m_count = 0;
    std::optional<Timestamp> m_expired;
};

} // namespace tomato::journeys
