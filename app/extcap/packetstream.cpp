// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/extcap/packetstream.h"

#include "capture/ring/arrivals.h"

#include <QString>

namespace tomato::extcap {

/// So many packets are looked at together, so that a changed wish counts soon.
static constexpr int MaxPackets = 4096;
/// A packet is written within two seconds, even when nobody watches.
static constexpr std::chrono::seconds MaxUnwritten(2);

PacketStream::PacketStream(const std::shared_ptr<capture::RingReader> &ring, StreamWish wish,
                           capture::Cursor::Start start)
    : m_wish(std::move(wish)), m_sent(ring, start)
{
    ring->watch(true); // until it is closed
    if (auto arrivals = capture::openArrivals(ring->directory()))
        m_delivered.emplace(std::move(arrivals), start);
}

Result<QByteArray> PacketStream::header(const std::array<QString, 2> &ends)
{
    m_blocks.beginSection();
    for (RingFollower *ring : {&m_sent, m_delivered ? &*m_delivered : nullptr}) {
        if (ring == nullptr)
            continue;
        if (const auto begun = ring->begin(); !begun)
            return passOn(begun);
        const bool isDelivered = ring != &m_sent;
        for (const std::size_t side : {0U, 1U}) {
            const QString &from = ends[side];
            const QString &to = ends[1 - side];
            const QString name = !m_delivered  ? from
                                 : isDelivered ? from + QStringLiteral(" delivered")
                                               : from + QStringLiteral(" sent");
            m_blocks.addInterface(name,
                                  isDelivered
                                      ? QStringLiteral("what of %1 arrives at %2").arg(from, to)
                                      : QStringLiteral("what %1 sends to %2").arg(from, to),
                                  ring->snapLength());
        }
    }
    return m_blocks.takeBytes();
}

bool PacketStream::isSettled(const RingFollower::Packet &delivered) const
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return m_isOver || m_wish.moments != StreamWish::Moments::Both ||
           now - delivered.time > MaxUnwritten;
}

RingFollower *PacketStream::earliest()
{
    if (!m_delivered || !m_delivered->hasPacket())
        return m_sent.hasPacket() ? &m_sent : nullptr;
    if (!m_sent.hasPacket() && !isSettled(m_delivered->packet()))
        return nullptr;
    const bool isSent = m_sent.hasPacket() && m_sent.packet().time <= m_delivered->packet().time;
    return isSent ? &m_sent : &*m_delivered;
}

Result<QByteArray> PacketStream::next()
{
    QByteArray made;
    // Packets that do not pass the filter add no output.
    while (made.isEmpty()) {
        for (RingFollower *ring : {&m_sent, m_delivered ? &*m_delivered : nullptr}) {
            const auto loaded = ring != nullptr ? ring->load() : Result<>();
            if (!loaded)
                return passOn(loaded);
        }
        RingFollower *ring = earliest();
        if (ring == nullptr)
            return QByteArray();
        // Until one of the rings has none any more that is read.
        for (int packets = 0; ring != nullptr && packets < MaxPackets; ++packets) {
            addPacket(*ring);
            ring->pop();
            ring = ring->hasPacket() ? earliest() : nullptr;
        }
        made = m_blocks.takeBytes();
    }
    return made;
}

void PacketStream::addPacket(const RingFollower &ring)
{
    using Moments = StreamWish::Moments;
    const RingFollower::Packet &packet = ring.packet();
    const bool isDelivered = &ring != &m_sent;
    const bool isOtherMoment = m_wish.moments == (isDelivered ? Moments::Sent : Moments::Delivered);
    const bool isOtherSide =
        m_wish.direction != capture::Direction::Both &&
        (packet.side == 0) != (m_wish.direction == capture::Direction::FromFirst);
    if (isOtherMoment || isOtherSide || !m_wish.filter.matches(packet.bytes, packet.original))
        return;
    m_blocks.addPacket(static_cast<std::uint32_t>(packet.side + (isDelivered ? 2 : 0)), packet.time,
                       packet.original, packet.bytes);
}

std::uint64_t PacketStream::skippedPackets() const
{
    return m_sent.skippedPackets() + (m_delivered ? m_delivered->skippedPackets() : 0);
}

} // namespace tomato::extcap
