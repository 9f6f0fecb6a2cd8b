// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordedlab.h"
#include "topologydrawing.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

/// `tomato losses` on a lab whose links do not all take packets of the same length.
class TestCommandLineLosses final : public QObject
{
    Q_OBJECT

    /// Recorded with arrivals.
    static QString recordedLab(const Shell &shell, const QString &filter)
    {
        return recordedRouters(shell, {{"capture_precision", "micro"},
                                       {"capture_filter", filter},
                                       {"capture_arrivals", true}});
    }

    static const QStringList &server()
    {
        static const QStringList Program = {"--", "/usr/bin/python3", "-c", R"(
import os, socket
sockets = []
for family, address in ((socket.AF_INET, '0.0.0.0'), (socket.AF_INET6, '::')):
    echo = socket.socket(family, socket.SOCK_DGRAM)
    if family == socket.AF_INET6:
        echo.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    echo.bind((address, 9000))
    sockets.append(echo)
for echo in sockets:
    if os.fork() == 0:
        os.setsid()
        null = os.open('/dev/null', os.O_RDWR)
        for each in range(3):
            os.dup2(null, each)
        while True:
            data, sender = echo.recvfrom(65536)
            echo.sendto(data, sender)
)"};
        return Program;
    }
    /// Says how many of its datagrams of 4,000 bytes, all of one content, came back.
    static QStringList client(const QString &address, int count, int port)
    {
        return {"--",
                "/usr/bin/python3",
                "-c",
                R"(
import socket, sys
family = socket.AF_INET6 if ':' in sys.argv[1] else socket.AF_INET
asker = socket.socket(family, socket.SOCK_DGRAM)
asker.settimeout(20)
came = 0
for each in range(int(sys.argv[2])):
    asker.sendto(b'x' * 4000, (sys.argv[1], int(sys.argv[3])))
    came += asker.recv(65536) == b'x' * 4000
print(came, 'came back')
)",
                address,
                QString::number(count),
                QString::number(port)};
    }

