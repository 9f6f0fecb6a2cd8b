// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/addressplan.h"
#include "app/topology/format/tomatoformat.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <set>

using namespace tomato;
using namespace tomato::topology;

namespace {

/// Devices "h1", "s1", "r1", "x1" by their first letter; wires as "h1-s1".
Topology build(const QStringList &devices, const QStringList &wires)
{
    Topology topology;
    const std::map<QChar, std::pair<QString, QString>> types = {{'h', {"openvz", ""}},
                                                                {'s', {"tinc_vpn", "switch"}},
                                                                {'r', {"tinc_vpn", "router"}},
                                                                {'x', {"external_network", ""}}};
    for (const QString &name : devices) {
        const auto &[type, mode] = types.at(name[0]);
        (void)topology.insert(
            {ElementId(name.toStdString()), {}, type, {{"name", name}, {"mode", mode}}});
    }
    int number = 0;
    for (const QString &wire : wires) {
        Connection connection{ConnectionId("c" + std::to_string(number)), {}, {}, {}};
        for (int i = 0; i < 2; ++i) {
            const std::string device = wire.section('-', i, i).toStdString();
            const ElementId id(device + "." + std::to_string(number));
            (void)topology.insert(
                {id, ElementId(device), "interface", {{"name", "eth" + QString::number(number)}}});
            connection.ends[static_cast<std::size_t>(i)] = id;
        }
        (void)topology.insert(connection);
        ++number;
    }
    return topology;
}

Topology apply(Topology topology)
{
    for (const AddressChange &change : planAddresses(topology))
        (void)topology.setAttribute(change.element, change.key, change.value);
    return topology;
}

QString attribute(const Topology &topology, const char *id, const char *key)
{
    return topology.element(ElementId(id))->attributes[QLatin1String(key)].toString();
}

void set(Topology &topology, const char *id, const char *key, const QString &value)
{
    (void)topology.setAttribute(ElementId(id), QLatin1String(key), value);
}

QString network(const QString &address)
{
    return address.section('.', 0, 2);
}

} // namespace

class TestAddressPlan final : public QObject
{
    Q_OBJECT

private slots:
    void neighboursShareASubnet()
    {
        const Topology topology = apply(build({"h1", "h2"}, {"h1-h2"}));
        QCOMPARE(attribute(topology, "h1.0", "ip4address"), QString("10.0.1.1/24"));
        QCOMPARE(attribute(topology, "h2.0", "ip4address"), QString("10.0.1.2/24"));
        QCOMPARE(attribute(topology, "h1.0", "ip6address"), QString("fd00:0:0:1::1/64"));
        QVERIFY(attribute(topology, "h1", "gateway4").isEmpty());
    }

    void aSwitchJoinsOneSegment()
    {
        const Topology topology =
            apply(build({"h1", "h2", "h3", "s1", "s2"}, {"h1-s1", "h2-s1", "s1-s2", "h3-s2"}));
        const QString subnet = network(attribute(topology, "h1.0", "ip4address"));
        QCOMPARE(network(attribute(topology, "h2.1", "ip4address")), subnet);
        QCOMPARE(network(attribute(topology, "h3.3", "ip4address")), subnet);
        QVERIFY(attribute(topology, "s1.0", "ip4address").isEmpty());
    }

    void aRouterStandsInTwoSubnetsAndIsTheGateway()
    {
        const Topology topology = apply(build({"h1", "r1", "h2"}, {"h1-r1", "r1-h2"}));
        QVERIFY(network(attribute(topology, "r1.0", "ip4address")) !=
                network(attribute(topology, "r1.1", "ip4address")));
        QCOMPARE(attribute(topology, "h1", "gateway4"),
                 attribute(topology, "r1.0", "ip4address").section('/', 0, 0));
        QCOMPARE(attribute(topology, "h2", "gateway6"),
                 attribute(topology, "r1.1", "ip6address").section('/', 0, 0));
    }

