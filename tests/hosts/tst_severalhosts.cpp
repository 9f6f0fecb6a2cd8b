// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/hosts/hostbedtest.h"

#include <csignal>

using namespace tomato;
using namespace tomato::engine;
using hosts::BedHost;
using hosts::HostBed;

/// Labs over several machines, and what becomes of them when something fails.
class TestSeveralHosts final : public hosts::HostBedTest
{
    Q_OBJECT

private slots:
    void aLabRunsOnThreeHostsWithoutRootAndLeavesNothing()
    {
        makeBed();
        const QString file = writeTopology(threeHosts());
        const QString out = m_home->filePath("out");
        const auto ran = tomato({"run", file, "--exec", "h1", "ping -n -c 10 -i 0.1 10.0.0.2",
                                 "--capture", "all", "--filter", "icmp", "--out", out});
        QVERIFY2(ran, ran ? "" : ran.error().text().c_str());
        QVERIFY2(ran->contains("10 received"), qPrintable(*ran));
        // What both hosts recorded is in order, by one clock.
        const auto read =
            HostBed::run({"tshark", "-r", out + "/far_capture_h1-eth0--h2-eth0.pcapng", "-T",
                          "fields", "-e", "icmp.type"});
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(read->split('\n', Qt::SkipEmptyParts).size(), 20);
        for (const auto &[name, host] : m_bed->hosts()) {
            const auto who = host->runAsUser({"id", "-u"});
            QVERIFY(who && who->trimmed() != "0");
        }
        expectNothingLeft();
    }

    void aHostHasTwoConnectionsAndNothingListens_data()
    {
        QTest::addColumn<QString>("sshd");
        QTest::newRow("as Debian has it") << "MaxSessions 10\nMaxStartups 10:30:100\n";
        QTest::newRow("one session a connection") << "MaxSessions 1\nMaxStartups 2:100:2\n";
    }

    void aHostHasTwoConnectionsAndNothingListens()
    {
        QFETCH(QString, sshd);
        qputenv("SSH_AUTH_SOCK", m_home->filePath("agent").toUtf8());
        makeBed(Names, {.sshd = sshd});
        // A viewer may look at a recording at home, and nowhere else.
        const auto started = start(threeHosts({{"capturing", true}, {"capture_mode", "both"}}));
        qunsetenv("SSH_AUTH_SOCK");
        QVERIFY2(started, started ? "" : started.error().text().c_str());
        QVERIFY(pings("h1", "10.0.0.2") && pings("h2", "10.0.1.3"));
        for (const auto &[name, host] : m_bed->hosts()) {
            QCOMPARE(connectionsTo(*host), 2);
            const auto listening = host->run({"ss", "-Hltn"});
            QVERIFY(listening);
            QCOMPARE(listening->split('\n', Qt::SkipEmptyParts).size(), 1); // sshd
            // No agent is forwarded, though ssh's settings here want it.
            const auto agents =
                host->run({"sh", "-c",
                           "cat /proc/[0-9]*/environ | tr '\\0' '\\n' | grep -c SSH_AUTH_SOCK; :"});
            QVERIFY(agents);
            QCOMPARE(agents->trimmed(), "0");
        }
    }

    void framesOf9216BytesCrossAPathOf1500_data()
    {
        QTest::addColumn<QString>("trunk");
        QTest::newRow("stream") << "stream";
        QTest::newRow("udp") << "udp";
    }

    void framesOf9216BytesCrossAPathOf1500()
    {
        QFETCH(QString, trunk);
        makeBed({"paris", "tokyo", "lima"}, {.host = "trunk=" + trunk + "\n"});
        const auto started = start(threeHosts({{"mtu", 9216}}));
        QVERIFY2(started, started ? "" : started.error().text().c_str());
        const auto told = runAt("h1", {"ping", "-n", "-c", "5", "-i", "0.1", "-W", "5", "-M", "do",
                                       "-s", "9188", "10.0.0.2"});
        QVERIFY2(told, told ? "" : told.error().text().c_str());
        for (const client::HostStatus &each : hosts())
            QCOMPARE(each.trunk.carrier, trunk);
        for (const auto &[name, host] : m_bed->hosts()) {
            const auto counters = host->run({"cat", "/proc/net/snmp"});
            QVERIFY(counters);
            const QStringList ip = counters->split('\n').filter(QRegularExpression("^Ip: "));
            const qsizetype at = ip[0].split(' ').indexOf("FragCreates");
            QVERIFY(at > 0);
            QCOMPARE(ip[1].split(' ')[at], "0");
        }
    }

