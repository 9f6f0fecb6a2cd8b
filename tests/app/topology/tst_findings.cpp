// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/findings.h"

#include <QTest>

using namespace tomato;
using namespace tomato::topology;

namespace {

/// Switches of these names, joined one with the next by connections.
class Builder
{
public:
    void add(const QString &name, ElementKind kind = ElementKind::Switch, bool stp = false)
    {
        Element element;
        element.id = ElementId(name.toStdString());
        element.type = defaultType(kind);
        element.attributes = defaultAttributes(kind);
        element.attributes.insert("name", name);
        if (stp)
            element.attributes.insert("stp", true);
        QVERIFY(topology.insert(element));
    }
    ConnectionId join(const QString &one, const QString &other)
    {
        Connection connection;
        connection.id = ConnectionId("c" + std::to_string(++m_last));
        std::size_t side = 0;
        for (const QString &name : {one, other}) {
            const Element *parent = topology.element(ElementId(name.toStdString()));
            Element interface;
            interface.id = ElementId(connection.id.value + name.toStdString());
            if (topology.element(interface.id) != nullptr) // the other end is at the same device
                interface.id.value += "-2";
            interface.parent = parent->id;
            interface.type = interfaceType(parent->type);
            interface.attributes = {{"name", "p" + QString::number(m_last)}};
            connection.ends[side++] = interface.id;
            if (!topology.insert(interface))
                qFatal("no interface");
        }
        if (!topology.insert(connection))
            qFatal("no connection");
        return connection.id;
    }
    QString found() const
    {
        QString text;
        for (const Finding &finding : findings(topology))
            text += QString::fromStdString(finding.message) + '\n';
        return text;
    }

    Topology topology;

private:
    int m_last = 0;
};

} // namespace

class TestFindings final : public QObject
{
    Q_OBJECT

private slots:
    void aLoopOfSwitchesIsFoundWithItsRemedy()
    {
        Builder net;
        for (const char *name : {"s1", "s2", "s3", "s4"})
            net.add(name);
        net.add("h1", ElementKind::Host);
        net.join("h1", "s1");
        net.join("s4", "s1");
        net.join("s1", "s2");
        net.join("s2", "s3");
        QCOMPARE(net.found(), QString());
        net.join("s3", "s1");
        const QString found = net.found();
        QVERIFY2(found.contains("a loop without spanning tree goes through"), qPrintable(found));
        QVERIFY(found.contains("Spanning tree"));
        for (const char *name : {"s1", "s2", "s3"})
            QVERIFY(found.contains(name));
        QVERIFY(!found.contains("s4"));
        QCOMPARE(found.count('\n'), 1);
    }

    void twoConnectionsBetweenTwoSwitchesAreALoop()
    {
        Builder net;
        net.add("s1");
        net.add("hub", ElementKind::Hub);
        net.join("s1", "hub");
        QCOMPARE(net.found(), QString());
        net.join("hub", "s1");
        QVERIFY(net.found().contains("s1"));
    }

    void spanningTreeARouterOrALinkThatIsDownBreaksALoop()
    {
        for (int how = 0; how < 3; ++how) {
            Builder net;
            net.add("s1", ElementKind::Switch, how == 0);
            net.add("s2");
            net.add("s3", how == 1 ? ElementKind::Router : ElementKind::Switch);
            net.join("s1", "s2");
            net.join("s2", "s3");
            const ConnectionId last = net.join("s3", "s1");
            if (how == 2)
                QVERIFY(net.topology.setAttribute(last, "link_down", true));
            QCOMPARE(net.found(), QString());
        }
    }

    void aHubHasNoSpanningTree()
    {
        Builder net;
        net.add("hub1", ElementKind::Hub);
        net.add("hub2", ElementKind::Hub);
        net.add("net", ElementKind::ExternalNetwork);
        net.join("hub1", "hub2");
        net.join("hub2", "net");
        QCOMPARE(net.found(), QString());
        net.join("net", "hub1");
        const QString found = net.found();
        QVERIFY2(found.contains("hub1") && found.contains("hub2") && found.contains("net"),
                 qPrintable(found));
        QVERIFY2(found.contains("put a switch with Spanning tree in the place"), qPrintable(found));
        QVERIFY2(!found.contains("turn on"), qPrintable(found));
    }

