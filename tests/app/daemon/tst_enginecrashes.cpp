// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/folders/labpaths.h"
#include "tests/app/daemon/enginetest.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QThread>

#include <csignal>

using namespace tomato;
using namespace tomato::engine;
using client::CaptureStatus;
using client::EngineClient;
using client::LabStatus;

namespace {

/// How long is waited for what has to come, in milliseconds: each of the processes of a lab that
/// starts anew may wait for its turn.
constexpr int Patience = 60'000;

/// A lab that takes a while to start.
QJsonObject manyHosts()
{
    QJsonArray hosts;
    for (int i = 0; i < 150; ++i) {
        const QString id = QStringLiteral("h%1").arg(i);
        hosts.append(
            QJsonObject{{"id", id}, {"type", "container"}, {"parent", QJsonValue()}, {"name", id}});
    }
    return {{"file_information", QJsonObject{{"version", 4}}},
            {"topology", QJsonObject{{"elements", hosts}, {"connections", QJsonArray()}}}};
}

} // namespace

/// Tests what is left when processes of a lab are killed, and what hostile clients can do.
class TestEngineCrashes final : public EngineTest
{
    Q_OBJECT

private slots:
    void cleanup()
    {
        m_client.reset();
        m_home.reset();
    }

    void aKilledWorkerIsReplacedAndTheLabAndItsCapturesGoOn()
    {
        startAndPing("both");
        const quint16 port = static_cast<quint16>(m_client->capture(ConnectionId("c1"))->port);
        QTcpSocket viewer;
        viewer.connectToHost(QHostAddress::LocalHost, port);
        QTRY_COMPARE_WITH_TIMEOUT(viewer.bytesAvailable(), 24, Patience);
        killWorker();
        QTRY_COMPARE_WITH_TIMEOUT(m_client->lab().state, LabStatus::State::Running, Patience);
        QCOMPARE(m_client->lab().reason,
                 "the fabric worker was ended by the signal 9; the lab was started anew");
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        const CaptureStatus capture = flushed(*m_client);
        QCOMPARE(capture.state, CaptureStatus::State::Recording);
        QCOMPARE(capture.run, 1);
        QCOMPARE(capture.packets, 12);
        QCOMPARE(capture.ringPackets, 12);
        QCOMPARE(capture.segments, 2);
        QCOMPARE(capture.port, port);
        QCOMPARE(viewer.state(), QAbstractSocket::ConnectedState);
        // Record headers and pings of 98 bytes.
        QTRY_COMPARE_WITH_TIMEOUT(viewer.bytesAvailable(), 24 + 6 * (16 + 98), Patience);
        const QString file = m_home->filePath("a.pcap");
        QVERIFY(await([&](auto done) { m_client->download(ConnectionId("c1"), file, {}, done); }));
        QCOMPARE(QFileInfo(file).size(), 24 + 12 * (16 + 98));
        endsWithNothingLeft();
    }

    /// As a machine that was suspended: nothing of it ran for a while, and the world's clock went
    /// on.
    void aLabGoesOnAfterASleep()
    {
        startAndPing("both");
        const quint16 port = static_cast<quint16>(m_client->capture(ConnectionId("c1"))->port);
        QTcpSocket viewer;
        viewer.connectToHost(QHostAddress::LocalHost, port);
        QTRY_COMPARE_WITH_TIMEOUT(viewer.bytesAvailable(), 24, Patience);
        std::vector<qint64> all = m_home->processes();
        for (const auto &[id, element] : m_client->lab().elements)
            all.push_back(element.process);
        for (const qint64 process : all)
            kill(process, SIGSTOP);
        for (const qint64 process : all)
            QTRY_COMPARE_WITH_TIMEOUT(stateOf(process), 'T', Patience);
        // It is the world's clock that has to go on: longer than anybody in here waits for another.
        QElapsedTimer asleep;
        asleep.start();
        QTRY_VERIFY_WITH_TIMEOUT(asleep.hasExpired(4000), Patience);
        QCOMPARE(m_client->lab().state, LabStatus::State::Running);
        for (const qint64 process : all)
            kill(process, SIGCONT);
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        const CaptureStatus capture = flushed(*m_client);
        QCOMPARE(capture.state, CaptureStatus::State::Recording);
        QCOMPARE(capture.run, 1);
        QCOMPARE(capture.packets, 12);
        QCOMPARE(m_client->lab().reason, "");
        QTRY_COMPARE_WITH_TIMEOUT(viewer.bytesAvailable(), 24 + 6 * (16 + 98), Patience);
        endsWithNothingLeft();
    }

