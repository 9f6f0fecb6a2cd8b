// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/labfolder.h"
#include "app/client/storedcapture.h"
#include "app/protocol/folders/labpaths.h"
#include "tests/app/daemon/labhome.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace tomato;
using namespace tomato::engine;
using client::CaptureStatus;
using client::EngineClient;

/// Recordings in a folder that the user chose.
class TestCaptureFolder final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString refusal = labRefusal(); !refusal.isEmpty())
            QSKIP(qPrintable(refusal));
    }

    void init()
    {
        m_home = std::make_unique<LabHome>();
        m_client = std::make_unique<EngineClient>();
    }

    void cleanup()
    {
        await([&](auto done) { m_client->stopLab(std::move(done)); });
        endEngine();
        m_client.reset();
        m_home.reset();
    }

    void newRecordingsAreKeptThereAndOldOnesStay()
    {
        choose(m_home->filePath("first"));
        start();
        QCOMPARE(runIn(*m_client, "h1", Ping), 0);
        const QString first = flushed(*m_client).directory;
        QCOMPARE(first, m_home->filePath("first/one/c1/000001"));
        QVERIFY(QFileInfo::exists(first + "/000001.pcap"));
        QVERIFY(find());
        QCOMPARE(find()->segments, 1);

        choose(m_home->filePath("second"));
        QCOMPARE(flushed(*m_client).directory, first);
        const QString file = m_home->filePath("a.pcap");
        QVERIFY(await([&](auto done) { m_client->download(ConnectionId("c1"), file, {}, done); }));
        QVERIFY(QFileInfo(file).size() > 0);
        QVERIFY(setCapture(*m_client, {true, {}, QStringLiteral("icmp")}));
        QCOMPARE(runIn(*m_client, "h1", Ping), 0);
        const CaptureStatus second = flushed(*m_client);
        QCOMPARE(second.directory, m_home->filePath("second/one/c1/000002"));
        QCOMPARE(second.packets, 6);
        QVERIFY(QFileInfo::exists(first + "/000001.pcap"));
    }

    void theNextEngineFindsThemAndTheyGoWithTheLab()
    {
        choose(m_home->filePath("disk"));
        start();
        QCOMPARE(runIn(*m_client, "h1", Ping), 0);
        QVERIFY(flushed(*m_client).packets >= 6);
        QVERIFY(await([&](auto done) { m_client->stopLab(done); }));
        endEngine();
        choose({});
        m_client = std::make_unique<EngineClient>();
        QVERIFY(engine::open(*m_client, LabId("one")));
        QVERIFY(m_client->capture(ConnectionId("c1")) != nullptr);
        QVERIFY(m_client->capture(ConnectionId("c1"))->ringPackets >= 6);
        QCOMPARE(m_client->capture(ConnectionId("c1"))->directory,
                 m_home->filePath("disk/one/c1/000001"));
        endEngine();
        QVERIFY(client::removeRecordings(LabId("one")));
        QVERIFY(!QFileInfo::exists(m_home->filePath("disk/one")));
        QVERIFY(!client::hasRecordings(LabId("one")));
    }

    void aFolderThatCannotBeUsedIsToldAndTheLabRuns()
    {
        choose("/proc/nowhere");
        start();
        QCOMPARE(runIn(*m_client, "h1", Ping), 0);
        const CaptureStatus *capture = m_client->capture(ConnectionId("c1"));
        QVERIFY(capture != nullptr);
        QCOMPARE(capture->state, CaptureStatus::State::Failed);
        QVERIFY2(capture->reason.contains("/proc/nowhere/one/c1/000001"),
                 qPrintable(capture->reason));
    }

private:
    inline static const QStringList Ping{"ping", "-q", "-c", "3", "-i", "0.01", "10.0.0.2"};

    void choose(const QString &folder)
    {
        QVERIFY(QDir().mkpath(m_home->filePath("config/tomato-desktop")));
        QFile file(m_home->filePath("config/tomato-desktop/captures.conf"));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("[General]\nfolder=" + folder.toUtf8() + '\n');
    }

    void start()
    {
        QVERIFY(engine::open(*m_client, LabId("one")));
        const auto started = await([&](auto done) {
            m_client->startLab(twoHosts({{"capturing", true}}), QString(), done);
        });
        QVERIFY2(started, started ? "" : started.error().text().c_str());
    }

    void endEngine()
    {
        m_client->close();
        m_home->hurryEngines();
        QTRY_VERIFY_WITH_TIMEOUT(m_home->processes().empty(), 60'000);
    }

    static std::optional<client::StoredCapture> find()
    {
        return client::storedCapture(LabId("one"), ConnectionId("c1"));
    }

    std::unique_ptr<LabHome> m_home;
    std::unique_ptr<EngineClient> m_client;
};

QTEST_GUILESS_MAIN(TestCaptureFolder)
#include "tst_capturefolder.moc"