    void capturesComeAsOneArchiveWithAFolderForEachHost()
    {
        makeBed();
        const QString file =
            writeTopology(threeHosts({{"capturing", true}, {"capture_filter", "icmp"}}));
        const auto started = tomato({"lab", "start", file});
        QVERIFY2(started, started ? "" : started.error().text().c_str());
        for (const auto &[from, to] : {std::pair("h1", "10.0.0.2"), {"h3", "10.0.1.2"}}) {
            const auto pinged =
                tomato({"lab", "exec", file, from, "--", "ping", "-n", "-c", "5", "-i", "0.1", to});
            QVERIFY2(pinged, pinged ? "" : pinged.error().text().c_str());
        }
        const QString archive = m_home->filePath("all.tar.gz");
        const auto got = tomato({"capture", "download", file, "all", "-o", archive});
        QVERIFY2(got, got ? "" : got.error().text().c_str());
        const auto listed = HostBed::run({"tar", "tzf", archive});
        QVERIFY(listed);
        QStringList files = listed->split('\n', Qt::SkipEmptyParts);
        for (const char *each :
             {"all/paris/h1-eth0--h2-eth0/000001.pcap", "all/tokyo/h1-eth0--h2-eth0/000001.pcap",
              "all/tokyo/h2-eth1--h3-eth0/000001.pcap", "all/lima/h2-eth1--h3-eth0/000001.pcap",
              "all/paris/h1-eth0--h2-eth0/capture.json", "all/hosts.json"})
            QVERIFY2(files.contains(each), qPrintable(*listed));
        // Each packet is there once: each host has what its own elements sent.
        const QString folder = m_home->filePath("unpacked");
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(HostBed::run({"tar", "xzf", archive, "-C", folder}));
        for (const QString &each : files.filter(QRegularExpression("\\.pcap$"))) {
            const auto read = HostBed::run(
                {"tshark", "-r", folder + "/" + each, "-T", "fields", "-e", "frame.number"});
            QVERIFY2(read, read ? "" : read.error().text().c_str());
            QCOMPARE(read->split('\n', Qt::SkipEmptyParts).size(), 5);
        }
        const auto told = HostBed::run({"cat", folder + "/all/hosts.json"});
        QVERIFY(told);
        const QJsonObject json = QJsonDocument::fromJson(told->toUtf8()).object();
        for (const QString &name : Names)
            QVERIFY2(told->contains('"' + name + '"'), qPrintable(*told));
        QVERIFY(!json["clocks"].toObject().isEmpty());
        const auto described =
            HostBed::run({"cat", folder + "/all/tokyo/h1-eth0--h2-eth0/capture.json"});
        QVERIFY(described);
        const QString clock =
            QJsonDocument::fromJson(described->toUtf8()).object()["clockHere"].toString();
        QVERIFY2(clock.startsWith("clock of tokyo: ") &&
                     clock.contains(" s to here, not corrected"),
                 qPrintable(*described));
        QVERIFY2(clock.contains("\nframes between here and tokyo went by "), qPrintable(clock));
        QVERIFY(tomato({"lab", "stop", file}));
        expectNothingLeft();
    }

