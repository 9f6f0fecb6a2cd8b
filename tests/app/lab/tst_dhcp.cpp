// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/plan/program.h"
#include "drawing.h"
#include "fabrictest.h"

#include <QDir>
#include <QJsonArray>
#include <QTemporaryDir>

#include <algorithm>

using namespace tomato;
using namespace tomato::lab;

/// Time for clients that ask every few seconds, on a machine that is busy.
static constexpr int Patience = 60'000;

/// Hosts that get their addresses inside the lab, by the real programs.
class TestDhcp final : public FabricTest
{
    Q_OBJECT

public:
    using FabricTest::FabricTest;

private:
    /// h1 and h2 ask in a segment where the router r1 is 10.0.0.1 and h3 has 10.0.0.2; h4 is behind
    /// r1.
    static Drawing segment(bool serves = true)
    {
        Drawing drawing;
        drawing.addSwitch("s1");
        for (const char *host : {"h1", "h2"}) {
            drawing.addHost(host);
            drawing.addInterface(host + QStringLiteral(":eth0"), QJsonObject{{"use_dhcp", true}});
        }
        drawing.addHost("h3");
        drawing.addInterface("h3:eth0", "10.0.0.2/24");
        drawing.addHost("h4", {{"gateway4", "10.0.1.1"}});
        drawing.addInterface("h4:eth0", "10.0.1.2/24");
        drawing.addRouter("r1");
        drawing.addInterface("r1:eth0", {{"ip4address", "10.0.0.1/24"}, {"dhcp_server", serves}});
        drawing.addInterface("r1:eth1", "10.0.1.1/24");
        for (const char *each : {"h1", "h2", "h3", "r1"}) {
            const QString port = QStringLiteral("s1:") + each;
            drawing.addInterface(port, QJsonObject());
            drawing.connect(each + QStringLiteral(":eth0"), port);
        }
        drawing.connect("h4:eth0", "r1:eth1");
        return drawing;
    }
    /// Returns the lease of the host's interface, or an empty text.
    static QString leaseOf(const Lab &lab, const QString &host)
    {
        const auto leased = statusOf(lab, host).leased;
        const auto found = leased.find(ElementId((host + ":eth0").toStdString()));
        return found == leased.end() ? QString() : QString::fromStdString(found->second);
    }
    QString resolver(const Lab &lab, const QString &host) const
    {
        return run(lab, host, "grep nameserver /etc/resolv.conf").output.trimmed();
    }
    static std::string problemOf(const Lab &lab, const QString &element)
    {
        return statusOf(lab, element).reason;
    }

    static QString processSpace(const QString &process)
    {
        return QFile::symLinkTarget("/proc/" + process + "/ns/pid").section(u'/', -1);
    }
    static qsizetype countProcesses(const QString &space)
    {
        const QStringList all =
            QDir("/proc").entryList({"[0-9]*"}, QDir::Dirs | QDir::NoDotAndDotDot);
        return std::ranges::count(all, space, processSpace);
    }

private slots:
    void init()
    {
        if (findProgram("udhcpc").empty() || findProgram("dnsmasq").empty())
            QSKIP("udhcpc or dnsmasq is not installed");
    }

    void aHostGetsItsAddressItsRouteAndItsResolver()
    {
        QTemporaryDir folder;
        Drawing drawing = segment();
        drawing.topology.setAttributes({{"nameservers", QJsonArray{"10.0.1.53", "fd00::53"}}});
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(problemOf(lab, "h1"), "");
        QCOMPARE(problemOf(lab, "r1"), "");
        QTRY_COMPARE_WITH_TIMEOUT(leaseOf(lab, "h1"), "10.0.0.3/24", Patience);
        QTRY_COMPARE_WITH_TIMEOUT(resolver(lab, "h1"), "nameserver 10.0.1.53", Patience);
        QVERIFY(pings(lab, "h1", "10.0.0.1"));
        QVERIFY(pings(lab, "h1", "10.0.1.2"));
        // By name too, since it is known what it gets.
        QVERIFY(pings(lab, "h4", "h1"));
        QVERIFY(resolver(lab, "h3").contains("fd00::53"));
    }

    void addressesStayOverRuns()
    {
        QTemporaryDir folder;
        const Drawing drawing = segment();
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        for (int i = 0; i < 2; ++i) {
            lab.apply(drawing.topology, drawing.devices());
            QTRY_COMPARE_WITH_TIMEOUT(leaseOf(lab, "h1"), "10.0.0.3/24", Patience);
            QTRY_COMPARE_WITH_TIMEOUT(leaseOf(lab, "h2"), "10.0.0.4/24", Patience);
            lab.stop();
        }
    }

    void writtenAddressesAreNeverGiven()
    {
        Drawing drawing = segment();
        // The subnet has 10.0.0.1 to 10.0.0.6, of which 1, 2, 4 and 5 are static addresses.
        drawing.set("r1:eth0", "ip4address", "10.0.0.1/29");
        drawing.addHost("h5");
        drawing.addInterface("h5:eth0", "10.0.0.4/29");
        drawing.addHost("h6");
        drawing.addInterface("h6:eth0", "10.0.0.5/29");
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        QTRY_COMPARE_WITH_TIMEOUT(leaseOf(lab, "h1"), "10.0.0.3/29", Patience);
        QTRY_COMPARE_WITH_TIMEOUT(leaseOf(lab, "h2"), "10.0.0.6/29", Patience);
    }

