// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordedlab.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QTest>

#include <cmath>

/// `tomato journey` and `tomato losses` on a real lab and on what was downloaded from it.
class TestCommandLineJourneys final : public QObject
{
    Q_OBJECT

    static constexpr int Pings = 100;

    static QJsonObject flow(const QJsonObject &document, const QString &destination)
    {
        for (const QJsonValue each : document["flows"].toArray()) {
            if (each["protocol"] == "ICMP" && each["destination"] == destination)
                return each.toObject();
        }
        return {};
    }

    /// Says where packets came to their end, for a test that fails.
    static QByteArray told(const QJsonObject &losses)
    {
        QByteArray text;
        for (const char *key : {"fates", "points"})
            text += QJsonDocument(losses[key].toArray()).toJson(QJsonDocument::Compact) + '\n';
        return text;
    }

private slots:
    /// The address of an element is known to the lab, wherever packets from it were seen first.
    void whatEndedRecordingsDoNotShowIsNotLost()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
        const Shell shell;
        const QString file = recordedRouters(shell, {{"capture_arrivals", true}});
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        const auto ping = [&] {
            return shell.tomato({"lab", "exec", file, "h1", "--", "ping", "-q", "-c", "5", "-i",
                                 "0.01", "10.0.3.2"});
        };
        QCOMPARE(ping().exitCode, 0);
        QCOMPARE(shell.tomato({"capture", "stop", file, "r2--h2"}).exitCode, 0);
        QCOMPARE(shell.tomato({"capture", "clear", file, "h1--r1", "r1--r2", "--yes"}).exitCode, 0);
        QCOMPARE(ping().exitCode, 0);
        const QJsonObject found =
            shell.tomato({"journey", file, "--json", "--lost-after", "0.001"}).object();
        qint64 asked = 0;
        qint64 answered = 0;
        for (const QJsonValue each : found["flows"].toArray()) {
            if (each["protocol"] != "ICMP")
                continue;
            const bool isAnswer = each["destination"].toString().startsWith("10.0.1.2");
            QCOMPARE(each["end"].toString(), QString(isAnswer ? "h1" : "h2"));
            QCOMPARE(each["lost"].toInteger(), 0);
            (isAnswer ? answered : asked) += each["arrived"].toInteger();
        }
        // The packets of each ping were recorded up to its end.
        QCOMPARE(asked, 5);
        QCOMPARE(answered, 5);
        // Not what IPv6 sends by itself while a link comes up.
        const QJsonObject losses =
            shell.tomato({"losses", file, "--flow", "icmp", "--json", "--lost-after", "0.001"})
                .object();
        QVERIFY(!losses.isEmpty());
        for (const char *cause : {"not forwarded", "lost on the wire", "under way"})
            QVERIFY2(packets(losses, cause) == 0, told(losses).constData());
        // And the answers of the first pings, behind which the recordings were cleared.
        QCOMPARE(packets(losses, "out of sight"), 10);
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
    }

    void packetsOfALabAreFoundOnAllLinks()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
        const Shell shell;
        const QString file = recordedRouters(shell);
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        const auto ping = [&](const QStringList &arguments) {
            return shell.tomato(
                QStringList{"lab", "exec", file, "h1", "--", "ping", "-q", "-i", "0.01"} +
                arguments);
        };
        QCOMPARE(ping({"-c", QString::number(Pings), "10.0.3.2"}).exitCode, 0);
        // At once, while the recordings of some links hold less than those of others.
        const QJsonObject live =
            flow(shell.tomato({"journey", file, "--json"}).object(), "10.0.3.2");
        QCOMPARE(live["packets"].toInteger(), Pings);
        QCOMPARE(live["lost"].toInteger(), 0);
        QCOMPARE(live["underWay"].toInteger(), 0);
        QVERIFY(ping({"-c", "3", "-W", "1", "-t", "2", "10.0.3.2"}).exitCode != 0);
        QVERIFY(ping({"-c", "4", "-W", "1", "10.99.0.1"}).exitCode != 0);
        QCOMPARE(shell.tomato({"capture", "merge", file, "all", "-o", shell.path("all.pcapng")})
                     .exitCode,
                 0);
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);

        for (const QString &source : {file, shell.path("all.pcapng")}) {
            const auto found = shell.tomato({"journey", source, "--json"});
            QVERIFY2(found.exitCode == 0, qPrintable(found.errors));
            const QJsonObject document = found.object();
            QCOMPARE(document["totals"]["ambiguous"].toInteger(), 0);
            const QJsonObject there = flow(document, "10.0.3.2");
            QCOMPARE(there["packets"].toInteger(), Pings);
            QCOMPARE(there["lost"].toInteger(), 0);
            QCOMPARE(there["end"].toString(), QString("h2"));
            QCOMPARE(there["ways"][0]["elements"].toString(), QString("h1 r1 r2 h2"));
            QCOMPARE(there["oneWayDelay"]["packets"].toInteger(), Pings);
            QVERIFY(there["oneWayDelay"]["leastNanoseconds"].toInteger() > 0);
            const auto losses = shell.tomato({"losses", source, "--json"});
            QVERIFY2(losses.exitCode == 0, qPrintable(losses.errors));
            QCOMPARE(packets(losses.object(), "TTL expired"), 3);
        }
        const QString merged = shell.path("all.pcapng");
        const auto twice = shell.tomato({"journey", merged, merged});
        QVERIFY(twice.exitCode != 0);
        QVERIFY2(twice.errors.contains("is named twice"), qPrintable(twice.errors));
        // Only the lab says that r1 has no other links.
        const auto losses = shell.tomato({"losses", file});
        QVERIFY2(losses.output.contains("4 of "), qPrintable(losses.output));
        QVERIFY(losses.output.contains("10.99.0.1"));

        const auto rows = shell.tomato(
            {"journey", file, "--csv", "--flow", "icmp[icmptype] = icmp-echo and dst 10.0.3.2"});
        QCOMPARE(rows.output.count('\n'), 1 + 3 * Pings + 2 * 3);
        QVERIFY(rows.errors.contains("0 ambiguous"));
        QVERIFY(rows.output.contains(",may_be_under_way\n"));
        // Packets that were sent within an hour before the end may have gone on after it.
        const QJsonObject late =
            shell.tomato({"losses", file, "--lost-after", "3600", "--json"}).object();
        QCOMPARE(packets(late, "not forwarded"), 0);
        QCOMPARE(packets(late, "no route"), 4); // r1 said so
        QCOMPARE(late["totals"]["lostAfterNanoseconds"].toInteger(), 3'600'000'000'000);
        const auto text = shell.tomato({"journey", file, "--packets", "1", "--flow", "icmp"});
        QVERIFY(text.output.contains("link and node"));
    }

    void whatAQueueHadNoRoomForIsToldFromWhatEmulationLost()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
        const Shell shell;
        const QString file =
            recordedRouters(shell, {{"capture_arrivals", true}}, {{"bandwidth_from", 500}});
        const auto started = shell.tomato({"lab", "start", file});
        QCOMPARE(started.exitCode, 0);
        if (started.errors.contains("cannot emulate"))
            QSKIP("this kernel cannot limit a bandwidth");
        shell.tomato({"lab", "exec", file, "h1", "--", "ping", "-q", "-c", "200", "-i", "0.002",
                      "-s", "1200", "-W", "1", "10.0.3.2"});
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
        const QJsonObject losses =
            shell.tomato({"losses", file, "--flow", "icmp", "--lost-after", "0.001", "--json"})
                .object();
        QMap<QString, qint64> seen;
        for (const QJsonValue each : losses["points"].toArray())
            seen[each["point"].toString()] = each["packets"].toInteger();
        const qint64 lost = seen["r1:eth1 -> r2:eth0"] - seen["r1:eth1 -> r2:eth0 delivered"];
        QVERIFY(lost > 0);
        QCOMPARE(packets(losses, "queue full"), lost);
        QVERIFY2(packets(losses, "lost on the wire") == 0, told(losses).constData());
        QCOMPARE(packets(losses, "lost by emulation"), 0);
    }

    /// The queue of a link that loses frames by chance, too, is seen in what crossed it: by the
    /// rings as well as by a merged file.
    void aFullQueueIsToldFromALossByChanceOnOneLink()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
        const Shell shell;
        const QString file =
            recordedRouters(shell, {{"capture_arrivals", true}, {"capture_filter", "icmp"}},
                            {{"bandwidth_from", 500}, {"lossratio_from", 10}});
        const auto started = shell.tomato({"lab", "start", file});
        QCOMPARE(started.exitCode, 0);
        if (started.errors.contains("bandwidth") || started.errors.contains("loss"))
            QSKIP("this kernel cannot limit a bandwidth or lose frames");
        // Nothing waits at first, and then more than there is room for.
        shell.tomato({"lab", "exec", file, "h1", "--", "ping", "-q", "-c", "400", "-i", "0.01",
                      "-s", "200", "-W", "1", "10.0.3.2"});
        // One alone does not fill the link where it seldom gets a processor.
        shell.tomato({"lab", "exec", file, "h1", "--", "sh", "-c",
                      "for i in 1 2 3 4; do ping -q -c 400 -i 0.002 -s 1200 -W 1 10.0.3.2 & done; "
                      "wait"});
        const QString merged = shell.path("all.pcapng");
        QCOMPARE(shell.tomato({"capture", "merge", file, "all", "-o", merged}).exitCode, 0);
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
        for (const QString &source : {file, merged}) {
            const QJsonObject losses =
                shell.tomato({"losses", source, "--lost-after", "0.001", "--json"}).object();
            QMap<QString, qint64> seen;
            for (const QJsonValue each : losses["points"].toArray())
                seen[each["point"].toString()] = each["packets"].toInteger();
            const qint64 delivered = seen["r1:eth1 -> r2:eth0 delivered"];
            const qint64 lost = seen["r1:eth1 -> r2:eth0"] - delivered;
            const qint64 emulated = packets(losses, "lost by emulation");
            const qint64 unknown = packets(losses, "lost on the wire");
            const QString counts = QString("%1 lost, %2 by emulation, %3 not known, %4 delivered")
                                       .arg(lost)
                                       .arg(emulated)
                                       .arg(unknown)
                                       .arg(delivered);
            QVERIFY2(delivered > 400 && lost > 600, qPrintable(counts));
            QCOMPARE(packets(losses, "queue full") + emulated + unknown, lost);
            QVERIFY2(unknown * 20 < lost, qPrintable(counts));
            // A tenth of those that found room, give or take six standard deviations.
            const double share = double(delivered) / 9;
            QVERIFY2(std::abs(double(emulated) - share) < 6 * std::sqrt(share) + double(unknown),
                     qPrintable(counts));
        }
    }

    /// A merged file knows which connections its elements have, and what they do with packets.
    void whatAnElementLostIsFoundInAMergedFileToo()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
        const Shell shell;
        const QString file = recordedRouters(shell, {{"capture_arrivals", true}});
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        const auto run = [&](const char *element, const QStringList &command) {
            return shell.tomato(QStringList{"lab", "exec", file, element, "--"} + command).exitCode;
        };
        QCOMPARE(run("r2", {"ip", "route", "add", "blackhole", "10.0.3.2/32"}), 0);
        run("h1", {"ping", "-q", "-c", "20", "-i", "0.01", "-W", "1", "10.0.3.2"});
        QCOMPARE(run("r2", {"ip", "route", "del", "blackhole", "10.0.3.2/32"}), 0);
        QCOMPARE(run("h1", {"ping", "-q", "-c", "5", "-i", "0.01", "-W", "1", "10.0.3.2"}), 0);
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
        const QString merged = shell.path("all.pcapng");
        QCOMPARE(shell.tomato({"capture", "merge", file, "all", "-o", merged}).exitCode, 0);
        for (const QString &source : {file, merged}) {
            const QJsonObject losses =
                shell.tomato({"losses", source, "--lost-after", "0.001", "--json"}).object();
            QCOMPARE(packets(losses, "not forwarded"), 20);
            QCOMPARE(packets(losses, "out of sight"), 0);
        }
        // With one of the links alone, r2 has another one.
        const QString one = shell.path("one.pcapng");
        QCOMPARE(shell.tomato({"capture", "merge", file, "r1--r2", "-o", one}).exitCode, 0);
        const QJsonObject losses =
            shell.tomato({"losses", one, "--lost-after", "0.001", "--json"}).object();
        QCOMPARE(packets(losses, "not forwarded"), 0);
    }

    /// More than a thousand packets, of which some are lost on the wire, and others by five causes
    /// in elements, which say so by ICMP.
    void causesOfLossAreToldApartWithArrivals()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
        const Shell shell;
        const QString file =
            recordedRouters(shell, {{"capture_arrivals", true}, {"capture_filter", "icmp"}},
                            {{"delay_from", 20}, {"lossratio_from", 10}});
        const auto started = shell.tomato({"lab", "start", file});
        QCOMPARE(started.exitCode, 0);
        const QString missing = started.errors.section("cannot emulate: ", 1).section('\n', 0, 0);
        if (missing.contains("loss"))
            QSKIP("this kernel cannot lose packets");
        const auto ping = [&](const char *from, const QStringList &arguments) {
            return shell
                .tomato(QStringList{"lab", "exec", file, from, "--", "ping", "-q", "-i", "0.002",
                                    "-W", "1"} +
                        arguments)
                .output;
        };
        const auto answered = [](const QString &output) {
            return output.section(" packets transmitted, ", 1).section(' ', 0, 0).toLongLong();
        };
        const qint64 received = answered(ping("h1", {"-c", "800", "10.0.3.2"}));
        QVERIFY(received > 0 && received < 800);
        // A router says why to each of the hosts, but seldom again.
        QCOMPARE(answered(ping("h1", {"-c", "100", "10.99.0.1"})), 0);
        QCOMPARE(answered(ping("h1", {"-c", "100", "-t", "1", "10.0.3.2"})), 0);
        QCOMPARE(shell
                     .tomato({"lab", "exec", file, "r2", "--", "ip", "route", "add", "prohibit",
                              "10.98.0.0/16"})
                     .exitCode,
                 0);
        QCOMPARE(answered(ping("h2", {"-c", "50", "10.98.0.1"})), 0);
        // Nobody has this address; r2 says so when it has asked for a while.
        QCOMPARE(answered(ping("h1", {"-c", "20", "-W", "6", "10.0.3.99"})), 0);
        QCOMPARE(shell.tomato({"capture", "merge", file, "all", "-o", shell.path("all.pcapng")})
                     .exitCode,
                 0);
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);

        const QString toThere = "icmp[icmptype] = icmp-echo";
        const QJsonObject losses =
            shell.tomato({"losses", file, "--flow", toThere, "--json"}).object();
        const qint64 down = packets(losses, "next element down");
        QVERIFY(down > 0 && down <= 20);
        QCOMPARE(packets(losses, "lost by emulation"), 820 - received - down);
        QCOMPARE(packets(losses, "lost on the wire"), 0);
        QCOMPARE(packets(losses, "TTL expired"), 100);
        QCOMPARE(packets(losses, "no route"), 100);
        QCOMPARE(packets(losses, "filtered"), 50);
        QCOMPARE(packets(losses, "not forwarded"), 0);
        QCOMPARE(packets(losses, "arrived"), received);
        const QStringList table =
            shell.tomato({"losses", file, "--flow", toThere, "--csv"}).output.split('\n');
        QCOMPARE(table.front(), QString("cause,is_loss,packets,place,point,flows,flow,copies"));
        QCOMPARE(table.filter("\"TTL expired\",1,100,\"r1\",").size(), 1);
        QCOMPARE(table.filter("\"filtered\",1,50,\"r2\",").size(), 1);
        QMap<QString, qint64> seen;
        for (const QJsonValue each : losses["points"].toArray())
            seen[each["point"].toString()] = each["packets"].toInteger();
        QCOMPARE(seen.size(), 12);
        QCOMPARE(seen["r1:eth1 -> r2:eth0"], 820);
        QCOMPARE(seen["r1:eth1 -> r2:eth0 delivered"], received + down);
        QCOMPARE(seen["h1:eth0 -> r1:eth0 delivered"], 1020);

        for (const QString &source : {file, shell.path("all.pcapng")}) {
            const QJsonObject document = shell.tomato({"journey", source, "--json"}).object();
            QCOMPARE(document["totals"]["ambiguous"].toInteger(), 0);
            QStringList kinds;
            qint64 least = 0;
            for (const QJsonValue step : document["steps"].toArray()) {
                kinds << step["over"].toString();
                if (step["over"] == "link" && step["name"] == "r1:eth1 -> r2:eth0")
                    least = step["oneWayDelay"]["leastNanoseconds"].toInteger();
            }
            QVERIFY(least > 0 && (!missing.isEmpty() || least >= 20'000'000));
            QVERIFY(kinds.contains("node") && !kinds.contains("link and node"));
            // Each has a line of its own that is like no other one.
            const QStringList nodes = shell.tomato({"journey", source})
                                          .output.split('\n')
                                          .filter(QRegularExpression("^node "));
            QCOMPARE(nodes.size(), kinds.count("node"));
            QVERIFY2(nodes.contains("node r2 from r2:eth0 to r2:eth1"),
                     qPrintable(nodes.join('\n')));
        }
    }

    void aDamagedFileIsReadAsFarAsItCanBe()
    {
        const Shell shell;
        const QByteArray header =
            QByteArray::fromHex("d4c3b2a1020004000000000000000000ffff000001000000");
        const QByteArray packet =
            QByteArray::fromHex("01000000050000003c0000003c000000") + QByteArray(60, 'x');
        QFile file(shell.path("cut.pcap"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(header + packet + packet + packet.left(30));
        file.close();
        const QString reason = "byte 176: packet 3 is cut off by the end of the file";
        for (const char *command : {"journey", "losses"}) {
            const auto read = shell.tomato({command, file.fileName()});
            QCOMPARE(read.exitCode, 0);
            QCOMPARE(read.errors, "note: " + file.fileName() + " ends early, at " + reason +
                                      "; what is before it is read: 2 packets\n");
            QVERIFY2(read.output.contains("2 packets on all links"), qPrintable(read.output));
            const QJsonArray damaged = shell.tomato({command, file.fileName(), "--json"})
                                           .object()["damagedFiles"]
                                           .toArray();
            QCOMPARE(damaged.size(), 1);
            QCOMPARE(damaged[0]["file"].toString(), file.fileName());
            QCOMPARE(damaged[0]["byte"].toInteger(), 176);
            QCOMPARE(damaged[0]["packets"].toInteger(), 2);
            QCOMPARE(damaged[0]["reason"].toString(), reason);
        }
    }

    void delaysAreNoFinerThanTheStamps()
    {
        const Shell shell;
        const auto write = [&shell](const char *name, const QByteArray &packets) {
            QFile file(shell.path(name));
            return file.open(QIODevice::WriteOnly) &&
                   file.write(
                       QByteArray::fromHex("d4c3b2a1020004000000000000000000ffff000001000000") +
                       packets) > 0;
        };
        const auto packet = [](const char *microseconds, char content) {
            return QByteArray::fromHex("01000000") + QByteArray::fromHex(microseconds) +
                   QByteArray::fromHex("3c0000003c000000") + QByteArray(60, content);
        };
        // Two packets, 13 and 12 microseconds, in one of which the second one is written first.
        QVERIFY(write("a.pcap", packet("05000000", 'x') + packet("06000000", 'y')));
        QVERIFY(write("b.pcap", packet("12000000", 'y') + packet("12000000", 'x')));
        const QStringList command = {"journey", shell.path("a.pcap"), shell.path("b.pcap")};
        const QString text = shell.tomato(command).output;
        QVERIFY2(text.contains("delay 12 \u00b5s least, 12 \u00b5s median, "
                               "13 \u00b5s 99th percentile, 13 \u00b5s greatest, "),
                 qPrintable(text));
        QVERIFY2(!text.contains("reordered"), qPrintable(text));
        QVERIFY(write("one.pcap", packet("05000000", 'x')));
        for (const char *each : {"journey", "losses"}) {
            const QString one = shell.tomato({each, shell.path("one.pcap")}).output;
            QVERIFY2(one.startsWith("1 recording, 1 packet on all links, 1 journey\n"),
                     qPrintable(one));
            QVERIFY2(!one.contains("1 packets"), qPrintable(one));
        }
        const QJsonObject step =
            shell.tomato(command + QStringList{"--json"}).object()["steps"][0].toObject();
        QCOMPARE(step["resolutionNanoseconds"].toInteger(), 1'000);
        QCOMPARE(step["oneWayDelay"]["medianNanoseconds"].toInteger() % 1'000, 0);
        QCOMPARE(step["reordered"].toInteger(), 0);
    }

    void whatCannotBeReadIsTold()
    {
        const Shell shell;
        const auto missing = shell.tomato({"journey", "missing.pcapng"});
        QCOMPARE(missing.exitCode, 3);
        QVERIFY(missing.errors.contains("missing.pcapng"));
        const auto mixed = shell.tomato({"journey", "some.pcapng", "lab"});
        QCOMPARE(mixed.exitCode, 3);
        QVERIFY(shell.tomato({"losses", "nolab"}).errors.contains("no such lab"));
        QFile archive(shell.path("captures.tar.gz"));
        QVERIFY(archive.open(QIODevice::WriteOnly));
        archive.close();
        const auto other = shell.tomato({"journey", archive.fileName()});
        QCOMPARE(other.exitCode, 3);
        QVERIFY2(other.errors.contains("captures.tar.gz: is neither a recording"),
                 qPrintable(other.errors));
        QFile empty(shell.path("empty.pcap"));
        QVERIFY(empty.open(QIODevice::WriteOnly));
        empty.write(QByteArray::fromHex("d4c3b2a1020004000000000000000000ffff000001000000"));
        empty.close();
        QCOMPARE(shell.tomato({"journey", empty.fileName()}).exitCode, 0);
        for (const auto &[name, content, message] :
             {std::tuple{"nothing.pcapng", "", "is empty"},
              {"text.pcapng", "Dear reader,\n", "is not a capture file (pcap or pcapng)"}}) {
            QFile file(shell.path(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
            file.close();
            for (const char *command : {"journey", "losses"}) {
                const auto read = shell.tomato({command, file.fileName()});
                QCOMPARE(read.exitCode, 3);
                QCOMPARE(read.errors, "tomato: " + file.fileName() + ": " + message + "\n");
            }
        }
        const auto filter = shell.tomato({"journey", empty.fileName(), "--flow", "prt 80"});
        QCOMPARE(filter.exitCode, 2);
        QVERIFY(filter.errors.contains("--flow prt 80"));
        QCOMPARE(shell.tomato({"journey", empty.fileName(), "--within", "never"}).exitCode, 2);
        const auto waiting = shell.tomato({"losses", empty.fileName(), "--lost-after", "0"});
        QCOMPARE(waiting.exitCode, 2);
        QVERIFY(waiting.errors.contains("--lost-after 0"));
        for (const char *command : {"journey", "losses"})
            QCOMPARE(shell.tomato({command, empty.fileName(), "--json", "--csv"}).exitCode, 2);
    }
};

QTEST_GUILESS_MAIN(TestCommandLineJourneys)
#include "tst_commandlinejourneys.moc"
