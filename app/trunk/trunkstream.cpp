// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/trunkstream.h"

#include "app/trunk/clockanswer.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace tomato::trunk {

namespace {

constexpr std::size_t ReadAtOnce = 256 * 1024;
constexpr std::size_t WriteAtOnce = 64 * 1024;
/// Received bytes are acknowledged after each such amount.
constexpr std::uint64_t AcknowledgeAfter = 32 * 1024;
constexpr std::size_t MinWindow = 256 * 1024;
constexpr std::size_t MaxWindow = 16 * 1024 * 1024;
constexpr std::chrono::milliseconds RateTime{100};
constexpr std::chrono::milliseconds FirstBeats{20};

/// The first byte of a record of the ControlWire says its type.
enum Said : char
{
    Lives = 'H',
    Answers = 'A',
    Received = 'K',
    Carriers = 'C',
    ClockSet = 'S'
};

} // namespace

TrunkStream::TrunkStream(FileDescriptor in, FileDescriptor out, const QByteArray &first,
                         Frames frames, LocalClock clock)
    : m_in(std::move(in)), m_out(std::move(out)), m_frames(std::move(frames)),
      m_ownClock(std::move(clock)), m_udp(
                                        m_frames,
                                        [this](std::span<const char> said) {
                                            m_queue.addControl(said);
                                            flush();
                                        },
                                        m_ownClock.clock()),
      m_readable(m_in.get(), QSocketNotifier::Read),
      m_writable(m_out.get(), QSocketNotifier::Write), m_window(MinWindow)
{
    for (const FileDescriptor *each : {&m_in, &m_out})
        ::fcntl(each->get(), F_SETFL, ::fcntl(each->get(), F_GETFL) | O_NONBLOCK);
    m_writable.setEnabled(false);
    connect(&m_readable, &QSocketNotifier::activated, this, &TrunkStream::read);
    connect(&m_writable, &QSocketNotifier::activated, this, &TrunkStream::flush);
    connect(&m_heartbeat, &QTimer::timeout, this, &TrunkStream::beat);
    connect(&m_udp, &UdpPath::changed, this, &TrunkStream::changed);
    connect(&m_udp, &UdpPath::taken, this, &TrunkStream::taken);
    connect(&m_udp, &UdpPath::writable, this, &TrunkStream::flush);
    connect(&m_udp, &UdpPath::timeAsked, this, &TrunkStream::watchClock);
    connect(&m_udp, &UdpPath::exchanged, this, &TrunkStream::takeExchange);
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        m_isAlive = false;
        emit changed();
    });
    const auto room = m_reader.room(static_cast<std::size_t>(first.size()));
    std::memcpy(room.data(), first.constData(), room.size());
    m_reader.filled(room.size());
    m_rated.start();
    m_heartbeat.start(FirstBeats);
    QTimer::singleShot(0, this, [this] {
        sendHeartbeat();
        read();
    });
}

void TrunkStream::send(WireNumber wire, std::span<const char> frame)
{
    if (m_udp.isOnly() && !m_udp.isAlive())
        m_queue.lose(wire);
    else
        m_queue.add(wire, frame, TrunkQueue::Clock::now());
}

void TrunkStream::useUdp(const UdpOptions &options)
{
    m_udpOptions = options;
    if (m_isAlive)
        m_udp.ask(m_udpOptions);
}

FrameCounts TrunkStream::lost() const
{
    FrameCounts all = m_udp.lost();
    for (const auto &[wire, frames] : m_queue.lost())
        all[wire] += frames;
    return all;
}

/// Returns the bytes that the window allows to send.
std::size_t TrunkStream::allowed() const
{
    const std::uint64_t underway = m_sent - std::min(m_sent, m_arrived);
    return underway >= m_window ? 0 : m_window - static_cast<std::size_t>(underway);
}

void TrunkStream::flushDatagrams()
{
    if (!m_udp.isAlive())
        return;
    UdpCarrier &carrier = *m_udp.carrier();
    do {
        while (m_queue.hasFrames() && carrier.takesMore()) {
            const TrunkQueue::Frame frame = m_queue.takeFrame();
            carrier.add(frame.wire, frame.record);
        }
        carrier.flush();
    } while (m_queue.hasFrames() && carrier.takesMore());
}

void TrunkStream::flush()
{
    flushDatagrams();
    m_writable.setEnabled(false);
    const auto what =
        m_udp.isAlive() || m_udp.isOnly() ? TrunkQueue::What::Control : TrunkQueue::What::All;
    while (!m_hasEnded) {
        const std::size_t room = allowed();
        if (room == 0)
            return; // an acknowledgement, or a heartbeat's answer, goes on
        auto bytes = m_queue.front(WriteAtOnce, what);
        if (bytes.empty())
            return;
        bytes = bytes.first(std::min(bytes.size(), room));
        const ssize_t put = ::write(m_out.get(), bytes.data(), bytes.size());
        if (put > 0) {
            m_queue.removeSent(static_cast<std::size_t>(put));
            m_sent += static_cast<std::uint64_t>(put);
        } else if (errno == EAGAIN) {
            m_writable.setEnabled(true);
            return;
        } else if (errno != EINTR) {
            end();
        }
    }
}

