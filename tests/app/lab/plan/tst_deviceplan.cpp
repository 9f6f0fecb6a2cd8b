// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/element/routing.h"
#include "app/lab/plan/deviceplan.h"
#include "tests/app/lab/drawing.h"

#include <QJsonArray>
#include <QTest>

using namespace tomato;
using namespace tomato::lab;

static Result<DevicePlan> planOf(const Drawing &drawing, const char *device)
{
    return planDevice(drawing.topology, *drawing.topology.element(ElementId(device)), {});
}

static QString errorOf(const Drawing &drawing, const char *device = "h1")
{
    const auto plan = planOf(drawing, device);
    return plan ? QString() : QString::fromStdString(plan.error().text());
}

class TestDevicePlan final : public QObject
{
    Q_OBJECT

private slots:
    void anInterfaceSendsNothingLargerThanItsConnectionTakes()
    {
        Drawing drawing;
        drawing.addHost("h1");
        drawing.addHost("h2");
        drawing.addInterface("h1:eth0", QJsonObject());
        drawing.addInterface("h2:eth0", QJsonObject{{"mtu", 900}});
        const ConnectionId link = drawing.connect("h1:eth0", "h2:eth0");
        QVERIFY(drawing.topology.setAttribute(link, "mtu", 1000));
        QCOMPARE(planOf(drawing, "h1")->interfaces[0].mtu, 1000U);
        QCOMPARE(planOf(drawing, "h2")->interfaces[0].mtu, 900U);
        QVERIFY(drawing.topology.setAttribute(link, "mtu", 9));
        QCOMPARE(errorOf(drawing), "eth0: mtu: 9 is no whole number from 68 to 65535");
    }

    void bothEndsTakeWhatTheirConnectionDoesWhereTheySayNothing()
    {
        Drawing drawing;
        drawing.addHost("h1");
        drawing.addSwitch("s1");
        drawing.addHost("h2");
        drawing.addInterface("h1:eth0", QJsonObject());
        drawing.addInterface("s1:a", QJsonObject());
        drawing.addInterface("s1:b", QJsonObject());
        drawing.addInterface("h2:eth0", QJsonObject{{"mtu", 4000}});
        QVERIFY(drawing.topology.setAttribute(drawing.connect("h1:eth0", "s1:a"), "mtu", 9000));
        QVERIFY(drawing.topology.setAttribute(drawing.connect("s1:b", "h2:eth0"), "mtu", 9000));
        QCOMPARE(planOf(drawing, "h1")->interfaces[0].mtu, 9000U);
        QCOMPARE(planOf(drawing, "s1")->interfaces[0].mtu, 9000U);
        QCOMPARE(planOf(drawing, "s1")->interfaces[1].mtu, 9000U);
        QCOMPARE(planOf(drawing, "h2")->interfaces[0].mtu, 4000U);
    }

    void anInterfaceWithLessThanIpv6NeedsHasNoneAndSaysSo()
    {
        Drawing drawing;
        drawing.addHost("h1", QJsonObject{{"gateway6", "fd00::ff"}});
        drawing.addHost("h2");
        drawing.addInterface("h1:eth0", "10.0.0.1/24", "fd00::1/64");
        drawing.addInterface("h2:eth0", "10.0.0.2/24", "fd00::2/64");
        const ConnectionId link = drawing.connect("h1:eth0", "h2:eth0");
        QVERIFY(drawing.topology.setAttribute(link, "mtu", 1280));
        QCOMPARE(planOf(drawing, "h1")->interfaces[0].addresses.size(), 2u);
        QCOMPARE(planOf(drawing, "h1")->problem, std::string());
        QVERIFY(drawing.topology.setAttribute(link, "mtu", 1279));
        const auto plan = planOf(drawing, "h1");
        QVERIFY(plan);
        QCOMPARE(plan->interfaces[0].addresses.size(), 1u);
        QCOMPARE(plan->interfaces[0].addresses[0].text(), std::string("10.0.0.1/24"));
        QCOMPARE(plan->problem, std::string("eth0 has no IPv6: its MTU is 1279, and IPv6 needs "
                                            "1280; set mtu to that, or remove ip6address"));
        // No route leads over it either, though it is the only interface.
        const Routing routing = routesOf(*plan, plan->routes, {{ElementId("h1:eth0"), 7}});
        QVERIFY(routing.routes.empty());
        QCOMPARE(routing.problem,
                 std::string("no interface is in the network of the gateway fd00::ff"));
    }

