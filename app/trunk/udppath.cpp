// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/udppath.h"

#include <QHostInfo>
#include <QPointer>

#include <openssl/crypto.h>

#include <algorithm>
#include <utility>

namespace tomato::trunk {

namespace {

constexpr std::chrono::seconds IntervalOfCounts{1};
constexpr std::size_t WiresAMessage = 8000;
constexpr std::size_t MaxText = 200;
/// Messages of what was sent that wait, so that a peer fills no memory with them.
constexpr std::size_t MaxUnsettled = 8;

/// A question: its letter, the attempt, whether there is nothing else, two ports, the secrets, the
/// address.
constexpr std::size_t QuestionBytes = 3 + 2 + 2 + UdpSecrets::Bytes;
/// An offer: its letter, the attempt, the port, and the address, or why there is no port.
constexpr std::size_t OfferBytes = 2 + 2;
/// The bytes of a report of what was sent: its letter, the interval, then wires and frames.
constexpr std::size_t SentBytes = 1 + 2;
constexpr std::size_t EachSentBytes = 3 + 4;

QString textFrom(std::span<const char> bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(std::min(bytes.size(), MaxText)));
}

/// A host may tell any address; datagrams go to single machines only.
bool isOfOneMachine(const QHostAddress &address)
{
    return !address.isNull() && !address.isMulticast() && !address.isBroadcast() &&
           address != QHostAddress::AnyIPv4 && address != QHostAddress::AnyIPv6;
}

} // namespace

UdpPath::UdpPath(UdpCarrier::Frames frames, Say say, LocalClock clock)
    : m_frames(std::move(frames)), m_say(std::move(say)), m_clock(std::move(clock))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        giveUp(QStringLiteral("no datagram got through%1 within %2 s")
                   .arg(m_place)
                   .arg(Patience.count() / 1000));
    });
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &UdpPath::begin);
    m_interval.setInterval(IntervalOfCounts);
    connect(&m_interval, &QTimer::timeout, this, &UdpPath::endInterval);
}

void UdpPath::ask(const UdpOptions &options)
{
    if (m_part != Part::None || options.choice == CarrierChoice::Stream)
        return;
    m_part = Part::Home;
    m_options = options;
    m_isOnly = options.choice == CarrierChoice::Udp;
    begin();
}

void UdpPath::accept(const QHostAddress &own)
{
    m_part = Part::Host;
    m_own = own;
}

void UdpPath::begin()
{
    drop();
    const auto secrets = UdpSecrets::make();
    if (!secrets) {
        giveUp(QString::fromStdString(secrets.error().text()));
        return;
    }
    m_secrets = *secrets;
    m_place.clear();
    std::string said(1, Asks);
    appendNumber(said, ++m_attempt, 1);
    appendNumber(said, m_isOnly ? 1 : 0, 1);
    const auto ports = m_options.ports.value_or(UdpSocket::Ports{0, 0});
    appendNumber(said, ports.first, 2);
    appendNumber(said, ports.second, 2);
    m_secrets.appendTo(said);
    said += m_options.address.toStdString().substr(0, MaxText);
    m_say(said);
    OPENSSL_cleanse(said.data(), said.size());
    m_patience.start(Patience);
}

bool UdpPath::takeMessage(std::span<const char> bytes)
{
    const char said = bytes.empty() ? '\0' : bytes.front();
    // No host asks its home for anything.
    if (said == Asks && m_part == Part::Host && bytes.size() >= QuestionBytes)
        takeQuestion(bytes);
    else if (said == Offers && m_part == Part::Home && bytes.size() >= OfferBytes)
        takeOffer(bytes);
    else if (said == Sent && bytes.size() >= SentBytes)
        takeSent(bytes);
    return said == Asks || said == Offers || said == Sent;
}

void UdpPath::takeQuestion(std::span<const char> bytes)
{
    drop();
    m_attempt = static_cast<unsigned char>(*numberAt(bytes, 1, 1));
    m_isOnly = *numberAt(bytes, 2, 1) != 0;
    const UdpSocket::Ports ports(*numberAt(bytes, 3, 2), *numberAt(bytes, 5, 2));
    m_secrets = UdpSecrets::from(
        bytes.subspan(QuestionBytes - UdpSecrets::Bytes).first<UdpSecrets::Bytes>());
    // Answers come from the address that is asked, where that is one of this machine.
    const QHostAddress asked(textFrom(bytes.subspan(QuestionBytes)));
    const auto range =
        ports.first == 0 || ports.second < ports.first ? std::nullopt : std::optional(ports);
    auto socket = isOfOneMachine(asked)
                      ? UdpSocket::open(asked, range)
                      : UdpSocket::open(m_own.isNull() ? QHostAddress::AnyIPv6 : m_own, range);
    if (!socket && m_own.isNull() && !isOfOneMachine(asked))
        socket = UdpSocket::open(QHostAddress::AnyIPv4, range); // a machine without IPv6
    if (!socket) {
        offer(0, QString::fromStdString(socket.error().text()));
        return;
    }
    offer(socket->port(), m_own.isNull() ? QString() : m_own.toString());
    use(DtlsSession::Role::Server, std::move(*socket));
    m_patience.start(2 * Patience);
}

void UdpPath::offer(std::uint16_t port, const QString &text)
{
    std::string said(1, Offers);
    appendNumber(said, m_attempt, 1);
    appendNumber(said, port, 2);
    said += text.toStdString().substr(0, MaxText);
    m_say(said);
}

