// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/plan/commandplan.h"
#include "app/lab/plan/serviceplan.h"
#include "tests/app/lab/drawing.h"

#include <QJsonArray>
#include <QTest>

using namespace tomato;
using namespace tomato::lab;

static std::string everyProgram(const std::string &name)
{
    return "/sbin/" + name;
}

static std::string noProgram(const std::string &)
{
    return {};
}

class TestServicePlan final : public QObject
{
    Q_OBJECT

    /// Returns the plan for a device when these programs, and not this machine's, are installed.
    static DevicePlan planOf(const Drawing &drawing, const char *device,
                             const FindProgram &find = everyProgram)
    {
        const topology::Element &element = *drawing.topology.element(ElementId(device));
        auto plan = planDevice(drawing.topology, element, {});
        if (!plan)
            qFatal("%s", plan.error().text().c_str());
        std::vector<const topology::Element *> interfaces;
        for (const InterfacePlan &each : plan->interfaces)
            interfaces.push_back(drawing.topology.element(each.id));
        plan->services.clear();
        plan->leases.clear();
        plan->problem.clear();
        planServices(*plan, drawing.topology, element, interfaces, find);
        return *plan;
    }
    static QString lineOf(const DevicePlan &plan)
    {
        return plan.services.empty() ? QString()
                                     : QString::fromStdString(plan.services[0].command.line);
    }
    /// A client on h1 and a server on r1, joined.
    static Drawing pair(const QJsonObject &server)
    {
        Drawing drawing;
        drawing.addHost("h1");
        drawing.addInterface("h1:eth0",
                             QJsonObject{{"use_dhcp", true}, {"mac", "02:00:00:00:00:07"}});
        drawing.addRouter("r1");
        drawing.addInterface("r1:eth0", server);
        drawing.connect("h1:eth0", "r1:eth0");
        return drawing;
    }
    static QJsonObject serving(const QString &address)
    {
        return {{"ip4address", address}, {"dhcp_server", true}};
    }

private slots:
    void anInterfaceThatAsksHasNoWrittenAddressOfIpv4()
    {
        Drawing drawing = pair(serving("10.0.0.1/24"));
        drawing.set("h1:eth0", "ip4address", "10.0.0.9/24");
        drawing.set("h1:eth0", "ip6address", "fd00::9/64");
        const DevicePlan plan = planOf(drawing, "h1");
        QCOMPARE(plan.interfaces[0].addresses.size(), 1U);
        QCOMPARE(plan.interfaces[0].addresses[0].text(), "fd00::9/64");
        // And what is written there can be given to somebody.
        QVERIFY(lineOf(planOf(drawing, "r1"))
                    .contains("--dhcp-range=10.0.0.2,10.0.0.254,255.255.255.0,1h"));
    }

    void theClientIsAService()
    {
        const DevicePlan plan = planOf(pair({}), "h1");
        QCOMPARE(plan.services.size(), 1U);
        QCOMPARE(plan.services[0].command.name, "dhcp-eth0");
        QVERIFY(plan.services[0].command.restarts);
        QVERIFY(lineOf(plan).contains("exec /sbin/udhcpc -f -i 'eth0' -s /run/dhcp/eth0.sh"));
        QCOMPARE(plan.problem, "");
    }

    void dhclientIsTheSecondChoice()
    {
        const DevicePlan plan = planOf(pair({}), "h1", [](const std::string &name) {
            return name == "dhclient" ? "/sbin/dhclient" : std::string();
        });
        QVERIFY(lineOf(plan).contains("exec /sbin/dhclient -4 -d "));
    }

    void whatIsNotInstalledIsTold()
    {
        const Drawing drawing = pair(serving("10.0.0.1/24"));
        const DevicePlan client = planOf(drawing, "h1", noProgram);
        QCOMPARE(client.problem, "no DHCP client is installed: apt install udhcpc");
        QVERIFY(client.services.empty());
        const DevicePlan server = planOf(drawing, "r1", noProgram);
        QCOMPARE(server.problem, "no DHCP server is installed: apt install dnsmasq-base");
        QVERIFY(server.services.empty());
    }