    void aSwitchThatIsJoinedWithItselfIsALoop()
    {
        for (const bool stp : {false, true}) {
            Builder net;
            net.add("s1", ElementKind::Switch, stp);
            net.add("s2");
            net.join("s1", "s2");
            net.join("s1", "s1");
            QCOMPARE(net.found().contains("goes through s1:"), !stp);
        }
    }

    void whatDoesNotRunIsInNoLoop()
    {
        Builder net;
        for (const char *name : {"s1", "s2", "s3"})
            net.add(name);
        net.join("s1", "s2");
        net.join("s2", "s3");
        net.join("s3", "s1");
        QCOMPARE(findings(net.topology).size(), 1u);
        QVERIFY(
            findings(net.topology, [](const ElementId &id) { return id.value != "s2"; }).empty());
    }

    void aLoopIsOneInItsVlans_data()
    {
        using Ports = QList<QJsonObject>;
        QTest::addColumn<Ports>("ports"); // of s1 and s2, link by link
        QTest::addColumn<QString>("stp");
        QTest::addColumn<QString>("vlans"); // of the loop; empty for none
        const auto access = [](int vlan) { return QJsonObject{{"vlan", vlan}}; };
        const auto trunk = [](const char *vlans) { return QJsonObject{{"vlan_trunk", vlans}}; };
        const QJsonObject native{{"vlan_trunk", "10,20"}, {"vlan_native", 1}};
        const QJsonObject plain;
        QTest::newRow("one link for each VLAN")
            << Ports{access(10), access(10), access(20), access(20)} << ""
            << "";
        QTest::newRow("two links for one VLAN")
            << Ports{access(10), access(10), access(10), access(10)} << ""
            << "10";
        QTest::newRow("two trunks that share some")
            << Ports{trunk("10-20"), trunk("10-20"), trunk("15-30"), trunk("15-30")} << ""
            << "15-20";
        QTest::newRow("two trunks that share none")
            << Ports{trunk("10"), trunk("10"), trunk("20"), trunk("20")} << ""
            << "";
        QTest::newRow("a trunk and an access port")
            << Ports{trunk("10,20"), trunk("10,20"), access(20), access(20)} << ""
            << "20";
        QTest::newRow("access ports that mix VLANs")
            << Ports{access(10), access(20), access(20), access(10)} << ""
            << "";
        QTest::newRow("access ports that mix them to a circle")
            << Ports{access(10), access(20), access(10), access(20)} << ""
            << "10, 20";
        QTest::newRow("beside a switch without VLANs")
            << Ports{access(10), plain, access(10), plain} << ""
            << "10";
        QTest::newRow("a switch without VLANs joins them")
            << Ports{access(10), plain, access(20), plain} << ""
            << "";
        QTest::newRow("natives") << Ports{native, native, native, native} << ""
                                 << "1, 10, 20";
        QTest::newRow("both with spanning tree")
            << Ports{trunk("10"), trunk("10"), trunk("10"), trunk("10")} << "s1 s2"
            << "";
        QTest::newRow("one with spanning tree hears itself")
            << Ports{native, native, native, native} << "s1"
            << "";
        QTest::newRow("one with spanning tree does not hear itself over tagged ports")
            << Ports{trunk("10"), trunk("10"), trunk("10"), trunk("10")} << "s1"
            << "10";
    }

    void aLoopIsOneInItsVlans()
    {
        QFETCH(const QList<QJsonObject>, ports);
        QFETCH(const QString, stp);
        QFETCH(const QString, vlans);
        Builder net;
        net.add("s1", ElementKind::Switch, stp.contains("s1"));
        net.add("s2", ElementKind::Switch, stp.contains("s2"));
        for (qsizetype at = 0; at < ports.size(); at += 2) {
            const std::string link = net.join("s1", "s2").value;
            for (const int side : {0, 1}) {
                const ElementId port(link + (side == 0 ? "s1" : "s2"));
                const QJsonObject &wanted = ports[at + side];
                for (auto each = wanted.begin(); each != wanted.end(); ++each)
                    QVERIFY(net.topology.setAttribute(port, each.key(), *each));
            }
        }
        const QString found = net.found();
        if (vlans.isEmpty())
            QCOMPARE(found, QString());
        else
            QVERIFY2(found.contains(" in VLAN " + vlans + ": broadcasts"), qPrintable(found));
        QVERIFY(found.count('\n') <= 1);
    }

