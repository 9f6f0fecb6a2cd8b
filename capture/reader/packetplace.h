// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

#include <chrono>
#include <cstdint>
#include <vector>

namespace tomato::client {

/// Describes where one recorded packet lies in its ring.
struct PacketPlace
{
    /// The packet's sender is unknown, as the ring does not know the direction.
    static constexpr std::uint8_t UnknownSide = 2;

    std::chrono::nanoseconds time{};
    /// The offset of its bytes in the segment's file.
    std::uint32_t offset = 0;
    /// Bytes that were kept, and bytes of the frame on the wire.
    std::uint32_t captured = 0;
    std::uint32_t original = 0;
    /// The segment's number in its run.
    std::uint32_t segment = 0;
    /// The index of its ring among those that are read.
    std::uint16_t source = 0;
    /// Which end of the connection sent it.
    std::uint8_t side = UnknownSide;
    /// Tells whether its ring has timestamps in nanoseconds; they are in microseconds otherwise.
    bool hasNanoseconds = false;
    /// Counts the packets of its run that came before it, modulo 2^32.
    std::uint32_t packet = 0;
};

using PacketPlaces = std::vector<PacketPlace>;

} // namespace tomato::client

Q_DECLARE_METATYPE(tomato::client::PacketPlaces)
