// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/socketowner.h"
#include "tests/capture/service/livetest.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QNetworkInterface>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using tomato::ConnectionId;
using tomato::LabId;
using tomato::service::Client;
using tomato::service::LiveAccess;
using tomato::service::LiveServer;
using tomato::service::LiveTest;
using tomato::service::numbers;
using tomato::service::packetNumbers;
using tomato::service::TestRing;

namespace {

/// The user nobody, who connects to this machine so many times, by system calls only.
class OtherUser
{
public:
    OtherUser(quint32 host, quint16 port, int connections)
    {
        if (::pipe2(m_result.data(), O_CLOEXEC) != 0)
            return;
        m_process = ::fork();
        if (m_process != 0)
            return;
        ::alarm(120);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(host);
        int bytes = -1;
        if (::setresgid(65534, 65534, 65534) == 0 && ::setresuid(65534, 65534, 65534) == 0) {
            int last = -1;
            for (int number = 0; number < connections; ++number) {
                last = ::socket(AF_INET, SOCK_STREAM, 0);
                if (::connect(last, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
                    ::_exit(1);
            }
            char buffer[4096];
            bytes = static_cast<int>(::read(last, buffer, sizeof buffer));
            // One that is cut off by a reset got nothing, either.
            bytes = bytes < 0 && errno == ECONNRESET ? 0 : bytes;
        }
        (void)!::write(m_result[1], &bytes, sizeof bytes);
        ::pause();
        ::_exit(0);
    }
    ~OtherUser()
    {
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
        ::close(m_result[0]);
        ::close(m_result[1]);
    }
    OtherUser(const OtherUser &) = delete;
    OtherUser &operator=(const OtherUser &) = delete;

    /// How many it got by its last connection; waits for its end.
    int bytes() const
    {
        int bytes = -1;
        return ::read(m_result[0], &bytes, sizeof bytes) == ssize_t(sizeof bytes) ? bytes : -1;
    }

private:
    std::array<int, 2> m_result{};
    pid_t m_process = -1;
};

} // namespace

class TestLiveServerAccess final : public LiveTest
{
    Q_OBJECT

private slots:
    void oneMoreThanTheMostTakesThePlaceOfTheOneWhoGotNothingForTheLongestTime()
    {
        std::vector<std::unique_ptr<Client>> clients;
        for (std::size_t i = 0; i < LiveServer::MaxViewers; ++i) {
            clients.push_back(std::make_unique<Client>(*m_server));
            QTRY_COMPARE(m_server->viewers().size(), i + 1);
        }
        Client late(*m_server);
        QTRY_VERIFY(late.hasHeader());
        QTRY_COMPARE(clients.front()->socket.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(m_server->viewers().size(), LiveServer::MaxViewers);
        m_ring->write(2);
        m_server->feed();
        QTRY_COMPARE(packetNumbers(late.stream), numbers(1, 2));
        QTRY_COMPARE(packetNumbers(clients.back()->stream), numbers(1, 2));
        QCOMPARE(m_server->refused(), 0);
    }

    void whoBeginsAsABrowserDoesIsClosed_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("then");
        QTest::newRow("HTTP") << QByteArray("GET / HTTP/1.1\r\n") << QByteArray();
        QTest::newRow("in parts") << QByteArray("PO") << QByteArray("ST / HTTP/1.1\r\n");
        QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n") << QByteArray();
        QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00", 5) << QByteArray();
    }

    void whoBeginsAsABrowserDoesIsClosed()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, then);
        Client client(*m_server);
        QTRY_VERIFY(client.hasHeader());
        client.socket.write(first);
        QVERIFY(client.socket.waitForBytesWritten());
        client.socket.write(then);
        QTRY_COMPARE(m_server->viewers().size(), 0u);
        QTRY_COMPARE(client.socket.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(m_server->refused(), 1);
    }

