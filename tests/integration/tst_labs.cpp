// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTest>

#include <unistd.h>

namespace {

// The neighbours on this machine's side of a test's own network.
const QString Outside = QStringLiteral(
    "ip link set lo up && ip link add v0 type veth peer name v1 && ip link set v0 up && "
    "ip link set v1 up && ip address add 198.51.100.1/24 dev v0 && "
    "ip route add default via 198.51.100.254 && "
    "for port in 8081 8082; do echo hello$port | timeout 100 nc -l -N 198.51.100.1 $port & done; ");

QJsonObject element(const QString &id, const QString &type, const QString &parent,
                    QJsonObject attributes)
{
    attributes.insert("id", id);
    attributes.insert("type", type);
    attributes.insert("parent", parent.isEmpty() ? QJsonValue() : QJsonValue(parent));
    return attributes;
}

/// h1 and h2 behind an external network that is to reach outside.
QByteArray behindNat()
{
    QJsonArray elements{
        element("x", "external_network", {}, {{"name", "internet"}, {"outside", "nat"}}),
        element("x1", "external_network_endpoint", "x", {{"ip4address", "10.0.0.254/24"}}),
        element("x2", "external_network_endpoint", "x", {})};
    QJsonArray connections;
    for (int host : {1, 2}) {
        const QString name = QStringLiteral("h%1").arg(host);
        elements.append(
            element(name, "container", {}, {{"name", name}, {"gateway4", "10.0.0.254"}}));
        elements.append(
            element(name + "e", "container_interface", name,
                    {{"name", "eth0"}, {"ip4address", QStringLiteral("10.0.0.%1/24").arg(host)}}));
        connections.append(
            QJsonObject{{"id", "c" + QString::number(host)},
                        {"elements", QJsonArray{name + "e", "x" + QString::number(host)}}});
    }
    return QJsonDocument(QJsonObject{{"file_information", QJsonObject{{"version", 4}}},
                                     {"topology", QJsonObject{{"name", "nat"},
                                                              {"elements", elements},
                                                              {"connections", connections}}}})
        .toJson();
}

/// Echoes seen on each connection, by names such as "R1--R2".
std::map<QString, int> echoes(const Shell &shell, const QString &lab)
{
    std::map<QString, int> counts;
    for (const QJsonValue capture : shell.tomato({"capture", "status", lab, "--json"}).array()) {
        const QStringList ends = capture["name"].toString().split(QStringLiteral(" \u21c4 "));
        counts[ends.value(0).section(':', 0, 0) + "--" + ends.value(1).section(':', 0, 0)] =
            capture["packets"].toInt();
    }
    return counts;
}

/// The address that R3 has on its connection with R2.
QString addressTowardsR2(const QString &file)
{
    QFile topology(file);
    if (!topology.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject all = QJsonDocument::fromJson(topology.readAll())["topology"].toObject();
    std::map<QString, QJsonObject> elements;
    for (const QJsonValue each : all["elements"].toArray())
        elements[each["id"].toString()] = each.toObject();
    const auto device = [&](const QJsonValue &end) {
        return elements[elements[end.toString()]["parent"].toString()]["name"].toString();
    };
    for (const QJsonValue connection : all["connections"].toArray()) {
        const QJsonValue one = connection["elements"][0];
        const QJsonValue other = connection["elements"][1];
        if (device(one) == "R2" && device(other) == "R3")
            return elements[other.toString()]["ip4address"].toString().section('/', 0, 0);
    }
    return {};
}

} // namespace

/// Labs as a whole, as a user's shell runs them.
class TestLabs final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
    }

    void capturesOfTwentyRoutersShowHowRoutesChangeWhenALinkGoesDown()
    {
        const Shell shell;
        const QString file = shell.path("twenty.tomato4.json");
        const auto converted = shell.tomato(
            {"topology", "convert",
             QStringLiteral(TOMATO_SOURCE "/resources/examples/twenty_routers.graphml"), file,
             "--assign-addresses"});
        QVERIFY2(converted.exitCode == 0, qPrintable(converted.errors));
        const auto started = shell.tomato({"lab", "start", file, "--routes"});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        const auto captured =
            shell.tomato({"capture", "start", file, "--filter", "icmp[0] = 8 or icmp[0] = 0"});
        QVERIFY2(captured.exitCode == 0, qPrintable(captured.errors));
        QCOMPARE(echoes(shell, file).size(), 24u);

        const QString r3 = addressTowardsR2(file);
        const QStringList ping{"lab", "exec", file, "R1", "--", "ping", "-n",
                               "-c",  "3",    "-W", "30", "-i", "0.2",  r3};
        QCOMPARE(shell.tomato(ping).exitCode, 0);
        QTRY_COMPARE_WITH_TIMEOUT(echoes(shell, file).at("R2--R3"), 6, 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(echoes(shell, file).at("R1--R2"), 6, 60'000);
        QCOMPARE(echoes(shell, file).at("R1--R6"), 0);

        const auto down = shell.tomato({"lab", "link", file, "R1--R2", "down"});
        QVERIFY2(down.exitCode == 0, qPrintable(down.errors));
        QCOMPARE(shell.tomato(ping).exitCode, 0);
        for (const QString link : {"R1--R6", "R5--R6", "R4--R5", "R3--R4"})
            QTRY_COMPARE_WITH_TIMEOUT(echoes(shell, file).at(link), 6, 60'000);
        QCOMPARE(echoes(shell, file).at("R1--R2"), 6);
        QCOMPARE(echoes(shell, file).at("R2--R3"), 6);

        QCOMPARE(shell.tomato({"lab", "link", file, "R1--R2", "up"}).exitCode, 0);
        QCOMPARE(shell.tomato(ping).exitCode, 0);
        QTRY_COMPARE_WITH_TIMEOUT(echoes(shell, file).at("R1--R2"), 12, 60'000);
        QCOMPARE(echoes(shell, file).at("R1--R6"), 6);
    }

    void aSwitchTellsWhereItHasLearntAddresses()
    {
        const Shell shell;
        QJsonArray elements{element("s1", "tinc_vpn", {}, {{"name", "s1"}})};
        QJsonArray connections;
        for (int host : {1, 2}) {
            const QString name = QStringLiteral("h%1").arg(host);
            elements.append(element(name, "container", {}, {{"name", name}}));
            elements.append(element(
                name + "e", "container_interface", name,
                {{"name", "eth0"}, {"ip4address", QStringLiteral("10.0.0.%1/24").arg(host)}}));
            elements.append(element("s" + name, "tinc_endpoint", "s1", {}));
            connections.append(QJsonObject{{"id", "c" + QString::number(host)},
                                           {"elements", QJsonArray{name + "e", "s" + name}}});
        }
        QFile file(shell.path("macs.tomato4.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            QJsonDocument(QJsonObject{{"file_information", QJsonObject{{"version", 4}}},
                                      {"topology", QJsonObject{{"name", "macs"},
                                                               {"elements", elements},
                                                               {"connections", connections}}}})
                .toJson());
        file.close();
        const auto started = shell.tomato({"lab", "start", file.fileName()});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        QCOMPARE(shell
                     .tomato({"lab", "exec", file.fileName(), "h1", "--", "ping", "-c", "1", "-W",
                              "30", "10.0.0.2"})
                     .exitCode,
                 0);
        const auto macs = shell.tomato({"lab", "macs", file.fileName(), "s1", "--json"});
        QVERIFY2(macs.exitCode == 0, qPrintable(macs.errors));
        QStringList towards;
        for (const QJsonValue row : macs.array())
            towards << row["towards"].toString();
        towards.sort();
        QCOMPARE(towards, QStringList({"h1:eth0", "h2:eth0"}));
        QVERIFY(shell.tomato({"lab", "macs", file.fileName(), "h1"}).exitCode != 0);
    }

    void aLabTellsWhichAddressesWereGotByDhcp()
    {
        for (const QString program : {"udhcpc", "dnsmasq"}) {
            if (QStandardPaths::findExecutable(program).isEmpty() &&
                QStandardPaths::findExecutable(program, {"/usr/sbin"}).isEmpty())
                QSKIP(qPrintable(program + " is not installed"));
        }
        const Shell shell;
        const QJsonArray elements{
            element("h1", "container", {}, {{"name", "h1"}}),
            element("h1e", "container_interface", "h1", {{"name", "eth0"}, {"use_dhcp", true}}),
            element("h2", "container", {}, {{"name", "h2"}}),
            element("h2e", "container_interface", "h2",
                    {{"name", "eth0"}, {"ip4address", "10.0.0.1/24"}, {"dhcp_server", true}})};
        const QJsonArray connections{
            QJsonObject{{"id", "c"}, {"elements", QJsonArray{"h1e", "h2e"}}}};
        QFile file(shell.path("dhcp.tomato4.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            QJsonDocument(QJsonObject{{"file_information", QJsonObject{{"version", 4}}},
                                      {"topology", QJsonObject{{"name", "dhcp"},
                                                               {"elements", elements},
                                                               {"connections", connections}}}})
                .toJson());
        file.close();
        const auto started = shell.tomato({"lab", "start", file.fileName()});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        QTRY_VERIFY_WITH_TIMEOUT(shell.tomato({"lab", "status", file.fileName()})
                                     .output.contains("eth0 has 10.0.0.2/24 by DHCP"),
                                 60'000);
        const QJsonObject lab = shell.tomato({"lab", "status", file.fileName(), "--json"}).object();
        QCOMPARE(lab["elements"][0]["leased"]["eth0"].toString(), "10.0.0.2/24");
        const auto log = shell.tomato({"lab", "log", file.fileName(), "h1", "dhcp-eth0"});
        QVERIFY2(log.output.contains("lease of 10.0.0.2 obtained"), qPrintable(log.output));
    }

    void hostsBehindAnExternalNetworkReachOutsideByNat()
    {
        for (const QString program : {"pasta", "nft"}) {
            if (QStandardPaths::findExecutable(program).isEmpty() &&
                QStandardPaths::findExecutable(program, {"/usr/sbin"}).isEmpty())
                QSKIP(qPrintable(program + " is not installed"));
        }
        if (::access("/dev/net/tun", R_OK | W_OK) != 0)
            QSKIP("this user may not open /dev/net/tun");
        const Shell shell;
        QFile file(shell.path("nat.tomato4.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(behindNat());
        file.close();
        // The way out opens a moment after the start.
        const QString fetch =
            QStringLiteral("for i in $(seq 100); do nc -w 30 198.51.100.1 %1 </dev/null && exit 0; "
                           "sleep 0.3; done; exit 1");
        const auto outcome =
            shell.run("unshare", {"--user", "--map-root-user", "--net", "sh", "-c",
                                  Outside + "exec \"$@\"", "sh", TOMATO_BIN "/tomato", "run",
                                  file.fileName(), "--exec", "h1", fetch.arg(8081), "--exec", "h2",
                                  fetch.arg(8082), "--out", shell.path("out")});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY2(outcome.output.contains("hello8081") && outcome.output.contains("hello8082"),
                 qPrintable(outcome.output));
    }
};

QTEST_GUILESS_MAIN(TestLabs)
#include "tst_labs.moc"
