// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/udpcarrier.h"

#include "app/trunk/clockanswer.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <utility>

#include <sys/socket.h>

namespace tomato::trunk {

namespace {

constexpr std::chrono::milliseconds KnockInterval{100};
constexpr std::chrono::milliseconds FirstDatagramBeats{20};
constexpr std::chrono::milliseconds DatagramBeats{500};
/// Beats come more often at first, so that clock and size of the path are known soon.
constexpr int BurstOfBeats = 64;
/// The bounds of one call of the kernel: datagrams, and their bytes together.
constexpr std::size_t MaxOfBatch = 64;
constexpr std::size_t MaxBatchBytes = 60'000;

constexpr char BeatMark = 'B';
constexpr char AnswerMark = 'A';
/// A beat: its mark, the length of its IP packet, and the time. An answer has a reading of the
/// other clock behind it.
constexpr std::size_t BeatBytes = 1 + 2 + 8;
constexpr std::size_t AnswerBytes = BeatBytes + ReadingBytes;

bool isVersion6(int socket)
{
    sockaddr_storage own{};
    socklen_t length = sizeof own;
    ::getsockname(socket, reinterpret_cast<sockaddr *>(&own), &length);
    return own.ss_family == AF_INET6;
}

} // namespace

UdpCarrier::UdpCarrier(DtlsSession::Role role, UdpSocket socket, const UdpSecrets &secrets,
                       Frames frames, LocalClock clock)
    : m_role(role), m_socket(std::move(socket)), m_secrets(secrets), m_frames(std::move(frames)),
      m_clock(std::move(clock)), m_isConnected(role == DtlsSession::Role::Client),
      m_isIp6(isVersion6(m_socket.descriptor())),
      m_readable(m_socket.descriptor(), QSocketNotifier::Read),
      m_writable(m_socket.descriptor(), QSocketNotifier::Write),
      m_joiner([this](WireNumber wire, std::span<const char> frame, std::uint16_t interval) {
          takeFrame(wire, frame, interval);
      })
{
    m_writable.setEnabled(false);
    connect(&m_readable, &QSocketNotifier::activated, this, &UdpCarrier::receive);
    connect(&m_writable, &QSocketNotifier::activated, this, [this] {
        flush();
        emit writable();
    });
    connect(&m_timer, &QTimer::timeout, this, &UdpCarrier::tick);
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, [this] {
        m_isAlive = false;
        emit changed();
    });
    m_packer.setRoom(contentRoom(m_size.size()));
    m_timer.start(KnockInterval);
    if (m_isConnected)
        sendRaw({reinterpret_cast<const char *>(m_secrets.knock.data()), m_secrets.knock.size()});
}

UdpCarrier::~UdpCarrier()
{
    OPENSSL_cleanse(&m_secrets, sizeof m_secrets);
}

std::size_t UdpCarrier::contentRoom(std::size_t packetBytes) const
{
    constexpr std::size_t UdpHeader = 8;
    return packetBytes - (m_isIp6 ? 40 : 20) - UdpHeader - DtlsSession::Overhead;
}

void UdpCarrier::sendRaw(std::span<const char> datagram)
{
    m_socket.send(datagram, datagram.size());
}

void UdpCarrier::beginSession()
{
    auto session = DtlsSession::make(m_role, m_secrets.key,
                                     [this](std::span<const char> flight) { sendRaw(flight); });
    if (!session) {
        emit failed(QString::fromStdString(session.error().text()));
        return;
    }
    m_session = std::move(*session);
    if (m_role == DtlsSession::Role::Client)
        m_session->shake();
}

/// Knocks, or sends a flight of the handshake again, or beats.
void UdpCarrier::tick()
{
    if (m_isReady) {
        beat();
        return;
    }
    if (m_role == DtlsSession::Role::Client && !m_session)
        sendRaw({reinterpret_cast<const char *>(m_secrets.knock.data()), m_secrets.knock.size()});
    if (m_session) {
        const auto left = m_session->resendsIn();
        if (left && left->count() <= 1)
            m_session->shake();
    }
}

void UdpCarrier::receive()
{
    if (!m_isConnected)
        waitForKnock();
    if (!m_isConnected)
        return;
    m_socket.receive([this](std::span<const char> datagram) { takeDatagram(datagram); });
    emit taken();
}

void UdpCarrier::waitForKnock()
{
    constexpr int AtOnce = 64;
    for (int count = 0; count < AtOnce && !m_isConnected; ++count) {
        const auto stranger = m_socket.receiveFromAny();
        if (!stranger)
            return;
        if (!UdpSecrets::is(stranger->bytes, m_secrets.knock) || !m_socket.connectTo(*stranger))
            continue;
        m_isConnected = true;
        takeDatagram(stranger->bytes);
    }
}