    void anotherUserOfThisMachineGetsNothing()
    {
        if (::geteuid() != 0)
            QSKIP("only root can be another user");
        m_ring->write(3);
        m_server->feed();
        // As many as there are places, and none of them goes by itself.
        constexpr int Connections = 70;
        OtherUser other(INADDR_LOOPBACK, m_server->serverPort(), Connections);
        QTRY_COMPARE_WITH_TIMEOUT(m_server->refused(), Connections, 60'000);
        QCOMPARE(m_server->viewers().size(), 0u);
        Client own(*m_server);
        QTRY_VERIFY(own.hasHeader());
        QCOMPARE(other.bytes(), 0);
    }

    void anotherUserOfThisMachineIsNoOtherMachine()
    {
        if (::geteuid() != 0)
            QSKIP("only root can be another user");
        const QHostAddress address = ownAddress();
        if (address.isNull())
            QSKIP("this machine has no address but 127.0.0.1");
        const auto open = LiveAccess::parse("0.0.0.0", address.toString(), true);
        QVERIFY(open && m_server->listen(*open));
        OtherUser other(address.toIPv4Address(), m_server->serverPort(), 1);
        QTRY_COMPARE(m_server->refused(), 1);
        QCOMPARE(other.bytes(), 0);
        QTcpSocket own;
        own.connectToHost(address, m_server->serverPort());
        QTRY_COMPARE(own.bytesAvailable(), 24);
    }

    void oneOtherMachineTakesAFewPlacesOnly()
    {
        const QHostAddress address = ownAddress(); // which stands for another machine's
        if (address.isNull())
            QSKIP("this machine has no address but 127.0.0.1");
        const auto open = LiveAccess::parse("0.0.0.0", address.toString(), true);
        QVERIFY(open && m_server->listen(*open));
        Client local(*m_server);
        QTRY_VERIFY(local.hasHeader());
        std::vector<std::unique_ptr<QTcpSocket>> crowd;
        const auto comeFromThere = [&] {
            crowd.push_back(std::make_unique<QTcpSocket>());
            crowd.back()->connectToHost(address, m_server->serverPort());
            QTRY_COMPARE(crowd.back()->bytesAvailable(), 24);
        };
        for (std::size_t number = 0; number < LiveServer::MaxPerAddress; ++number)
            comeFromThere();
        QCOMPARE(m_server->viewers().size(), LiveServer::MaxPerAddress + 1);
        comeFromThere();
        QTRY_COMPARE(crowd.front()->state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(m_server->viewers().size(), LiveServer::MaxPerAddress + 1);
        QCOMPARE(local.socket.state(), QAbstractSocket::ConnectedState);
    }

    void theOtherEndHasAnOwner_data()
    {
        QTest::addColumn<QHostAddress>("address");
        QTest::newRow("IPv4") << QHostAddress(QHostAddress::LocalHost);
        QTest::newRow("IPv6") << QHostAddress(QHostAddress::LocalHostIPv6);
        QTest::newRow("IPv4 to a server of both") << QHostAddress(QHostAddress::LocalHost);
        QTest::newRow("IPv4 by a socket of IPv6") << QHostAddress("::ffff:127.0.0.1");
    }

    void theOtherEndHasAnOwner()
    {
        QFETCH(QHostAddress, address);
        QTcpServer server;
        const QString row = QTest::currentDataTag();
        const auto where = row.contains("both") ? QHostAddress(QHostAddress::Any)
                           : row == "IPv6"      ? address
                                                : QHostAddress(QHostAddress::LocalHost);
        if (!server.listen(where))
            QSKIP("this machine has no such address");
        QTcpSocket client;
        client.connectToHost(address, server.serverPort());
        QVERIFY(server.waitForNewConnection(30'000));
        const std::unique_ptr<QTcpSocket> accepted(server.nextPendingConnection());
        const int socket = static_cast<int>(accepted->socketDescriptor());
        QCOMPARE(tomato::service::ownerOfOtherEnd(socket), std::optional<uid_t>(::geteuid()));
        QVERIFY(tomato::service::isOwnUser(::geteuid()));
        QVERIFY(!tomato::service::isOwnUser(::geteuid() + 4711));
        // And where the kernel has no sock_diag.
        sockaddr_storage there{};
        sockaddr_storage here{};
        socklen_t size = sizeof there;
        QCOMPARE(::getpeername(socket, reinterpret_cast<sockaddr *>(&there), &size), 0);
        size = sizeof here;
        QCOMPARE(::getsockname(socket, reinterpret_cast<sockaddr *>(&here), &size), 0);
        QCOMPARE(tomato::service::ownerFromTable(there, here), std::optional<uid_t>(::geteuid()));
        QCOMPARE(tomato::service::ownerFromTable(here, here), std::optional<uid_t>());
    }

    void thePortBelongsToTheConnection()
    {
        const quint16 port = m_server->serverPort();
        m_server.reset();
        m_server = std::make_unique<LiveServer>(lab(), ConnectionId("c1"));
        QVERIFY(m_server->listen());
        QCOMPARE(m_server->serverPort(), port);
        QVERIFY(port >= 20'000 && port < 30'000);
    }

    void aPortThatIsTakenIsPassedBy()
    {
        LiveServer other(lab(), ConnectionId("c1"));
        QVERIFY(other.listen());
        QVERIFY(other.serverPort() != m_server->serverPort());
    }

    void nobodyElsesNetworkCanReachIt()
    {
        QCOMPARE(m_server->serverAddress(), QHostAddress(QHostAddress::LocalHost));
    }

    void onlyThoseWhoMayComeGetIn()
    {
        // Every address of 127.0.0.0/8 is this machine's, and may come in any case; an address of
        // another interface stands for others.
        const QHostAddress other = ownAddress();
        if (other.isNull())
            QSKIP("this machine has no address but 127.0.0.1");
        const QString somebody = QHostAddress(other.toIPv4Address() ^ 1).toString();
        const auto closed = LiveAccess::parse("0.0.0.0", somebody, true);
        QVERIFY(closed);
        QVERIFY(m_server->listen(*closed));
        Client local(*m_server);
        QTRY_VERIFY(local.hasHeader());
        QTcpSocket stranger;
        stranger.connectToHost(other, m_server->serverPort());
        QTRY_COMPARE(stranger.error(), QAbstractSocket::RemoteHostClosedError);
        QCOMPARE(stranger.bytesAvailable(), 0);

        const auto open = LiveAccess::parse("0.0.0.0", somebody + ',' + other.toString(), true);
        QVERIFY(open && m_server->listen(*open));
        QTRY_COMPARE(local.socket.state(), QAbstractSocket::UnconnectedState);
        QTcpSocket guest;
        guest.connectToHost(other, m_server->serverPort());
        QTRY_COMPARE(guest.bytesAvailable(), 24);
    }

    void itComesBackToThePortThatItHad()
    {
        LiveServer other(lab(), ConnectionId("c1"));
        QVERIFY(other.listen());
        const quint16 port = other.serverPort();
        other.stop();
        m_server->stop();
        QVERIFY(other.listen());
        QCOMPARE(other.serverPort(), port);
    }

private:
    /// An IPv4 address of this machine that is not loopback.
    static QHostAddress ownAddress()
    {
        for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
            if (address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLoopback())
                return address;
        }
        return {};
    }
};

QTEST_GUILESS_MAIN(TestLiveServerAccess)
#include "tst_liveserveraccess.moc"