    void aClientWaitsForItsServer()
    {
        QTemporaryDir folder;
        Drawing drawing = segment(false);
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(statusOf(lab, "h1").state, RunState::Running);
        QTRY_COMPARE_WITH_TIMEOUT(run(lab, "h1", "pgrep -x udhcpc").code, 0, Patience);
        QCOMPARE(leaseOf(lab, "h1"), "");
        const pid_t router = processOf(lab, "r1");
        drawing.set("r1:eth0", "dhcp_server", true);
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(processOf(lab, "r1"), router);
        QTRY_COMPARE_WITH_TIMEOUT(leaseOf(lab, "h1"), "10.0.0.3/24", Patience);
    }

    void withoutDhcpNothingOfItIsLeft()
    {
        QTemporaryDir folder;
        Drawing drawing = segment();
        drawing.topology.setAttributes({{"nameservers", QJsonArray{"10.0.1.53", "10.0.1.54"}}});
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        QTRY_COMPARE_WITH_TIMEOUT(leaseOf(lab, "h1"), "10.0.0.3/24", Patience);
        QTRY_VERIFY(run(lab, "h1", "grep /etc/resolv.conf /proc/mounts | wc -l").output.trimmed() ==
                    "2");
        const pid_t process = processOf(lab, "h1");
        drawing.set("h1:eth0", "use_dhcp", false);
        // The very address that it had.
        drawing.set("h1:eth0", "ip4address", "10.0.0.3/24");
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(processOf(lab, "h1"), process);
        QTRY_VERIFY_WITH_TIMEOUT(run(lab, "h1", "pgrep -x udhcpc").code != 0, 60'000);
        QVERIFY(pings(lab, "h1", "10.0.0.1"));
        QCOMPARE(run(lab, "h1", "ip -4 route show default").output.trimmed(), "");
        QCOMPARE(run(lab, "h1", "grep /etc/resolv.conf /proc/mounts | wc -l").output.trimmed(),
                 "1");
        // And back.
        drawing.set("h1:eth0", "use_dhcp", true);
        lab.apply(drawing.topology, drawing.devices());
        QTRY_COMPARE_WITH_TIMEOUT(leaseOf(lab, "h1"), "10.0.0.3/24", Patience);
        QTRY_VERIFY(pings(lab, "h1", "10.0.1.2"));
    }

    void aWrittenGatewayWins()
    {
        Drawing drawing = segment();
        drawing.set("h1", "gateway4", "10.0.0.2");
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(statusOf(lab, "h1").reason, "");
        QTRY_VERIFY_WITH_TIMEOUT(
            run(lab, "h1", "ip -4 route get 192.0.2.1").output.contains("via 10.0.0.2"), Patience);
    }

    void drawingElsewhereEndsNoService()
    {
        Drawing drawing = segment();
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        QTRY_COMPARE_WITH_TIMEOUT(leaseOf(lab, "h1"), "10.0.0.3/24", Patience);
        const QString client = run(lab, "h1", "pgrep -x udhcpc").output;
        const QString server = run(lab, "r1", "pgrep -x dnsmasq").output;
        drawing.set("h1", "commands", QJsonArray{QJsonObject{{"run", "true"}}});
        drawing.addInterface("h1:eth1", "10.0.9.1/24");
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(run(lab, "h1", "pgrep -x udhcpc").output, client);
        QCOMPARE(run(lab, "r1", "pgrep -x dnsmasq").output, server);
        // A further client is known to the server, which therefore begins anew.
        drawing.addHost("h9");
        drawing.addInterface("h9:eth0", QJsonObject{{"use_dhcp", true}});
        drawing.addInterface("s1:h9", QJsonObject());
        drawing.connect("h9:eth0", "s1:h9");
        lab.apply(drawing.topology, drawing.devices());
        QTRY_COMPARE_WITH_TIMEOUT(leaseOf(lab, "h9"), "10.0.0.5/24", Patience);
        QCOMPARE(leaseOf(lab, "h1"), "10.0.0.3/24");
    }

    void anInterfaceThatIsMadeAnewAsksAgain()
    {
        Drawing drawing = segment();
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        QTRY_COMPARE_WITH_TIMEOUT(leaseOf(lab, "h1"), "10.0.0.3/24", Patience);
        drawing.set("h1:eth0", "mtu", 1400);
        lab.apply(drawing.topology, drawing.devices());
        QTRY_COMPARE_WITH_TIMEOUT(leaseOf(lab, "h1"), "10.0.0.3/24", Patience);
        QTRY_VERIFY(pings(lab, "h1", "10.0.1.2"));
    }

    void anExternalNetworkServesToo()
    {
        Drawing drawing;
        drawing.addDevice("n1", "external_network", {{"dhcp_server", true}});
        drawing.addInterface("n1:a", "192.168.7.1/24");
        drawing.addHost("h1");
        drawing.addInterface("h1:eth0", QJsonObject{{"use_dhcp", true}});
        drawing.connect("n1:a", "h1:eth0");
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(problemOf(lab, "n1"), "");
        QTRY_COMPARE_WITH_TIMEOUT(leaseOf(lab, "h1"), "192.168.7.2/24", Patience);
        QVERIFY(pings(lab, "h1", "192.168.7.1"));
        QTRY_VERIFY(run(lab, "h1", "ip -4 route show default").output.contains("via 192.168.7.1"));
        QCOMPARE(statusOf(lab, "n1").commands.at(0).name, "dhcp-server-br0");
    }

    void servicesEndWithTheirElements()
    {
        const Drawing drawing = segment();
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        QTRY_COMPARE_WITH_TIMEOUT(leaseOf(lab, "h1"), "10.0.0.3/24", Patience);
        const QString inside = processSpace(QString::number(processOf(lab, "h1")));
        QVERIFY(countProcesses(inside) >= 2);
        lab.stop();
        QTRY_COMPARE_WITH_TIMEOUT(countProcesses(inside), 0, Patience);
    }
};

int main(int argc, char **argv)
{
    return runInFabric<TestDhcp>(argc, argv);
}

#include "tst_dhcp.moc"
