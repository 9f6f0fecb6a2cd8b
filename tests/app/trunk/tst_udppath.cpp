// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/trunk/trunkstream.h"

#include <QTest>
#include <QUdpSocket>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace tomato;
using namespace tomato::trunk;

/// A trunk of a home and a host that are both this machine.
class TestUdpPath final : public QObject
{
    Q_OBJECT

    struct End
    {
        std::map<WireNumber, std::vector<std::string>> taken;
        std::unique_ptr<TrunkStream> stream;
        std::uint64_t lost(WireNumber wire) const
        {
            const FrameCounts all = stream->lost();
            const auto found = all.find(wire);
            return found == all.end() ? 0 : found->second;
        }
    };

    static FileDescriptor copyOf(int descriptor)
    {
        return FileDescriptor(::fcntl(descriptor, F_DUPFD_CLOEXEC, 3));
    }

    std::unique_ptr<End> m_home;
    std::unique_ptr<End> m_host;

    static std::unique_ptr<End> makeEnd(int descriptor)
    {
        auto end = std::make_unique<End>();
        end->stream = std::make_unique<TrunkStream>(
            copyOf(descriptor), FileDescriptor(descriptor), QByteArray(),
            [end = end.get()](WireNumber wire, std::span<const char> frame) {
                end->taken[wire].emplace_back(frame.begin(), frame.end());
            });
        return end;
    }

    void connectEnds(const UdpOptions &options, const char *own = "127.0.0.1")
    {
        connectEnds(options, true, own);
    }

    void connectEnds(const UdpOptions &options, bool isAccepted, const char *own = "127.0.0.1")
    {
        int ends[2] = {-1, -1};
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), 0);
        m_home = makeEnd(ends[0]);
        m_host = makeEnd(ends[1]);
        if (isAccepted)
            m_host->stream->acceptUdp(QHostAddress(QString::fromLatin1(own)));
        m_home->stream->useUdp(options);
    }

    bool areBothAlive() const
    {
        return m_home->stream->udp().isAlive() && m_host->stream->udp().isAlive();
    }

    static void send(End &end, WireNumber wire, const std::string &frame)
    {
        end.stream->send(wire, frame);
        end.stream->flush();
    }