void UdpPath::takeOffer(std::span<const char> bytes)
{
    const auto port = static_cast<std::uint16_t>(*numberAt(bytes, 2, 2));
    const QString text = textFrom(bytes.subspan(OfferBytes));
    if (*numberAt(bytes, 1, 1) != m_attempt || m_carrier || !m_patience.isActive())
        return;
    if (port == 0) {
        giveUp(text.isEmpty() ? QStringLiteral("it has no UDP") : text);
        return;
    }
    const QString address = m_options.address.isEmpty() ? text : m_options.address;
    if (address.isEmpty())
        giveUp(QStringLiteral("ssh did not say which address it reached: give the key address"));
    else
        reach(address, port);
}

void UdpPath::reach(const QString &address, std::uint16_t port)
{
    m_place = QStringLiteral(" to %1, UDP port %2").arg(address).arg(port);
    const QHostAddress numeric(address);
    if (isOfOneMachine(numeric)) {
        connectTo(numeric, port);
        return;
    }
    if (m_options.address.isEmpty()) {
        giveUp(QStringLiteral("it says an address that is none"));
        return;
    }
    QHostInfo::lookupHost(
        address, this, [this, address, port, attempt = m_attempt](const QHostInfo &found) {
            if (attempt != m_attempt || m_carrier || !m_patience.isActive())
                return;
            const auto all = found.addresses();
            const auto good = std::ranges::find_if(all, isOfOneMachine);
            if (good == all.end())
                giveUp(QStringLiteral("%1 is no address and no name of a machine").arg(address));
            else
                connectTo(*good, port);
        });
}

void UdpPath::connectTo(const QHostAddress &address, std::uint16_t port)
{
    auto socket = UdpSocket::connectTo(address, port);
    if (socket)
        use(DtlsSession::Role::Client, std::move(*socket));
    else
        giveUp(QString::fromStdString(socket.error().text()));
}

void UdpPath::use(DtlsSession::Role role, UdpSocket socket)
{
    m_lostBefore = lost();
    m_before = {};
    m_carrier = std::make_unique<UdpCarrier>(role, std::move(socket), m_secrets, m_frames, m_clock);
    OPENSSL_cleanse(&m_secrets, sizeof m_secrets);
    connect(m_carrier.get(), &UdpCarrier::changed, this, [this] {
        m_patience.stop();
        m_reason = QStringLiteral("datagrams do not get through any more");
        // A gateway may have forgotten the way back: another socket makes another one.
        if (isAlive())
            m_again.stop();
        else if (m_part == Part::Home)
            m_again.start(AgainAfter);
        emit changed();
    });
    connect(m_carrier.get(), &UdpCarrier::writable, this, &UdpPath::writable);
    connect(m_carrier.get(), &UdpCarrier::taken, this, &UdpPath::taken);
    connect(m_carrier.get(), &UdpCarrier::timeAsked, this, &UdpPath::timeAsked);
    connect(m_carrier.get(), &UdpCarrier::exchanged, this, &UdpPath::exchanged);
    connect(m_carrier.get(), &UdpCarrier::failed, this, &UdpPath::giveUp);
    m_interval.start();
}

/// The home tries again later; a host waits to be asked.
void UdpPath::giveUp(const QString &reason)
{
    m_patience.stop();
    m_reason = reason;
    drop();
    if (m_part == Part::Home)
        m_again.start(AgainAfter);
    emit changed();
}

void UdpPath::drop()
{
    m_interval.stop();
    if (!m_carrier)
        return;
    endInterval();
    // Nothing comes any more.
    while (!m_unsettled.empty())
        settleOldest();
    m_before = std::move(m_carrier->arrivals());
    m_sentBefore = sentBytes();
    m_receivedBefore = receivedBytes();
    m_carrier->disconnect(this);
    // It may be the one whose signal runs.
    m_carrier.release()->deleteLater();
}

FrameCounts UdpPath::lost() const
{
    FrameCounts all = m_lostBefore;
    for (const auto &[wire, frames] : m_before.lost())
        all[wire] += frames;
    if (m_carrier) {
        for (const auto &[wire, frames] : m_carrier->arrivals().lost())
            all[wire] += frames;
    }
    return all;
}

/// Tells the other end what it should have got, which is the only way to know what was lost.
void UdpPath::endInterval()
{
    if (!m_carrier || !m_carrier->hasSent())
        return;
    const auto ended = m_carrier->endInterval();
    m_carrier->flush();
    std::string said(1, Sent);
    appendNumber(said, ended.number, 2);
    std::size_t wires = 0;
    for (const auto &[wire, frames] : ended.frames) {
        if (++wires > WiresAMessage)
            break;
        appendNumber(said, wire, 3);
        appendNumber(said, frames, 4);
    }
    m_say(said);
}

void UdpPath::takeSent(std::span<const char> bytes)
{
    DatagramPacker::Interval sent;
    sent.number = static_cast<std::uint16_t>(*numberAt(bytes, 1, 2));
    for (std::size_t at = SentBytes; at + EachSentBytes <= bytes.size(); at += EachSentBytes)
        sent.frames[static_cast<WireNumber>(*numberAt(bytes, at, 3))] +=
            *numberAt(bytes, at + 3, 4);
    if (!m_carrier)
        m_before.countLost(sent);
    if (!m_carrier || m_unsettled.size() == MaxUnsettled)
        return;
    m_unsettled.push_back(std::move(sent));
    // Datagrams may still be under way that were sent before this.
    QTimer::singleShot(UdpCarrier::Lateness, this,
                       [this, carrier = QPointer<UdpCarrier>(m_carrier.get())] {
                           if (carrier && carrier == m_carrier.get())
                               settleOldest();
                       });
}

void UdpPath::settleOldest()
{
    m_carrier->arrivals().countLost(m_unsettled.front());
    m_unsettled.pop_front();
}

} // namespace tomato::trunk
