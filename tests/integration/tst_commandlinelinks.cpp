// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

/// Tests what the shell says of links that cannot be as they are asked to.
class TestCommandLineLinks final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable("labs cannot run here: " + problem));
    }

    void anMtuWithoutRoomForIpv6IsSaidAndIpv4GoesOn()
    {
        const Shell shell;
        const QString file =
            save(shell, "small",
                 {element("h1", "host"), element("h2", "host"),
                  interface("h1", {{"ip4address", "10.0.0.1/24"}, {"ip6address", "fd00::1/64"}}),
                  interface("h2", {{"ip4address", "10.0.0.2/24"}, {"ip6address", "fd00::2/64"}})},
                 {connection("c1", "h1", "h2")});
        QCOMPARE(shell.tomato({"lab", "start", file}).errors, QString());
        const auto small = shell.tomato({"lab", "link", file, "h1--h2", "--set", "mtu=1000"});
        QVERIFY2(small.exitCode == 0, qPrintable(small.errors));
        QCOMPARE(small.output, QString("up\n"));
        QVERIFY2(small.errors.contains("h1: eth0 has no IPv6: its MTU is 1000"),
                 qPrintable(small.errors));
        QVERIFY2(small.errors.contains("h1:eth0 and h2:eth0 will have no IPv6"),
                 qPrintable(small.errors));
        QCOMPARE(ping(shell, file, "10.0.0.2"), 0);
        QVERIFY(ping(shell, file, "fd00::2") != 0);
        const auto status = shell.tomato({"lab", "status", file});
        QVERIFY2(status.output.contains("h1  running  eth0 has no IPv6"),
                 qPrintable(status.output));
        QCOMPARE(
            shell.tomato({"lab", "status", file, "--json"}).object()["findings"].toArray().size(),
            1);
        QCOMPARE(shell.tomato({"lab", "link", file, "h1--h2", "--set", "mtu="}).errors, QString());
        QCOMPARE(ping(shell, file, "fd00::2"), 0);
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);

        // The same in the file.
        const QString other = save(shell, "smaller",
                                   {element("h1", "host"), element("h2", "host"),
                                    interface("h1", {{"ip6address", "fd00::1/64"}}),
                                    interface("h2", {{"ip6address", "fd00::2/64"}})},
                                   {connection("c1", "h1", "h2", {{"mtu", 576}})});
        for (const QStringList &command :
             {QStringList{"topology", "check", other}, QStringList{"lab", "start", other}}) {
            const auto done = shell.tomato(command);
            QVERIFY2(done.exitCode == 0 && done.errors.contains("will have no IPv6"),
                     qPrintable(done.errors));
        }
    }

    void aTraceComesFromAFile()
    {
        const Shell shell;
        const QString file = shell.twoHosts("traced", true);
        const auto write = [&](const char *name, const QByteArray &bytes) {
            QFile trace(shell.path(name));
            QVERIFY(trace.open(QIODevice::WriteOnly) && trace.write(bytes) == bytes.size());
        };
        write("good", "20\n40\n60\n");
        write("bad", "20\n10\n");
        QCOMPARE(shell.tomato({"lab", "start", file}).errors, QString());
        const auto set = [&](const char *name) {
            return shell.tomato(
                {"lab", "link", file, "h1--h2", "--set", "trace_to=@" + shell.path(name)});
        };
        const auto good = set("good");
        QVERIFY2(good.exitCode == 0, qPrintable(good.errors));
        QCOMPARE(ping(shell, file, "10.0.0.2"), 0);
        const auto bad = set("bad");
        QVERIFY(bad.exitCode != 0);
        QVERIFY2(bad.errors.contains("line 2: is no later millisecond"), qPrintable(bad.errors));
        QVERIFY(set("missing").errors.contains("cannot open"));
        QCOMPARE(shell.tomato({"lab", "stop", file}).exitCode, 0);
    }

    void aLoopThatIsClosedInARunningLabIsSaid()
    {
        const Shell shell;
        // The link is down at first, and no host is there: nothing is flooded before it is read.
        const QString file =
            save(shell, "loop",
                 {element("s1", "tinc_vpn"), element("s2", "tinc_vpn"), interface("s1"),
                  interface("s2"), interface("s1", {}, "eth1"), interface("s2", {}, "eth1")},
                 {connection("c1", "s1", "s2"),
                  connection("c2", "s1", "s2", {{"link_down", true}}, "eth1")});
        QCOMPARE(shell.tomato({"lab", "start", file}).errors, QString());
        const auto up = shell.tomato({"lab", "link", file, "c2", "up"});
        QCOMPARE(up.exitCode, 0);
        QVERIFY2(up.errors.contains("note: a loop without spanning tree goes through s1 and s2"),
                 qPrintable(up.errors));
        const auto status = shell.tomato({"lab", "status", file});
        QVERIFY2(status.errors.contains("a loop without spanning tree"), qPrintable(status.errors));
        const auto down = shell.tomato({"lab", "link", file, "c2", "down"});
        QCOMPARE(down.errors, QString());
        QCOMPARE(shell.tomato({"lab", "status", file}).errors, QString());
        QVERIFY(shell.tomato({"lab", "status", file, "--json"})
                    .object()["findings"]
                    .toArray()
                    .isEmpty());
    }

    /// Whoever was asked for while the link was down would be asked for again later only: here much
    /// later, elsewhere within a second.
    void aLinkThatComesUpIsUsedAtOnce()
    {
        const Shell shell;
        const QString file = shell.twoHosts("again");
        QCOMPARE(shell.tomato({"lab", "start", file}).errors, QString());
        const auto in = [&](const QString &command) {
            return shell.tomato({"lab", "exec", file, "h1", "--", "sh", "-c", command});
        };
        const auto patient =
            in("ip ntable change name arp_cache dev eth0 retrans 600000 mcast_probes 100");
        QVERIFY2(patient.exitCode == 0, qPrintable(patient.errors));
        QCOMPARE(shell.tomato({"lab", "link", file, "c1", "down"}).errors, QString());
        QVERIFY(in("ping -c 1 -W 1 10.0.0.2").exitCode != 0);
        const QString asked = in("ip neigh show dev eth0").output;
        QVERIFY2(asked.contains("10.0.0.2 INCOMPLETE"), qPrintable(asked));
        QCOMPARE(shell.tomato({"lab", "link", file, "c1", "up"}).errors, QString());
        const auto heard = in("ping -c 1 -W 20 10.0.0.2");
        QVERIFY2(heard.exitCode == 0, qPrintable(heard.output + in("ip neigh").output));
    }

    /// One with a small buffer would otherwise be held back by its own frames in the queue, as no
    /// sender is by a router's: all of them would come.
    void whatWaitsForABandwidthBelongsToNoSender()
    {
        const Shell shell;
        const QString file = shell.twoHosts("narrow", true, {{"bandwidth_from", 1000}});
        QCOMPARE(shell.tomato({"lab", "start", file}).errors, QString());
        const auto in = [&](const char *host, const QString &command) {
            return shell.tomato({"lab", "exec", file, host, "--", "sh", "-c", command});
        };
        QCOMPARE(in("h1", "ping -c 1 -W 20 10.0.0.2").exitCode, 0);
        const auto sent =
            in("h1", "python3 -c 'import socket\n"
                     "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
                     "s.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1)\n"
                     "for i in range(200): s.sendto(bytes(1400), (\"10.0.0.2\", 9))'");
        if (sent.exitCode == 127)
            QSKIP("there is no Python");
        QVERIFY2(sent.exitCode == 0, qPrintable(sent.errors));
        const auto came = in("h2", "cat /sys/class/net/eth0/statistics/rx_packets");
        QVERIFY2(came.output.trimmed().toInt() < 150, qPrintable(came.output));
    }

    void aChangeThatCannotBeMadeIsTakenBack()
    {
        const Shell shell;
        const QString file = shell.twoHosts("full");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        const QString lab = shell.tomato({"lab", "list", "--json"}).array().at(0)["lab"].toString();
        const QString folder = shell.path("data/tomato-desktop/labs/") + lab + "/captures";
        QVERIFY(QDir().mkpath(folder));
        QFile inTheWay(folder + "/c1");
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        QCOMPARE(shell.tomato({"capture", "start", file, "c1"}).exitCode, 1);
        // The next change does not ask again for what was refused.
        const auto next = shell.tomato({"lab", "link", file, "c1", "--set", "mtu=1400"});
        QVERIFY2(next.exitCode == 0, qPrintable(next.errors));
        QVERIFY(inTheWay.remove());
        const auto again = shell.tomato({"capture", "start", file, "c1"});
        QVERIFY2(again.exitCode == 0, qPrintable(again.errors));
    }

    void aBandwidthThatTheKernelCannotKeepIsRefused()
    {
        const Shell shell;
        const QString file = shell.twoHosts("slow");
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        const auto slow =
            shell.tomato({"lab", "link", file, "c1", "--set", "bandwidth_from=0.001"});
        QCOMPARE(slow.exitCode, 1);
        QVERIFY2(slow.errors.contains("bandwidth_from: is not 0 for unlimited, or from 0.1"),
                 qPrintable(slow.errors));
        QCOMPARE(shell.tomato({"lab", "link", file, "c1", "--set", "bandwidth_from=0.1"}).exitCode,
                 0);
    }