    void portsHaveTheVlansOfTheirAttributes()
    {
        Drawing drawing;
        drawing.addSwitch("s1");
        drawing.addInterface("s1:a", QJsonObject{{"vlan", 10}});
        drawing.addInterface("s1:b",
                             QJsonObject{{"vlan_trunk", "20-30, 10"}, {"vlan_native", "5"}});
        drawing.addInterface("s1:c", QJsonObject());
        drawing.addInterface("s1:d", QJsonObject{{"vlan_trunk", "all"}});
        const auto plan = planOf(drawing, "s1");
        QVERIFY(plan);
        QVERIFY(plan->vlans);
        QCOMPARE(plan->interfaces[0].vlans->untagged, 10);
        QVERIFY(plan->interfaces[0].vlans->tagged.empty());
        QCOMPARE(plan->interfaces[1].vlans->untagged, 5);
        QVERIFY((plan->interfaces[1].vlans->tagged ==
                 std::vector<topology::PortVlans::Range>{{10, 10}, {20, 30}}));
        QVERIFY(*plan->interfaces[2].vlans == topology::UsualVlans);
        QCOMPARE(plan->interfaces[3].vlans->untagged, 0);
        QVERIFY((plan->interfaces[3].vlans->tagged ==
                 std::vector<topology::PortVlans::Range>{{1, 4094}}));
    }

    void aSwitchWithoutSuchAttributesKnowsNoVlans()
    {
        Drawing drawing;
        drawing.addSwitch("s1");
        drawing.addInterface("s1:a", QJsonObject());
        const auto plan = planOf(drawing, "s1");
        QVERIFY(plan);
        QVERIFY(!plan->vlans);
        QVERIFY(!plan->interfaces[0].vlans);
    }

    void aBadVlanIsToldWithItsPlace()
    {
        const auto error = [](const QJsonObject &attributes) {
            Drawing drawing;
            drawing.addSwitch("s1");
            drawing.addInterface("s1:a", attributes);
            return errorOf(drawing, "s1");
        };
        QCOMPARE(error({{"vlan", 4095}}), "a: vlan: '4095' is no VLAN from 1 to 4094");
        QCOMPARE(error({{"vlan", "x"}}), "a: vlan: 'x' is no VLAN from 1 to 4094");
        QCOMPARE(error({{"vlan_trunk", "30-20"}}), "a: vlan_trunk: '30-20' ends before it begins");
        QCOMPARE(error({{"vlan_trunk", "1-5,5"}}), "a: vlan_trunk: '1-5,5' names a VLAN twice");
        QCOMPARE(error({{"vlan", 3}, {"vlan_trunk", "all"}}),
                 "a: vlan: is of access ports; this one is a trunk too");
    }

    void aBadAttributeIsToldWithItsPlace_data()
    {
        QTest::addColumn<QString>("element");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("error");
        const QString no4 = "%1 is no IPv4 address with a prefix length, such as 10.0.0.1/24";
        const QString no6 = "%1 is no IPv6 address with a prefix length, such as fd00::1/64";
        const auto add = [](const char *element, const char *key, const QJsonValue &value,
                            const QString &error) {
            QTest::addRow("%s %s", key, qPrintable(error)) << element << key << value << error;
        };
        add("h1:eth0", "ip4address", "10.0.0.1", "eth0: ip4address: " + no4.arg("'10.0.0.1'"));
        add("h1:eth0", "ip4address", "fd00::1/64", "eth0: ip4address: " + no4.arg("'fd00::1/64'"));
        add("h1:eth0", "ip4address", "224.0.0.1/4",
            "eth0: ip4address: " + no4.arg("'224.0.0.1/4'"));
        add("h1:eth0", "ip4address", 17, "eth0: ip4address: " + no4.arg("17"));
        add("h1:eth0", "ip6address", "fd00::1", "eth0: ip6address: " + no6.arg("'fd00::1'"));
        add("h1:eth0", "ip6address", QJsonArray{1}, "eth0: ip6address: " + no6.arg("[1]"));
        add("h1:eth0", "mtu", 67, "eth0: mtu: 67 is no whole number from 68 to 65535");
        add("h1:eth0", "mtu", 65536, "eth0: mtu: 65536 is no whole number from 68 to 65535");
        add("h1:eth0", "mtu", 1500.5, "eth0: mtu: 1500.5 is no whole number from 68 to 65535");
        add("h1:eth0", "mtu", "big", "eth0: mtu: 'big' is no whole number from 68 to 65535");
        add("h1", "gateway4", "router", "gateway4: 'router' is no IPv4 address of a gateway");
        add("h1", "gateway6", "10.0.0.1", "gateway6: '10.0.0.1' is no IPv6 address of a gateway");
        add("h1", "gateway4", "127.0.0.1", "gateway4: '127.0.0.1' is no IPv4 address of a gateway");
        add("h1", "gateway6", "::1", "gateway6: '::1' is no IPv6 address of a gateway");
        add("h1", "gateway4", "10.0.0.255",
            "gateway4: '10.0.0.255' is the broadcast address of 10.0.0.0/24");
        add("h1", "gateway6", "fd00::1", "gateway6: 'fd00::1' is the element's own address");
        add("h1:eth0", "ip6address", "::1/128", "eth0: ip6address: " + no6.arg("'::1/128'"));
        add("h1", "routes", routes("10.1.0.0/16", "255.255.255.255"),
            "routes[0].via: '255.255.255.255' is no address of a gateway");
        add("h1", "routes", routes("10.1.0.0/16", "10.0.0.255"),
            "routes[0].via: '10.0.0.255' is the broadcast address of 10.0.0.0/24");
        add("h1", "routes", "10.0.0.0/8", "routes: is no list of routes");
        add("h1", "routes", routes("10.1.0.0", "10.0.0.2"),
            "routes[0].to: '10.1.0.0' is no network with a prefix length, such as 10.1.0.0/16");
        add("h1", "routes", routes("10.1.0.0/16", ""),
            "routes[0].via: '' is no address of a gateway");
        add("h1", "routes", routes("fd00::/64", "10.0.0.2"),
            "routes[0]: 'fd00::/64' and '10.0.0.2' are not of one family");
        add("h1", "routes", QJsonArray{3}, "routes[0].via: '' is no address of a gateway");
    }
    void aBadAttributeIsToldWithItsPlace()
    {
        QFETCH(const QString, element);
        QFETCH(const QString, key);
        QFETCH(const QJsonValue, value);
        QFETCH(const QString, error);
        Drawing drawing = host();
        QCOMPARE(errorOf(drawing), QString());
        drawing.set(element, key, value);
        QCOMPARE(errorOf(drawing), error);
    }