void TrunkStream::read()
{
    const auto room = m_reader.room(ReadAtOnce);
    const ssize_t got = m_hasEnded ? 0 : ::read(m_in.get(), room.data(), room.size());
    if (got > 0)
        m_reader.filled(static_cast<std::size_t>(got));
    bool any = false;
    while (const auto record = m_reader.next()) {
        any = true;
        acknowledge(RecordHeader + record->bytes.size());
        if (record->wire == ControlWire)
            takeControl(record->bytes);
        else
            m_frames(record->wire, record->bytes);
    }
    if (any)
        heard();
    emit taken();
    flush();
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
        end();
}

void TrunkStream::heard()
{
    m_silence.start(Silence);
    if (std::exchange(m_isAlive, true))
        return;
    m_udp.ask(m_udpOptions);
    emit changed();
}

void TrunkStream::acknowledge(std::size_t bytes)
{
    m_received += bytes;
    if (m_received - m_reported < AcknowledgeAfter)
        return;
    m_reported = m_received;
    std::string said(1, Received);
    appendNumber(said, m_received, 8);
    m_queue.addControl(said);
}

void TrunkStream::takeAcknowledgement(std::uint64_t received)
{
    if (received > m_sent || received <= m_arrived)
        return;
    m_arrived = received;
    const auto elapsed = std::chrono::milliseconds(m_rated.elapsed());
    if (elapsed < RateTime)
        return;
    const double rate =
        static_cast<double>(m_arrived - m_ratedAt) / std::chrono::duration<double>(elapsed).count();
    m_rated.restart();
    m_ratedAt = m_arrived;
    const auto offset = clock();
    const double roundTrip =
        offset ? std::chrono::duration<double>(offset->roundTrip).count() : 0.0;
    m_window = std::clamp(static_cast<std::size_t>(2 * rate * roundTrip), MinWindow, MaxWindow);
}

void TrunkStream::takeControl(std::span<const char> bytes)
{
    if (m_udp.takeMessage(bytes))
        return;
    const char said = bytes.empty() ? '\0' : bytes.front();
    constexpr std::size_t Times = 1;
    if (said == Lives && bytes.size() == Times + 8) {
        answer(*numberAt(bytes, Times, 8));
    } else if (said == Answers && bytes.size() == Times + 8 + ReadingBytes) {
        takeExchange(exchangeOf(bytes, Times, m_ownClock.clock().raw()));
    } else if (said == Received && bytes.size() == Times + 8) {
        takeAcknowledgement(*numberAt(bytes, Times, 8));
    } else if (said == ClockSet) {
        m_clock.restart(m_ownClock.clock().raw());
    } else if (said == Carriers) {
        std::set<WireNumber> wires;
        for (std::size_t at = Times; const auto wire = numberAt(bytes, at, 3); at += 3)
            wires.insert(static_cast<WireNumber>(*wire));
        if (wires != std::exchange(m_carriers, wires))
            emit changed();
    }
}

void TrunkStream::answer(std::uint64_t asked)
{
    watchClock();
    std::string said(1, Answers);
    appendNumber(said, asked, 8);
    appendReading(said, ClockReading::of(m_ownClock.clock()));
    m_queue.addControl(said);
}

/// Notices that the clock here was set, and tells the other end, before it is told the new time.
void TrunkStream::watchClock()
{
    if (!m_ownClock.look())
        return;
    m_clock.restart(m_ownClock.clock().raw());
    m_queue.addControl(std::string(1, ClockSet));
    flush();
}

/// The times of the exchange are raw, so that a clock that is set meanwhile falsifies none of them.
void TrunkStream::takeExchange(const ClockExchange &exchange)
{
    watchClock();
    ClockExchange whole = exchange;
    whole.own = ClockReading::of(m_ownClock.clock()).ahead();
    m_clock.add(whole);
}

/// Sends more often at first, so that the other clock is known soon.
void TrunkStream::beat()
{
    constexpr int Burst = 32;
    if (++m_beats == Burst)
        m_heartbeat.start(Heartbeat);
    sendHeartbeat();
}

void TrunkStream::sendHeartbeat()
{
    watchClock();
    std::string said(1, Received);
    appendNumber(said, m_reported = m_received, 8);
    m_queue.addControl(said);
    said.assign(1, Lives);
    appendNumber(said, static_cast<std::uint64_t>(m_ownClock.clock().raw().count()), 8);
    m_queue.addControl(said);
    flush();
}

void TrunkStream::reportCarriers(const std::set<WireNumber> &wires)
{
    // A record holds this number of wires: no lab has as many between hosts.
    constexpr std::size_t Max = (MaxRecord - 1) / 3;
    std::string said(1, Carriers);
    for (const WireNumber wire : wires) {
        if (said.size() < 3 * Max)
            appendNumber(said, wire, 3);
    }
    m_queue.addControl(said);
    flush();
}

std::optional<ClockOffset> TrunkStream::clock() const
{
    return m_ownClock.isSet() ? std::nullopt : m_clock.latest();
}

void TrunkStream::end()
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_readable.setEnabled(false);
    m_writable.setEnabled(false);
    m_heartbeat.stop();
    m_silence.stop();
    m_isAlive = false;
    emit ended();
}

} // namespace tomato::trunk
