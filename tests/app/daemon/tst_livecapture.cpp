// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/daemon/enginetest.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTest>

using namespace tomato;
using namespace tomato::engine;
using client::CaptureStatus;
using client::EngineClient;

/// Live viewing of a lab that runs.
class TestLiveCapture final : public EngineTest
{
    Q_OBJECT

private slots:
    void twoTsharksWatchAtTheSameTime()
    {
        if (QStandardPaths::findExecutable("tshark").isEmpty())
            QSKIP("tshark is not installed");
        start("net");
        const quint16 port = capture().port;
        std::array<QProcess, 2> viewers;
        for (QProcess &viewer : viewers) {
            viewer.start("tshark", {"-i", QStringLiteral("TCP@127.0.0.1:%1").arg(port), "-c", "20",
                                    "-T", "fields", "-e", "icmp.seq"});
        }
        QTRY_COMPARE_WITH_TIMEOUT(capture().viewers.size(), 2u, 60'000);
        QCOMPARE(runIn(*m_client, "h1", {"ping", "-c", "12", "-i", "0.05", "10.0.0.2"}), 0);
        QByteArray expected;
        for (int i = 1; i <= 10; ++i)
            expected += QByteArray::number(i) + '\n' + QByteArray::number(i) + '\n';
        for (QProcess &viewer : viewers) {
            QVERIFY(viewer.waitForFinished(60'000));
            QCOMPARE(viewer.exitCode(), 0);
            QCOMPARE(viewer.readAllStandardOutput(), expected);
        }
        QTRY_COMPARE(capture().viewers.size(), 0u);
    }

    void whatIsForViewersOnlyIsNotForDownload()
    {
        start("net");
        QVERIFY(capture().isLive());
        QVERIFY(!capture().isDownloadable());
        const QString file = m_home->filePath("a.pcap");
        QVERIFY(!await([&](auto done) { m_client->download(ConnectionId("c1"), file, {}, done); }));
    }

    void bothIsForViewersAndForDownload()
    {
        start("both");
        QTcpSocket viewer;
        viewer.connectToHost("127.0.0.1", capture().port);
        QTRY_COMPARE(viewer.bytesAvailable(), 24);
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QTRY_COMPARE(viewer.bytesAvailable(), 24 + 6 * (16 + 98));
        const QString file = m_home->filePath("a.pcap");
        QVERIFY(await([&](auto done) { m_client->download(ConnectionId("c1"), file, {}, done); }));
        QCOMPARE(QFileInfo(file).size(), 24 + 6 * (16 + 98));
    }

    void atTheBacklogPortTheRingComesFirst()
    {
        start("net");
        QCOMPARE(runIn(*m_client, "h1", {"ping", "-c", "2", "-i", "0.05", "10.0.0.2"}), 0);
        QCOMPARE(flushed(*m_client).packets, 4);
        QTcpSocket late;
        late.connectToHost(QHostAddress::LocalHost, flushed(*m_client).backlogPort);
        QTRY_COMPARE(late.bytesAvailable(), 24 + 4 * (16 + 98));
        QCOMPARE(runIn(*m_client, "h1", {"ping", "-c", "1", "10.0.0.2"}), 0);
        QTRY_COMPARE(late.bytesAvailable(), 24 + 6 * (16 + 98));
    }

    void anAddressThatOthersReachNeedsAList()
    {
        start("file");
        const auto refused = setCapture(*m_client, {true, "net", {}, "0.0.0.0", {}});
        QVERIFY(!refused);
        QVERIFY(
            QString::fromStdString(refused.error().text()).contains("name those who may watch"));
        const auto plain = setCapture(*m_client, {true, "net", {}, "0.0.0.0", "192.0.2.0/24"});
        QVERIFY(!plain);
        QVERIFY(QString::fromStdString(plain.error().text()).contains("without encryption"));
        QVERIFY(setCapture(*m_client, {true, "net", {}, "0.0.0.0", "192.0.2.0/24", true}));
        const CaptureStatus capture = flushed(*m_client);
        QCOMPARE(capture.host, "0.0.0.0");
        QVERIFY(capture.isOpenToOthers());
        const qint64 run = capture.run;
        // A change of who may watch does not affect the recording.
        QVERIFY(setCapture(*m_client, {true, "net", {}, "", ""}));
        QCOMPARE(flushed(*m_client).host, "127.0.0.1");
        QCOMPARE(flushed(*m_client).run, run);
    }

    void recordingGoesOnWhereNobodyCanWatch()
    {
        start("both");
        const auto elsewhere =
            setCapture(*m_client, {true, "both", {}, "192.0.2.77", "192.0.2.0/24", true});
        QVERIFY2(elsewhere, elsewhere ? "" : elsewhere.error().text().c_str());
        QCOMPARE(capture().state, CaptureState::Recording);
        QVERIFY(!capture().isLive());
        QVERIFY2(capture().liveReason.contains("192.0.2.77"), qPrintable(capture().liveReason));
        QCOMPARE(runIn(*m_client, "h1", {"ping", "-c", "3", "-i", "0.05", "10.0.0.2"}), 0);
        QCOMPARE(flushed(*m_client).packets, 6);
        const QString file = m_home->filePath("a.pcap");
        QVERIFY(await([&](auto done) { m_client->download(ConnectionId("c1"), file, {}, done); }));
        QCOMPARE(QFileInfo(file).size(), 24 + 6 * (16 + 98));
        QVERIFY(setCapture(*m_client, {true, "both", {}, "", ""}));
        QVERIFY(capture().isLive());
        QCOMPARE(capture().liveReason, "");
        QCOMPARE(flushed(*m_client).packets, 6);
    }

    void aNewRunKeepsThePortAndSendsViewersAway()
    {
        start("net");
        const quint16 port = capture().port;
        QTcpSocket viewer;
        viewer.connectToHost("127.0.0.1", port);
        QTRY_COMPARE(viewer.bytesAvailable(), 24);
        QVERIFY(setCapture(*m_client, {{}, {}, "icmp[0] == 8"}));
        QTRY_COMPARE(viewer.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(capture().port, port);
        QVERIFY(setCapture(*m_client, {{}, "file", {}}));
        QVERIFY(!capture().isLive());
        QVERIFY(setCapture(*m_client, {{}, "both", {}}));
        QCOMPARE(capture().port, port);
    }

    void stoppingTheLabEndsTheStream()
    {
        start("net");
        QTcpSocket viewer;
        viewer.connectToHost("127.0.0.1", capture().port);
        QTRY_COMPARE(viewer.bytesAvailable(), 24);
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QVERIFY(await([&](auto done) { m_client->stopLab(std::move(done)); }));
        QTRY_COMPARE(viewer.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(viewer.error(), QAbstractSocket::RemoteHostClosedError);
        QCOMPARE(viewer.bytesAvailable(), 24 + 6 * (16 + 98));
        QVERIFY(!capture().isLive());
    }

private:
    void start(const QString &mode)
    {
        const QJsonObject topology =
            twoHosts({{"capturing", true}, {"capture_mode", mode}, {"capture_filter", "icmp"}});
        const auto started = await(
            [&](auto done) { m_client->startLab(topology, QString(), done, agreedTo(topology)); });
        QVERIFY2(started, started ? "" : started.error().text().c_str());
    }

    CaptureStatus capture() const
    {
        const CaptureStatus *found = m_client->capture(ConnectionId("c1"));
        return found == nullptr ? CaptureStatus{} : *found;
    }

    LabId openedLab() const override
    {
        // The port follows from the name, and another user may run this test too.
        return LabId("live-" + std::to_string(QCoreApplication::applicationPid()));
    }
};

QTEST_GUILESS_MAIN(TestLiveCapture)
#include "tst_livecapture.moc"
