// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/plan/routingdaemons.h"
#include "tests/app/lab/drawing.h"
#include "tests/app/lab/fabrictest.h"

#include <QTemporaryDir>

using namespace tomato;
using namespace tomato::lab;

/// Routers that run FRR.
class TestRoutingDaemons final : public FabricTest
{
    Q_OBJECT

public:
    using FabricTest::FabricTest;

private:
    static constexpr int Patience = 120'000;

    /// Seconds between hellos, so that nobody waits for long.
    static QString ospf(const QString &network)
    {
        return QStringLiteral(
                   "interface eth0\n ip ospf hello-interval 1\n ip ospf dead-interval 3\n"
                   "interface eth1\n ip ospf hello-interval 1\n ip ospf dead-interval 3\n"
                   "router ospf\n network %1 area 0\n")
            .arg(network);
    }

    static int startsOf(const Lab &lab, const QString &element, const std::string &command)
    {
        for (const CommandReport &each : statusOf(lab, element).commands) {
            if (each.name == command)
                return each.starts;
        }
        return 0;
    }

private slots:
    void daemonsThatAreMissingAreNamed()
    {
        const auto has = [](const std::string &name) { return name == "zebra" || name == "bgpd"; };
        QVERIFY(missingDaemons("router bgp 65001\n", has).empty());
        QCOMPARE(
            missingDaemons("router bgp 65001\nrouter ospf\n network 10.0.0.0/8 area 0\nbfd\n", has),
            (std::vector<std::string>{"ospfd", "bfdd"}));
    }

    void eachProtocolHasItsDaemon_data()
    {
        QTest::addColumn<QString>("configuration");
        QTest::addColumn<QString>("daemons");
        QTest::newRow("none") << "  \n"
                              << "";
        QTest::newRow("static") << "ip route 10.0.0.0/8 10.1.0.1\n"
                                << "frr-zebra frr-staticd";
        QTest::newRow("ospf") << "router ospf\n network 10.0.0.0/8 area 0\n"
                              << "frr-zebra frr-staticd frr-ospfd";
        QTest::newRow("ospf6") << "interface eth0\n ipv6 ospf6 area 0\nrouter ospf6\n"
                               << "frr-zebra frr-staticd frr-ospf6d";
        QTest::newRow("bgp and bfd") << "router bgp 65001\n neighbor 10.0.0.2 bfd\nbfd\n"
                                     << "frr-zebra frr-staticd frr-bgpd frr-bfdd";
        QTest::newRow("a description is no protocol")
            << "interface eth0\n description router bgp 1\n"
            << "frr-zebra frr-staticd";
    }
    void eachProtocolHasItsDaemon()
    {
        QFETCH(const QString, configuration);
        QFETCH(const QString, daemons);
        QStringList names;
        const auto of8 = [](const std::string &name) { return name != "mgmtd"; };
        for (const ServicePlan &each : routingDaemons(configuration.toStdString(), of8))
            names << QString::fromStdString(each.command.name);
        QCOMPARE(names.join(u' '), daemons);
        QVERIFY(routingDaemons(configuration.toStdString(), [](const auto &) {
                    return false;
                }).empty());
    }

    void aMachineWithoutThemSaysSo()
    {
        if (hasRoutingDaemon("zebra"))
            QSKIP("FRR is installed");
        Drawing drawing;
        drawing.addDevice("r1", "router", {{"frr", "router ospf\n"}});
        ListenerRecord listener;
        Lab lab(listener);
        lab.apply(drawing.topology, drawing.devices());
        QCOMPARE(statusOf(lab, "r1").state, RunState::Running);
        QCOMPARE(QString::fromStdString(statusOf(lab, "r1").reason),
                 QString("FRR is not installed: apt install frr"));
    }

    void noTextOfAConfigurationIsALineOfShell()
    {
        const QString hostile = "END OF FRR\nEOF\n$(touch /root/met)\n`touch /root/met`\n"
                                "'; touch /root/met #\n\"; touch /root/met #\n"
                                "ip route 10.9.0.0/16 10.0.0.2\n";
        for (const ServicePlan &each :
             routingDaemons(hostile.toStdString(), [](const auto &) { return true; })) {
            QCOMPARE(each.command.line.find("met"), std::string::npos);
            QCOMPARE(each.command.input, hostile.toStdString() + '\n');
        }
    }

    void routersTellEachOtherTheirNetworksByOspf()
    {
        if (!hasRoutingDaemon("zebra") || !hasRoutingDaemon("ospfd"))
            QSKIP("FRR is not installed");
        QTemporaryDir folder;
        Drawing drawing;
        drawing.addHost("h1", {{"gateway4", "10.0.1.1"}});
        drawing.addHost("h2", {{"gateway4", "10.0.3.1"}});
        drawing.addDevice("r1", "router", {{"name", "r1"}, {"frr", ospf("10.0.0.0/16")}});
        drawing.addDevice("r2", "router", {{"name", "r2"}, {"frr", ospf("10.0.0.0/16")}});
        drawing.addInterface("h1:eth0", "10.0.1.2/24");
        drawing.addInterface("r1:eth0", "10.0.1.1/24");
        drawing.addInterface("r1:eth1", "10.0.2.1/24");
        drawing.addInterface("r2:eth1", "10.0.2.2/24");
        drawing.addInterface("r2:eth0", "10.0.3.1/24");
        drawing.addInterface("h2:eth0", "10.0.3.2/24");
        drawing.connect("h1:eth0", "r1:eth0");
        drawing.connect("r1:eth1", "r2:eth1");
        drawing.connect("r2:eth0", "h2:eth0");
        ListenerRecord listener;
        Lab lab(listener);
        lab.keepIn(folder.path().toStdString());
        lab.apply(drawing.topology, drawing.devices());
        QTRY_VERIFY_WITH_TIMEOUT(pings(lab, "h1", "10.0.3.2"), Patience);
        const auto routes =
            run(lab, "r1", "ip route show proto ospf; timeout 20 vtysh -c 'show ip route'");
        QVERIFY2(routes.output.contains("10.0.3.0/24"), qPrintable(routes.output));
        QVERIFY2(routes.output.contains("O>* 10.0.3.0/24"), qPrintable(routes.output));
        // A daemon that dies comes again, with its settings.
        QCOMPARE(run(lab, "r2", "pkill -9 ospfd").code, 0);
        QTRY_VERIFY_WITH_TIMEOUT(startsOf(lab, "r2", "frr-ospfd") == 2, Patience);
        const auto neighbours = [&] {
            // Newer ones complain of PAM, and go on.
            return run(lab, "r2",
                       "timeout 20 vtysh -c 'show ip ospf neighbor' 2>/dev/null | grep -c Full")
                .output;
        };
        // Once is enough: where the machine is late with greetings, it may go again meanwhile.
        bool found = false;
        QTRY_VERIFY_WITH_TIMEOUT(found = found || neighbours().trimmed() == "1", Patience);
        QTRY_VERIFY_WITH_TIMEOUT(pings(lab, "h1", "10.0.3.2"), Patience);
        // Nothing is seen of them on the machine's own routers, if it has some.
        QVERIFY(run(lab, "h1", "test -e /run/frr").code != 0);
    }
};

int main(int argc, char **argv)
{
    return runInFabric<TestRoutingDaemons>(argc, argv);
}

#include "tst_routingdaemons.moc"
