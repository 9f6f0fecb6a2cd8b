// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/trunk/slowline.h"

#include <algorithm>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tomato::trunk {

/// After this time a stream sends again what was lost.
static constexpr std::chrono::milliseconds SentAgainAfter{200};

SlowPieces::SlowPieces(Way way, Order order, unsigned seed,
                       std::function<void(const QByteArray &)> deliver)
    : m_way(way), m_order(order), m_random(seed), m_deliver(std::move(deliver))
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setSingleShot(true);
    QObject::connect(&m_timer, &QTimer::timeout, [this] { deliverDue(); });
}

void SlowPieces::put(const QByteArray &piece)
{
    const bool isLost = std::bernoulli_distribution(m_way.lost)(m_random);
    if (isLost && m_order == Order::Free)
        return;
    auto jitter = std::uniform_int_distribution<std::int64_t>(0, m_way.jitter.count());
    auto due = Clock::now() + m_way.delay + std::chrono::microseconds(jitter(m_random));
    if (isLost)
        due += SentAgainAfter;
    // Everything that was sent later waits for it.
    if (m_order == Order::Kept)
        m_last = due = std::max(due, m_last);
    m_waiting.emplace(due, piece);
    deliverDue();
}

void SlowPieces::deliverDue()
{
    while (!m_waiting.empty() && m_waiting.begin()->first <= Clock::now()) {
        const QByteArray piece = m_waiting.begin()->second;
        m_waiting.erase(m_waiting.begin());
        m_deliver(piece);
    }
    if (!m_waiting.empty())
        m_timer.start(
            std::chrono::ceil<std::chrono::milliseconds>(m_waiting.begin()->first - Clock::now()));
}

/// These trunks carry so little that the buffer of a socket always has room for it.
static void writeAll(int descriptor, const QByteArray &bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const ssize_t put = ::write(descriptor, bytes.constData() + at,
                                    static_cast<std::size_t>(bytes.size() - at));
        if (put <= 0)
            return; // the end is gone
        at += put;
    }
}

static std::array<FileDescriptor, 2> joinedSockets()
{
    int ends[2] = {-1, -1};
    ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends);
    return {FileDescriptor(ends[0]), FileDescriptor(ends[1])};
}

SlowLine::SlowLine(Way there, Way back, unsigned seed)
    : m_there(there, SlowPieces::Order::Kept, seed,
              [this](const QByteArray &piece) { writeAll(m_own[1].get(), piece); }),
      m_back(back, SlowPieces::Order::Kept, seed + 1,
             [this](const QByteArray &piece) { writeAll(m_own[0].get(), piece); }),
      m_datagramsThere(there, SlowPieces::Order::Free, seed + 2,
                       [this](const QByteArray &piece) {
                           m_nearHost.writeDatagram(piece, QHostAddress::LocalHost, m_hostPort);
                       }),
      m_datagramsBack(back, SlowPieces::Order::Free, seed + 3, [this](const QByteArray &piece) {
          m_nearHome.writeDatagram(piece, QHostAddress::LocalHost, m_homePort);
      })
{
    auto home = joinedSockets();
    auto host = joinedSockets();
    m_homeEnd = std::move(home[0]);
    m_hostEnd = std::move(host[0]);
    m_own = {std::move(home[1]), std::move(host[1])};
    m_homeReadable = std::make_unique<QSocketNotifier>(m_own[0].get(), QSocketNotifier::Read);
    m_hostReadable = std::make_unique<QSocketNotifier>(m_own[1].get(), QSocketNotifier::Read);
    connect(m_homeReadable.get(), &QSocketNotifier::activated, this, &SlowLine::readHome);
    connect(m_hostReadable.get(), &QSocketNotifier::activated, this, &SlowLine::readHost);
    m_nearHome.bind(QHostAddress::LocalHost);
    m_nearHost.bind(QHostAddress::LocalHost);
    const auto pass = [](QUdpSocket &from, SlowPieces &to, std::uint16_t *port) {
        while (from.hasPendingDatagrams()) {
            QByteArray datagram(from.pendingDatagramSize(), Qt::Uninitialized);
            from.readDatagram(datagram.data(), datagram.size(), nullptr, port);
            to.put(datagram);
        }
    };
    connect(&m_nearHome, &QUdpSocket::readyRead, this,
            [this, pass] { pass(m_nearHome, m_datagramsThere, &m_homePort); });
    connect(&m_nearHost, &QUdpSocket::readyRead, this,
            [this, pass] { pass(m_nearHost, m_datagramsBack, nullptr); });
}

void SlowLine::readHome()
{
    QByteArray piece(64 * 1024, Qt::Uninitialized);
    const ssize_t got =
        ::read(m_own[0].get(), piece.data(), static_cast<std::size_t>(piece.size()));
    if (got > 0)
        m_there.put(piece.first(got));
    else
        m_homeReadable->setEnabled(false);
}

void SlowLine::readHost()
{
    const auto room = m_fromHost.room(64 * 1024);
    const ssize_t got = ::read(m_own[1].get(), room.data(), room.size());
    if (got <= 0) {
        m_hostReadable->setEnabled(false);
        return;
    }
    m_fromHost.filled(static_cast<std::size_t>(got));
    while (const auto record = m_fromHost.next())
        passRecord(*record);
}

void SlowLine::passRecord(const FrameRecord &record)
{
    constexpr std::size_t PortAt = 2;
    std::string bytes(record.bytes.begin(), record.bytes.end());
    const bool isOffer =
        record.wire == ControlWire && bytes.size() >= PortAt + 2 && bytes[0] == 'V';
    const auto port = isOffer ? numberAt(record.bytes, PortAt, 2) : std::nullopt;
    if (port && *port != 0) {
        std::string other;
        appendNumber(other, relayTo(static_cast<std::uint16_t>(*port)), 2);
        bytes.replace(PortAt, 2, other);
    }
    std::string out;
    appendRecord(out, record.wire, bytes);
    m_back.put(QByteArray::fromStdString(out));
}

std::uint16_t SlowLine::relayTo(std::uint16_t port)
{
    m_hostPort = port;
    return m_nearHome.localPort();
}

} // namespace tomato::trunk
