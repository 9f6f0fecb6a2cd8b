// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/archive/download.h"
#include "tests/app/daemon/enginetest.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <set>

using namespace tomato;
using namespace tomato::engine;
using client::CaptureStatus;
using client::EngineClient;
using client::LabStatus;

namespace {

qint64 packetsIn(const QString &file)
{
    const auto segments = capture::summarizeDownload(file.toStdString());
    qint64 packets = 0;
    for (const capture::SegmentSummary &segment : segments.value())
        packets += static_cast<qint64>(segment.packets);
    return packets;
}

} // namespace

/// The captures of a running lab, as clients of its engine see them.
class TestLabCaptures final : public EngineTest
{
    Q_OBJECT

private slots:
    void aCaptureCountsWhatCrossesItsWire()
    {
        QVERIFY(start(twoHosts({{"capturing", true}, {"capture_filter", "icmp"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        const CaptureStatus capture = flushed(*m_client);
        QCOMPARE(capture.reason, "");
        QCOMPARE(capture.state, CaptureStatus::State::Recording);
        QCOMPARE(capture.packets, 6);
        QCOMPARE(capture.counters.written, (std::array<qint64, 2>{3, 3}));
        QCOMPARE(capture.ringPackets, 6);
        QCOMPARE(capture.limitBytes, 50'000'000);
        QCOMPARE(capture.name, QStringLiteral("h1:eth0 \u21c4 h2:eth0"));
        QVERIFY(capture.first.count() != 0 && capture.first <= capture.last);
        QVERIFY(!capture.isLive());
        QVERIFY(capture.isDownloadable());
    }

    /// Nobody asks for them, and nothing is written.
    void framesThatTheFilterLeavesOutAreCountedBeforeLong()
    {
        QVERIFY(start(twoHosts({{"capturing", true}, {"capture_filter", "sctp"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        const auto seen = [this] {
            const CaptureStatus *capture = m_client->capture(ConnectionId("c1"));
            return capture ? std::min(capture->counters.seen[0], capture->counters.seen[1]) : 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(seen() >= 3, 30'000);
        QCOMPARE(m_client->capture(ConnectionId("c1"))->packets, 0);
    }

    void aDownloadHoldsWhatWasCounted()
    {
        QVERIFY(start(twoHosts({{"capturing", true}, {"capture_filter", "icmp"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        const QString file = m_home->filePath("down.pcap");
        QVERIFY(download(file));
        QCOMPARE(packetsIn(file), 6);
        QVERIFY(download(m_home->filePath("down.tar.gz")));
        QCOMPARE(packetsIn(m_home->filePath("down.tar.gz")), 6);
        QVERIFY(!download(m_home->filePath("missing/down.pcap")));
    }

    void aMergeHasAnInterfaceForEachPort()
    {
        QVERIFY(start(twoHosts({{"capturing", true}, {"capture_filter", "icmp[0] == 8"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        const auto merge = [&](const QString &file) {
            return await([&](auto done) {
                m_client->merge({ConnectionId("c1")}, file, {}, std::move(done));
            });
        };
        const QString file = m_home->filePath("merged.pcapng");
        const auto merged = merge(file);
        QVERIFY2(merged, merged ? "" : merged.error().text().c_str());
        const auto interfaces = capture::summarizeDownload(file.toStdString());
        QVERIFY(interfaces);
        QCOMPARE(interfaces->size(), 2u);
        QCOMPARE(interfaces->at(0).name, std::string("h1:eth0 -> h2:eth0"));
        QCOMPARE(interfaces->at(0).packets, 3u); // requests
        QCOMPARE(interfaces->at(1).name, std::string("h2:eth0 -> h1:eth0"));
        QCOMPARE(interfaces->at(1).packets, 0u);
        QVERIFY(download(m_home->filePath("one.pcapng")));
        QCOMPARE(packetsIn(m_home->filePath("one.pcapng")), 3);
        QVERIFY(!merge(m_home->filePath("merged.pcap")));
        QVERIFY(!await([&](auto done) {
            m_client->merge({ConnectionId("c1"), ConnectionId("c7")}, file, {}, std::move(done));
        }));
    }

    void aRecordingExplainsItself()
    {
        QVERIFY(start(twoHosts({{"capturing", true}, {"capture_filter", "icmp"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        // Which end is "from" is no matter: both get the delay.
        QVERIFY(await([&](auto done) {
            m_client->setLink(ConnectionId("c1"), {{"delay_from", 3}, {"delay_to", 3}},
                              std::move(done));
        }));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        const QString path = m_home->filePath("one.pcapng");
        QVERIFY(download(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QCOMPARE(bytes.count("emulation at first: none"), 2);
        QCOMPARE(bytes.count(": delay 3 ms"), 2);
        QCOMPARE(bytes.count("Emulation since "), 2);
        // The names of both addresses, as elements find them.
        QVERIFY(bytes.contains(QByteArray("\x0a\0\0\1h1\0", 7)));
        QVERIFY(bytes.contains(QByteArray("\x0a\0\0\2h2\0", 7)));
        // The next recording of the same lab has them, too.
        QVERIFY(setCapture(*m_client, {true, {}, "arp or icmp"}));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QVERIFY(download(path));
        QFile again(path);
        QVERIFY(again.open(QIODevice::ReadOnly));
        const QByteArray later = again.readAll();
        QCOMPARE(later.count("emulation at first: delay 3 ms"), 2);
        QVERIFY(later.contains(QByteArray("\x0a\0\0\2h2\0", 7)));
    }

    void clearingDropsWhatWasRecordedAndGoesOn()
    {
        QVERIFY(start(twoHosts({{"capturing", true}, {"capture_filter", "icmp"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QCOMPARE(flushed(*m_client).packets, 6);
        const auto clear = [this](const char *connection) {
            return await([&](auto done) {
                m_client->clearCapture(ConnectionId(connection), std::move(done));
            });
        };
        QVERIFY(clear("c1"));
        QCOMPARE(flushed(*m_client).packets, 0);
        QCOMPARE(flushed(*m_client).run, 2);
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QCOMPARE(flushed(*m_client).packets, 6);
        QCOMPARE(m_client->capture(ConnectionId("c1"))->state, CaptureStatus::State::Recording);
        QVERIFY(!clear("c7"));
        QVERIFY(await([&](auto done) { m_client->stopLab(std::move(done)); }));
        QVERIFY(clear("c1"));
        QVERIFY(!download(m_home->filePath("down.pcap")));
    }

    void earlierRecordingsAreListedDownloadedAndDeleted()
    {
        const QJsonObject document = twoHosts({{"capturing", true}, {"capture_filter", "icmp"}});
        QSignalSpy changed(m_client.get(), &EngineClient::earlierRunsChanged);
        QVERIFY(start(document));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QCOMPARE(flushed(*m_client).packets, 6);
        QVERIFY(await([&](auto done) { m_client->stopLab(std::move(done)); }));
        QVERIFY(start(document));
        QCOMPARE(flushed(*m_client).run, 2);
        QTRY_COMPARE(m_client->earlierRuns().size(), 1u);
        QVERIFY(!changed.isEmpty());
        const client::RunStatus run = m_client->earlierRuns().front();
        QCOMPARE(run.run, 1);
        QCOMPARE(run.packets, 6);
        QCOMPARE(run.filter(), "icmp");
        const QDateTime start = client::dateTime(run.start);
        QVERIFY(start.isValid() && start.secsTo(QDateTime::currentDateTime()) < 600);
        const QString file = m_home->filePath("earlier.pcap");
        QVERIFY(await([&](auto done) {
            m_client->downloadRun(run.connection, run.run, file, {}, std::move(done));
        }));
        QCOMPARE(packetsIn(file), 6);
        QVERIFY(await(
            [&](auto done) { m_client->removeRun(run.connection, run.run, std::move(done)); }));
        QTRY_VERIFY(m_client->earlierRuns().empty());
        QVERIFY(!QDir(run.directory).exists());
        QVERIFY(!await(
            [&](auto done) { m_client->removeRun(run.connection, run.run, std::move(done)); }));
    }

    void whoOnlyWantsToWatchKeepsTheRecording()
    {
        QVERIFY(start(twoHosts({{"capturing", true}, {"capture_filter", "icmp"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QCOMPARE(flushed(*m_client).packets, 6);
        QVERIFY(setCapture(*m_client, {{}, "both", {}}));
        QVERIFY(flushed(*m_client).isLive());
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QCOMPARE(flushed(*m_client).run, 1);
        QCOMPARE(flushed(*m_client).packets, 12);
        EngineClient::CaptureChange address;
        address.liveAddress = "127.0.0.1";
        QVERIFY(setCapture(*m_client, address));
        QCOMPARE(flushed(*m_client).run, 1);
        QCOMPARE(flushed(*m_client).packets, 12);
    }

    void whatIsTakenAwayAndComesBackRunsAndFindsItsRecordings()
    {
        const QJsonObject document = twoHosts({{"capturing", true}, {"capture_filter", "icmp"}});
        QVERIFY(start(document));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QCOMPARE(flushed(*m_client).packets, 6);
        QJsonObject without = document;
        QJsonObject topology = document.value("topology").toObject();
        QJsonArray elements;
        for (const QJsonValue &each : topology.value("elements").toArray()) {
            if (each["id"] != "h2" && each["parent"] != "h2")
                elements.append(each);
        }
        topology.insert("elements", elements);
        topology.insert("connections", QJsonArray());
        without.insert("topology", topology);
        QVERIFY(await([&](auto done) { m_client->applyTopology(without, done); }));
        QCOMPARE(m_client->lab().elements.size(), 1u);
        QVERIFY(await([&](auto done) { m_client->applyTopology(document, done); }));
        QCOMPARE(m_client->lab().elements.at(ElementId("h2")).state,
                 client::ElementStatus::State::Running);
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QCOMPARE(flushed(*m_client).packets, 6);
        QCOMPARE(flushed(*m_client).run, 2);
        QTRY_COMPARE(m_client->earlierRuns().size(), 1u);
        QCOMPARE(m_client->earlierRuns().front().packets, 6);
    }

    void aStoppedLabStillGivesItsCaptures()
    {
        QVERIFY(start(twoHosts({{"capturing", true}, {"capture_filter", "icmp"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QVERIFY(await([&](auto done) { m_client->stopLab(std::move(done)); }));
        QCOMPARE(m_client->lab().state, LabStatus::State::Stopped);
        QCOMPARE(m_home->processes().size(), 1u);
        QVERIFY(download(m_home->filePath("one.pcap")));
        QCOMPARE(packetsIn(m_home->filePath("one.pcap")), 6);

        // Also from the next engine.
        m_client->close();
        QTRY_VERIFY_WITH_TIMEOUT(m_home->processes().empty(), 20'000);
        QVERIFY(open(*m_client, LabId("one")));
        const CaptureStatus capture = *m_client->capture(ConnectionId("c1"));
        QCOMPARE(capture.state, CaptureStatus::State::Stopped);
        QCOMPARE(capture.ringPackets, 6);
        QCOMPARE(capture.filter(), "icmp");
        QCOMPARE(m_client->lab().name, "two");
        QVERIFY(download(m_home->filePath("two.pcap")));
        QCOMPARE(packetsIn(m_home->filePath("two.pcap")), 6);
    }

    void aChangedFilterIsANewRunAtOnce()
    {
        QVERIFY(start(twoHosts({{"capturing", true}, {"capture_filter", "icmp"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QCOMPARE(flushed(*m_client).run, 1);
        QVERIFY(setCapture(*m_client, {{}, {}, "icmp[0] == 8"}));
        QCOMPARE(flushed(*m_client).packets, 0);
        QCOMPARE(flushed(*m_client).run, 2);
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QCOMPARE(flushed(*m_client).packets, 3);
        const QJsonObject connection = m_client->lab()
                                           .topology.value("topology")
                                           .toObject()
                                           .value("connections")
                                           .toArray()
                                           .at(0)
                                           .toObject();
        QCOMPARE(connection.value("capture_filter").toString(), "icmp[0] == 8");
    }

    void capturingStartsAndStopsWhileTheLabRuns()
    {
        QVERIFY(start(twoHosts()));
        QVERIFY(!m_client->capture(ConnectionId("c1")));
        QVERIFY(setCapture(*m_client, {true, {}, "icmp"}));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QCOMPARE(flushed(*m_client).packets, 6);
        QVERIFY(setCapture(*m_client, {false, {}, {}}));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QCOMPARE(flushed(*m_client).state, CaptureStatus::State::Stopped);
        QCOMPARE(flushed(*m_client).packets, 6);
    }

    void aRecordingIsAsItsOptionsSay()
    {
        QVERIFY(start(twoHosts({{"capturing", true},
                                {"capture_filter", "icmp"},
                                {"capture_direction", "out"},
                                {"capture_snap_length", 60},
                                {"capture_precision", "nano"},
                                {"capture_segment_bytes", 300'000},
                                {"capture_segments", 3}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        const CaptureStatus capture = flushed(*m_client);
        QCOMPARE(capture.packets, 3);
        QCOMPARE(capture.counters.written[0], 3);
        QCOMPARE(capture.limitBytes, 900'000);
        QCOMPARE(capture.options.snapLength, 60);
        QCOMPARE(capture.options.direction, capture::Direction::FromFirst);
        QVERIFY(capture.options.precision == capture::Precision::Nano);
        QCOMPARE(capture.ringBytes, 24 + 3 * (16 + 60));
        // Changed while it runs: a new run, and what is not named stays.
        EngineClient::CaptureChange change;
        change.options = {{"direction", "in"}, {"snapLength", QJsonValue()}};
        QVERIFY(setCapture(*m_client, change));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QCOMPARE(flushed(*m_client).run, 2);
        QCOMPARE(flushed(*m_client).counters.written[1], 3);
        QCOMPARE(flushed(*m_client).options.snapLength, 262'144);
        QCOMPARE(flushed(*m_client).options.limits.segments, 3u);
    }

    void aRecordingTellsWhetherTheLabHasOffloads()
    {
        for (const bool offloads : {false, true}) {
            QJsonObject document = twoHosts({{"capturing", true}});
            QJsonObject topology = document.value("topology").toObject();
            topology.insert("lab_offloads", offloads);
            document.insert("topology", topology);
            QVERIFY(start(document));
            QFile file(flushed(*m_client).directory + "/capture.json");
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QJsonObject run = QJsonDocument::fromJson(file.readAll()).object();
            QCOMPARE(run.value("offloads"), QJsonValue(offloads));
            QVERIFY(await([&](auto done) { m_client->stopLab(std::move(done)); }));
        }
    }

    void aRecordingEndsAfterItsTrigger()
    {
        QVERIFY(start(twoHosts({{"capturing", true},
                                {"capture_filter", "icmp"},
                                {"capture_stop_packets", 2},
                                {"capture_trigger", "icmp and greater 500"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QCOMPARE(flushed(*m_client).state, CaptureStatus::State::Armed);
        QVERIFY(flushed(*m_client).triggered.count() == 0);
        QCOMPARE(runIn(*m_client, "h1", {"ping", "-c", "1", "-s", "1000", "-W", "5", "10.0.0.2"}),
                 0);
        QTRY_COMPARE(m_client->capture(ConnectionId("c1"))->state, CaptureStatus::State::Ended);
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        const CaptureStatus capture = flushed(*m_client);
        QCOMPARE(capture.packets, 8);
        QCOMPARE(capture.ending, "2 packets were recorded since the trigger");
        QVERIFY(capture.triggered.count() != 0);
        QVERIFY(download(m_home->filePath("triggered.pcap")));
        QCOMPARE(packetsIn(m_home->filePath("triggered.pcap")), 8);
    }

    void anOptionThatCannotBeIsRefusedBeforeAnythingChanges()
    {
        QVERIFY(start(twoHosts({{"capturing", true}})));
        const auto refusal = [&](const QJsonObject &options) {
            EngineClient::CaptureChange change;
            change.options = options;
            const auto set = setCapture(*m_client, change);
            return set ? QString() : QString::fromStdString(set.error().text());
        };
        QVERIFY(refusal({{"segments", 1}}).startsWith("segments: a whole number from 2 to 1000"));
        QVERIFY(refusal({{"trigger", "icmp"}}).contains("capture_trigger: needs to be told when"));
        const QString wrong = refusal({{"trigger", "icmpp icmp"}, {"stopSeconds", 1}});
        QVERIFY2(wrong.contains("the capture trigger: ") && wrong.contains("syntax error"),
                 qPrintable(wrong));
        QString hosts = "host 10.0.0.1";
        for (int host = 0; host < 800; ++host)
            hosts += QStringLiteral(" or host 10.1.%1.%2").arg(host / 250).arg(host % 250);
        QVERIFY(refusal({{"trigger", hosts}, {"stopSeconds", 1}}).contains("too complex"));
        QCOMPARE(flushed(*m_client).run, 1);
    }

    void aBadFilterIsRefusedBeforeAnythingChanges()
    {
        const auto started =
            start(twoHosts({{"capturing", true}, {"capture_filter", "icmp andd"}}));
        QVERIFY(!started);
        QVERIFY(started.error().text().find("h1:eth0") == 0);
        QVERIFY(started.error().text().find("syntax error") != std::string::npos);
        QCOMPARE(m_client->lab().state, LabStatus::State::Stopped);
        QVERIFY(start(twoHosts({{"capturing", true}})));
        QVERIFY(!setCapture(*m_client, {{}, {}, "andd"}));
        QVERIFY(!setCapture(*m_client, {{}, "fast", {}}));
        QCOMPARE(flushed(*m_client).run, 1);
        QCOMPARE(flushed(*m_client).filter(), "");
    }

    void aFilterThatTakesTooLongIsRefusedAndHoldsUpNobody()
    {
        QVERIFY(start(twoHosts({{"capturing", true}})));
        QString hosts = "host 10.0.0.1";
        for (int host = 0; host < 800; ++host)
            hosts += QStringLiteral(" or host 10.1.%1.%2").arg(host / 250).arg(host % 250);
        std::string refused;
        m_client->setCapture(ConnectionId("c1"), {{}, {}, hosts}, [&](const Result<> &result) {
            refused = result ? "nothing" : result.error().text();
        });
        EngineClient other;
        QVERIFY(open(other, LabId("one")));
        QTRY_VERIFY_WITH_TIMEOUT(!refused.empty(), 20'000);
        QVERIFY2(refused.find("too complex") != std::string::npos, refused.c_str());
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QCOMPARE(flushed(*m_client).run, 1);
        QCOMPARE(flushed(*m_client).filter(), "");
    }

    void aCaptureGoesOnWhenAnElementStopsAndStarts()
    {
        QVERIFY(start(twoHosts({{"capturing", true}, {"capture_filter", "icmp"}})));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        QVERIFY(await([&](auto done) { m_client->stopElement(ElementId("h2"), done); }));
        QCOMPARE(flushed(*m_client).state, CaptureStatus::State::Waiting);
        QCOMPARE(m_client->lab().wires.size(), 0u);
        QVERIFY(await([&](auto done) { m_client->startElement(ElementId("h2"), done); }));
        QCOMPARE(runIn(*m_client, "h1", PingH2), 0);
        const CaptureStatus capture = flushed(*m_client);
        QCOMPARE(capture.state, CaptureStatus::State::Recording);
        QCOMPARE(capture.run, 1);
        QCOMPARE(capture.packets, 12);
    }

private:
    Result<> start(const QJsonObject &topology)
    {
        return await([&](auto done) { m_client->startLab(topology, QString(), done); });
    }

    Result<> download(const QString &file)
    {
        return await([&](auto done) { m_client->download(ConnectionId("c1"), file, {}, done); });
    }
};

QTEST_GUILESS_MAIN(TestLabCaptures)
#include "tst_labcaptures.moc"