    void whatAClientAsksForWhileTheLabComesBackIsDone()
    {
        startAndPing();
        int done = 0;
        killWorker();
        for (int i = 0; i < 3; ++i) {
            m_client->flushCapture(ConnectionId("c1"), [&](const Result<> &) { ++done; });
            m_client->startElement(ElementId("h1"), [&](const Result<> &) { ++done; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(done, 6, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_client->lab().state, LabStatus::State::Running, Patience);
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        m_client->startElement(ElementId("h2"), [&](const Result<> &) { ++done; });
        kill(m_home->process("--fabric"), SIGKILL);
        QVERIFY(await([&](auto finished) { m_client->stopLab(finished); }));
        QCOMPARE(m_client->lab().state, LabStatus::State::Stopped);
        endsWithNothingLeft();
    }

    void aWorkerThatIsKilledAgainStopsTheLabAndItsCapturesStayReadable()
    {
        startAndPing();
        killWorker();
        QTRY_COMPARE_WITH_TIMEOUT(m_client->lab().state, LabStatus::State::Running, Patience);
        kill(m_home->process("--fabric"), SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(m_client->lab().state, LabStatus::State::Stopped, Patience);
        QVERIFY2(m_client->lab().reason.contains("signal 9"), qPrintable(m_client->lab().reason));
        QVERIFY2(m_client->lab().reason.contains("again"), qPrintable(m_client->lab().reason));
        QTRY_COMPARE_WITH_TIMEOUT(m_home->processes().size(), 1u, Patience); // the engine
        QTRY_COMPARE_WITH_TIMEOUT(flushed(*m_client).state, CaptureStatus::State::Stopped,
                                  Patience);
        QCOMPARE(flushed(*m_client).ringPackets, 6);
        const QString file = m_home->filePath("a.pcap");
        QVERIFY(await([&](auto done) { m_client->download(ConnectionId("c1"), file, {}, done); }));
        QVERIFY(QFile::exists(file));

        // And it starts again.
        startAndPing();
        QCOMPARE(m_client->lab().reason, "");
        QCOMPARE(flushed(*m_client).run, 2);
        endsWithNothingLeft();
    }

    void aWorkerThatIsKilledWhileItStartsFailsTheStart()
    {
        QVERIFY(open(*m_client, LabId("one")));
        std::optional<Result<>> answer;
        m_client->startLab(manyHosts(), QString(),
                           [&](const Result<> &result) { answer = result; });
        QTRY_VERIFY_WITH_TIMEOUT(m_home->process("--fabric") != 0, Patience);
        kill(m_home->process("--fabric"), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(answer, Patience);
        QVERIFY(!*answer);
        QTRY_COMPARE_WITH_TIMEOUT(m_client->lab().state, LabStatus::State::Stopped, Patience);
        endsWithNothingLeft();
    }

    void aKilledEngineLeavesNoProcessAndAReadableRing()
    {
        startAndPing();
        QSignalSpy closed(m_client.get(), &EngineClient::closed);
        kill(m_home->process("one"), SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(closed.count(), 1, Patience);
        QVERIFY(!m_client->isOpen());
        QTRY_COMPARE_WITH_TIMEOUT(m_home->processes(), std::vector<qint64>(), Patience);
        // The next one who looks tidies up.
        QCOMPARE(m_home->controlFiles().size(), 2);
        QCOMPARE(client::runningLabs().size(), 0u);
        QCOMPARE(m_home->controlFiles(), QStringList());
        QVERIFY(open(*m_client, LabId("one")));
        QCOMPARE(m_client->lab().state, LabStatus::State::Stopped);
        QCOMPARE(flushed(*m_client).ringPackets, 6);
        endsWithNothingLeft();
    }

    void aClientThatGoesLeavesTheLabRunning()
    {
        startAndPing();
        const qint64 worker = m_home->process("--fabric");
        m_client = std::make_unique<EngineClient>();
        QVERIFY(open(*m_client, LabId("one")));
        QCOMPARE(m_client->lab().state, LabStatus::State::Running);
        QCOMPARE(m_home->process("--fabric"), worker);
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QCOMPARE(flushed(*m_client).packets, 12);
        QCOMPARE(flushed(*m_client).run, 1);
        endsWithNothingLeft();
    }

    void aSignalStopsTheLabInGoodOrder()
    {
        startAndPing();
        kill(m_home->process("one"), SIGTERM);
        QTRY_COMPARE_WITH_TIMEOUT(m_home->processes(), std::vector<qint64>(), Patience);
        QCOMPARE(m_home->controlFiles(), QStringList());
    }

    void aSignalThatComesAgainAndAgainLeavesNothingEither()
    {
        startAndPing();
        const auto engine = static_cast<pid_t>(m_home->process("one"));
        QVERIFY(engine > 0);
        QDeadlineTimer until(Patience);
        while (::kill(engine, SIGTERM) == 0 && !until.hasExpired())
            QThread::usleep(100);
        QVERIFY(!until.hasExpired());
        QTRY_COMPARE_WITH_TIMEOUT(m_home->processes(), std::vector<qint64>(), Patience);
        QCOMPARE(m_home->controlFiles(), QStringList());
    }

    void ofManyThatLaunchAtOnceOneEngineComes()
    {
        std::vector<std::unique_ptr<EngineClient>> clients;
        int opened = 0;
        for (int i = 0; i < 8; ++i) {
            clients.push_back(std::make_unique<EngineClient>());
            clients.back()->open(LabId("one"), true,
                                 [&](const Result<> &result) { opened += result ? 1 : 0; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(opened, 8, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(m_home->processes().size(), 1u, Patience);
        clients.clear();
        endsWithNothingLeft();
    }

    void withoutLaunchingThereMustBeAnEngine()
    {
        const auto opened = await([&](auto done) { m_client->open(LabId("one"), false, done); });
        QVERIFY(!opened);
        QCOMPARE(opened.error().text(), "one: no engine runs for this lab");
        QVERIFY(!await([&](auto done) { m_client->stopLab(done); }));
    }

    void garbageOnTheControlSocketHarmsNobody()
    {
        startAndPing();
        QRandomGenerator random(7);
        for (int i = 0; i < 20; ++i) {
            QLocalSocket socket;
            socket.connectToServer(rpc::LabPaths::socket(LabId("one")));
            QVERIFY(socket.waitForConnected());
            QByteArray garbage(100'000, Qt::Uninitialized);
            for (char &each : garbage)
                each = static_cast<char>(random.bounded(256));
            socket.write(garbage);
            socket.write("\n{\"id\":1,\"method\":\"lab.start\",\"params\":{\"topology\":[]}}\n"
                         "{\"id\":2,\"method\":\"capture.set\",\"params\":{\"mode\":7}}\n"
                         "{\"id\":3,\"method\":\"capture.download\"}\n");
            QVERIFY(socket.waitForBytesWritten());
            if (i % 2 == 0)
                QVERIFY(socket.waitForReadyRead());
        }
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QCOMPARE(flushed(*m_client).packets, 12);
        endsWithNothingLeft();
    }

    void aControlDirectoryThatOthersMayReadIsNotUsed()
    {
        QVERIFY(rpc::LabPaths::checkControlDirectory());
        QVERIFY(QFile::setPermissions(rpc::LabPaths::controlDirectory(),
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                          QFile::ReadGroup | QFile::ExeGroup));
        const auto opened = open(*m_client, LabId("one"));
        QVERIFY(!opened);
        QVERIFY(opened.error().text().find("0700") != std::string::npos);
        QCOMPARE(m_home->processes(), std::vector<qint64>());
    }

    void anEngineThatCannotBeginSaysWhy()
    {
        // The folder of the lab is a file.
        QVERIFY(rpc::LabPaths::checkControlDirectory());
        QFile file(m_home->filePath("tomato-desktop/labs"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto opened = open(*m_client, LabId("one"));
        QVERIFY(!opened);
        QVERIFY2(opened.error().text().find("labs/one") != std::string::npos,
                 opened.error().text().c_str());
    }

private:
    /// Returns the state in proc_pid_stat(5): 'T' for a stopped process.
    static char stateOf(qint64 process)
    {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(process));
        if (!stat.open(QIODevice::ReadOnly))
            return 0;
        const QByteArray line = stat.readAll();
        return line.mid(line.lastIndexOf(')') + 2, 1).front();
    }

    void startAndPing(const QString &mode = QStringLiteral("file"))
    {
        if (!m_client->isOpen())
            QVERIFY(open(*m_client, LabId("one")));
        const QJsonObject topology =
            twoHosts({{"capturing", true}, {"capture_filter", "icmp"}, {"capture_mode", mode}});
        const auto started =
            await([&](auto done) { m_client->startLab(topology, QString(), done); });
        QVERIFY2(started, started ? "" : started.error().text().c_str());
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QCOMPARE(flushed(*m_client).packets, 6);
    }

    void kill(qint64 process, int signal)
    {
        QVERIFY(process > 0);
        QCOMPARE(::kill(static_cast<pid_t>(process), signal), 0);
    }

    /// Returns when the client heard of it.
    void killWorker()
    {
        kill(m_home->process("--fabric"), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(!m_client->lab().reason.isEmpty(), Patience);
    }

    void endsWithNothingLeft()
    {
        if (m_client->isOpen())
            QVERIFY(await([&](auto done) { m_client->stopLab(done); }));
        m_client->close();
        QTRY_COMPARE_WITH_TIMEOUT(m_home->processes(), std::vector<qint64>(), Patience);
        QCOMPARE(m_home->controlFiles(), QStringList());
    }

    LabId openedLab() const override { return {}; }
};

QTEST_GUILESS_MAIN(TestEngineCrashes)
#include "tst_enginecrashes.moc"