    void aConnectionThatTwoHostsRecordIsFollowedAsOne_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("pcap") << QStringList();
        QTest::newRow("pcapng") << QStringList{"--pcapng"};
    }

    void aConnectionThatTwoHostsRecordIsFollowedAsOne()
    {
        QFETCH(const QStringList, options);
        makeBed();
        const QString file =
            writeTopology(threeHosts({{"capturing", true}, {"capture_filter", "icmp"}}));
        const auto started = tomato({"lab", "start", file});
        QVERIFY2(started, started ? "" : started.error().text().c_str());
        const QString stream = m_home->filePath("stream");
        QProcess follow;
        follow.setStandardOutputFile(stream);
        follow.start(TOMATO_BIN "/tomato",
                     QStringList{"capture", "follow", file, "h1--h2", "--backlog"} + options);
        QVERIFY(follow.waitForStarted());
        const auto pinged = tomato(
            {"lab", "exec", file, "h1", "--", "ping", "-n", "-c", "10", "-i", "0.3", "10.0.0.2"});
        QVERIFY2(pinged, pinged ? "" : pinged.error().text().c_str());
        const auto types = [&stream] {
            const auto read =
                HostBed::run({"tshark", "-r", stream, "-T", "fields", "-e", "icmp.type"});
            return read ? read->split('\n', Qt::SkipEmptyParts) : QStringList();
        };
        QTRY_COMPARE_WITH_TIMEOUT(types().size(), 20, 60'000);
        QVERIFY2(tomato({"lab", "stop", file}), "stop");
        QVERIFY(follow.waitForFinished(60'000));
        QVERIFY2(follow.exitCode() == 0, follow.readAllStandardError().constData());
        // Each answer is behind its question, though another machine recorded it.
        QStringList expected;
        for (int at = 0; at < 10; ++at)
            expected << "8"
                     << "0";
        QCOMPARE(types(), expected);
        const auto told = HostBed::run({"capinfos", "-ToF", stream});
        QVERIFY2(told && told->contains("True"), told ? qPrintable(*told) : "capinfos");
        if (options.isEmpty())
            return;
        const auto head = HostBed::run({"capinfos", stream});
        QVERIFY(head && head->contains("clock of tokyo: "));
    }

    void aCableThatIsPulledIsSeenAndComesBackByItself()
    {
        makeBed();
        QVERIFY(start(threeHosts()));
        QVERIFY(pings("h1", "10.0.0.2"));
        QVERIFY(hasCarrier("h2", "eth0"));
        QElapsedTimer since;
        since.start();
        QVERIFY(HostBed::setCable(m_bed->host("paris"), false));
        QTRY_VERIFY_WITH_TIMEOUT(!crosses(), 60'000);
        qInfo("its wire had no carrier after %lld ms", static_cast<long long>(since.elapsed()));
        QTRY_VERIFY_WITH_TIMEOUT(element("h1").reason.contains("cannot be reached"), 60'000);
        qInfo("it was seen after %lld ms", static_cast<long long>(since.elapsed()));
        // All else goes on.
        QVERIFY(!hasCarrier("h2", "eth0"));
        QVERIFY(hasCarrier("h2", "eth1"));
        QVERIFY(pings("h2", "10.0.1.3"));
        QVERIFY(HostBed::setCable(m_bed->host("paris"), true));
        since.start();
        QTRY_COMPARE_WITH_TIMEOUT(element("h1").reason, QString(), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(crosses(), 60'000);
        qInfo("it was back after %lld ms", static_cast<long long>(since.elapsed()));
        expectWayTo("10.0.0.2");
    }

    void aHostThatLostItsPowerIsSeenAndItsElementsStartAgain()
    {
        makeBed();
        QVERIFY(start(threeHosts()));
        QVERIFY(pings("h1", "10.0.0.2"));
        QElapsedTimer since;
        since.start();
        // Nothing of it says goodbye.
        QVERIFY(HostBed::setCable(m_bed->host("paris"), false));
        m_bed->host("paris").kill();
        QTRY_VERIFY_WITH_TIMEOUT(element("h1").reason.contains("cannot be reached"), 60'000);
        qInfo("it was seen after %lld ms", static_cast<long long>(since.elapsed()));
        QTRY_VERIFY_WITH_TIMEOUT(!crosses(), 60'000);
        QVERIFY(HostBed::setCable(m_bed->host("paris"), true));
        const auto booted = m_bed->host("paris").boot();
        QVERIFY2(booted, booted ? "" : booted.error().text().c_str());
        since.start();
        QTRY_COMPARE_WITH_TIMEOUT(element("h1").reason, QString(), 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(element("h1").state, client::ElementStatus::State::Running,
                                  60'000);
        QTRY_VERIFY_WITH_TIMEOUT(crosses(), 60'000);
        qInfo("it was back after %lld ms", static_cast<long long>(since.elapsed()));
        expectWayTo("10.0.0.2");
    }

    void aFrameIsDeliveredOrCountedAsLost_data()
    {
        QTest::addColumn<QString>("trunk");
        QTest::newRow("stream") << "stream";
        QTest::newRow("udp") << "udp";
    }

    /// From a host to another one, by the home, over a cable that is too narrow.
    void aFrameIsDeliveredOrCountedAsLost()
    {
        QFETCH(QString, trunk);
        makeBed(Names, {.host = "trunk=" + trunk + "\n"});
        QVERIFY(start(threeHosts()));
        QVERIFY(pings("h1", "10.0.0.2"));
        // A frame from before the wire had a carrier may be in none of them, and one that is under
        // way still arrives.
        const auto before = fateOf(ConnectionId("c1"));
        const auto narrow = HostBed::setRate(m_bed->host("tokyo"), "10mbit");
        QVERIFY2(narrow, narrow ? "" : narrow.error().text().c_str());
        const auto sent =
            runAt("h1", {"timeout", "60", "python3", "-c",
                         "import socket\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
                         "for n in range(20000):\n    s.sendto(bytes(1000), ('10.0.0.2', 9))\n"});
        QVERIFY2(sent, sent ? "" : sent.error().text().c_str());
        Fate after;
        const auto isAllKnown = [&] {
            after = fateOf(ConnectionId("c1"));
            const auto unknown = after.away - after.lost;
            return after.sent >= before.sent + 20'000 && unknown >= 0 &&
                   unknown <= before.away - before.lost;
        };
        QVERIFY2(QTest::qWaitFor(isAllKnown, 60'000),
                 qPrintable(QStringLiteral("of %1 frames %2 did not arrive, and %3 are counted")
                                .arg(after.sent - before.sent)
                                .arg(after.away - before.away)
                                .arg(after.lost - before.lost)));
        QVERIFY(after.lost > before.lost);
        qInfo("of %lld frames %lld were lost", static_cast<long long>(after.sent - before.sent),
              static_cast<long long>(after.lost - before.lost));
    }

    void whatALostHomeLeavesEndsWithItsLease()
    {
        makeBed({"paris", "tokyo", "lima"});
        QVERIFY(start(threeHosts()));
        const QString part = element("h1").part;
        for (const client::RunningLab &lab : client::runningLabs())
            ::kill(static_cast<pid_t>(lab.process), SIGKILL);
        QTRY_VERIFY_WITH_TIMEOUT(!m_client->isOpen(), 60'000);
        const BedHost &paris = m_bed->host("paris");
        const auto elements = [&paris] { return paris.processes().filter("--fabric").size(); };
        QVERIFY(elements() > 0);
        // Nobody renews it from now on.
        const auto leased = paris.runAsUser(
            {"sh", "-c",
             R"(printf '{"jsonrpc":"2.0","id":1,"method":"lab.lease","params":{"seconds":1}}\n' | )"
             "nc -N -U \"$XDG_RUNTIME_DIR/tomato-desktop/" +
                 part + ".sock\""});
        QVERIFY2(leased, leased ? "" : leased.error().text().c_str());
        expectNothingLeft(paris);
        // The others wait for their home.
        QVERIFY(!m_bed->host("tokyo").processes().isEmpty());
    }

    void datagramsOfStrangersAndThoseSentAgainBringNothing()
    {
        makeBed(Names, {.host = "trunk=udp\n"});
        QVERIFY(start(threeHosts({{"capturing", true}, {"capture_filter", "icmp"}})));
        QVERIFY(pings("h1", "10.0.0.2"));
        const BedHost &paris = m_bed->host("paris");
        const auto sockets = paris.run({"ss", "-Hun"});
        QVERIFY(sockets);
        const auto found =
            QRegularExpression(QRegularExpression::escape(paris.address()) + ":([0-9]+)")
                .match(*sockets);
        QVERIFY2(found.hasMatch(), qPrintable(*sockets));
        const QString port = found.captured(1);
        // What the home sends to paris, once more; all of it comes from the right address.
        QProcess forger;
        forger.start("python3", {TOMATO_SOURCE "/tests/hosts/forge.py", paris.port(), port, "50"});
        QVERIFY(forger.waitForReadyRead(60'000));
        QCOMPARE(forger.readLine().trimmed(), "ready");
        const auto strangers = m_bed->host("lima").run(
            {"timeout", "60", "python3", "-c",
             "import socket, os, sys\ns = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
             "for n in range(20000):\n    s.sendto(os.urandom(40 + n % 1400), (sys.argv[1], "
             "int(sys.argv[2])))\n",
             paris.address(), port});
        QVERIFY2(strangers, strangers ? "" : strangers.error().text().c_str());
        const auto pinged =
            runAt("h2", {"ping", "-n", "-c", "100", "-i", "0.02", "-W", "5", "10.0.0.1"});
        QVERIFY2(pinged, pinged ? "" : pinged.error().text().c_str());
        QVERIFY2(pinged->contains("100 received") && !pinged->contains("duplicates"),
                 qPrintable(*pinged));
        QVERIFY(forger.waitForFinished(60'000));
        QCOMPARE(forger.readAllStandardOutput().trimmed(), "2000");
        const auto after =
            runAt("h2", {"ping", "-n", "-c", "20", "-i", "0.02", "-W", "5", "10.0.0.1"});
        QVERIFY(after && after->contains("20 received") && !after->contains("duplicates"));
        // The trunk has not moved to somebody else, nor to ssh.
        for (const client::HostStatus &each : hosts())
            QVERIFY2(each.trunk.isAlive && each.trunk.carrier == "udp", qPrintable(each.host));
    }
};

int main(int argc, char **argv)
{
    return hosts::runInOwnNetwork<TestSeveralHosts>(argc, argv);
}

#include "tst_severalhosts.moc"
