// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/trunk/udpcarrier.h"

#include <deque>
#include <memory>

namespace tomato::trunk {

/// The ways in which a trunk may carry its frames.
enum class CarrierChoice
{
    /// Datagrams where they get through, and the stream where they do not.
    Auto,
    /// The stream alone.
    Stream,
    /// Datagrams alone.
    Udp
};

/// How the home reaches a host by datagrams.
struct UdpOptions
{
    CarrierChoice choice = CarrierChoice::Stream;
    /// A name or an address; without one it is the address that ssh reached, as the host tells it.
    QString address;
    /// The ports that the host may use; any without a value.
    std::optional<UdpSocket::Ports> ports;
};

/// Agrees with the other end of a trunk, by messages on its stream, on a path of datagrams, and
/// tries again when none is found. The home asks; a host that is asked opens a socket, and says at
/// which port.
class UdpPath final : public QObject
{
    Q_OBJECT

public:
    /// The first bytes of the messages of this class.
    enum Said : char
    {
        Asks = 'U',
        Offers = 'V',
        Sent = 'L'
    };
    /// Within this time a datagram gets through, or none does.
    static constexpr std::chrono::milliseconds Patience{3000};
    static constexpr std::chrono::seconds AgainAfter{30};

    using Say = std::function<void(std::span<const char>)>;
    UdpPath(UdpCarrier::Frames frames, Say say, LocalClock clock);

    /// Makes this end the home, which asks.
    void ask(const UdpOptions &options);
    /// Makes this end a host, which may be asked, and which ssh reached at this address.
    void accept(const QHostAddress &own);
    /// Returns whether this was a message of this class.
    bool takeMessage(std::span<const char> bytes);

    /// Tells whether frames go by datagrams now.
    bool isAlive() const { return m_carrier && m_carrier->isAlive(); }
    /// Tells whether frames may go by datagrams alone.
    bool isOnly() const { return m_isOnly; }
    /// Why there are no datagrams; empty when there are, or none were wanted.
    QString reason() const { return isAlive() ? QString() : m_reason; }
    UdpCarrier *carrier() const { return m_carrier.get(); }
    /// Counts the frames for this end that were lost on the way.
    FrameCounts lost() const;
    std::uint64_t sentBytes() const
    {
        return m_sentBefore + (m_carrier ? m_carrier->sentBytes() : 0);
    }
    std::uint64_t receivedBytes() const
    {
        return m_receivedBefore + (m_carrier ? m_carrier->receivedBytes() : 0);
    }

signals:
    void changed();
    void writable();
    void taken();
    void timeAsked();
    void exchanged(const tomato::trunk::ClockExchange &exchange);

private:
    enum class Part
    {
        None,
        Home,
        Host
    };

    void begin();
    void takeQuestion(std::span<const char> bytes);
    void takeOffer(std::span<const char> bytes);
    void offer(std::uint16_t port, const QString &text);
    void reach(const QString &address, std::uint16_t port);
    void connectTo(const QHostAddress &address, std::uint16_t port);
    void use(DtlsSession::Role role, UdpSocket socket);
    void giveUp(const QString &reason);
    void drop();
    void endInterval();
    void takeSent(std::span<const char> bytes);
    void settleOldest();

    UdpCarrier::Frames m_frames;
    Say m_say;
    LocalClock m_clock;
    Part m_part = Part::None;
    UdpOptions m_options;
    QHostAddress m_own;
    bool m_isOnly = false;
    UdpSecrets m_secrets;
    /// Counts the attempts, so that a late answer to one is not taken for that to the next.
    unsigned char m_attempt = 0;
    std::unique_ptr<UdpCarrier> m_carrier;
    QString m_reason;
    QString m_place;
    QTimer m_patience;
    QTimer m_again;
    QTimer m_interval;
    /// What the other end said that it sent, of which datagrams may still be under way.
    std::deque<DatagramPacker::Interval> m_unsettled;
    /// Of the carrier before: the other end has yet to say what it sent over that last.
    ArrivalCounts m_before;
    /// Those of carriers that are gone.
    FrameCounts m_lostBefore;
    std::uint64_t m_sentBefore = 0;
    std::uint64_t m_receivedBefore = 0;
};

} // namespace tomato::trunk
