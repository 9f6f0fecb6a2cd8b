// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"
#include "topologydrawing.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

/// `tomato losses` on a lab whose links do not all take packets of the same length.
class TestCommandLineLosses final : public QObject
{
    Q_OBJECT

    /// The example of two routers, recorded on every link with arrivals.
    static QString recordedLab(const Shell &shell)
    {
        QFile example(QStringLiteral(TOMATO_SOURCE "/resources/examples/two_routers.tomato4.json"));
        if (!example.open(QIODevice::ReadOnly))
            return {};
        QJsonObject document = QJsonDocument::fromJson(example.readAll()).object();
        QJsonObject topology = document["topology"].toObject();
        QJsonArray connections;
        for (const QJsonValue each : topology["connections"].toArray()) {
            QJsonObject connection = each.toObject();
            connection["capturing"] = true;
            connection["capture_mode"] = "file";
            connection["capture_filter"] = "icmp or icmp6 or ip[6:2] & 0x1fff != 0";
            connection["capture_arrivals"] = true;
            connections.append(connection);
        }
        topology["connections"] = connections;
        document["topology"] = topology;
        QFile file(shell.path("routers.tomato4.json"));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(QJsonDocument(document).toJson());
        return file.fileName();
    }

    static qint64 packets(const QJsonObject &losses, const QString &cause)
    {
        qint64 all = 0;
        for (const QJsonValue each : losses["fates"].toArray())
            all += each["cause"] == cause ? each["packets"].toInteger() : 0;
        return all;
    }

private slots:
    void piecesOfPiecesArriveAndWhatIsTooBigIsTold()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
        const Shell shell;
        const QString file = recordedLab(shell);
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
        // What r2 says of packets that a NAT gave another source.
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
        const QString file = recordedLab(shell);
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
};

QTEST_GUILESS_MAIN(TestCommandLineLosses)
#include "tst_commandlinelosses.moc"