    void anExternalNetworkAnswersAsTheGateway()
    {
        const Topology topology = apply(build({"h1", "s1", "x1"}, {"h1-s1", "s1-x1"}));
        const QString gateway = attribute(topology, "x1.1", "ip4address").section('/', 0, 0);
        QVERIFY(!gateway.isEmpty());
        QCOMPARE(attribute(topology, "h1", "gateway4"), gateway);
    }

    void addressesThatAreThereStayAndDecideTheSubnet()
    {
        Topology topology = build({"h1", "h2", "h3", "s1"}, {"h1-s1", "h2-s1", "h3-s1"});
        (void)topology.setAttribute(ElementId("h2.1"), "ip4address", "192.168.7.1/24");
        topology = apply(topology);
        QCOMPARE(attribute(topology, "h2.1", "ip4address"), QString("192.168.7.1/24"));
        QCOMPARE(attribute(topology, "h1.0", "ip4address"), QString("192.168.7.2/24"));
        QCOMPARE(attribute(topology, "h3.2", "ip4address"), QString("192.168.7.3/24"));
    }

    void subnetsInUseAreNotGivenAgain()
    {
        Topology topology = build({"h1", "h2", "h3", "h4"}, {"h1-h2", "h3-h4"});
        (void)topology.setAttribute(ElementId("h3.1"), "ip4address", "10.0.1.5/16");
        topology = apply(topology);
        QVERIFY(!attribute(topology, "h1.0", "ip4address").startsWith("10.0."));
    }

    void dhcpGivesWayToAnAddress()
    {
        Topology topology = build({"h1", "h2"}, {"h1-h2"});
        (void)topology.setAttribute(ElementId("h1.0"), "use_dhcp", true);
        topology = apply(topology);
        QCOMPARE(topology.element(ElementId("h1.0"))->attributes["use_dhcp"], QJsonValue(false));
    }

    void aSegmentOfSixHundredHasRoomForAll()
    {
        QStringList devices{"s1"};
        QStringList wires;
        for (int i = 0; i < 600; ++i) {
            devices << QStringLiteral("h%1").arg(i);
            wires << QStringLiteral("h%1-s1").arg(i);
        }
        const Topology topology = apply(build(devices, wires));
        std::set<QString> addresses;
        for (const auto &[id, element] : topology.elements()) {
            const QString address = element.attributes["ip4address"].toString();
            if (!address.isEmpty()) {
                QVERIFY(address.endsWith("/22"));
                QVERIFY2(addresses.insert(address).second, qPrintable(address));
            }
        }
        QCOMPARE(addresses.size(), 600u);
    }

    void aSmallSubnetIsNotLeft()
    {
        Topology topology = build({"h1", "h2", "h3", "s1"}, {"h1-s1", "h2-s1", "h3-s1"});
        set(topology, "h3.2", "ip4address", "192.168.7.130/30");
        topology = apply(topology);
        QCOMPARE(attribute(topology, "h1.0", "ip4address"), "192.168.7.129/30");
        QCOMPARE(attribute(topology, "h2.1", "ip4address"), "");
        QCOMPARE(attribute(topology, "h2.1", "ip6address"), "fd00:0:0:1::2/64");
    }

    void whenAPrivateRangeIsInUseTheNextOneServes()
    {
        Topology topology =
            build({"h1", "h2", "h3", "h4", "h5", "h6"}, {"h1-h2", "h3-h4", "h5-h6"});
        set(topology, "h1.0", "ip4address", "10.0.0.1/8");
        QCOMPARE(attribute(apply(topology), "h4.1", "ip4address"), "172.16.0.2/24");
        set(topology, "h3.1", "ip4address", "172.16.0.1/12");
        QCOMPARE(attribute(apply(topology), "h6.2", "ip4address"), "192.168.0.2/24");
        set(topology, "h5.2", "ip4address", "0.0.0.1/1");
        set(topology, "h3.1", "ip4address", "128.0.0.1/1");
        set(topology, "h1.0", "ip4address", "");
        QCOMPARE(attribute(apply(topology), "h1.0", "ip4address"), "");
        QCOMPARE(attribute(apply(topology), "h1.0", "ip6address"), "fd00:0:0:1::1/64");
    }

