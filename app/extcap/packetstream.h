// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/extcap/pcapngstream.h"
#include "app/extcap/ringfollower.h"
#include "app/extcap/streamwish.h"

#include <array>
#include <memory>
#include <optional>

namespace tomato::extcap {

/// Follows a recording and converts it to pcapng, with an interface for each end of the connection,
/// and two for each where arrivals are recorded. It contains the packets that this watcher asks
/// for; sent and delivered ones come in the order of time: a delivered one waits for those that
/// were sent before it, which may be written later.
class PacketStream final
{
public:
    PacketStream(const std::shared_ptr<capture::RingReader> &ring, StreamWish wish,
                 capture::Cursor::Start start);

    bool hasArrivals() const { return m_delivered.has_value(); }
    /// It counts from the next packet that is read.
    StreamWish &wish() { return m_wish; }
    /// Returns the stream's first blocks.
    Result<QByteArray> header(const std::array<QString, 2> &ends);
    /// Returns some of the packets that were committed since the last call; empty when there is
    /// none.
    Result<QByteArray> next();
    /// The recording is over: nothing earlier can come any more.
    void setOver() { m_isOver = true; }
    /// The number of packets that rotation removed before they were read.
    std::uint64_t skippedPackets() const;

private:
    RingFollower *earliest();
    bool isSettled(const RingFollower::Packet &delivered) const;
    void addPacket(const RingFollower &ring);

    StreamWish m_wish;
    RingFollower m_sent;
    std::optional<RingFollower> m_delivered;
    PcapngStream m_blocks;
    bool m_isOver = false;
};

} // namespace tomato::extcap
