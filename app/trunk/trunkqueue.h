// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/trunk/framerecord.h"

#include <chrono>
#include <deque>
#include <map>

namespace tomato::trunk {

/// The queue of frames that wait to be sent into a trunk. A wire may have 64 KiB there, or more as
/// long as none of its frames waits longer than 5 ms; all together have 1 MiB. A frame that exceeds
/// this is dropped, as in the queue of any switch, and counted for its wire: a slow trunk must not
/// delay frames for seconds.
class TrunkQueue final
{
public:
    using Clock = std::chrono::steady_clock;
    static constexpr std::size_t WireBytes = 64 * 1024;
    static constexpr std::chrono::milliseconds WireTime{5};
    static constexpr std::size_t AllBytes = 1024 * 1024;
    static constexpr std::size_t ControlBytes = 128 * 1024;

    /// Returns false when the frame was dropped.
    bool add(WireNumber wire, std::span<const char> frame, Clock::time_point now);
    /// Goes before all frames. Lost only where the other end reads nothing for so long that a
    /// thousand of these wait.
    void addControl(std::span<const char> bytes);

    bool isEmpty() const { return m_front.empty() && m_control.empty() && m_frames.empty(); }
    enum class What
    {
        All,
        /// Frames go another way.
        Control
    };
    /// Returns the bytes to send next: whole records of about `about` bytes, which stay until
    /// removeSent(). There are none when nothing waits.
    std::span<const char> front(std::size_t about, What what = What::All);
    /// Removes bytes that were sent.
    void removeSent(std::size_t bytes);

    bool hasFrames() const { return !m_frames.empty(); }
    /// Takes the next frame out, as a record.
    struct Frame
    {
        WireNumber wire = 0;
        std::string record;
    };
    Frame takeFrame();
    /// Counts a frame as dropped.
    void lose(WireNumber wire) { ++m_lost[wire]; }
    /// Counts the dropped frames by wire.
    const std::map<WireNumber, std::uint64_t> &lost() const { return m_lost; }
    /// Counts the frames that were not sent as a whole, which are lost with the queue.
    std::map<WireNumber, std::uint64_t> waiting() const;

private:
    struct Waiting
    {
        WireNumber wire = 0;
        std::size_t bytes = 0;
        std::string record;
    };
    struct Wire
    {
        std::size_t bytes = 0;
        std::deque<Clock::time_point> since;
    };

    std::deque<Waiting> m_frames;
    std::map<WireNumber, Wire> m_wires;
    std::size_t m_bytes = 0;
    std::string m_control;
    /// Records that are about to be sent.
    std::string m_front;
    std::size_t m_sent = 0;
    std::map<WireNumber, std::uint64_t> m_lost;
};

} // namespace tomato::trunk
