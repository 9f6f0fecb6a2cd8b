// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/trunk/datagrampacker.h"

#include <functional>

namespace tomato::trunk {

/// Takes the frames out of the datagrams of a DatagramPacker, in whatever order these come. Frames
/// of which a part is missing are left out; nothing waits for a datagram that may be lost.
class DatagramJoiner final
{
public:
    /// How far a datagram may be behind the latest one for its parts of frames to count.
    static constexpr std::uint64_t Window = 64;

    /// Gets the wire, the frame, and the interval of the datagram that the frame began in. The
    /// bytes are valid during the call.
    using Frames = std::function<void(WireNumber, std::span<const char>, std::uint16_t)>;
    explicit DatagramJoiner(Frames frames) : m_frames(std::move(frames)) {}

    void add(std::span<const char> datagram);

private:
    /// The parts of a datagram that belong to frames which are in others, too.
    struct Pieces
    {
        std::uint16_t interval = 0;
        /// Goes on with the frame of the datagram before.
        std::string head;
        /// No frame begins here.
        bool isMiddle = false;
        /// The beginning of a frame.
        std::string tail;
    };
    std::span<const char> takeWhole(std::span<const char> bytes, std::uint16_t interval);
    void join(std::uint64_t number);
    void forget(std::uint64_t latest);

    Frames m_frames;
    std::map<std::uint64_t, Pieces> m_pieces;
    std::uint64_t m_latest = 0;
};

} // namespace tomato::trunk
