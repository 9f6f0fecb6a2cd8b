// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <csignal>

class TestCommandLineCaptures final : public QObject
{
    Q_OBJECT

    static bool canRunLabs()
    {
        static const QString problem = Shell::labProblem();
        return problem.isEmpty();
    }

private slots:
    void whatCannotBeWatchedIsRecordedAndSaid()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        const Shell shell;
        const QString file = shell.twoHosts("unwatched");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        const QStringList live = {"--live-address", "192.0.2.77", "--live-allow", "192.0.2.0/24",
                                  "--live-plain"};
        const auto both =
            shell.tomato(QStringList{"capture", "start", file, "c1", "--mode", "both"} + live);
        QCOMPARE(both.exitCode, 1);
        QVERIFY2(both.errors.contains("is recorded, but cannot be watched live: 192.0.2.77: "),
                 qPrintable(both.errors));
        QVERIFY2(both.output.contains("recording"), qPrintable(both.output));
        const auto status = shell.tomato({"lab", "status", file});
        QCOMPARE(status.exitCode, 0);
        QVERIFY2(status.errors.contains("cannot be watched live"), qPrintable(status.errors));
        const auto info = shell.tomato({"capture", "info", file});
        QCOMPARE(info.exitCode, 1);
        QVERIFY2(info.errors.contains("cannot be watched live"), qPrintable(info.errors));
        QCOMPARE(shell
                     .tomato({"lab", "exec", file, "h1", "--", "ping", "-q", "-c4", "-i0.01",
                              "10.0.0.2"})
                     .exitCode,
                 0);
        const auto download =
            shell.tomato({"capture", "download", file, "c1", "-o", shell.path("a.pcap"), "--json"});
        QVERIFY2(download.exitCode == 0, qPrintable(download.errors));
        QVERIFY(download.object()["packets"].toInteger() >= 8);

