// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/service/liveserver.h"

#include "testring.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using tomato::ConnectionId;
using tomato::LabId;
using tomato::service::LiveServer;
using tomato::service::packetNumbers;
using tomato::service::TestRing;

namespace {

/// Somebody who watches: keeps all that comes.
struct Client
{
    explicit Client(const LiveServer &server)
    {
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket,
                         [this] { stream += socket.readAll(); });
        socket.connectToHost(QHostAddress::LocalHost, server.serverPort());
    }

    bool hasHeader() const { return stream.size() >= 24; }

    QByteArray stream;
    QTcpSocket socket;
};

std::vector<qint64> numbers(qint64 first, qint64 last)
{
    std::vector<qint64> all(static_cast<std::size_t>(last - first + 1));
    std::iota(all.begin(), all.end(), first);
    return all;
}

qint64 status(const LiveServer &server, const QString &name, int viewer = 0)
{
    return server.viewers().at(viewer).toObject().value(name).toInteger();
}

} // namespace

class TestLiveServer final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<LiveServer>(lab(), ConnectionId("c1"));
        m_ring = std::make_unique<TestRing>(m_home->filePath("1").toStdString());
        m_server->show(m_ring->reader());
        QVERIFY(m_server->listen());
    }

    void cleanup()
    {
        m_server.reset();
        m_ring.reset();
        m_home.reset();
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
        QCOMPARE(status(*m_server, "sentBytes"), client.stream.size());
        QCOMPARE(status(*m_server, "lagBytes"), 0);
        const QString address = m_server->viewers().at(0).toObject().value("address").toString();
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
        QCOMPARE(m_server->viewers().size(), 2);
        m_ring->write(2);
        m_server->feed();
        QTRY_COMPARE(packetNumbers(second->stream), numbers(3, 4));
        second.reset();
        QTRY_COMPARE(m_server->viewers().size(), 1);
        m_ring->write(2);
        m_server->feed();
        QTRY_COMPARE(packetNumbers(first.stream), numbers(1, 6));
    }

    void theRingIsWatchedOnlyWhileSomebodyIsThere()
    {
        QVERIFY(!m_ring->isWatched());
        auto client = std::make_unique<Client>(*m_server);
        QTRY_VERIFY(m_ring->isWatched());
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
        QTRY_COMPARE(m_server->viewers().size(), 1);
        Client quick(*m_server);
        QTRY_VERIFY(quick.hasHeader());
        for (int i = 0; i < Packets; i += 20) {
            small.write(20, Bytes);
            m_server->feed();
            const auto expected = 24 + qint64(i + 20) * qint64(Bytes + 16);
            QTRY_COMPARE(quick.stream.size(), expected);
        }
        QCOMPARE(packetNumbers(quick.stream), numbers(1, Packets));
        QVERIFY(status(*m_server, "lagBytes", 0) > 0);
        QVERIFY(status(*m_server, "lagBytes", 0) < 5'000'000);

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
        QCOMPARE(status(*m_server, "skippedPackets", 0), missing);
        QCOMPARE(status(*m_server, "lagBytes", 0), 0);
    }

    void aNewRunEndsTheViewersOfTheOldOneAndKeepsThePort()
    {
        const quint16 port = m_server->serverPort();
        Client old(*m_server);
        QTRY_VERIFY(old.hasHeader());
        m_ring->write(2);
        TestRing next(m_home->filePath("2").toStdString());
        m_server->show(next.reader());
        QCOMPARE(m_server->viewers().size(), 0);
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
        QTRY_COMPARE(m_server->viewers().size(), 1);
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
        QTRY_COMPARE(m_server->viewers().size(), 0);
        QTRY_COMPARE(client.socket.state(), QAbstractSocket::UnconnectedState);
    }

    void noMoreThanTheMostViewersGetIn()
    {
        std::vector<std::unique_ptr<Client>> clients;
        for (std::size_t i = 0; i < LiveServer::MaximumViewers; ++i)
            clients.push_back(std::make_unique<Client>(*m_server));
        QTRY_COMPARE(m_server->viewers().size(), qsizetype(LiveServer::MaximumViewers));
        Client late(*m_server);
        QTRY_COMPARE(late.socket.error(), QAbstractSocket::RemoteHostClosedError);
        QCOMPARE(m_server->viewers().size(), qsizetype(LiveServer::MaximumViewers));
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
    /// The port follows from the name, and another user may run this test too.
    static LabId lab()
    {
        return LabId("lab-" + std::to_string(QCoreApplication::applicationPid()));
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<TestRing> m_ring;
    std::unique_ptr<LiveServer> m_server;
};

QTEST_GUILESS_MAIN(TestLiveServer)
#include "tst_liveserver.moc"