private slots:
    void piecesThatPassANatArrive()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
        if (!QFile::exists("/usr/bin/python3"))
            QSKIP("python3 is not installed");
        const Shell shell;
        const QString file = recordedLab(shell, "ip[6:2] & 0x3fff != 0 or ip6 proto 44");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        const auto run = [&](const QStringList &command) {
            return shell.tomato(QStringList{"lab", "exec", file} + command).output;
        };
        const QString nat =
            "add table inet n; add chain inet n p { type nat hook postrouting priority 100; }; "
            "add rule inet n p ct status dnat accept; "
            "add rule inet n p oifname eth1 masquerade random; "
            "add chain inet n d { type nat hook prerouting priority -100; }; "
            "add rule inet n d udp dport 9001 dnat ip to 10.0.3.2:9000";
        if (shell.tomato({"lab", "exec", file, "r1", "--", "/usr/sbin/nft", nat}).exitCode != 0)
            QSKIP("this machine has no NAT");
        run(QStringList{"h2"} + server());
        qint64 pieces = 0;
        for (const char *address : {"10.0.3.2", "fd00:0:0:3::2"}) {
            QVERIFY(run(QStringList{"h1"} + client(address, 300, 9000)).contains("300 came back"));
            const QString pinged =
                run({"h1", "--", "ping", "-q", "-s", "4000", "-c", "50", "-i", "0.005", address});
            QVERIFY2(pinged.contains("50 packets transmitted, 50 received"), qPrintable(pinged));
            pieces += 2 * 3 * (300 + 50);
        }
        // Another destination is given to these.
        QVERIFY(run(QStringList{"h1"} + client("10.0.2.2", 300, 9001)).contains("300 came back"));
        pieces += 2 * 3 * 300;
        const QJsonObject losses = shell.tomato({"losses", file, "--json"}).object();
        const QJsonObject journeys = shell.tomato({"journey", file, "--json"}).object();
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
        const QJsonObject totals = losses["totals"].toObject();
        QCOMPARE(totals["journeys"].toInteger(), pieces);
        QCOMPARE(totals["translated"].toInteger(), pieces);
        QCOMPARE(totals["ambiguous"].toInteger(), 0);
        QVERIFY2(packets(losses, "arrived") + packets(losses, "under way") == pieces,
                 QJsonDocument(losses["fates"].toArray()).toJson().constData());
        qint64 lost = 0;
        qint64 there = 0;
        for (const QJsonValue each : journeys["flows"].toArray()) {
            lost += each["lost"].toInteger();
            there += each["begin"] == "h1" ? each["packets"].toInteger() : 0;
            QCOMPARE(each["end"].toString(), each["begin"] == "h1" ? "h2" : "h1");
        }
        QCOMPARE(lost, 0);
        QCOMPARE(2 * there, pieces);
        // UDP and echoes of both versions, and UDP to where another destination was given.
        QByteArray flows;
        for (const QJsonValue each : journeys["flows"].toArray())
            flows += each["name"].toString().toUtf8() + '\n';
        QVERIFY2(flows.count('\n') == 2 * 5, flows.constData());
    }

    void piecesOfPiecesArriveAndWhatIsTooBigIsTold()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
        const Shell shell;
        const QString file = recordedLab(shell, "icmp or icmp6 or ip[6:2] & 0x1fff != 0");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        const auto run = [&](const QStringList &command) {
            return shell.tomato(QStringList{"lab", "exec", file} + command).output;
        };
        run({"r1", "--", "ip", "link", "set", "eth1", "mtu", "1280"});
        run({"r2", "--", "ip", "link", "set", "eth0", "mtu", "1280"});
        QVERIFY(run({"h1", "--", "ping", "-q", "-M", "dont", "-s", "5000", "-c", "50", "-i",
                     "0.005", "10.0.3.2"})
                    .contains("50 packets transmitted, 50 received"));
        // From the second one on h1 knows how long they may be, and sends none.
        for (const QStringList &large :
             {QStringList{"1372", "10.0.3.2"}, {"1352", "fd00:0:0:3::2"}})
            QVERIFY(run(QStringList{"h1", "--", "ping", "-q", "-M", "do", "-c", "3", "-i", "0.01",
                                    "-W", "1", "-s"} +
                        large)
                        .contains("3 packets transmitted, 0 received"));
        run({"h1", "--", "ping", "-q", "-c", "3", "-i", "0.01", "-W", "1", "10.9.9.9"});
        // Errors of r2 are about packets that a NAT gave another source.
        run({"r1", "--", "nft",
             "add table ip n; add chain ip n p { type nat hook postrouting priority 100; }; "
             "add rule ip n p oifname eth1 masquerade"});
        run({"r1", "--", "ip", "route", "add", "10.8.0.0/16", "via", "10.0.2.2"});
        run({"r2", "--", "ip", "route", "add", "prohibit", "10.8.0.0/16"});
        run({"h1", "--", "ping", "-q", "-c", "3", "-i", "0.01", "-W", "1", "10.8.0.1"});
        const QJsonObject losses = shell.tomato({"losses", file, "--json"}).object();
        // The flows say the same as the ledger, also where nobody has the address.
        const QJsonObject journeys = shell.tomato({"journey", file, "--json"}).object();
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
        qint64 lost = 0;
        for (const QJsonValue each : journeys["flows"].toArray())
            lost += each["lost"].toInteger();
        QCOMPARE(lost, 2 + 3 + 3);
        QCOMPARE(packets(losses, "filtered"), 3);
        QCOMPARE(packets(losses, "no route"), 3);
        QVERIFY2(packets(losses, "packet too big") == 2 && packets(losses, "not forwarded") == 0,
                 QJsonDocument(losses).toJson().constData());
    }

    /// r1 says little of it by ICMP, and less of IPv6.
    void whatAStoppedElementDidNotTakeIsTold()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
        const Shell shell;
        const QString file = recordedLab(shell, "icmp or icmp6");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        const auto ping = [&](int count, const char *to) {
            return shell
                .tomato({"lab", "exec", file, "h1", "--", "ping", "-q", "-c",
                         QString::number(count), "-i", "0.002", "-W", "1", to})
                .output;
        };
        for (const char *to : {"10.0.3.2", "fd00:0:0:3::2"})
            QVERIFY(ping(5, to).contains("5 received"));
        const auto stopped =
            shell.run("/usr/bin/python3", {"-c",
                                           "import sys\n"
                                           "sys.path.insert(0, '" TOMATO_SOURCE "/app/python')\n"
                                           "import tomato\n"
                                           "tomato.attach(sys.argv[1])['r2'].stop()",
                                           file});
        QVERIFY2(stopped.exitCode == 0, qPrintable(stopped.errors));
        for (const char *to : {"10.0.3.2", "fd00:0:0:3::2"})
            QVERIFY(ping(300, to).contains(" 0 received"));
        QCOMPARE(shell.tomato({"capture", "merge", file, "all", "-o", shell.path("all.pcapng")})
                     .exitCode,
                 0);
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
        for (const QString &source : {file, shell.path("all.pcapng")}) {
            const QJsonObject losses =
                shell.tomato({"losses", source, "--flow", "icmp or icmp6", "--json"}).object();
            QVERIFY2(packets(losses, "next element down") == 600,
                     QJsonDocument(losses).toJson().constData());
        }
    }

    /// Packets that the capture of the last link leaves out are not lost there.
    void whatAFilterLeavesOutIsOutOfSight()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
        const Shell shell;
        const QJsonObject recorded{
            {"capturing", true}, {"capture_mode", "file"}, {"capture_arrivals", true}};
        QJsonObject filtered = recorded;
        filtered["capture_filter"] = "udp";
        TopologyDrawing drawing;
        drawing.add("h1");
        drawing.add("r1", "router");
        drawing.add("h2");
        drawing.join("h1", "10.0.1.2/24", "r1", "10.0.1.1/24", recorded);
        drawing.join("r1", "10.0.2.1/24", "h2", "10.0.2.2/24", filtered);
        const QString file = shell.path("filtered.tomato4.json");
        QVERIFY(drawing.save(file));
        const auto started = shell.tomato({"lab", "start", file});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        const auto run = [&](const char *in, const QString &command) {
            return shell.tomato({"lab", "exec", file, in, "--", "sh", "-c", command}).output;
        };
        run("h1", "ip route add default via 10.0.1.1");
        run("h2", "ip route add default via 10.0.2.1");
        QVERIFY(run("h1", "ping -q -c 20 -i 0.01 10.0.2.2").contains("20 received"));
        QCOMPARE(shell.tomato({"capture", "merge", file, "all", "-o", shell.path("all.pcapng")})
                     .exitCode,
                 0);
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
        for (const QString &source : {file, shell.path("all.pcapng")}) {
            const QJsonObject losses =
                shell
                    .tomato({"losses", source, "--flow", "icmp", "--lost-after", "0.001", "--json"})
                    .object();
            QVERIFY2(packets(losses, "out of sight") == 20 && packets(losses, "not forwarded") == 0,
                     QJsonDocument(losses).toJson(QJsonDocument::Compact).constData());
        }
    }

    /// h3 at the same hub gets a copy of each packet, which is no packet that h3 lost.
    void whatAHubsLinkLosesIsLostOnce()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
        const Shell shell;
        const QJsonObject recorded{
            {"capturing", true}, {"capture_mode", "file"}, {"capture_arrivals", true}};
        QJsonObject lossy = recorded;
        lossy["lossratio_from"] = 30;
        TopologyDrawing drawing;
        drawing.add("h1");
        drawing.add("h3");
        drawing.add("hub", "hub");
        drawing.add("r1", "router");
        drawing.add("h2");
        drawing.join("h1", "10.0.1.2/24", "hub", {}, recorded);
        drawing.join("h3", "10.0.1.3/24", "hub", {}, recorded);
        drawing.join("hub", {}, "r1", "10.0.1.1/24", lossy);
        drawing.join("r1", "10.0.2.1/24", "h2", "10.0.2.2/24", recorded);
        const QString file = shell.path("hub.tomato4.json");
        QVERIFY(drawing.save(file));
        const auto started = shell.tomato({"lab", "start", file});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        if (started.errors.contains("cannot emulate"))
            QSKIP("this kernel cannot lose packets");
        const auto run = [&](const char *in, const QString &command) {
            return shell.tomato({"lab", "exec", file, in, "--", "sh", "-c", command}).output;
        };
        run("h1", "ip route add default via 10.0.1.1");
        run("h2", "ip route add default via 10.0.2.1");
        // Their addresses are known, also where questions were lost.
        for (const char *host : {"h1", "h3"})
            run(host, "for i in 1 2 3 4 5 6 7 8 9; do ping -q -c 1 -W 1 10.0.1.1 && break; done");
        const QString said = run("h1", "ping -q -s 3000 -c 200 -i 0.005 -W 1 10.0.2.2");
        const qint64 answered =
            said.section(" packets transmitted, ", 1).section(' ', 0, 0).toLongLong();
        QVERIFY2(answered > 0 && answered < 200, qPrintable(said));
        // The recordings go on after what counts.
        run("h1", "ping -q -c 5 -i 0.3 10.0.2.1");
        run("h3", "ping -q -c 5 -i 0.3 10.0.2.2");
        QCOMPARE(shell.tomato({"capture", "merge", file, "all", "-o", shell.path("all.pcapng")})
                     .exitCode,
                 0);
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
        for (const QString &source : {file, shell.path("all.pcapng")}) {
            const QJsonObject losses =
                shell
                    .tomato({"losses", source, "--flow", "src 10.0.1.2 and dst 10.0.2.2",
                             "--lost-after", "0.1", "--json"})
                    .object();
            qint64 sent = 0;
            qint64 came = 0;
            for (const QJsonValue each : losses["points"].toArray()) {
                const QString point = each["point"].toString();
                sent += point == "hub:eth2 -> r1:eth0" ? each["packets"].toInteger() : 0;
                came += point == "hub:eth2 -> r1:eth0 delivered" ? each["packets"].toInteger() : 0;
            }
            QVERIFY2(sent > came && came > 0, QJsonDocument(losses).toJson().constData());
            QVERIFY2(packets(losses, "lost by emulation") == sent - came,
                     QJsonDocument(losses).toJson(QJsonDocument::Compact).constData());
            QCOMPARE(packets(losses, "not forwarded"), 0);
            QCOMPARE(packets(losses, "unneeded copy"), sent);
        }
    }

    /// h3 has said nothing: the recording says its address.
    void whatABystandersLinkLosesIsNoLoss()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
        const Shell shell;
        TopologyDrawing drawing;
        for (const char *host : {"h1", "h2", "h3"})
            drawing.add(host);
        drawing.add("hub", "hub");
        drawing.join("h1", "10.0.1.1/24", "hub", {});
        drawing.join("h2", "10.0.1.2/24", "hub", {});
        drawing.join("hub", {}, "h3", "10.0.1.3/24", {{"lossratio_from", 30}});
        const QString file = shell.path("bystander.tomato4.json");
        QVERIFY(drawing.save(file));
        const auto started = shell.tomato({"lab", "start", file});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        if (started.errors.contains("cannot emulate"))
            QSKIP("this kernel cannot lose packets");
        const auto run = [&](const char *in, const QString &command) {
            return shell.tomato({"lab", "exec", file, in, "--", "sh", "-c", command}).output;
        };
        run("h3", "echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6");
        QCOMPARE(shell.tomato({"capture", "start", file, "hub--h3", "--arrivals", "on"}).exitCode,
                 0);
        QVERIFY(run("h1", "ping -q -c 100 -i 0.01 10.0.1.2").contains("100 received"));
        QCOMPARE(shell.tomato({"capture", "merge", file, "all", "-o", shell.path("all.pcapng")})
                     .exitCode,
                 0);
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
        for (const QString &source : {file, shell.path("all.pcapng")}) {
            const QJsonObject losses =
                shell.tomato({"losses", source, "--flow", "icmp", "--lost-after", "0.1", "--json"})
                    .object();
            QVERIFY2(packets(losses, "out of sight") == 200,
                     QJsonDocument(losses).toJson(QJsonDocument::Compact).constData());
            QCOMPARE(losses["lost"].toInteger(), 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestCommandLineLosses)
#include "tst_commandlinelosses.moc"
