// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/download.h"
#include "tests/app/daemon/parts/partstest.h"

#include <QProcess>

#include <csignal>

using namespace tomato;
using namespace tomato::engine;
using client::CaptureStatus;

/// Recordings of labs over several hosts, and how they get home.
class TestPartRecordings final : public PartsTest
{
    Q_OBJECT

    /// Those that are said to record the connection.
    QStringList recordingHosts() const
    {
        const CaptureStatus capture = *m_client->capture(ConnectionId("c1"));
        if (capture.parts.isEmpty())
            return {"here"};
        QStringList hosts;
        for (const QJsonValue &part : capture.parts)
            hosts << part["host"].toString();
        return hosts;
    }

    static qint64 packetsOf(const QString &file)
    {
        const auto summary = capture::summarizeDownload(file.toStdString());
        qint64 packets = 0;
        for (const auto &each : summary.value_or(std::vector<capture::SegmentSummary>()))
            packets += static_cast<qint64>(each.packets);
        return packets;
    }

private slots:
    void eachHostRecordsWhatItsOwnElementsSend()
    {
        writeHosts();
        QVERIFY(start(apart({{"capturing", true}, {"capture_filter", "icmp"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        const CaptureStatus capture = flushed(*m_client);
        QTRY_COMPARE(m_client->capture(ConnectionId("c1"))->packets, 6);
        QCOMPARE(capture.state, CaptureStatus::State::Recording);
    }

    void oneHostRecordsBothDirectionsWhereThatIsAskedFor_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<QStringList>("hosts");
        QTest::newRow("the first end, here") << "from" << QStringList{"here"};
        QTest::newRow("the second end") << "to" << QStringList{"second"};
    }

    void oneHostRecordsBothDirectionsWhereThatIsAskedFor()
    {
        QFETCH(const QString, at);
        QFETCH(const QStringList, hosts);
        writeHosts();
        QVERIFY(
            start(apart({{"capturing", true}, {"capture_filter", "icmp"}, {"capture_at", at}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        const CaptureStatus capture = flushed(*m_client);
        QTRY_COMPARE(m_client->capture(ConnectionId("c1"))->packets, 6);
        QCOMPARE(capture.state, CaptureStatus::State::Recording);
        QCOMPARE(capture.counters.matched, (std::array<qint64, 2>{3, 3}));
        QTRY_COMPARE_WITH_TIMEOUT(mirroredPackets(hosts[0]), 6u, 60'000);
        QCOMPARE(recordingHosts(), hosts);
        // There is one file.
        const QString file = m_home->filePath("one.pcap");
        const auto got = await(
            [&](auto done) { m_client->download(ConnectionId("c1"), file, {}, std::move(done)); });
        QVERIFY2(got, got ? "" : got.error().text().c_str());
        QCOMPARE(packetsOf(file), 6);
    }

    void whatEndsARecordingIsCountedByOneHost_data()
    {
        QTest::addColumn<QJsonObject>("options");
        QTest::addColumn<QStringList>("hosts");
        QTest::newRow("packets of both ends") << QJsonObject() << QStringList{"here"};
        QTest::newRow("at the second end")
            << QJsonObject{{"capture_at", "to"}} << QStringList{"second"};
        QTest::newRow("what the second end sends")
            << QJsonObject{{"capture_direction", "in"}} << QStringList{"second"};
        QTest::newRow("from a packet on")
            << QJsonObject{{"capture_trigger", "icmp[icmptype] == icmp-echoreply"}}
            << QStringList{"here"};
    }

    void whatEndsARecordingIsCountedByOneHost()
    {
        QFETCH(QJsonObject, options);
        QFETCH(const QStringList, hosts);
        constexpr int Packets = 4;
        options.insert("capturing", true);
        options.insert("capture_filter", "icmp");
        options.insert("capture_stop_packets", Packets);
        writeHosts();
        QVERIFY(start(apart(options)));
        for (int pings = 0; pings < 2; ++pings)
            QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        (void)flushed(*m_client);
        const auto capture = [this] { return *m_client->capture(ConnectionId("c1")); };
        QTRY_COMPARE(capture().state, CaptureStatus::State::Ended);
        // What came before the packet that triggers counts for nothing: a request, or several where
        // the reply took long.
        const int before = options.contains("capture_trigger") ? 1 : 0;
        QTRY_VERIFY(capture().packets >= Packets + before);
        QVERIFY(
            capture().ending.startsWith(QStringLiteral("%1 packets were recorded").arg(Packets)));
        QCOMPARE(recordingHosts(), hosts);
        const QString file = m_home->filePath("ended.pcapng");
        const auto got = await(
            [&](auto done) { m_client->download(ConnectionId("c1"), file, {}, std::move(done)); });
        QVERIFY2(got, got ? "" : got.error().text().c_str());
        QTRY_COMPARE(capture().packets, packetsOf(file));
        QVERIFY(before != 0 || packetsOf(file) == Packets);
    }

    void whatWasRecordedAtBothEndsBeforeIsNoPartOfTheLatestRecording()
    {
        writeHosts();
        QVERIFY(start(apart({{"capturing", true}, {"capture_filter", "icmp"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        (void)flushed(*m_client);
        QTRY_COMPARE(m_client->capture(ConnectionId("c1"))->packets, 6);
        for (const auto &[at, hosts] :
             {std::pair("to", QStringList{"second"}), {"from", QStringList{"here"}}}) {
            client::EngineClient::CaptureChange change;
            change.options = {{"at", at}};
            const auto changed = await([&](auto done) {
                m_client->setCapture(ConnectionId("c1"), change, std::move(done));
            });
            QVERIFY2(changed, changed ? "" : changed.error().text().c_str());
            QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
            (void)flushed(*m_client);
            QTRY_COMPARE(recordingHosts(), hosts);
            QTRY_COMPARE(m_client->capture(ConnectionId("c1"))->packets, 6);
            QCOMPARE(m_client->capture(ConnectionId("c1"))->state, CaptureStatus::State::Recording);
            const QString file = m_home->filePath(QStringLiteral("%1.pcapng").arg(at));
            const auto got = await([&](auto done) {
                m_client->download(ConnectionId("c1"), file, {}, std::move(done));
            });
            QVERIFY2(got, got ? "" : got.error().text().c_str());
            QCOMPARE(packetsOf(file), 6);
        }
    }

    void aDownloadHasWhatEachHostRecorded()
    {
        writeHosts();
        QVERIFY(start(apart({{"capturing", true}, {"capture_filter", "icmp"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        const QString archive = m_home->filePath("all.tar.gz");
        const auto got = await([&](auto done) {
            m_client->download(ConnectionId("c1"), archive, {}, std::move(done));
        });
        QVERIFY2(got, got ? "" : got.error().text().c_str());
        QProcess tar;
        tar.start("tar", {"tzf", archive});
        QVERIFY(tar.waitForFinished());
        const QString listed = QString::fromUtf8(tar.readAllStandardOutput());
        for (const char *file :
             {"all/here/h1-eth0--h2-eth0/000001.pcap", "all/second/h1-eth0--h2-eth0/000001.pcap",
              "all/second/h1-eth0--h2-eth0/capture.json", "all/hosts.json"})
            QVERIFY2(listed.contains(file), qPrintable(listed));
        QTRY_VERIFY_WITH_TIMEOUT(isClockKnown("second"), 60'000);
        const QString merged = m_home->filePath("all.pcapng");
        QVERIFY(await([&](auto done) {
            m_client->download(ConnectionId("c1"), merged, {}, std::move(done));
        }));
        qint64 packets = 0;
        const auto summary = capture::summarizeDownload(merged.toStdString());
        QVERIFY(summary);
        for (const auto &each : *summary)
            packets += static_cast<qint64>(each.packets);
        QCOMPARE(packets, 6);
        QFile file(merged);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains(" s to here, corrected"));
        // Each end has a file of its own, so one pcap file cannot have both.
        QVERIFY(!await([&](auto done) {
            m_client->download(ConnectionId("c1"), m_home->filePath("all.pcap"), {},
                               std::move(done));
        }));
        // The copied files are removed.
        QCOMPARE(QDir(m_home->filePath("tomato-desktop/labs/one")).entryList({"fetched-*"}),
                 QStringList());
    }

    void framesGoByUdpWhereThatIsAskedForAndRecordingsSaySo()
    {
        writeHosts();
        const auto started = start(
            apart({{"mtu", 9216}, {"capturing", true}, {"capture_filter", "icmp"}}, "datagrams"));
        QVERIFY2(started, started ? "" : started.error().text().c_str());
        QCOMPARE(runIn(*m_client, "h1",
                       {"ping", "-c", "2", "-i", "0.05", "-W", "5", "-M", "do", "-s", "9188",
                        "10.0.0.2"}),
                 0);
        const auto isKnown = [this] {
            const auto all = hosts();
            return all.size() == 1 && all.front().trunk.carrier == "udp" &&
                   all.front().trunk.mtu == 9000 && all.front().trunk.clock;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isKnown(), 60'000);
        QVERIFY(hosts().front().trunk.isAlive);
        const QString merged = m_home->filePath("udp.pcapng");
        QVERIFY(await([&](auto done) {
            m_client->download(ConnectionId("c1"), merged, {}, std::move(done));
        }));
        QFile file(merged);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("frames between here and datagrams went by udp since "));
    }

    void aDownloadOfAPartSaysWhoIsMissing()
    {
        writeHosts();
        QVERIFY(start(apart({{"capturing", true}, {"capture_filter", "icmp"}}, "noisy")));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QTRY_COMPARE_WITH_TIMEOUT(m_client->capture(ConnectionId("c1"))->packets, 6, 60'000);
        // It goes away, and does not come back.
        QFile shell(m_home->filePath("noisy"));
        QVERIFY(shell.setPermissions(shell.permissions() | QFile::WriteOwner));
        QVERIFY(shell.open(QIODevice::WriteOnly | QIODevice::Truncate));
        shell.write("#!/bin/sh\nexit 9\n");
        shell.close();
        ::kill(static_cast<pid_t>(m_home->process("--dial")), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(element("h2").reason.contains("cannot be reached"), 60'000);
        const QString archive = m_home->filePath("some.tar.gz");
        const auto refused = await([&](auto done) {
            m_client->download(ConnectionId("c1"), archive, {}, std::move(done));
        });
        QVERIFY(!refused);
        QVERIFY2(refused.error().text().find("noisy: cannot be reached") == 0,
                 refused.error().text().c_str());
        const auto got = await([&](auto done) {
            m_client->download(ConnectionId("c1"), archive, {}, std::move(done), false,
                               {.isPartEnough = true});
        });
        QVERIFY2(got, got ? "" : got.error().text().c_str());
        QProcess tar;
        tar.start("tar", {"xzOf", archive, "some/hosts.json"});
        QVERIFY(tar.waitForFinished());
        const QJsonValue missing =
            QJsonDocument::fromJson(tar.readAllStandardOutput()).object()["missing"][0];
        QCOMPARE(missing["host"].toString(), "noisy");
        QVERIFY(missing["reason"].toString().contains("cannot be reached"));
        QTRY_COMPARE(QDir(m_home->filePath("tomato-desktop/labs/one")).entryList({"fetched-*"}),
                     QStringList());
    }

    void anArchiveSaysHowTheClocksWereWhileItWasRecorded()
    {
        writeHosts();
        QVERIFY(start(apart({{"capturing", true}, {"capture_filter", "icmp"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QTRY_VERIFY_WITH_TIMEOUT(isClockKnown("second"), 60'000);
        const QString archive = m_home->filePath("all.tar.gz");
        QVERIFY(await([&](auto done) {
            m_client->download(ConnectionId("c1"), archive, {}, std::move(done));
        }));
        QProcess tar;
        tar.start("tar", {"xzOf", archive, "all/hosts.json"});
        QVERIFY(tar.waitForFinished());
        const QJsonObject told = QJsonDocument::fromJson(tar.readAllStandardOutput()).object();
        const QJsonValue clocks = told.value("clocks")["second"];
        QVERIFY(!clocks.toArray().isEmpty());
        const QJsonValue first = clocks[0];
        // Both are this machine.
        QVERIFY(std::abs(first["offset"].toInteger()) <= first["bound"].toInteger());
        QVERIFY(first["bound"].toInteger() > 0);
        QVERIFY(first["time"].toInteger() > 0);
    }

    void timesStayAsTheyWereWhereThatIsAskedFor()
    {
        writeHosts();
        QVERIFY(start(apart({{"capturing", true}, {"capture_filter", "icmp"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QTRY_VERIFY_WITH_TIMEOUT(isClockKnown("second"), 60'000);
        const QString merged = m_home->filePath("raw.pcapng");
        QVERIFY(await([&](auto done) {
            m_client->download(ConnectionId("c1"), merged, {}, std::move(done), false,
                               {.hasRawClocks = true});
        }));
        QFile file(merged);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains(" s to here, not corrected"));
    }

    void whatAnotherHostRecordsIsCopiedAsItComes()
    {
        writeHosts();
        QVERIFY(start(apart({{"capturing", true}, {"capture_filter", "icmp"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QTRY_COMPARE_WITH_TIMEOUT(mirroredPackets("second"), 3u, 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(mirroredPackets("here"), 3u, 60'000);
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QTRY_COMPARE_WITH_TIMEOUT(mirroredPackets("second"), 6u, 60'000);
        // The files beside the packets are copied too.
        const QDir copy(mirroredFolder("second"));
        QVERIFY(copy.exists("capture.json"));
        QVERIFY(copy.path().startsWith(m_home->filePath("tomato-desktop/labs/one/mirrors/c1/")));
    }

    void arrivalsAreCopiedTooAndCopiesGoWithTheLab()
    {
        writeHosts();
        QVERIFY(start(
            apart({{"capturing", true}, {"capture_filter", "icmp"}, {"capture_arrivals", true}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        // Arrivals are written by themselves, and copied when somebody asks again.
        QTRY_VERIFY_WITH_TIMEOUT(mirroredPackets("second") == 3 &&
                                     packetsIn(mirroredFolder("second") + "/arrivals") == 3,
                                 60'000);
        QVERIFY(mirroredFolder("second").endsWith("/mirrors/c1/second/1"));
        QVERIFY(await([&](auto done) { m_client->stopLab(done); }));
        QVERIFY(!QDir(m_home->filePath("tomato-desktop/labs/one/mirrors")).exists());
    }
};

QTEST_GUILESS_MAIN(TestPartRecordings)
#include "tst_partrecordings.moc"
