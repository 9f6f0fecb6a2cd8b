// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

namespace {

// A machine with an interface nic0 on a network, where somebody at 10.0.0.9 gives out a file.
const QString Machine = QStringLiteral(
    "unshare --net sleep 1000000 & far=$!; trap 'kill $far' EXIT; "
    "while [ \"$(readlink /proc/$far/ns/net)\" = \"$(readlink /proc/self/ns/net)\" ]; "
    "do sleep 0.05; done; "
    "ip link add nic0 type veth peer name eth0 netns $far && ip link set nic0 up && "
    "nsenter --target $far --net sh -c 'ip address add 10.0.0.9/24 dev eth0 && ip link set eth0 "
    "up && (head -c 5000000 /dev/zero | timeout 100 nc -l -N 10.0.0.9 9000) &'; ");

QJsonObject element(const QString &id, const QString &type, const QString &parent,
                    QJsonObject attributes)
{
    attributes.insert("id", id);
    attributes.insert("type", type);
    attributes.insert("parent", parent.isEmpty() ? QJsonValue() : QJsonValue(parent));
    return attributes;
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

static bool makeVisible(const QString &folder)
{
    return ::chmod(qPrintable(folder), 0755) == 0;
}

/// Somebody with a home, who is not the one that runs the test.
class User final
{
public:
    User(const QString &programs, uid_t number) : m_programs(programs), m_number(number)
    {
        makeVisible(m_home.path());
        for (const QString name : {"run", "data", "config"}) {
            const QString path = m_home.filePath(name);
            QDir().mkpath(path);
            ::chmod(qPrintable(path), 0700);
            if (::chown(qPrintable(path), number, number) != 0)
                qWarning("%s: cannot be given away", qPrintable(path));
        }
    }
    ~User()
    {
        for (const QJsonValue lab : tomato({"lab", "list", "--json"}).array())
            tomato({"lab", "stop", lab["lab"].toString()});
    }

    Shell::Outcome tomato(const QStringList &arguments) const
    {
        return run(m_programs + "/tomato", arguments);
    }
    Shell::Outcome run(const QString &program, const QStringList &arguments) const
    {
        const QString number = QString::number(m_number);
        return m_shell.run("setpriv", QStringList{"--reuid", number, "--regid", number,
                                                  "--clear-groups", "env", "--chdir=/",
                                                  "XDG_RUNTIME_DIR=" + m_home.filePath("run"),
                                                  "XDG_DATA_HOME=" + m_home.filePath("data"),
                                                  "XDG_CONFIG_HOME=" + m_home.filePath("config"),
                                                  "HOME=" + m_home.filePath("data"), program} +
                                          arguments);
    }

private:
    Shell m_shell;
    QTemporaryDir m_home;
    QString m_programs;
    uid_t m_number;
};

/// Labs as a whole, as a user's shell runs them.
class TestLabs final : public QObject
{
    Q_OBJECT

private:
    static QString save(const Shell &shell, const QString &name, const QJsonArray &elements,
                        const QJsonArray &connections)
    {
        QFile file(shell.path(name + ".tomato4.json"));
        const QJsonObject topology{
            {"name", name}, {"elements", elements}, {"connections", connections}};
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(QJsonDocument(QJsonObject{{"file_information", QJsonObject{{"version", 4}}},
                                             {"topology", topology}})
                       .toJson());
        return file.fileName();
    }

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
        const QString file = save(shell, "macs", elements, connections);
        const auto started = shell.tomato({"lab", "start", file});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        QCOMPARE(shell
                     .tomato({"lab", "exec", file, "h1", "--", "ping", "-c", "1", "-W", "30",
                              "10.0.0.2"})
                     .exitCode,
                 0);
        const auto macs = shell.tomato({"lab", "macs", file, "s1", "--json"});
        QVERIFY2(macs.exitCode == 0, qPrintable(macs.errors));
        QStringList towards;
        for (const QJsonValue row : macs.array())
            towards << row["towards"].toString();
        towards.sort();
        QCOMPARE(towards, QStringList({"h1:eth0", "h2:eth0"}));
        QVERIFY(shell.tomato({"lab", "macs", file, "h1"}).exitCode != 0);
    }

    void theCheckListsTheKernelsCongestionControls()
    {
        QFile file("/proc/sys/net/ipv4/tcp_available_congestion_control");
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList known =
            QString::fromLatin1(file.readAll()).split(' ', Qt::SkipEmptyParts);
        const Shell shell;
        QString said;
        for (const QJsonValue row : shell.tomato({"lab", "check", "--json"}).array()) {
            if (row["name"] == QLatin1String("congestion control"))
                said = row["purpose"].toString();
        }
        const QStringList listed = said.section(": ", 1).split(", ");
        for (const QString &each : known)
            QVERIFY2(listed.contains(each.trimmed()), qPrintable(each + " is not in: " + said));
        QVERIFY(shell.tomato({"lab", "check"}).output.contains(said));
    }

    void whatIsRunInAnElementIsKeptToItsLimits()
    {
        const Shell shell;
        bool canLimit = false;
        for (const QJsonValue row : shell.tomato({"lab", "check", "--json"}).array())
            canLimit |= row["name"] == QLatin1String("memory limits") && row["works"].toBool();
        if (!canLimit)
            QSKIP("no control group with the controller memory can be made here");
        const QString file =
            save(shell, "limits",
                 {element("h1", "container", {}, {{"name", "h1"}, {"memory_limit", 60}})}, {});
        const auto started = shell.tomato({"lab", "start", file});
        QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        // A line is kept in memory until its end.
        const auto eaten = shell.tomato({"lab", "exec", file, "h1", "--", "sh", "-c",
                                         "head -c 400000000 /dev/zero | tail -n 1 | wc -c"});
        QVERIFY2(!eaten.output.contains("400000000"), qPrintable(eaten.output));
        QTRY_VERIFY_WITH_TIMEOUT(shell.tomato({"lab", "status", file})
                                     .output.contains("it ran out of its 60 MB of memory"),
                                 30'000);
        QCOMPARE(shell.tomato({"lab", "exec", file, "h1", "--", "true"}).exitCode, 0);
    }

    void twoUsersAtOnceDoNotMeet()
    {
        if (::geteuid() != 0)
            QSKIP("only root may act for two users");
        // Where they may reach the programs, whoever's the build is.
        const QTemporaryDir programs;
        QVERIFY(makeVisible(programs.path()));
        for (const QString name : {"tomato", "tomato-engine", "tomato-element"})
            QVERIFY(QFile::copy(TOMATO_BIN "/" + name, programs.filePath(name)));
        const Shell shell;
        const QString file = programs.filePath("same.tomato4.json");
        QVERIFY(QFile::copy(shell.twoHosts("same"), file));
        const User ann(programs.path(), 64101);
        const User bob(programs.path(), 64102);
        for (const User *user : {&ann, &bob}) {
            const auto started = user->tomato({"lab", "start", file});
            QVERIFY2(started.exitCode == 0, qPrintable(started.errors));
        }
        // The same file, the same addresses; and each has one lab, in which only its own answer.
        for (const User *user : {&ann, &bob}) {
            QCOMPARE(user->tomato({"lab", "list", "--json"}).array().size(), 1);
            QCOMPARE(user->tomato({"lab", "exec", file, "h1", "--", "ping", "-c", "1", "-W", "30",
                                   "10.0.0.2"})
                         .exitCode,
                     0);
        }
        const QString mark = "touch /root/ann";
        QCOMPARE(ann.tomato({"lab", "exec", file, "h1", "--", "sh", "-c", mark}).exitCode, 0);
        QVERIFY(bob.tomato({"lab", "exec", file, "h1", "--", "ls", "/root/ann"}).exitCode != 0);
        // Nor may the one touch what the other has.
        const QString theirs = ann.tomato({"lab", "folder", file, "h1"}).output.trimmed();
        QVERIFY(QFileInfo::exists(theirs + "/ann"));
        QVERIFY(bob.run("ls", {theirs}).exitCode != 0);
        const qint64 inside = ann.tomato({"lab", "status", file, "--json"})
                                  .object()["elements"][0]["process"]
                                  .toInteger();
        QVERIFY(inside > 0);
        QVERIFY(bob.run("nsenter", {"--user", "--net", "--target", QString::number(inside), "true"})
                    .exitCode != 0);
        QCOMPARE(ann.tomato({"lab", "stop", file}).exitCode, 0);
        QCOMPARE(bob.tomato({"lab", "list", "--json"}).array().size(), 1);
        QCOMPARE(
            bob.tomato({"lab", "exec", file, "h2", "--", "ping", "-c", "1", "-W", "30", "10.0.0.1"})
                .exitCode,
            0);
    }

    void aLabBecomesAPartOfTheNetworkAtAnInterface()
    {
        const Shell shell;
        const QString file =
            save(shell, "bridge",
                 {element("h1", "container", {}, {{"name", "h1"}}),
                  element("h1e", "container_interface", "h1",
                          {{"name", "eth0"}, {"ip4address", "10.0.0.1/24"}}),
                  element("lan", "attach", {},
                          {{"name", "lan"}, {"attach", "interface"}, {"attach_name", "nic0"}}),
                  element("lane", "attach_interface", "lan", {{"name", "eth0"}})},
                 {QJsonObject{{"id", "c1"}, {"elements", QJsonArray{"h1e", "lane"}}}});
        // It is attached a moment after the start. What the far machine's segmentation offload
        // makes long must come as frames.
        const QString fetch = "until ping -c 1 -W 1 10.0.0.9 > /dev/null; do sleep 0.1; done; "
                              "nc -w 30 10.0.0.9 9000 < /dev/null | wc -c";
        const auto outcome = shell.run(
            "unshare", {"--user", "--map-root-user", "--net", "sh", "-c", Machine + "\"$@\"", "sh",
                        TOMATO_BIN "/tomato", "run", file, "--attach", "--capture", "c1", "--exec",
                        "h1", fetch, "--out", shell.path("out")});
        QVERIFY2(outcome.exitCode == 0, qPrintable(outcome.errors));
        QVERIFY2(outcome.output.contains("5000000"), qPrintable(outcome.output));
        const QDir out(shell.path("out"));
        const auto captured = out.entryList({"*.pcap", "*.pcapng"});
        QCOMPARE(captured.size(), 1);
        // Linux writes 0xffff for a sum that is 0, as it does for UDP: as good, but not to tshark.
        const auto longest =
            shell.run("tshark", {"-r", out.filePath(captured.front()), "-Y",
                                 "frame.len > 1514 || "
                                 "(tcp.checksum.status == 0 && tcp.checksum != 0xffff)",
                                 "-o", "tcp.check_checksum:TRUE"});
        QCOMPARE(longest.output, QString());
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
};

QTEST_GUILESS_MAIN(TestLabs)
#include "tst_labs.moc"
