// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hosts/hostbedtest.h"

using namespace tomato;
using namespace tomato::engine;
using hosts::HostBed;

/// Labs over many machines and over long ways, and which machine records what.
class TestFarHosts final : public hosts::HostBedTest
{
    Q_OBJECT

private slots:
    void elementsOnEightHostsTakeTwoConnectionsEach_data()
    {
        QTest::addColumn<QString>("sshd");
        QTest::newRow("as Debian has it") << "MaxSessions 10\nMaxStartups 10:30:100\n";
        QTest::newRow("one session a connection") << "MaxSessions 1\nMaxStartups 2:100:2\n";
    }

    void elementsOnEightHostsTakeTwoConnectionsEach()
    {
        QFETCH(QString, sshd);
        QStringList names;
        for (int number = 1; number <= 8; ++number)
            names << QStringLiteral("host%1").arg(number);
        makeBed(names, {.sshd = sshd});
        QElapsedTimer since;
        since.start();
        const auto started = start(ring(names, 24));
        QVERIFY2(started, started ? "" : started.error().text().c_str());
        qInfo("24 elements on 8 hosts ran after %lld ms", static_cast<long long>(since.elapsed()));
        QCOMPARE(m_client->lab().elements.size(), 24u);
        for (const auto &[id, element] : m_client->lab().elements)
            QVERIFY2(element.state == client::ElementStatus::State::Running,
                     qPrintable(element.reason));
        QCOMPARE(m_client->lab().wires.size(), 24u);
        // Over the first host and over the last.
        QVERIFY(pings("h1", "10.0.1.2") && pings("h24", "10.0.24.2"));
        for (const auto &[name, host] : m_bed->hosts())
            QCOMPARE(connectionsTo(*host), 2);
        since.start();
        const auto stopped = await([&](auto done) { m_client->stopLab(std::move(done)); });
        QVERIFY2(stopped, stopped ? "" : stopped.error().text().c_str());
        qInfo("they were stopped after %lld ms", static_cast<long long>(since.elapsed()));
        expectNothingLeft();
    }

    void oneHostCountsWhatEndsARecordingOfBothDirections_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<QString>("host");
        QTest::newRow("by itself the first end's") << "each"
                                                   << "paris";
        QTest::newRow("the second end's") << "to"
                                          << "tokyo";
    }

    void oneHostCountsWhatEndsARecordingOfBothDirections()
    {
        QFETCH(const QString, at);
        QFETCH(const QString, host);
        makeBed();
        const QString file =
            writeTopology(threeHosts({{"capturing", true},
                                      {"capture_filter", "icmp"},
                                      {"capture_trigger", "icmp[icmptype] == icmp-echoreply"},
                                      {"capture_stop_packets", 5},
                                      {"capture_at", at}}));
        const auto started = tomato({"lab", "start", file});
        QVERIFY2(started, started ? "" : started.error().text().c_str());
        const auto pinged = tomato(
            {"lab", "exec", file, "h1", "--", "ping", "-n", "-c", "10", "-i", "0.1", "10.0.0.2"});
        QVERIFY2(pinged, pinged ? "" : pinged.error().text().c_str());
        QString status;
        const auto hasEnded = [&] {
            status = tomato({"capture", "status", file, "h1--h2"}).value_or(QString());
            return status.contains("ended by itself: 5 packets were recorded");
        };
        QTRY_VERIFY2_WITH_TIMEOUT(hasEnded(), qPrintable(status), 60'000);
        QVERIFY2(status.contains("recorded by " + host + "\n"), qPrintable(status));
        // A question, and five packets from its answer on, in one file of one host.
        const QString archive = m_home->filePath("ended.tar.gz");
        const auto got = tomato({"capture", "download", file, "h1--h2", "-o", archive});
        QVERIFY2(got, got ? "" : got.error().text().c_str());
        const auto listed = HostBed::run({"tar", "tzf", archive});
        QVERIFY(listed);
        const QStringList files = listed->split('\n').filter(QRegularExpression("\\.pcap$"));
        QCOMPARE(files, QStringList{"ended/" + host + "/h1-eth0--h2-eth0/000001.pcap"});
        QVERIFY(HostBed::run({"tar", "xzf", archive, "-C", m_home->filePath(".")}));
        const auto read = HostBed::run(
            {"tshark", "-r", m_home->filePath(files.front()), "-T", "fields", "-e", "icmp.type"});
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(read->split('\n', Qt::SkipEmptyParts),
                 (QStringList{"8", "0", "8", "0", "8", "0"}));
    }

    void aLongWayLosesFramesByUdpAndDelaysThemByTheStream_data()
    {
        QTest::addColumn<QString>("trunk");
        QTest::addColumn<double>("leastPercent");
        QTest::addColumn<double>("mostPercent");
        QTest::newRow("stream") << "stream" << 0.0 << 0.0;
        QTest::newRow("udp") << "udp" << 0.7 << 1.3;
    }

    /// From one continent to another: 20 ms in each direction, and each 100th frame is lost.
    void aLongWayLosesFramesByUdpAndDelaysThemByTheStream()
    {
        QFETCH(QString, trunk);
        QFETCH(double, leastPercent);
        QFETCH(double, mostPercent);
        makeBed(Names, {.host = "trunk=" + trunk + "\n"});
        const auto way =
            HostBed::setLongWay(m_bed->host("paris"), {std::chrono::milliseconds(20), 100});
        QVERIFY2(way, way ? "" : way.error().text().c_str());
        QVERIFY(start(threeHosts()));
        QVERIFY(pings("h1", "10.0.0.2"));
        const auto before = fateOf(ConnectionId("c1"));
        // Each by itself, so that no two of them are in one datagram.
        constexpr int Frames = 6000;
        const auto sent =
            runAt("h1", {"timeout", "60", "python3", "-c",
                         QStringLiteral("import socket, time\n"
                                        "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
                                        "for n in range(%1):\n"
                                        "    s.sendto(bytes(100), ('10.0.0.2', 9))\n"
                                        "    time.sleep(0.001)\n")
                             .arg(Frames)});
        QVERIFY2(sent, sent ? "" : sent.error().text().c_str());
        Fate after;
        const auto isAllKnown = [&] {
            after = fateOf(ConnectionId("c1"));
            const auto unknown = after.away - after.lost;
            return after.sent >= before.sent + Frames && unknown >= 0 &&
                   unknown <= before.away - before.lost;
        };
        QVERIFY(QTest::qWaitFor(isAllKnown, 60'000));
        const double percent = 100.0 * static_cast<double>(after.lost - before.lost) /
                               static_cast<double>(after.sent - before.sent);
        qInfo("%.2f %% of %lld frames were lost", percent,
              static_cast<long long>(after.sent - before.sent));
        QVERIFY2(percent >= leastPercent && percent <= mostPercent,
                 qPrintable(QString::number(percent)));
        const auto told = tomato({"lab", "hosts", "far"});
        QVERIFY2(told, told ? "" : told.error().text().c_str());
        const QString expected =
            trunk == "udp" ? "trunk by udp" : "trunk by stream: loss appears as delay";
        QVERIFY2(told->contains(expected), qPrintable(*told));
        // While the way is there.
        QVERIFY(await([&](auto done) { m_client->stopLab(std::move(done)); }));
        (*way)->kill();
        QVERIFY((*way)->waitForFinished(60'000));
    }
};

int main(int argc, char **argv)
{
    return hosts::runInOwnNetwork<TestFarHosts>(argc, argv);
}

#include "tst_farhosts.moc"
