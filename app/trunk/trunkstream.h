// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/filedescriptor.h"
#include "app/trunk/localclock.h"
#include "app/trunk/trunkqueue.h"
#include "app/trunk/udppath.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <functional>
#include <set>

namespace tomato::trunk {

/// One end of a trunk: two descriptors with a stream in each direction. The ends send each other
/// keepalives, acknowledgements, times of their clocks, and the wires whose frames they can
/// deliver. Frames go over the stream, too, unless they go by datagrams.
class TrunkStream final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds Heartbeat{500};
    static constexpr std::chrono::milliseconds Silence{2000};

    using Frames = std::function<void(WireNumber, std::span<const char>)>;
    /// `in` and `out` may be the same. `first`: what came already. A record's bytes are valid
    /// during the call only.
    TrunkStream(FileDescriptor in, FileDescriptor out, const QByteArray &first, Frames frames,
                LocalClock clock = {});

    /// Looks for a path of datagrams; the other end is one that was told to acceptUdp().
    void useUdp(const UdpOptions &options);
    void acceptUdp(const QHostAddress &own) { m_udp.accept(own); }
    const UdpPath &udp() const { return m_udp; }

    void send(WireNumber wire, std::span<const char> frame);
    /// Sends what can be sent without waiting; it is called after each batch of send().
    void flush();
    /// Sends the other end the list of wires that can be reached from here.
    void reportCarriers(const std::set<WireNumber> &wires);

    /// Tells whether anything was received from the other end within the last two seconds.
    bool isAlive() const { return m_isAlive; }
    /// Tells whether frames get to the other end.
    bool carries() const { return m_isAlive && (!m_udp.isOnly() || m_udp.isAlive()); }
    /// Returns the wires that the other end reported last.
    const std::set<WireNumber> &carriers() const { return m_carriers; }
    /// Counts the frames that were dropped here, or lost on their way to here, by wire.
    FrameCounts lost() const;
    /// Counts the frames that wait here, and are lost with the stream.
    FrameCounts waiting() const { return m_queue.waiting(); }
    /// Count the bytes of whole records and of datagrams, in each direction.
    std::uint64_t sentBytes() const { return m_sent + m_udp.sentBytes(); }
    std::uint64_t receivedBytes() const { return m_received + m_udp.receivedBytes(); }
    /// Returns the offset of the other end's clock; nothing before it was measured, and for the
    /// moment after one of the clocks was set.
    std::optional<ClockOffset> clock() const;

signals:
    /// The value of isAlive(), carries() or carriers() changed.
    void changed();
    /// All frames that had arrived were passed on.
    void taken();
    /// Is emitted once, when the stream has ended.
    void ended();

private:
    void read();
    void flushDatagrams();
    void beat();
    void takeControl(std::span<const char> bytes);
    void heard();
    void acknowledge(std::size_t bytes);
    void takeAcknowledgement(std::uint64_t received);
    void sendHeartbeat();
    void answer(std::uint64_t asked);
    void watchClock();
    void takeExchange(const ClockExchange &exchange);
    std::size_t allowed() const;
    void end();

    FileDescriptor m_in;
    FileDescriptor m_out;
    Frames m_frames;
    /// That of this end.
    ClockWatch m_ownClock;
    RecordReader m_reader;
    TrunkQueue m_queue;
    UdpPath m_udp;
    UdpOptions m_udpOptions;
    QSocketNotifier m_readable;
    QSocketNotifier m_writable;
    QTimer m_heartbeat;
    int m_beats = 0;
    QTimer m_silence;
    bool m_isAlive = false;
    bool m_hasEnded = false;
    std::set<WireNumber> m_carriers;
    ClockBound m_clock;
    /// These count bytes of whole records: those received from the stream, and the acknowledged
    /// ones of these; those sent, and the ones of these that the other end acknowledged.
    std::uint64_t m_received = 0;
    std::uint64_t m_reported = 0;
    std::uint64_t m_sent = 0;
    std::uint64_t m_arrived = 0;
    /// The most bytes that may be under way: the buffers of ssh would otherwise cause seconds of
    /// delay.
    std::size_t m_window = 0;
    QElapsedTimer m_rated;
    std::uint64_t m_ratedAt = 0;
};

} // namespace tomato::trunk
