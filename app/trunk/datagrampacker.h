// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/trunk/framerecord.h"

#include <deque>
#include <map>

namespace tomato::trunk {

/// Frames by wire.
using FrameCounts = std::map<WireNumber, std::uint64_t>;

/// Puts the records of frames into datagrams (after RFC 9347): small ones share a datagram, long
/// ones go on in the next. Each begins with a letter, the number of its interval in 2 bytes, its
/// own number in 6, and in 2 where behind that its first record begins. So a datagram that is lost
/// takes only the frames with it of which it has a part.
class DatagramPacker final
{
public:
    static constexpr char Mark = 'F';
    static constexpr std::size_t Header = 1 + 2 + 6 + 2;
    /// In the place of the first record of a datagram in which none begins.
    static constexpr std::uint16_t NoRecord = 0xffff;

    /// `room` is for the header, too.
    void setRoom(std::size_t room) { m_room = room; }
    void add(WireNumber wire, std::span<const char> record);
    /// Closes the datagram that is being filled.
    void close();
    /// The datagrams that are closed.
    std::deque<std::string> &ready() { return m_ready; }
    const std::deque<std::string> &ready() const { return m_ready; }

    struct Interval
    {
        std::uint16_t number = 0;
        FrameCounts frames;
    };
    /// Tells whether a frame was added in this interval.
    bool hasSent() const { return !m_interval.frames.empty(); }
    /// Ends an interval, and returns which frames began in its datagrams.
    Interval endInterval();

private:
    void begin();
    void put(std::span<const char> bytes);

    std::size_t m_room = 0;
    std::string m_open;
    std::deque<std::string> m_ready;
    std::uint64_t m_next = 0;
    Interval m_interval;
};

} // namespace tomato::trunk
