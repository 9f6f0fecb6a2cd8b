// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QFile>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QTest>

#include <unistd.h>

namespace {

// A machine of a test's own, 198.51.100.1, and its neighbour, 198.51.100.254. Each waits at port
// 80, which only takes connections.
const QString Outside = QStringLiteral(
    "ip link set lo up; unshare --net sleep 1000000 & far=$!; trap 'kill $far' EXIT; "
    "while [ \"$(readlink /proc/$far/ns/net)\" = \"$(readlink /proc/self/ns/net)\" ]; "
    "do sleep 0.05; done; "
    "ip link add v0 type veth peer name v1 netns $far && ip link set v0 up && "
    "ip address add 198.51.100.1/24 dev v0 && ip route add default via 198.51.100.254; "
    "nsenter --target $far --net sh -c 'ip link set lo up; ip address add 198.51.100.254/24 dev "
    "v1; "
    "ip link set v1 up; (timeout 200 nc -l -k 198.51.100.254 80 > /dev/null 2>&1) &'; "
    "wait_at() { (timeout 200 nc -l -k $1 80 > /dev/null 2>&1) & until nc -z -w 1 $1 80; do "
    "sleep 0.05; done; }; wait_at 198.51.100.1; ");

QJsonObject element(const QString &id, const QString &type, const QString &parent,
                    QJsonObject attributes)
{
    attributes.insert("id", id);
    attributes.insert("type", type);
    attributes.insert("parent", parent.isEmpty() ? QJsonValue() : QJsonValue(parent));
    return attributes;
}

/// h1 and h2 behind an external network that is to reach outside, and perhaps this machine.
QByteArray behindNat(bool reachesMachine)
{
    QJsonArray elements{
        element("x", "external_network", {},
                {{"name", "internet"}, {"outside", "nat"}, {"outside_machine", reachesMachine}}),
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

/// A line of shell that ends when the network's way out is open.
const QString UntilOpen =
    QStringLiteral("i=0; until nc -z -w 1 198.51.100.254 80; do i=$((i + 1)); [ $i = 150 ] && "
                   "exit 9; sleep 0.2; done; ");

} // namespace

/// Tests what elements reach through an external network with `outside: "nat"`, by real traffic.
class TestNat final : public QObject
{
    Q_OBJECT

    /// `script` on the test's machine, with `$0` for tomato and `$1` for the topology's file.
    static Shell::Outcome onMachine(const Shell &shell, bool reachesMachine, const QString &script)
    {
        QFile file(shell.path("nat.tomato4.json"));
        if (file.open(QIODevice::WriteOnly))
            file.write(behindNat(reachesMachine));
        file.close();
        return shell.run("unshare", {"--user", "--map-root-user", "--net", "sh", "-c",
                                     Outside + script, TOMATO_BIN "/tomato", file.fileName()});
    }

private slots:
    void initTestCase()
    {
        if (const QString problem = Shell::labProblem(); !problem.isEmpty())
            QSKIP(qPrintable(problem));
        for (const QString program : {"pasta", "nft"}) {
            if (QStandardPaths::findExecutable(program).isEmpty() &&
                QStandardPaths::findExecutable(program, {"/usr/sbin"}).isEmpty())
                QSKIP(qPrintable(program + " is not installed"));
        }
        if (::access("/dev/net/tun", R_OK | W_OK) != 0)
            QSKIP("this user may not open /dev/net/tun");
    }

    void hostsReachOutsideAndThisMachineWhereTheyMay_data()
    {
        QTest::addColumn<bool>("reachesMachine");
        QTest::newRow("and this machine, as they may") << true;
        QTest::newRow("but not this machine") << false;
    }

    void hostsReachOutsideAndThisMachineWhereTheyMay()
    {
        QFETCH(const bool, reachesMachine);
        const Shell shell;
        const QString inside =
            UntilOpen + "nc -z -w 2 198.51.100.1 80 && echo machine; echo outside";
        const auto outcome = onMachine(shell, reachesMachine,
                                       "$0 run $1 --nat --exec h1 '" + inside + "' --exec h2 '" +
                                           inside + "' --out out");
        QVERIFY2(outcome.output.count("outside") >= 2, qPrintable(outcome.output + outcome.errors));
        QCOMPARE(outcome.output.contains("machine"), reachesMachine);
    }

    void whatTellsCloudsTheirKeysIsNeverReached()
    {
        const Shell shell;
        // Also where the machine's own services may be reached, as these are here.
        const QString addresses = "169.254.169.254 169.254.170.2 168.63.129.16 100.100.100.200";
        const QString inside = UntilOpen + "nc -z -w 5 198.51.100.1 80 && echo control; for a in " +
                               addresses +
                               "; do nc -z -w 2 $a 80 && echo met $a; done; "
                               "ip address add fd00:ec2::1/64 dev eth0 nodad; "
                               "nc -z -w 2 fd00:ec2::254 80 && echo met IPv6; echo tried";
        const auto outcome = onMachine(shell, true,
                                       "for a in " + addresses +
                                           "; do ip address add $a/32 dev v0 && wait_at $a; done; "
                                           "ip address add fd00:ec2::254/64 dev v0 nodad && "
                                           "wait_at fd00:ec2::254; $0 run $1 --nat --exec h1 '" +
                                           inside + "' --out out");
        QVERIFY2(outcome.output.contains("control") && outcome.output.contains("tried"),
                 qPrintable(outcome.output + outcome.errors));
        QVERIFY2(!outcome.output.contains("met"), qPrintable(outcome.output));
    }

    void whatThisMachineIsCalledLaterIsNotReachedEither()
    {
        const Shell shell;
        const auto outcome = onMachine(
            shell, false,
            "$0 lab start $1 --nat >&2; $0 lab exec $1 h1 -- sh -c '" + UntilOpen +
                "echo open'; ip address add 203.0.113.9/24 dev v0 && wait_at 203.0.113.9; "
                // The rules follow in a moment, and then hold.
                "for i in $(seq 50); do $0 lab exec $1 h1 -- nc -z -w 1 203.0.113.9 80 || break; "
                "sleep 0.1; done; [ $i != 50 ] && "
                "! $0 lab exec $1 h1 -- nc -z -w 2 203.0.113.9 80 && echo held; "
                "$0 lab exec $1 h1 -- nc -z -w 5 198.51.100.254 80 && echo still; "
                "$0 lab stop $1 >&2");
        QVERIFY2(outcome.output == "open\nheld\nstill\n",
                 qPrintable(outcome.output + outcome.errors));
    }
};

QTEST_GUILESS_MAIN(TestNat)
#include "tst_nat.moc"
