// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QDir>
#include <QFile>
#include <QTest>

/// Tests what a command that is run in an element brings along, where the element waits for it.
class TestEntering final : public QObject
{
    Q_OBJECT

    static Shell::Outcome inside(const Shell &shell, const QString &file, const QString &command)
    {
        return shell.tomato({"lab", "exec", file, "h1", "--", "sh", "-c", command});
    }

private slots:
    void initTestCase()
    {
        if (const QString problem = Shell::labProblem(); !problem.isEmpty())
            QSKIP(qPrintable(problem));
    }

    void whatLabsAreMadeForWorksInside_data()
    {
        QTest::addColumn<QString>("command");
        // How one knows that this machine can do it at all; empty: it can.
        QTest::addColumn<QString>("needs");
        QTest::newRow("nftables")
            << "nft add table ip t && nft 'add chain ip t c { type filter hook "
               "output priority 0; }' && nft add rule ip t c ip daddr "
               "10.0.0.2 counter drop && ! ping -c1 -W1 10.0.0.2 && nft list "
               "ruleset | grep -q 'packets [1-9]'"
            << "nft --version";
        QTest::newRow("traffic control")
            << "tc qdisc add dev eth0 root tbf rate 1mbit burst 10kb latency 50ms && "
               "tc qdisc show dev eth0 | grep tbf"
            << "";
        QTest::newRow("tcpdump")
            << "(ping -c 20 -i 0.2 10.0.0.2 > /dev/null &) ; timeout 20 tcpdump "
               "-c 2 -w /tmp/x.pcap -i eth0 icmp && tcpdump -r /tmp/x.pcap"
            << "tcpdump --version";
        QTest::newRow("namespaces of its own")
            << "unshare --user --map-root-user --pid --fork --mount --mount-proc sh -c 'test $$ = "
               "1 && ps -p 1'"
            << "";
        QTest::newRow("networks of its own")
            << "ip netns add inner && ip link add name v1 type veth peer name v2 netns inner && ip "
               "netns exec inner ip link show v2"
            << "";
        QTest::newRow("bridges and VLANs")
            << "ip link add br0 type bridge && ip link add link eth0 name eth0.5 type vlan id 5 && "
               "ip link set eth0.5 master br0"
            << "ip link add v0 type bridge && ip link add link v0 name v0.5 type vlan id 5";
        QTest::newRow("tunnels")
            << "ip tunnel add g1 mode gre remote 10.0.0.2 local 10.0.0.1 && ip "
               "link add v1 type vxlan id 5 remote 10.0.0.2 dstport 4789"
            << "ip tunnel add g1 mode gre remote 10.0.0.2 && ip link add v1 "
               "type vxlan id 5 remote 10.0.0.2 dstport 4789";
        QTest::newRow("WireGuard") << "ip link add wg0 type wireguard"
                                   << "ip link add wg0 type wireguard";
    }
    void whatLabsAreMadeForWorksInside()
    {
        QFETCH(const QString, command);
        QFETCH(const QString, needs);
        const Shell shell;
        const QString path = QStringLiteral("PATH=$PATH:/usr/sbin:/sbin; ");
        if (!needs.isEmpty() &&
            shell.run("unshare", {"--user", "--map-root-user", "--net", "sh", "-c", path + needs})
                    .exitCode != 0)
            QSKIP("this machine cannot do it");
        const QString file = shell.twoHosts(QStringLiteral("tools"));
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        const auto done = inside(shell, file, path + command);
        QVERIFY2(done.exitCode == 0, qPrintable(done.output + done.errors));
    }

    void noEnvironmentIsSeenOnTheWayIn()
    {
        const Shell shell;
        const QString file = shell.twoHosts(QStringLiteral("entering"));
        QCOMPARE(shell.tomato({"lab", "start", file}).exitCode, 0);
        // Each program by which a command could begin, in the element's own mounts.
        const QString trap = QStringLiteral(
            "cd /root; cp /usr/bin/env realenv; cp /bin/sh realsh; "
            "printf '#!/root/realsh\\n/root/realenv >> /root/seen; cat /proc/*/environ >> "
            "/root/seen 2>/dev/null; case $0 in *env) exec /root/realenv \"$@\";; *) exec "
            "/root/realsh \"$@\";; esac\\n' > trap; chmod +x trap; "
            "for each in /usr/bin/env /bin/true; do mount --bind trap $each || exit 1; done; "
            "mkfifo never; for each in 1 2; do (while test ! -e stop; do cat "
            "/proc/[0-9]*/environ >> seen.$$ 2>/dev/null; done) < /dev/null > /dev/null 2>&1 & "
            "done; echo set");
        QCOMPARE(inside(shell, file, trap).output.trimmed(), QString("set"));
        for (int round = 0; round < 40; ++round) {
            const auto done =
                shell.run("/usr/bin/env", {"TOKEN=tomato-secret", TOMATO_BIN "/tomato", "lab",
                                           "exec", file, "h1", "--", "/usr/bin/env"});
            QVERIFY2(!done.output.contains("tomato-secret"), qPrintable(done.output));
        }
        const auto looked = inside(shell, file,
                                   "touch /root/stop; grep -l tomato-secret /root/seen*; "
                                   "wc -c < /root/seen");
        QVERIFY2(!looked.output.contains("seen"), qPrintable(looked.output));
        // It was there to see.
        QVERIFY2(looked.output.trimmed().toInt() > 0, qPrintable(looked.output + looked.errors));
    }

    void noOpenFileComesIn()
    {
        const Shell shell;
        QFile secret(shell.path(QStringLiteral("secret")));
        QVERIFY(secret.open(QIODevice::WriteOnly));
        secret.write("tomato-secret");
        secret.close();
        const QString file = shell.twoHosts(QStringLiteral("files"));
        const QString list = QStringLiteral("ls /proc/self/fd | tr '\\n' ' '");
        const auto outcome =
            shell.run("bash", {"-c",
                               "exec 10<secret 11<.; $0 lab start $1 >&2 && "
                               "$0 lab exec $1 h1 -- sh -c \"$2\"; $0 lab stop $1 >&2",
                               TOMATO_BIN "/tomato", file, list});
        // The standard ones, and that of ls itself.
        QVERIFY2(outcome.output.trimmed() == "0 1 2 3",
                 qPrintable(outcome.output + outcome.errors));
    }
};

QTEST_GUILESS_MAIN(TestEntering)
#include "tst_entering.moc"