    void bothVersionsOfASegmentHaveTheSameNumber()
    {
        Topology topology = build({"h1", "h2", "h3", "h4"}, {"h1-h2", "h3-h4"});
        set(topology, "h1.0", "ip4address", "10.0.9.7/24");
        topology = apply(topology);
        QCOMPARE(attribute(topology, "h1.0", "ip6address"), "fd00:0:0:9::1/64");
        QCOMPARE(attribute(topology, "h3.1", "ip4address"), "10.0.1.1/24");
        QCOMPARE(attribute(topology, "h3.1", "ip6address"), "fd00:0:0:1::1/64");
    }

    void theRouterGetsTheAddressThatHostsHaveAsTheirGateway()
    {
        Topology topology = build({"h1", "r1", "h2"}, {"h1-r1", "r1-h2"});
        set(topology, "h2", "gateway4", "172.20.3.254");
        topology = apply(topology);
        QCOMPARE(attribute(topology, "r1.1", "ip4address"), "172.20.3.254/24");
        QCOMPARE(attribute(topology, "h2.1", "ip4address"), "172.20.3.1/24");
        QCOMPARE(attribute(topology, "h2", "gateway4"), "172.20.3.254");
        QCOMPARE(attribute(topology, "h1.0", "ip4address"), "10.0.1.1/24");
    }

    void aGatewayLiesInTheHostsOwnSubnet()
    {
        Topology topology = build({"h1", "r1"}, {"h1-r1"});
        set(topology, "h1.0", "ip4address", "10.9.0.1/24");
        set(topology, "r1.0", "ip4address", "10.8.0.1/24");
        QCOMPARE(attribute(apply(topology), "h1", "gateway4"), "");
    }

    void aRouterIsPreferredToAnExternalNetwork()
    {
        const Topology topology = apply(build({"h1", "r1", "x1"}, {"h1-x1", "h1-r1"}));
        QCOMPARE(attribute(topology, "h1", "gateway4"),
                 attribute(topology, "r1.1", "ip4address").section('/', 0, 0));
    }

    void aRouterHasEachInterfaceInAnotherSubnet()
    {
        const Topology topology = apply(build({"r1", "s1", "h1"}, {"r1-s1", "r1-s1", "h1-s1"}));
        QCOMPARE(attribute(topology, "r1.0", "ip4address"), "10.0.1.2/24");
        QCOMPARE(attribute(topology, "r1.1", "ip4address"), "");
    }

    void aHostOnASwitchOfItsOwnGetsAnAddress()
    {
        QCOMPARE(attribute(apply(build({"h1", "s1"}, {"h1-s1"})), "h1.0", "ip4address"),
                 "10.0.1.1/24");
    }

    void anExternalNetworkKeepsTheAddressOfAnyOfItsEndpoints()
    {
        Topology topology = build({"h1", "h2", "x1"}, {"h1-x1", "h2-x1"});
        set(topology, "x1.1", "ip4address", "10.5.0.1/16");
        topology = apply(topology);
        QCOMPARE(attribute(topology, "x1.0", "ip4address"), "");
        QCOMPARE(attribute(topology, "h1.0", "ip4address"), "10.5.0.2/16");
        QCOMPARE(attribute(topology, "h2", "gateway4"), "10.5.0.1");
    }

    void anAddressThatCannotBeReadStays()
    {
        Topology topology = build({"h1", "h2"}, {"h1-h2"});
        set(topology, "h1.0", "ip4address", "dynamic");
        topology = apply(topology);
        QCOMPARE(attribute(topology, "h1.0", "ip4address"), "dynamic");
        QCOMPARE(attribute(topology, "h2.0", "ip4address"), "10.0.1.1/24");
    }

    void dhcpStaysWhereAnAddressIs()
    {
        Topology topology = build({"h1", "h2"}, {"h1-h2"});
        set(topology, "h1.0", "ip4address", "10.0.0.1/24");
        (void)topology.setAttribute(ElementId("h1.0"), "use_dhcp", true);
        QCOMPARE(apply(topology).element(ElementId("h1.0"))->attributes["use_dhcp"],
                 QJsonValue(true));
    }