    void aServerGivesWhatNobodyHas()
    {
        Drawing drawing = pair(serving("10.0.0.1/28"));
        drawing.addHost("h2");
        drawing.addInterface("h2:eth0", "10.0.0.5/28");
        const DevicePlan plan = planOf(drawing, "r1");
        QCOMPARE(plan.services[0].command.name, "dhcp-server-eth0");
        const QString line = lineOf(plan);
        QCOMPARE(line.count("--dhcp-range="), 2);
        QVERIFY(line.contains("--dhcp-range=10.0.0.2,10.0.0.4,255.255.255.240,1h"));
        QVERIFY(line.contains("--dhcp-range=10.0.0.6,10.0.0.14,255.255.255.240,1h"));
        QVERIFY(line.contains("--dhcp-host=02:00:00:00:00:07,10.0.0.2"));
        QCOMPARE(plan.leases.size(), 1U);
        QCOMPARE(plan.leases[0].interface, ElementId("h1:eth0"));
    }

    void leasesAreInTheOrderOfNames()
    {
        Drawing drawing;
        drawing.addSwitch("s1");
        drawing.addRouter("r1");
        drawing.addInterface("r1:eth0", serving("10.0.0.1/24"));
        for (const QString name : {"r1", "h10", "h2", "h1"}) {
            if (name != "r1") {
                drawing.addHost(name);
                drawing.addInterface(name + ":eth0", QJsonObject{{"use_dhcp", true}});
            }
            drawing.addInterface("s1:" + name, QJsonObject());
            drawing.connect(name + ":eth0", "s1:" + name);
        }
        QStringList given;
        for (const DhcpLease &lease : planOf(drawing, "r1").leases)
            given << QString::fromStdString(lease.interface.value + ' ' + lease.address.text());
        QCOMPARE(given, (QStringList{"h1:eth0 10.0.0.2", "h2:eth0 10.0.0.3", "h10:eth0 10.0.0.4"}));
    }

    void onlyWhoForwardsIsARouter()
    {
        Drawing drawing = pair(serving("10.0.0.1/24"));
        drawing.topology.setAttributes({{"nameservers", QJsonArray{"10.0.0.53", "fd00::53"}}});
        const QString router = lineOf(planOf(drawing, "r1"));
        QVERIFY(router.contains("--dhcp-option=3,10.0.0.1 "));
        QVERIFY(router.endsWith("--dhcp-option=6,10.0.0.53"));
        drawing.set("r1", "mode", "switch");
        drawing.set("h1:eth0", "use_dhcp", false);
        drawing.set("h1:eth0", "ip4address", "10.0.0.1/24");
        drawing.set("h1:eth0", "dhcp_server", true);
        QVERIFY(lineOf(planOf(drawing, "h1")).contains("--dhcp-option=3 "));
    }

    void aServerWithoutAnythingToGiveSaysSo()
    {
        QCOMPARE(planOf(pair({{"dhcp_server", true}}), "r1").problem,
                 "it serves no addresses by DHCP: eth0 has no IPv4 address that is written down");
        QCOMPARE(planOf(pair({{"dhcp_server", true}, {"use_dhcp", true}}), "r1").problem,
                 "it serves no addresses by DHCP: eth0 has no IPv4 address that is written down");
        QCOMPARE(planOf(pair(serving("10.0.0.0/31")), "r1").problem,
                 "it serves no addresses by DHCP: none of 10.0.0.0/31 is left");
    }

    void oddNamesHarmNoShell()
    {
        Drawing drawing = pair({});
        drawing.set("h1:eth0", "name", "a'$(b)");
        const DevicePlan plan = planOf(drawing, "h1");
        QCOMPARE(plan.services[0].command.name, "dhcp-interface-1");
        QVERIFY(lineOf(plan).contains(R"(-i 'a'\''$(b)' )"));
    }

    void noCommandIsCalledLikeAService()
    {
        const ServicePlan service{{"dhcp-eth0", "true", true}, {}, {}};
        topology::Element host;
        host.attributes = {
            {"commands", QJsonArray{QJsonObject{{"name", "dhcp-eth0"}, {"run", "true"}}}}};
        QVERIFY(planCommands(host, {}));
        const auto refused = planCommands(host, {service});
        QVERIFY(!refused);
        QCOMPARE(refused.error().place, "commands[0].name");
    }
};

QTEST_GUILESS_MAIN(TestServicePlan)

#include "tst_serviceplan.moc"
