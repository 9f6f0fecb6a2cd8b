// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/trunk/arrivalcounts.h"
#include "app/trunk/datagramjoiner.h"
#include "app/trunk/localclock.h"
#include "app/trunk/pathsize.h"
#include "app/trunk/udpsecrets.h"
#include "app/trunk/udpsocket.h"

#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

namespace tomato::trunk {

/// One end of a path of datagrams for the frames of a trunk: finds the other end, agrees on DTLS
/// with it, and sees by its answers whether the path works, in both directions, and how long
/// datagrams may be. It has no window: a path that is too narrow loses frames, as a link does.
class UdpCarrier final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds Silence{2000};
    /// A frame that comes later than so long after its interval ended is lost.
    static constexpr std::chrono::milliseconds Lateness{1000};

    using Frames = std::function<void(WireNumber, std::span<const char>)>;
    /// The client's socket is connected; the server's waits for the knock of the client.
    UdpCarrier(DtlsSession::Role role, UdpSocket socket, const UdpSecrets &secrets, Frames frames,
               LocalClock clock);
    ~UdpCarrier() override;

    /// Tells whether datagrams were answered within the last two seconds.
    bool isAlive() const { return m_isAlive; }
    /// Tells whether frames can be added without waiting.
    bool takesMore() const { return m_batch.empty() && m_packer.ready().size() < MaxReady; }
    void add(WireNumber wire, std::span<const char> record) { m_packer.add(wire, record); }
    /// Sends all frames that were added.
    void flush();
    int descriptor() const { return m_socket.descriptor(); }
    bool hasSent() const { return m_packer.hasSent(); }
    /// Returns which frames were sent since the last call, for the other end's countLost().
    DatagramPacker::Interval endInterval() { return m_packer.endInterval(); }
    /// Counts the frames for this end that came, and those that were lost on the way.
    ArrivalCounts &arrivals() { return m_arrivals; }
    const ArrivalCounts &arrivals() const { return m_arrivals; }
    /// Returns how long IP packets are at most.
    std::size_t packetBytes() const { return m_size.size(); }
    std::uint64_t sentBytes() const { return m_sentBytes; }
    std::uint64_t receivedBytes() const { return m_receivedBytes; }

signals:
    /// The value of isAlive() changed.
    void changed();
    /// takesMore() may be true again.
    void writable();
    /// All frames that had arrived were passed on.
    void taken();
    /// The other end is about to be told this machine's time.
    void timeAsked();
    /// How far the own clock was ahead is not in it.
    void exchanged(const tomato::trunk::ClockExchange &exchange);
    /// No datagrams are to be expected any more.
    void failed(const QString &reason);

private:
    static constexpr std::size_t MaxReady = 128;

    void beginSession();
    void receive();
    void waitForKnock();
    void takeDatagram(std::span<const char> datagram);
    void takeContent(std::span<const char> content);
    void takeFrame(WireNumber wire, std::span<const char> frame, std::uint16_t interval);
    void takeAnswer(std::span<const char> content);
    void tick();
    void becomeReady();
    void beat();
    void sendBeat(std::size_t packetBytes);
    void answer(std::span<const char> content);
    void fillBatch();
    std::size_t contentRoom(std::size_t packetBytes) const;
    void sendRaw(std::span<const char> datagram);

    DtlsSession::Role m_role;
    UdpSocket m_socket;
    UdpSecrets m_secrets;
    Frames m_frames;
    LocalClock m_clock;
    bool m_isConnected;
    bool m_isIp6 = false;
    bool m_isReady = false;
    bool m_isAlive = false;
    std::unique_ptr<DtlsSession> m_session;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    QTimer m_timer;
    QTimer m_silence;
    int m_beats = 0;
    DatagramPacker m_packer;
    DatagramJoiner m_joiner;
    PathSize m_size;
    /// Sealed datagrams of one length, of which the last may be shorter.
    std::string m_batch;
    std::size_t m_batchLength = 0;
    ArrivalCounts m_arrivals;
    std::uint64_t m_sentBytes = 0;
    std::uint64_t m_receivedBytes = 0;
};

} // namespace tomato::trunk