void UdpCarrier::takeDatagram(std::span<const char> datagram)
{
    const bool isServer = m_role == DtlsSession::Role::Server;
    if (!m_isReady && isServer && UdpSecrets::is(datagram, m_secrets.knock)) {
        sendRaw({reinterpret_cast<const char *>(m_secrets.answer.data()), m_secrets.answer.size()});
        if (!m_session)
            beginSession();
        return;
    }
    if (!m_isReady && !isServer && UdpSecrets::is(datagram, m_secrets.answer)) {
        if (!m_session)
            beginSession();
        return;
    }
    if (!m_session)
        return;
    m_receivedBytes += datagram.size();
    m_session->receive(datagram, [this](std::span<const char> content) { takeContent(content); });
    if (!m_isReady && m_session->isReady())
        becomeReady();
    if (m_session->isOver()) {
        m_readable.setEnabled(false);
        m_timer.stop();
        QMetaObject::invokeMethod(
            this, [this] { emit failed(QStringLiteral("the other end ended DTLS")); },
            Qt::QueuedConnection);
    }
}

void UdpCarrier::becomeReady()
{
    m_isReady = true;
    OPENSSL_cleanse(&m_secrets, sizeof m_secrets);
    m_timer.start(FirstDatagramBeats);
    beat();
}

void UdpCarrier::takeContent(std::span<const char> content)
{
    if (content.empty())
        return;
    if (content[0] == DatagramPacker::Mark)
        m_joiner.add(content);
    else if (content[0] == BeatMark && content.size() >= BeatBytes)
        answer(content);
    else if (content[0] == AnswerMark && content.size() == AnswerBytes)
        takeAnswer(content);
}

void UdpCarrier::takeFrame(WireNumber wire, std::span<const char> frame, std::uint16_t interval)
{
    if (m_arrivals.add(wire, interval))
        m_frames(wire, frame);
}

/// One beat is short, so that a path that has become narrower is noticed; one has the length of the
/// datagrams, one of longer ones.
void UdpCarrier::beat()
{
    if (++m_beats == BurstOfBeats)
        m_timer.start(DatagramBeats);
    sendBeat(0);
    if (m_beats > BurstOfBeats && m_isAlive) {
        m_size.beat();
        m_packer.setRoom(contentRoom(m_size.size()));
    }
    if (m_size.size() > PathSize::Sizes.front())
        sendBeat(m_size.size());
    if (const std::size_t probe = m_isAlive ? m_size.nextProbe() : 0; probe > 0)
        sendBeat(probe);
}

void UdpCarrier::sendBeat(std::size_t packetBytes)
{
    std::string content(1, BeatMark);
    appendNumber(content, packetBytes, 2);
    appendNumber(content, static_cast<std::uint64_t>(m_clock.raw().count()), 8);
    if (packetBytes > 0)
        content.resize(contentRoom(packetBytes), '\0');
    std::string sealed;
    if (m_session->seal(content, sealed) > 0)
        sendRaw(sealed);
}

void UdpCarrier::answer(std::span<const char> content)
{
    std::string said(1, AnswerMark);
    said.append(content.data() + 1, BeatBytes - 1);
    emit timeAsked();
    appendReading(said, ClockReading::of(m_clock));
    std::string sealed;
    if (m_session->seal(said, sealed) > 0)
        sendRaw(sealed);
}

void UdpCarrier::takeAnswer(std::span<const char> content)
{
    emit exchanged(exchangeOf(content, 3, m_clock.raw()));
    m_size.confirmed(*numberAt(content, 1, 2));
    m_packer.setRoom(contentRoom(m_size.size()));
    m_silence.start(Silence);
    if (!std::exchange(m_isAlive, true))
        emit changed();
}

void UdpCarrier::fillBatch()
{
    auto &ready = m_packer.ready();
    std::size_t last = 0;
    for (std::size_t count = 0; count < MaxOfBatch && !ready.empty(); ++count) {
        const std::size_t length = ready.front().size() + DtlsSession::Overhead;
        if (count > 0 && (last < m_batchLength || length > m_batchLength ||
                          m_batch.size() + length > MaxBatchBytes))
            return;
        last = m_session->seal(ready.front(), m_batch);
        ready.pop_front();
        if (count == 0)
            m_batchLength = last;
    }
}

void UdpCarrier::flush()
{
    m_packer.close();
    m_writable.setEnabled(false);
    while (m_isReady) {
        if (m_batch.empty())
            fillBatch();
        if (m_batch.empty())
            return;
        if (m_socket.send(m_batch, m_batchLength) == UdpSocket::Sent::Waits) {
            m_writable.setEnabled(true);
            return;
        }
        m_sentBytes += m_batch.size();
        m_batch.clear();
    }
}

} // namespace tomato::trunk