        const auto net =
            shell.tomato(QStringList{"capture", "start", file, "c1", "--mode", "net"} + live);
        QCOMPARE(net.exitCode, 1);
        QVERIFY2(net.errors.contains("capturing failed: 192.0.2.77: "), qPrintable(net.errors));
        const auto again =
            shell.tomato({"capture", "start", file, "c1", "--mode", "both", "--live-address", ""});
        QVERIFY2(again.exitCode == 0, qPrintable(again.errors));
        QCOMPARE(shell.tomato({"capture", "info", file}).exitCode, 0);
    }

    void aCaptureCanBeReadAfterItsLabStopped()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        const Shell shell;
        const QString file = shell.twoHosts("after");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        QCOMPARE(
            shell
                .tomato({"capture", "start", file, "h1:eth0", "--mode", "both", "--filter", "icmp"})
                .exitCode,
            0);
        QVERIFY(shell.tomato({"capture", "info", file})
                    .output.contains("wireshark -k -i TCP@127.0.0.1:"));
        QCOMPARE(shell
                     .tomato({"lab", "exec", file, "h1", "--", "ping", "-q", "-c4", "-i0.01",
                              "10.0.0.2"})
                     .exitCode,
                 0);
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
        const auto download =
            shell.tomato({"capture", "download", file, "c1", "-o", shell.path("a.pcap"), "--json"});
        QVERIFY2(download.exitCode == 0, qPrintable(download.errors));
        QCOMPARE(download.object()["packets"].toInteger(), 8);

        const auto all =
            shell.tomato({"capture", "merge", file, "all", "-o", shell.path("a.pcapng"), "--json"});
        QVERIFY2(all.exitCode == 0, qPrintable(all.errors));
        QCOMPARE(all.object()["packets"].toInteger(), 8);
        const QJsonArray ports = all.object()["segments"].toArray();
        QCOMPARE(ports.size(), 2);
        QCOMPARE(ports[0]["name"].toString(), "h1:eth0 -> h2:eth0");
        QCOMPARE(ports[0]["packets"].toInteger(), 4);
        const auto files = shell.tomato({"merge", shell.path("a.pcap"), shell.path("a.pcap"), "-o",
                                         shell.path("b.pcapng"), "--json"});
        QVERIFY2(files.exitCode == 0, qPrintable(files.errors));
        QCOMPARE(files.object()["packets"].toInteger(), 16);
        QCOMPARE(shell.tomato({"merge", shell.path("a.pcap"), "-o", "c.pcap"}).exitCode, 2);

        for (const QString name : {"all.zip", "all.tar.gz", "all.pcapng"}) {
            const auto archive = shell.tomato(
                {"capture", "download", file, "all", "-o", shell.path(name), "--json"});
            QVERIFY2(archive.exitCode == 0, qPrintable(archive.errors));
            QCOMPARE(archive.object()["packets"].toInteger(), 8);
        }
        QCOMPARE(shell.tomato({"capture", "download", file, "all", "-o", "all.pcap"}).exitCode, 2);

        // Another start keeps what was recorded before.
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        QCOMPARE(shell.tomato({"capture", "start", file, "c1", "--filter", "icmp"}).exitCode, 0);
        QCOMPARE(shell.tomato({"lab", "exec", file, "h1", "--", "ping", "-q", "-c1", "10.0.0.2"})
                     .exitCode,
                 0);
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
        const auto runs = shell.tomato({"capture", "runs", file, "--json"});
        QVERIFY2(runs.exitCode == 0, qPrintable(runs.errors));
        const QJsonArray kept = QJsonDocument::fromJson(runs.output.toUtf8()).array();
        QCOMPARE(kept.size(), 1);
        QCOMPARE(kept[0]["packets"].toInteger(), 8);
        QCOMPARE(kept[0]["run"].toInteger(), 1);
        QVERIFY(shell.tomato({"capture", "runs", file, "c1"}).output.contains("8 packets"));
        const auto earlier = shell.tomato({"capture", "download", file, "c1", "--run", "1", "-o",
                                           shell.path("earlier.pcap"), "--json"});
        QVERIFY2(earlier.exitCode == 0, qPrintable(earlier.errors));
        QCOMPARE(earlier.object()["packets"].toInteger(), 8);
        QCOMPARE(shell.tomato({"capture", "delete", file, "c1"}).exitCode, 3);
        QCOMPARE(shell.tomato({"capture", "delete", file, "c1", "--run", "9"}).exitCode, 3);
        const auto asked = shell.tomato({"capture", "delete", file, "c1", "--run", "1"});
        QCOMPARE(asked.exitCode, 1);
        QVERIFY2(asked.errors.contains("Delete the 8 packets of run 1"), qPrintable(asked.errors));
        QVERIFY2(asked.errors.contains("Nothing was deleted"), qPrintable(asked.errors));
        const auto deleted = shell.tomato({"capture", "delete", file, "c1", "--run", "1", "--yes"});
        QVERIFY2(deleted.exitCode == 0, qPrintable(deleted.errors));
        QVERIFY2(deleted.output.contains("8 packets deleted"), qPrintable(deleted.output));
        QCOMPARE(shell.tomato({"capture", "runs", file, "--json"}).output.trimmed(), "[]");

        QCOMPARE(shell.tomato({"capture", "clear", file, "all"}).exitCode, 1);
        const auto cleared = shell.tomato({"capture", "clear", file, "all", "--yes"});
        QVERIFY2(cleared.exitCode == 0, qPrintable(cleared.errors));
        QVERIFY2(cleared.output.contains(": 2 packets dropped"), qPrintable(cleared.output));
        QCOMPARE(shell.tomato({"capture", "download", file, "c1", "-o", "none.pcap"}).exitCode, 3);
        QCOMPARE(shell.tomato({"capture", "clear", file, "c1"}).exitCode, 3);
        QCOMPARE(shell.tomato({"capture", "merge", file, "h9", "-o", "c.pcapng"}).exitCode, 3);
    }

    void clearingAllLeavesWhatHasEnded()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        const Shell shell;
        const QString file = shell.twoHosts("ended", true, {{"capturing", true}});
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        const auto empty = shell.tomato({"capture", "start", file, "c1", "--filter", "udp port 9"});
        QVERIFY2(empty.output.contains("0 packets, 0 B of 50.0 MB"), qPrintable(empty.output));
        QCOMPARE(shell.tomato({"capture", "start", file, "c1", "--filter", "icmp"}).exitCode, 0);
        QCOMPARE(shell.tomato({"lab", "exec", file, "h1", "--", "ping", "-q", "-c1", "10.0.0.2"})
                     .exitCode,
                 0);
        QCOMPARE(shell.tomato({"capture", "stop", file, "c1"}).exitCode, 0);
        const auto all = shell.tomato({"capture", "clear", file, "all"});
        QCOMPARE(all.exitCode, 3);
        QVERIFY2(all.errors.contains("2 packets stay"), qPrintable(all.errors));
        QCOMPARE(shell.tomato({"capture", "download", file, "c1", "-o", "kept.pcap"}).exitCode, 0);
        const auto named = shell.tomato({"capture", "clear", file, "c1", "--yes"});
        QVERIFY2(named.output.contains(": 2 packets dropped"), qPrintable(named.output));
    }

    void anOptionOfARecordingThatCannotBeIsNamed_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("message");
        QTest::newRow("segments") << QStringList{"--segments", "1"}
                                  << "--segments: a whole number from 2 to 1000";
        QTest::newRow("no number")
            << QStringList{"--snaplen", "x"} << "--snaplen: 'x' is no whole number";
        QTest::newRow("size") << QStringList{"--segment-size", "-1"} << "--segment-size: '-1'";
        QTest::newRow("direction")
            << QStringList{"--direction", "up"} << "--direction: 'both', 'out' or 'in'";
        QTest::newRow("after") << QStringList{"--after", "3"} << "--after: stands with --trigger";
        QTest::newRow("trigger") << QStringList{"--trigger", "arp"}
                                 << "--trigger: needs to be told when the recording ends";
    }

    void anOptionOfARecordingThatCannotBeIsNamed()
    {
        QFETCH(const QStringList, options);
        QFETCH(const QString, message);
        const Shell shell;
        const auto outcome = shell.tomato(QStringList{"run", shell.twoHosts("odd"), "--capture",
                                                      "h1--h2", "--out", shell.path("out")} +
                                          options);
        QVERIFY(outcome.exitCode == 1 || outcome.exitCode == 2);
        QVERIFY2(outcome.errors.contains(message), qPrintable(outcome.errors));
    }

    void theStatusIsOfOneMoment()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        const Shell shell;
        const QString file = shell.twoHosts("moment");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        QCOMPARE(shell.tomato({"capture", "start", file, "c1", "--filter", "icmp"}).exitCode, 0);
        for (int pings = 1; pings < 5; ++pings) {
            QCOMPARE(shell
                         .tomato({"lab", "exec", file, "h1", "--", "ping", "-q", "-c3", "-i0.01",
                                  "10.0.0.2"})
                         .exitCode,
                     0);
            const QJsonArray status = shell.tomato({"capture", "status", file, "--json"}).array();
            QCOMPARE(status[0]["packets"].toInt(), 6 * pings);
            QCOMPARE(status[0]["counters"]["matched"],
                     QJsonValue(QJsonArray{3 * pings, 3 * pings}));
            QVERIFY(status[0]["counters"]["seen"][0].toInt() >= 3 * pings);
        }
    }

    void aRecordingIsAsItsOptionsSay()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        const Shell shell;
        const QString file = shell.twoHosts("options");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        const auto started =
            shell.tomato({"capture",        "start", file,         "h1--h2", "--filter",    "icmp",
                          "--direction",    "out",   "--snaplen",  "60",     "--precision", "nano",
                          "--segment-size", "0.5",   "--segments", "4",      "--trigger",   "icmp",
                          "--after",        "600"});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        QVERIFY2(started.output.contains("of 2.0 MB"), qPrintable(started.output));
        QVERIFY(started.output.contains("only what the first end sends, first 60 bytes of each "
                                        "packet, nanoseconds, 4 segments of 500.0 kB, ends after "
                                        "600 seconds from the first 'icmp' on"));
        QVERIFY(shell.tomato({"capture", "status", file}).output.contains("waiting for trigger"));
        QCOMPARE(shell
                     .tomato({"capture", "start", file, "h1--h2", "--trigger", "", "--stop-seconds",
                              "0", "--stop-packets", "3"})
                     .exitCode,
                 0);
        QCOMPARE(shell
                     .tomato({"lab", "exec", file, "h1", "--", "ping", "-q", "-c5", "-i0.01",
                              "10.0.0.2"})
                     .exitCode,
                 0);
        QTRY_VERIFY(shell.tomato({"capture", "status", file})
                        .output.contains("ended by itself: 3 packets were recorded"));
        const QJsonArray status = shell.tomato({"capture", "status", file, "--json"}).array();
        QCOMPARE(status.size(), 1);
        QCOMPARE(status[0]["options"]["snapLength"].toInt(), 60);
        QCOMPARE(status[0]["state"].toString(), "ended");
        const auto download =
            shell.tomato({"capture", "download", file, "c1", "-o", shell.path("a.pcap"), "--json"});
        QCOMPARE(download.object()["packets"].toInteger(), 3);
    }

    void followStreamsPcapToAReader()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        const Shell shell;
        const QString file = shell.twoHosts("follow");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        const auto display =
            shell.tomato({"capture", "start", file, "all", "--filter", "tcp.port==80"});
        QCOMPARE(display.exitCode, 2);
        QVERIFY2(display.errors.contains("tcp port 80"), qPrintable(display.errors));
        QCOMPARE(shell.tomato({"capture", "start", file, "all", "--filter", "icmp"}).exitCode, 0);
        const auto outcome = shell.run(
            "sh",
            {"-c", QStringLiteral("(%1/tomato lab exec '%2' h1 -- ping -q -c 30 -i 0.02 10.0.0.2 "
                                  ">/dev/null) & %1/tomato capture follow --backlog '%2' h1--h2 | "
                                  "tcpdump -n -c 10 -r - 2>/dev/null; wait")
                       .arg(TOMATO_BIN, file)});
        QCOMPARE(outcome.output.count("ICMP echo"), 10);
    }

    void followEndsWhenItIsToldToAndLeavesAWholeFile_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("pcap") << QStringList{"--backlog"};
        QTest::newRow("pcapng") << QStringList{"--backlog", "--pcapng"};
    }
    void followEndsWhenItIsToldToAndLeavesAWholeFile()
    {
        if (!canRunLabs())
            QSKIP("labs cannot run here");
        QFETCH(QStringList, options);
        const Shell shell;
        const QString file = shell.twoHosts("told");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        QCOMPARE(shell.tomato({"capture", "start", file, "--filter", "icmp"}).exitCode, 0);
        const QString stream = shell.path("stream");
        QProcess follow;
        follow.setProcessEnvironment(shell.environment());
        follow.setStandardOutputFile(stream);
        follow.start(TOMATO_BIN "/tomato",
                     QStringList{"capture", "follow", file, "h1--h2"} + options);
        QVERIFY(follow.waitForStarted());
        QTRY_VERIFY(QFileInfo(stream).size() > 0);
        QCOMPARE(shell
                     .tomato({"lab", "exec", file, "h1", "--", "ping", "-q", "-c", "5", "-i",
                              "0.02", "10.0.0.2"})
                     .exitCode,
                 0);
        const auto echoes = [&] {
            return shell.run("tcpdump", {"-n", "-r", stream}).output.count("ICMP echo");
        };
        QTRY_COMPARE_WITH_TIMEOUT(echoes(), 10, 30'000);
        follow.terminate();
        QVERIFY(follow.waitForFinished());
        QCOMPARE(follow.exitStatus(), QProcess::NormalExit);
        const auto read = shell.run("tcpdump", {"-n", "-r", stream});
        QCOMPARE(read.exitCode, 0);
        QCOMPARE(read.output.count("ICMP echo"), 10);
    }
};

QTEST_GUILESS_MAIN(TestCommandLineCaptures)
#include "tst_commandlinecaptures.moc"