private slots:
    void cleanup()
    {
        m_home.reset();
        m_host.reset();
    }

    void framesGoByDatagramsBothWays_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::newRow("IPv4") << QByteArray("127.0.0.1");
        QTest::newRow("IPv6") << QByteArray("::1");
    }

    void framesGoByDatagramsBothWays()
    {
        QFETCH(const QByteArray, address);
        if (QUdpSocket own; !own.bind(QHostAddress(QString::fromLatin1(address))))
            QSKIP("this machine has no such address");
        connectEnds({CarrierChoice::Auto, {}, {}}, address.constData());
        QTRY_VERIFY_WITH_TIMEOUT(areBothAlive(), 30'000);
        const std::uint64_t before = m_home->stream->udp().sentBytes();
        for (const std::size_t length : {14, 60, 1514, 1518, 9216, 9234}) {
            const std::string frame(length, static_cast<char>('a' + length % 26));
            send(*m_home, 1, frame);
            send(*m_host, 2, frame);
            QTRY_VERIFY(!m_host->taken[1].empty() && m_host->taken[1].back() == frame);
            QTRY_VERIFY(!m_home->taken[2].empty() && m_home->taken[2].back() == frame);
        }
        QVERIFY(m_home->stream->udp().sentBytes() - before > 2 * 9216);
        // Loopback carries the longest packets that are tried.
        QTRY_COMPARE_WITH_TIMEOUT(m_home->stream->udp().carrier()->packetBytes(),
                                  PathSize::Sizes.back(), 30'000);
        QCOMPARE(m_home->stream->udp().reason(), QString());
    }

    void theStreamCarriesThemWhereNoDatagramGetsThrough()
    {
        connectEnds({CarrierChoice::Auto, {}, {}}, false);
        send(*m_home, 1, "a frame");
        QTRY_COMPARE(m_host->taken[1].size(), std::size_t{1});
        QTRY_COMPARE_WITH_TIMEOUT(m_home->stream->udp().reason(),
                                  QStringLiteral("no datagram got through within 3 s"), 60'000);
        QVERIFY(m_home->stream->carries());
        send(*m_home, 1, "another");
        QTRY_COMPARE(m_host->taken[1].size(), std::size_t{2});
    }

    void datagramsAloneCarryNothingByTheStream()
    {
        connectEnds({CarrierChoice::Udp, {}, {}}, false);
        QTRY_VERIFY(m_home->stream->isAlive());
        send(*m_home, 1, "a frame");
        QTRY_VERIFY_WITH_TIMEOUT(!m_home->stream->udp().reason().isEmpty(), 60'000);
        QVERIFY(!m_home->stream->carries());
        QVERIFY(m_host->taken[1].empty());
        QCOMPARE(m_home->lost(1), std::uint64_t{1});
    }

    void theHostTakesAPortOfThoseThatItMay()
    {
        QUdpSocket used;
        QVERIFY(used.bind(QHostAddress::LocalHost));
        const std::uint16_t port = used.localPort();
        connectEnds({CarrierChoice::Auto, {}, UdpSocket::Ports{port, port}});
        QTRY_VERIFY_WITH_TIMEOUT(!m_home->stream->udp().reason().isEmpty(), 60'000);
        QVERIFY2(m_home->stream->udp().reason().contains("all ports of udp_ports are used"),
                 qUtf8Printable(m_home->stream->udp().reason()));
    }

    void aHomeIsAskedForNothing()
    {
        connectEnds({CarrierChoice::Stream, {}, {}});
        QTRY_VERIFY(m_home->stream->isAlive());
        // The host behaves as a home does.
        m_host->stream->useUdp({CarrierChoice::Auto, {}, {}});
        send(*m_home, 1, "a frame");
        QTRY_COMPARE(m_host->taken[1].size(), std::size_t{1});
        QVERIFY(m_home->stream->udp().carrier() == nullptr);
    }

    void sentIsDeliveredAndLostTogether()
    {
        connectEnds({CarrierChoice::Auto, {}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(areBothAlive(), 30'000);
        // More at once than sockets hold: some are lost, here or on the way.
        constexpr std::uint64_t Frames = 100'000;
        for (std::uint64_t at = 0; at < Frames; ++at) {
            m_home->stream->send(1, std::string(60 + at % 1400, 'x'));
            if (at % 64 == 0)
                m_home->stream->flush();
            if (at % 4096 == 0)
                QCoreApplication::processEvents();
        }
        m_home->stream->flush();
        const auto known = [this] {
            return m_host->taken[1].size() + m_home->lost(1) + m_host->lost(1);
        };
        QTRY_COMPARE_WITH_TIMEOUT(known(), Frames, 60'000);
        QVERIFY(!m_host->taken[1].empty());
    }

    /// The way from one end to the other ends nowhere, and what was sent last is told before, or
    /// after, the end that should have got it has given its socket up.
    void whatIsLostAsThePathIsMadeAnewIsCounted_data()
    {
        QTest::addColumn<bool>("isToHost");
        QTest::newRow("to the host") << true;
        QTest::newRow("to the home") << false;
    }

    void whatIsLostAsThePathIsMadeAnewIsCounted()
    {
        QFETCH(const bool, isToHost);
        std::string asked;
        bool isAskedAgain = false;
        std::unique_ptr<UdpPath> host;
        std::unique_ptr<UdpPath> home;
        const auto later = [](std::unique_ptr<UdpPath> &path, std::span<const char> said) {
            QMetaObject::invokeMethod(
                path.get(),
                [path = path.get(), bytes = std::string(said.begin(), said.end())] {
                    path->takeMessage(bytes);
                },
                Qt::QueuedConnection);
        };
        const auto toHost = [&](std::span<const char> said) {
            if (said[0] == UdpPath::Asks)
                asked.assign(said.begin(), said.end());
            later(host, said);
            if (said[0] == UdpPath::Sent && std::exchange(isAskedAgain, false))
                later(host, asked);
        };
        const auto toHome = [&](std::span<const char> said) { later(home, said); };
        const auto nowhere = [](auto, auto) {};
        host = std::make_unique<UdpPath>(nowhere, toHome, LocalClock());
        home = std::make_unique<UdpPath>(nowhere, toHost, LocalClock());
        host->accept(QHostAddress(QHostAddress::LocalHost));
        home->ask({CarrierChoice::Udp, {}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(home->isAlive() && host->isAlive(), 30'000);
        UdpCarrier &sender = *(isToHost ? home : host)->carrier();
        QUdpSocket well;
        QVERIFY(well.bind(QHostAddress::LocalHost));
        QUdpSocket other;
        other.connectToHost(QHostAddress::LocalHost, well.localPort());
        QVERIFY(::dup2(static_cast<int>(other.socketDescriptor()), sender.descriptor()) >= 0);
        constexpr std::uint64_t Frames = 5;
        for (std::uint64_t at = 0; at < Frames; ++at) {
            std::string record;
            appendRecord(record, 1, std::string(100, 'x'));
            sender.add(1, record);
        }
        sender.flush();
        if (isToHost)
            isAskedAgain = true;
        else
            emit home->carrier()->failed("gone");
        UdpPath &receiver = isToHost ? *host : *home;
        QTRY_VERIFY_WITH_TIMEOUT(receiver.lost().contains(1) && receiver.lost().at(1) == Frames,
                                 30'000);
    }

    void strangersDatagramsGiveNoFrame()
    {
        connectEnds({CarrierChoice::Auto, {}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(areBothAlive(), 30'000);
        const int socket = m_host->stream->udp().carrier()->descriptor();
        sockaddr_in own{};
        socklen_t length = sizeof own;
        QCOMPARE(::getsockname(socket, reinterpret_cast<sockaddr *>(&own), &length), 0);
        QUdpSocket stranger;
        for (int at = 0; at < 1000; ++at)
            stranger.writeDatagram(QByteArray(200, 'F'), QHostAddress::LocalHost,
                                   ntohs(own.sin_port));
        const std::uint64_t before = m_host->stream->udp().receivedBytes();
        send(*m_home, 1, "a frame");
        QTRY_COMPARE(m_host->taken[1].size(), std::size_t{1});
        QVERIFY(areBothAlive());
        // The kernel dropped them: none of them was read.
        QVERIFY(m_host->stream->udp().receivedBytes() - before < 100'000);
    }
};

QTEST_GUILESS_MAIN(TestUdpPath)
#include "tst_udppath.moc"
