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

tomato::protocol::ViewerStatus status(const LiveServer &server, std::size_t viewer = 0)
{
    return server.viewers().at(viewer);
}

} // namespace

class TestLiveServer final : public LiveTest
{
    Q_OBJECT

private slots:
    void runningOutOfDescriptorsIsNoEnd()
    {
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
        const int early = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(m_server->serverPort());
        QSignalSpy refused(m_server.get(), &QTcpServer::acceptError);
        rlimit none = before;
        none.rlim_cur = 3; // those that are open stay so
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &none), 0);
        (void)::connect(early, reinterpret_cast<const sockaddr *>(&address), sizeof address);
        const bool heard = !refused.isEmpty() || refused.wait(30'000);
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
        QVERIFY(heard);
        // It waits, and asks no more meanwhile.
        QCOMPARE(refused.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(m_server->viewers().size(), 1u, 30'000);
        ::close(early);
    }

    void viewersLeaveDescriptorsForOthers()
    {
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
        const int lowest = dup(0);
        ::close(lowest);
        rlimit few = before;
        few.rlim_cur = static_cast<rlim_t>(lowest) + 40;
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &few), 0);
        Client client(*m_server);
        QSignalSpy left(&client.socket, &QTcpSocket::disconnected);
        const bool hasLeft = left.wait(30'000);
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
        QVERIFY(hasLeft);
        QCOMPARE(m_server->viewers().size(), 0u);
    }

    void aViewerGetsAHeaderAndThenWhatComesFromNowOn()
    {
        m_ring->write(5);
        Client client(*m_server);
        QTRY_VERIFY(client.hasHeader());
        QCOMPARE(client.stream.size(), 24);
        QCOMPARE(client.stream.left(4).toHex(), "d4c3b2a1");
        m_ring->write(3);
        m_server->feed();
        QTRY_COMPARE(packetNumbers(client.stream), numbers(6, 8));
        QCOMPARE(status(*m_server).sentBytes, client.stream.size());
        QCOMPARE(status(*m_server).lagBytes, 0);
        const QString address = status(*m_server).address;
        QCOMPARE(address, QStringLiteral("127.0.0.1:%1").arg(client.socket.localPort()));
    }

    void viewersComeAndGoAsTheyLike()
    {
        Client first(*m_server);
        QTRY_VERIFY(first.hasHeader());
        m_ring->write(2);
        m_server->feed();
        auto second = std::make_unique<Client>(*m_server);
        QTRY_VERIFY(second->hasHeader());
        QCOMPARE(m_server->viewers().size(), 2u);
        m_ring->write(2);
        m_server->feed();
        QTRY_COMPARE(packetNumbers(second->stream), numbers(3, 4));
        second.reset();
        QTRY_COMPARE(m_server->viewers().size(), 1u);
        m_ring->write(2);
        m_server->feed();
        QTRY_COMPARE(packetNumbers(first.stream), numbers(1, 6));
    }

    void theRingIsWatchedOnlyWhileSomebodyIsThere()
    {
        QVERIFY(!m_ring->isWatched());
        // Whoever is to hear of it hears before the viewer does.
        QList<qint64> sent;
        connect(m_server.get(), &LiveServer::watched, this,
                [&] { sent.append(status(*m_server).sentBytes); });
        auto client = std::make_unique<Client>(*m_server);
        QTRY_VERIFY(m_ring->isWatched());
        QCOMPARE(sent, QList<qint64>{0});
        client.reset();
        QTRY_VERIFY(!m_ring->isWatched());
    }

    void aStalledViewerHoldsUpNobodyAndSkips()
    {
        // Far more than the ring and all socket buffers hold.
        constexpr int Packets = 3000;
        constexpr std::size_t Bytes = 20'000;
        TestRing small(m_home->filePath("small").toStdString(), {1'000'000, 3});
        m_server->show(small.reader());
        Client stalled(*m_server);
        stalled.socket.setReadBufferSize(1000);
        stalled.socket.disconnect(&stalled.socket);
        QTRY_COMPARE(m_server->viewers().size(), 1u);
        Client quick(*m_server);
        QTRY_VERIFY(quick.hasHeader());
        for (int i = 0; i < Packets; i += 20) {
            small.write(20, Bytes);
            m_server->feed();
            const auto expected = 24 + qint64(i + 20) * qint64(Bytes + 16);
            QTRY_COMPARE(quick.stream.size(), expected);
        }
        QCOMPARE(packetNumbers(quick.stream), numbers(1, Packets));
        QVERIFY(status(*m_server, 0).lagBytes > 0);
        QVERIFY(status(*m_server, 0).lagBytes < 5'000'000);

        // It wakes up: whole packets, in order, with one gap that is counted.
        stalled.socket.setReadBufferSize(0);
        connect(&stalled.socket, &QTcpSocket::readyRead, &stalled.socket,
                [&] { stalled.stream += stalled.socket.readAll(); });
        stalled.stream += stalled.socket.readAll();
        QTRY_VERIFY(!packetNumbers(stalled.stream).empty() &&
                    packetNumbers(stalled.stream).back() == Packets);
        const auto got = packetNumbers(stalled.stream);
        qint64 missing = 0;
        for (std::size_t i = 1; i < got.size(); ++i) {
            QVERIFY(got[i] > got[i - 1]);
            missing += got[i] - got[i - 1] - 1;
        }
        QVERIFY(missing > 0);
        QCOMPARE(status(*m_server, 0).skippedPackets, missing);
        QCOMPARE(status(*m_server, 0).lagBytes, 0);
    }

    void aNewRunEndsTheViewersOfTheOldOneAndKeepsThePort()
    {
        const quint16 port = m_server->serverPort();
        Client old(*m_server);
        QTRY_VERIFY(old.hasHeader());
        m_ring->write(2);
        TestRing next(m_home->filePath("2").toStdString());
        m_server->show(next.reader());
        QCOMPARE(m_server->viewers().size(), 0u);
        QTRY_COMPARE(old.socket.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(packetNumbers(old.stream), numbers(1, 2));
        QVERIFY(!m_ring->isWatched());
        QCOMPARE(m_server->serverPort(), port);
        Client fresh(*m_server);
        QTRY_VERIFY(fresh.hasHeader());
        next.write(1);
        m_server->feed();
        QTRY_COMPARE(packetNumbers(fresh.stream), numbers(1, 1));
        QTRY_VERIFY(!m_server->isFinishing());
    }

    void stoppingGivesWhatIsCommittedAndThenTheEnd()
    {
        Client client(*m_server);
        QTRY_VERIFY(client.hasHeader());
        client.socket.write("hello"); // unread input must not cost the viewer anything
        m_ring->write(1000, 1000);
        m_ring->finish();
        m_server->stop();
        QTRY_COMPARE(client.socket.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(client.socket.error(), QAbstractSocket::RemoteHostClosedError);
        QCOMPARE(packetNumbers(client.stream), numbers(1, 1000));
        QVERIFY(!m_server->isListening());
        QTRY_VERIFY(!m_server->isFinishing());
    }

    void aViewerThatNeverReadsCannotKeepTheServerFromEnding()
    {
        Client client(*m_server);
        QTRY_COMPARE(m_server->viewers().size(), 1u);
        client.socket.disconnect(&client.socket);
        client.socket.setReadBufferSize(1000);
        m_ring->write(900, 20'000);
        m_server->stop();
        QVERIFY(m_server->isFinishing());
        QTRY_VERIFY_WITH_TIMEOUT(!m_server->isFinishing(), 30'000);
    }

    void whatAViewerSaysIsThrownAway()
    {
        Client client(*m_server);
        QTRY_VERIFY(client.hasHeader());
        client.socket.write(QByteArray(1000, 'x'));
        QTRY_COMPARE(client.socket.bytesToWrite(), 0);
        m_ring->write(1);
        m_server->feed();
        QTRY_COMPARE(packetNumbers(client.stream), numbers(1, 1));
    }

    void aViewerThatTalksTooMuchIsCutOff()
    {
        Client client(*m_server);
        QTRY_VERIFY(client.hasHeader());
        client.socket.write(QByteArray(20'000'000, 'x'));
        QTRY_COMPARE(m_server->viewers().size(), 0u);
        QTRY_COMPARE(client.socket.state(), QAbstractSocket::UnconnectedState);
    }

    void onAPortOfItsOwnAViewerGetsWhatIsKeptFirst()
    {
        m_ring->write(5);
        LiveServer backlog(lab(), ConnectionId("c1"), tomato::capture::Cursor::Start::Oldest);
        backlog.show(m_ring->reader());
        QVERIFY(backlog.listen());
        QVERIFY(backlog.serverPort() != m_server->serverPort());
        Client client(backlog);
        QTRY_COMPARE(packetNumbers(client.stream), numbers(1, 5));
        m_ring->write(2);
        backlog.feed();
        QTRY_COMPARE(packetNumbers(client.stream), numbers(1, 7));
    }

    void viewersThatComeAndGoAThousandTimesLeaveNothing()
    {
        {
            const Client first(*m_server); // also opens what Qt keeps
            QTRY_VERIFY(first.hasHeader());
        }
        QTRY_COMPARE(m_server->viewers().size(), 0u);
        const auto before = openDescriptors();
        for (int i = 0; i < 1000; ++i) {
            QTcpSocket viewer;
            viewer.connectToHost(QHostAddress::LocalHost, m_server->serverPort());
            QVERIFY(viewer.waitForConnected());
            QCoreApplication::processEvents(); // the server is in this thread too
            if (i % 3 == 0)
                viewer.write(QByteArray(100, static_cast<char>(i)));
            if (i % 2 == 0) {
                const linger reset = {1, 0}; // closing sends a reset
                ::setsockopt(static_cast<int>(viewer.socketDescriptor()), SOL_SOCKET, SO_LINGER,
                             &reset, sizeof reset);
            }
            if (i % 50 == 0) {
                m_ring->write(1);
                m_server->feed();
                QTRY_VERIFY(m_server->viewers().size() < 30);
            }
        }
        QTRY_COMPARE(m_server->viewers().size(), 0u);
        QTRY_COMPARE(openDescriptors(), before);
        QVERIFY(!m_ring->isWatched());
        Client client(*m_server);
        QTRY_VERIFY(client.hasHeader());
    }

    void garbageOfAnyKindChangesNothingForOthers()
    {
        Client watching(*m_server);
        QTRY_VERIFY(watching.hasHeader());
        for (const QByteArray &garbage :
             {QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n"), QByteArray("\0\0\0\0", 4),
              QByteArray("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"lab.stop\"}\n"),
              QByteArray::fromHex("d4c3b2a1020004000000000000000000ffff000001000000")}) {
            Client client(*m_server);
            client.socket.write(garbage);
            QTRY_VERIFY(client.hasHeader());
            QCOMPARE(client.stream.size(), 24);
        }
        m_ring->write(3);
        m_server->feed();
        QTRY_COMPARE(packetNumbers(watching.stream), numbers(1, 3));
    }

    /// A viewer whose machine is gone says nothing any more; only the kernel can notice.
    void aViewerThatGoesSilentIsProbed()
    {
        Client client(*m_server);
        QTRY_VERIFY(client.hasHeader());
        QFile table("/proc/net/tcp");
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QByteArray local = port(m_server->serverPort());
        const QByteArray remote = port(client.socket.localPort());
        QByteArray timer;
        for (const QByteArray &line : table.readAll().split('\n')) {
            const QList<QByteArray> words = line.simplified().split(' ');
            if (words.size() > 5 && words[1].endsWith(local) && words[2].endsWith(remote))
                timer = words[5].left(2);
        }
        QCOMPARE(timer, QByteArray("02")); // keepalive, see proc_net_tcp.txt of the kernel
    }

    void manyCapturesAreServedAtALowRateAndFlow()
    {
        constexpr int Captures = 20;
        struct One
        {
            std::unique_ptr<TestRing> ring;
            std::unique_ptr<LiveServer> server;
            std::unique_ptr<Client> client;
        };
        std::vector<One> all;
        for (int i = 0; i < Captures; ++i) {
            One &one = all.emplace_back();
            const QString name = QStringLiteral("many%1").arg(i);
            one.ring = std::make_unique<TestRing>(m_home->filePath(name).toStdString());
            one.server = std::make_unique<LiveServer>(lab(), ConnectionId(name.toStdString()));
            one.server->show(one.ring->reader());
            QVERIFY(one.server->listen());
            one.client = std::make_unique<Client>(*one.server);
            QTRY_VERIFY(one.client->hasHeader());
        }
        const int rounds = std::max(100, qEnvironmentVariableIntValue("TOMATO_SOAK_ROUNDS"));
        for (int round = 1; round <= rounds; ++round) {
            for (const One &one : all) {
                one.ring->write(1);
                one.server->feed();
            }
            QTRY_VERIFY(std::all_of(all.begin(), all.end(), [round](const One &one) {
                return packetNumbers(one.client->stream) == numbers(1, round);
            }));
        }
    }

private:
    static qsizetype openDescriptors()
    {
        return QDir("/proc/self/fd").entryList(QDir::AllEntries | QDir::System).size();
    }

    /// Returns the port as in /proc/net/tcp.
    static QByteArray port(quint16 number)
    {
        return ':' + QByteArray::number(number, 16).toUpper().rightJustified(4, '0');
    }
};

QTEST_GUILESS_MAIN(TestLiveServer)
#include "tst_liveserver.moc"
