// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/protocol/folders/labpaths.h"
#include "tests/app/daemon/enginetest.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <sys/resource.h>

using namespace tomato;
using namespace tomato::engine;
using client::CaptureStatus;
using client::EngineClient;
using client::LabStatus;

/// Tests how a running lab's engine handles a full disk, names that are paths, and clients that
/// send too much.
class TestEngineFaults final : public EngineTest
{
    Q_OBJECT

private slots:
    /// A limit on file sizes, as a quota or `ulimit -f` sets it.
    void aDiskThatTakesNoMoreIsToldAtOnceAndCostsNothingElse()
    {
        start(twoHosts({{"capturing", true}}));
        QSignalSpy changes(m_client.get(), &EngineClient::capturesChanged);
        const rlimit limit = {20'000, 20'000};
        const auto worker = static_cast<pid_t>(m_home->process("--fabric"));
        QCOMPARE(::prlimit(worker, RLIMIT_FSIZE, &limit, nullptr), 0);
        QCOMPARE(runIn(*m_client, "h1", {"ping", "-q", "-f", "-c", "200", "10.0.0.2"}), 0);
        QTRY_COMPARE(m_client->capture(ConnectionId("c1"))->state, CaptureStatus::State::Failed);
        const CaptureStatus failed = *m_client->capture(ConnectionId("c1"));
        QVERIFY2(failed.reason.endsWith("000001.pcap: cannot be written: File too large"),
                 qPrintable(failed.reason));
        QCOMPARE(m_client->lab().state, LabStatus::State::Running);
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        const QString file = m_home->filePath("a.pcap");
        QVERIFY(await([&](auto done) { m_client->download(ConnectionId("c1"), file, {}, done); }));
        QCOMPARE(QFileInfo(file).size(), failed.ringBytes);
        QCOMPARE(failed.packets, failed.ringPackets);
    }

    void aRemovedSegmentIsToldAtOnce()
    {
        start(twoHosts({{"capturing", true}, {"capture_filter", "icmp"}}));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QVERIFY(QFile::remove(flushed(*m_client).directory + "/000001.pcap"));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QTRY_COMPARE(m_client->capture(ConnectionId("c1"))->state, CaptureStatus::State::Failed);
        QVERIFY(m_client->capture(ConnectionId("c1"))->reason.contains("removed by somebody else"));
        // Capturing anew is a new run.
        QVERIFY(setCapture(*m_client, {false, {}, {}}));
        QVERIFY(setCapture(*m_client, {true, {}, {}}));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QCOMPARE(flushed(*m_client).packets, 6);
        QCOMPARE(flushed(*m_client).run, 2);
    }

    void namesNeverLeaveTheLabsFolder()
    {
        const QString evil = QStringLiteral("../../../../evil");
        QJsonObject document = twoHosts({{"capturing", true}});
        QJsonObject topology = document.value("topology").toObject();
        topology.insert("name", evil);
        QJsonArray connections = topology.value("connections").toArray();
        QJsonObject connection = connections.at(0).toObject();
        connection.insert("id", evil);
        connections.replace(0, connection);
        QJsonArray elements = topology.value("elements").toArray();
        QJsonObject host = elements.at(0).toObject();
        host.insert("name", "/etc/../" + evil + " $(touch evil)`touch evil`;touch evil");
        elements.replace(0, host);
        topology.insert("connections", connections);
        topology.insert("elements", elements);
        document.insert("topology", topology);
        start(document);
        const CaptureStatus *capture = m_client->capture(ConnectionId(evil.toStdString()));
        QVERIFY(capture != nullptr);
        const QString folder = rpc::LabPaths::data(LabId("one"));
        QVERIFY2(QDir::cleanPath(capture->directory).startsWith(folder + "/captures/"),
                 qPrintable(capture->directory));
        QVERIFY(QFileInfo::exists(capture->directory + "/000001.pcap"));
        QDirIterator all(m_home->filePath("."), QDir::AllEntries | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString path = QDir::cleanPath(all.next());
            QVERIFY2(!path.endsWith("evil") || path.startsWith(folder), qPrintable(path));
        }
    }

    void captureFilesAreForTheirUserOnly()
    {
        start(twoHosts({{"capturing", true}}));
        const QString directory = flushed(*m_client).directory;
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeGroup | QFile::ExeOther;
        QVERIFY(!(QFile::permissions(directory) & others));
        const QFileInfoList files = QDir(directory).entryInfoList(QDir::Files);
        QVERIFY(files.size() >= 3);
        for (const QFileInfo &file : files)
            QVERIFY2(!(file.permissions() & others), qPrintable(file.filePath()));
    }

    void splitNestedAndPipelinedMessagesAreAnsweredInOrder()
    {
        start(twoHosts({{"capturing", true}}));
        QLocalSocket socket;
        socket.connectToServer(rpc::LabPaths::socket(LabId("one")));
        QVERIFY(socket.waitForConnected());
        constexpr int Calls = 200;
        QByteArray all = QByteArray(5000, '[') + '\n';
        for (int i = 1; i <= Calls; ++i)
            all += "{\"jsonrpc\":\"2.0\",\"id\":" + QByteArray::number(i) +
                   ",\"method\":\"lab.status\"}\n";
        for (qsizetype at = 0; at < all.size(); at += 37) {
            socket.write(all.mid(at, 37));
            QVERIFY(socket.waitForBytesWritten());
        }
        int errors = 0;
        int answers = 0;
        const auto read = [&] {
            while (socket.canReadLine()) {
                const QJsonObject line = QJsonDocument::fromJson(socket.readLine()).object();
                errors += line.contains("error") ? 1 : 0;
                if (line.contains("result"))
                    QCOMPARE(line.value("id").toInt(), ++answers);
            }
        };
        QTRY_VERIFY((read(), answers == Calls));
        QCOMPARE(errors, 1); // the one that is no JSON
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
    }

    void aHugeMessageIsCutOffAndHarmsNobody()
    {
        start(twoHosts({{"capturing", true}}));
        QLocalSocket socket;
        socket.connectToServer(rpc::LabPaths::socket(LabId("one")));
        QVERIFY(socket.waitForConnected());
        const QByteArray part(1 << 20, 'x');
        for (int i = 0; i < 70 && socket.state() == QLocalSocket::ConnectedState; ++i) {
            socket.write(part);
            while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(60'000)) {
            }
        }
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
    }

    /// Two control directories, as after `su`, but the same folder of the lab.
    void aSecondEngineOfTheSameLabIsRefused()
    {
        start(twoHosts());
        const QString other = m_home->filePath("other");
        QVERIFY(QDir().mkdir(other));
        QProcess second;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_RUNTIME_DIR", other);
        second.setProcessEnvironment(environment);
        second.start(QString::fromLocal8Bit(qgetenv("TOMATO_ENGINE")), {"one"});
        QVERIFY(second.waitForFinished(60'000));
        QCOMPARE(second.exitCode(), 1);
        QVERIFY(second.readAllStandardError().contains("another engine uses this folder"));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
    }

private:
    void start(const QJsonObject &topology)
    {
        const auto started =
            await([&](auto done) { m_client->startLab(topology, QString(), done); });
        QVERIFY2(started, started ? "" : started.error().text().c_str());
    }
};

QTEST_GUILESS_MAIN(TestEngineFaults)
#include "tst_enginefaults.moc"