    void anMtuWithoutRoomForIpv6IsSaid()
    {
        Builder net;
        net.add("a", ElementKind::Host);
        net.add("b", ElementKind::Router);
        const ConnectionId link = net.join("a", "b");
        const auto set = [&net](const char *id, const char *key, const QJsonValue &value) {
            QVERIFY(net.topology.setAttribute(ElementId(id), key, value));
        };
        QVERIFY(net.topology.setAttribute(link, "mtu", 1279));
        QCOMPARE(net.found(), QString()); // nobody has IPv6
        set("c1a", "ip6address", "fd00::1/64");
        set("c1b", "ip6address", " ");
        const QString found = net.found();
        QVERIFY2(found.startsWith("a:p1 will have no IPv6, which needs an MTU of 1280"),
                 qPrintable(found));
        set("c1b", "ip6address", "fd00::2/64");
        QVERIFY2(net.found().startsWith("a:p1 and b:p1 will"), qPrintable(net.found()));
        QVERIFY(net.topology.setAttribute(link, "mtu", 1280));
        QCOMPARE(net.found(), QString());
        QVERIFY(net.topology.setAttribute(link, "mtu", QJsonValue(QJsonValue::Undefined)));
        set("c1b", "mtu", "600");
        QVERIFY2(net.found().startsWith("b:p1 will"), qPrintable(net.found()));
    }

    void oneMacAddressOfSeveralInterfacesIsSaid()
    {
        Builder net;
        net.add("a", ElementKind::Host);
        net.add("b", ElementKind::Host);
        net.join("a", "b");
        QVERIFY(net.topology.setAttribute(ElementId("c1a"), "mac", "02:00:00:AA:00:02"));
        QVERIFY(net.topology.setAttribute(ElementId("c1b"), "mac", "02-00-00-aa-00-03"));
        QCOMPARE(net.found(), QString());
        QVERIFY(net.topology.setAttribute(ElementId("c1b"), "mac", "02-00-00-aa-00-02"));
        const QString found = net.found();
        QVERIFY2(found.startsWith("the MAC address 02:00:00:aa:00:02 is that of a:p1 and b:p1"),
                 qPrintable(found));
    }

    void oneIpAddressTwiceInANetworkIsSaid()
    {
        Builder net;
        net.add("s");
        for (const char *name : {"a", "b", "c"})
            net.add(name, ElementKind::Host);
        net.join("a", "s");
        net.join("b", "s");
        const auto set = [&](const char *interface, const char *key, const char *value) {
            QVERIFY(net.topology.setAttribute(ElementId(interface), key, value));
        };
        set("c1a", "ip4address", "172.20.5.2/24");
        set("c2b", "ip4address", "172.20.5.3/24");
        set("c1a", "ip6address", "fd00::1/64");
        set("c2b", "ip6address", "fd00::2/64");
        QCOMPARE(net.found(), QString());
        set("c2b", "ip4address", "172.20.5.2/16");
        QCOMPARE(net.found(), QString("the address 172.20.5.2 is that of a:p1 and b:p2, which are "
                                      "in one network: give each interface one of its own\n"));
        set("c2b", "ip6address", "fd00:0::1");
        QVERIFY(net.found().contains("the address fd00::1 is that of a:p1 and b:p2"));
        // In different networks an address may be there again.
        net.join("c", "a");
        set("c3c", "ip4address", "172.20.5.2/24");
        QVERIFY(net.found().contains("172.20.5.2 is that of a:p1 and b:p2, which"));
        // So may it in different VLANs.
        QVERIFY(net.topology.setAttribute(ElementId("c1s"), "vlan", 10));
        QVERIFY(net.topology.setAttribute(ElementId("c2s"), "vlan", 20));
        QCOMPARE(net.found(), QString());
        QVERIFY(net.topology.setAttribute(ElementId("c2s"), "vlan", 10));
        QVERIFY(net.found().contains("172.20.5.2 is that of a:p1 and b:p2, which"));
    }

    void recordingsThatHoldSecretsAreNamed()
    {
        Topology topology;
        QVERIFY(findings(topology).empty());
        topology.setAttributes({{"lab_tls_secrets", true}});
        QCOMPARE(findings(topology).size(), 1u);
        QVERIFY(findings(topology).front().message.find("lab_tls_secrets") != std::string::npos);
        QVERIFY(findings(topology).front().about == ElementId());
    }
};

QTEST_GUILESS_MAIN(TestFindings)
#include "tst_findings.moc"