    void unknownDevicesAndFreeInterfacesGetNothing()
    {
        Topology topology = build({"h1", "h2"}, {"h1-h2"});
        (void)topology.insert({ElementId("u"), {}, "toaster", {}});
        (void)topology.insert({ElementId("u0"), ElementId("u"), "toaster_interface", {}});
        (void)topology.insert({ElementId("free"), ElementId("h1"), "openvz_interface", {}});
        (void)topology.insert({ElementId("h3"), {}, "openvz", {}});
        (void)topology.insert({ElementId("h3.0"), ElementId("h3"), "openvz_interface", {}});
        (void)topology.insert({ConnectionId("u-h3"), {ElementId("u0"), ElementId("h3.0")}, {}, {}});
        for (const AddressChange &change : planAddresses(topology))
            QVERIFY(change.element != ElementId("u0") && change.element != ElementId("free"));
    }

    void theOrderOfInsertionDoesNotChangeThePlan()
    {
        const auto plan = [](const QStringList &devices) {
            return apply(build(devices, {"h2-s1", "h10-s1", "r1-s1", "h1-r1"}));
        };
        const Topology topology = plan({"h1", "h2", "h10", "r1", "s1"});
        QVERIFY(topology == plan({"s1", "r1", "h10", "h2", "h1"}));
        QCOMPARE(attribute(topology, "h2.0", "ip4address").section('.', 3), "1/24");
        QCOMPARE(attribute(topology, "h10.1", "ip4address").section('.', 3), "3/24");
    }

    void theExamplesAreComplete()
    {
        for (const char *name : {"two_routers", "packet_capturing"}) {
            const auto topology = loadTopology(
                QStringLiteral(TOMATO_SOURCE "/resources/examples/%1.tomato4.json").arg(name));
            QVERIFY2(topology, topology ? "" : topology.error().text().c_str());
            QVERIFY(planAddresses(*topology).empty());
        }
    }

    void aSecondPlanHasNothingToDo()
    {
        QVERIFY(planAddresses(apply(build({"h1", "r1", "h2", "x1"}, {"h1-r1", "r1-h2", "r1-x1"})))
                    .empty());
    }

    void severalRoutersWithoutARouteLackRoutes()
    {
        QVERIFY(lacksRoutes(build({"h1", "r1", "r2", "h2"}, {"h1-r1", "r1-r2", "r2-h2"})));
        QVERIFY(!lacksRoutes(build({"h1", "r1", "h2"}, {"h1-r1", "r1-h2"})));
        QVERIFY(!lacksRoutes(build({"h1", "h2"}, {"h1-h2"})));
    }

    void whoeverSaysWhereToSendLacksNone_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("gateway") << "gateway4" << QJsonValue("10.0.0.1");
        QTest::newRow("FRR") << "frr" << QJsonValue("router ospf");
        QTest::newRow("routes") << "routes"
                                << QJsonValue(QJsonArray{
                                       QJsonObject{{"to", "10.0.0.0/8"}, {"via", "10.0.1.1"}}});
        QTest::newRow("a command")
            << "commands"
            << QJsonValue(
                   QJsonArray{QJsonObject{{"command", "ip route add default via 10.0.0.1"}}});
    }

    void whoeverSaysWhereToSendLacksNone()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        Topology topology = build({"r1", "r2"}, {"r1-r2"});
        QVERIFY(topology.setAttribute(ElementId("r2"), key, value));
        QVERIFY(!lacksRoutes(topology));
    }

    void whatWasTurnedOffByHandStaysOff()
    {
        Topology topology = build({"r1", "r2"}, {"r1-r2"});
        topology.setAttributes({{"compute_routes", false}});
        QVERIFY(!lacksRoutes(topology));
    }
};

QTEST_GUILESS_MAIN(TestAddressPlan)
#include "tst_addressplan.moc"