    void unsetAttributesAreFine()
    {
        Drawing drawing = host();
        for (const QJsonValue &unset : {QJsonValue(), QJsonValue(""), QJsonValue(" ")}) {
            for (const QString key : {"ip4address", "ip6address", "mtu", "mac"})
                drawing.set("h1:eth0", key, unset);
            for (const QString key : {"gateway4", "gateway6"})
                drawing.set("h1", key, unset);
            QCOMPARE(errorOf(drawing), QString());
        }
    }

    void addressesAreReadAsPeopleWriteThem()
    {
        Drawing drawing = host();
        drawing.set("h1:eth0", "ip4address", " 10.0.0.1/24 ");
        drawing.set("h1:eth0", "ip6address", "FD00:0::1/64");
        drawing.set("h1:eth0", "mtu", "9000");
        const auto plan = planOf(drawing, "h1");
        QVERIFY(plan);
        QCOMPARE(plan->interfaces[0].addresses[0].text(), "10.0.0.1/24");
        QCOMPARE(plan->interfaces[0].addresses[1].text(), "fd00::1/64");
        QCOMPARE(plan->interfaces[0].mtu, 9000U);
    }

    void aSwitchTakesLargeFramesAndNoAddresses()
    {
        Drawing drawing;
        drawing.addSwitch("s1");
        drawing.addInterface("s1:a", "nonsense");
        const auto plan = planOf(drawing, "s1");
        QVERIFY(plan);
        QVERIFY(plan->isBridge());
        QCOMPARE(plan->interfaces[0].mtu, 65535U);
        QVERIFY(plan->interfaces[0].addresses.empty());
    }

    void typesOfTomatoRun_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("bridge");
        for (const char *type : {"openvz", "kvm", "kvmqm", "lxc", "container", "full", "repy"})
            QTest::newRow(type) << type << false;
        for (const char *type : {"tinc_vpn", "tinc", "vpncloud", "udp_tunnel", "external_network",
                                 "external_network_endpoint", "tinc_endpoint"})
            QTest::newRow(type) << type << true;
    }
    void typesOfTomatoRun()
    {
        QFETCH(const QString, type);
        QFETCH(const bool, bridge);
        Drawing drawing;
        drawing.addDevice("d", type);
        const auto plan = planOf(drawing, "d");
        QVERIFY(plan);
        QCOMPARE(plan->isBridge(), bridge);
        QCOMPARE(plan->interfaces.size(), type.endsWith("_endpoint") ? 1U : 0U);
    }

    void anUnknownTypeDoesNotRun()
    {
        Drawing drawing;
        drawing.addDevice("d", "quantum");
        QCOMPARE(errorOf(drawing, "d"), "the type 'quantum' cannot run here");
    }

    void aGatewayIsReachedThroughTheMostSpecificNetwork()
    {
        Drawing drawing;
        drawing.addRouter(
            "r1", {{"gateway4", "10.0.0.9"}, {"routes", routes("10.7.0.1/16", "192.0.2.1")}});
        drawing.addInterface("r1:a", "10.0.0.1/8");
        drawing.addInterface("r1:b", "10.0.0.2/24");
        const DevicePlan plan = *planOf(drawing, "r1");
        const Routing routing =
            routesOf(plan, plan.routes, {{ElementId("r1:a"), 2}, {ElementId("r1:b"), 3}});
        QCOMPARE(routing.routes.size(), 1U);
        QCOMPARE(routing.routes[0].index, 3);
        QCOMPARE(routing.routes[0].destination.text(), "0.0.0.0/0");
        QVERIFY(!routing.routes[0].onLink);
        QCOMPARE(routing.problem, "no interface is in the network of the gateway 192.0.2.1");
    }

private:
    static Drawing host()
    {
        Drawing drawing;
        drawing.addHost("h1");
        drawing.addInterface("h1:eth0", "10.0.0.1/24", "fd00::1/64");
        return drawing;
    }
    static QJsonArray routes(const char *to, const char *via)
    {
        return {QJsonObject{{"to", to}, {"via", via}}};
    }
};

QTEST_APPLESS_MAIN(TestDevicePlan)
#include "tst_deviceplan.moc"