private:
    static QJsonObject element(const QString &name, const QString &type)
    {
        return {{"id", name}, {"type", type}, {"name", name}};
    }
    static QJsonObject interface(const QString &device, QJsonObject attributes = {},
                                 const QString &name = "eth0")
    {
        attributes.insert("id", device + name);
        attributes.insert("type", device.startsWith('s') ? "tinc_endpoint" : "host_interface");
        attributes.insert("parent", device);
        attributes.insert("name", name);
        return attributes;
    }
    static QJsonObject connection(const QString &id, const QString &one, const QString &other,
                                  QJsonObject attributes = {}, const QString &name = "eth0")
    {
        attributes.insert("id", id);
        attributes.insert("elements", QJsonArray{one + name, other + name});
        return attributes;
    }
    static QString save(const Shell &shell, const QString &name, const QJsonArray &elements,
                        const QJsonArray &connections)
    {
        const QString path = shell.path(name + ".tomato4.json");
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(
                QJsonDocument(QJsonObject{{"file_information", QJsonObject{{"version", 4}}},
                                          {"topology", QJsonObject{{"elements", elements},
                                                                   {"connections", connections}}}})
                    .toJson());
        return path;
    }
    static int ping(const Shell &shell, const QString &file, const QString &address)
    {
        return shell.tomato({"lab", "exec", file, "h1", "--", "ping", "-q", "-c1", "-W5", address})
            .exitCode;
    }
};

QTEST_GUILESS_MAIN(TestCommandLineLinks)
#include "tst_commandlinelinks.moc"
