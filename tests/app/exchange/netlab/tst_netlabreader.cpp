// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/readers.h"
#include "tests/app/exchange/importtest.h"

using namespace tomato;
using namespace tomato::exchange;
using topology::ElementKind;

class TestNetlabReader final : public QObject
{
    Q_OBJECT

    const Imported m_lab = imported("small.netlab.yml");

    QString address(const char *label, const char *key = "ip4address") const
    {
        return interface(m_lab.topology, label).attributes.value(key).toString();
    }

private slots:
    void nodesBecomeWhatTheirDevicesRolesAndGroupsSay()
    {
        const auto &topology = m_lab.topology;
        QCOMPARE(topology.name(), QString("campus"));
        QCOMPARE(deviceCount(topology), 8); // two networks with them
        QCOMPARE(device(topology, "r1").kind(), ElementKind::Router);
        QCOMPARE(device(topology, "h1").kind(), ElementKind::Host);
        QCOMPARE(device(topology, "h2").kind(), ElementKind::Host);
        QCOMPARE(device(topology, "sw-a").kind(), ElementKind::Switch);
        QCOMPARE(device(topology, "lan1").kind(), ElementKind::Switch);
        QCOMPARE(device(topology, "office").kind(), ElementKind::Switch);
    }

    void linksAreReadInEachOfTheirForms()
    {
        const auto &topology = m_lab.topology;
        QCOMPARE(topology.connections().size(), std::size_t(12));
        QVERIFY(!connection(topology, "r1:eth1--r2:eth1").id.isEmpty());
        // Names with hyphens, too.
        QVERIFY(!connection(topology, "core-1--r1").id.isEmpty());
        QVERIFY(!connection(topology, "sw-a--r1").id.isEmpty());
        QVERIFY(!connection(topology, "sw-a--r2").id.isEmpty());
        QVERIFY(!connection(topology, "h1:uplink--office").id.isEmpty());
        QVERIFY(!connection(topology, "h2--lan1").id.isEmpty());
    }

    void addressesAreThoseThatTheFileSays()
    {
        QCOMPARE(address("r1:eth4"), QString("10.7.0.1/30"));
        QCOMPARE(address("r2:eth2"), QString("10.7.0.2/30"));
        QCOMPARE(address("r1:eth5"), QString("192.168.9.1/30"));
        QCOMPARE(address("r2:eth3"), QString("192.168.9.2/30"));
        // In a network with a name a node has the number that it asks for, else its own.
        QCOMPARE(address("r2:eth4"), QString("172.20.5.1/24"));
        QCOMPARE(address("h1:uplink"), QString("172.20.5.3/24"));
        QCOMPARE(address("h2:eth2", "ip6address"), QString("fd00:5::4/64"));
        QCOMPARE(address("r2:eth5"), QString("192.168.10.7/24"));
        QVERIFY(remark(m_lab.report, "links without a prefix").contains("line 31"));
    }

    void nodesWithoutANumberTakeTheNextThatIsFree()
    {
        const auto lab = readNetlab("nodes: {a: {id: 2}, b: , c: , d: {id: 2}}\n"
                                    "links:\n"
                                    "- {a: , b: , c: , d: , prefix: 172.20.5.0/24}\n");
        QVERIFY(lab);
        const auto address = [&lab](const char *label) {
            return interface(lab->topology, label).attributes.value("ip4address").toString();
        };
        QCOMPARE(address("a:eth1"), QString("172.20.5.2/24"));
        QCOMPARE(address("b:eth1"), QString("172.20.5.1/24"));
        QCOMPARE(address("c:eth1"), QString("172.20.5.3/24"));
        // netlab refuses a number that stands twice.
        QCOMPARE(address("d:eth1"), QString("172.20.5.4/24"));
        QCOMPARE(remark(lab->report, "the id of another node"),
                 QString("a node has the id of another node: it got the next that is free "
                         "(line 1 'd')"));
    }

    void impairmentsAndMtusComeAlong()
    {
        const auto &topology = m_lab.topology;
        QCOMPARE(from(topology, "r1:eth4", "delay"), 20.0);
        QCOMPARE(from(topology, "r2:eth2", "lossratio"), 0.5);
        QCOMPARE(from(topology, "r2:eth2", "bandwidth"), 2000.0);
        QCOMPARE(from(topology, "r2:eth4", "delay"), 1000.0);
        QCOMPARE(interface(topology, "r1:eth4").attributes.value("mtu").toInt(), 1400);
        QVERIFY(!remark(m_lab.report, "'reorder' is kept").isEmpty());
        QCOMPARE(connection(topology, "r1:eth5--r2").attributes.value("link_down"),
                 QJsonValue(true));
    }

    void nodesOfGroupsAndLinksOfVlansAndOfOneTextAreRead()
    {
        const auto lab = readNetlab("groups:\n"
                                    "  _auto_create: True\n"
                                    "  all: {members: [inside, pe]}\n"
                                    "  inside: {members: [h1, h-2], device: linux}\n"
                                    "  none: {members: [x1], _auto_create: false}\n"
                                    "nodes: [gw]\n"
                                    "links: [gw, h1-h-2-gw, gw-pe]\n"
                                    "vlans:\n"
                                    "  red: {links: [h1-pe]}\n");
        QVERIFY(lab);
        QCOMPARE(deviceCount(lab->topology), 5); // with a network
        QCOMPARE(device(lab->topology, "h-2").kind(), ElementKind::Host);
        QVERIFY(!connection(lab->topology, "h-2--lan1").id.isEmpty());
        QVERIFY(!connection(lab->topology, "gw--lan1").id.isEmpty());
        QVERIFY(!connection(lab->topology, "gw--pe").id.isEmpty());
        QVERIFY(!connection(lab->topology, "h1--pe").id.isEmpty());
        QCOMPARE(lab->topology.connections().size(), std::size_t(5));
        QVERIFY(remark(lab->report, "a VLAN's links").contains("line 9"));
    }

    void eachMemberOfALinkOfSeveralIsALink()
    {
        const auto lab = readNetlab("nodes: [s1, s2, h1]\n"
                                    "links:\n"
                                    "- lag.members: [s1-s2, s1-s2]\n"
                                    "  mtu: 1500\n"
                                    "- lag:\n"
                                    "    members:\n"
                                    "    - h1:\n"
                                    "      s1: {mtu: 1400}\n"
                                    "    - h1-s2\n"
                                    "  vlan.access: red\n");
        QVERIFY2(lab, qPrintable(lab ? QString() : QString::fromStdString(lab.error().text())));
        QCOMPARE(lab->topology.connections().size(), std::size_t(4));
        QVERIFY(!connection(lab->topology, "s1:eth2--s2:eth2").id.isEmpty());
        QVERIFY(!connection(lab->topology, "h1--s2").id.isEmpty());
        QCOMPARE(interface(lab->topology, "s1:eth3").attributes.value("mtu").toInt(), 1400);
        QVERIFY(remark(lab->report, "a link of several (LAG)").contains("line 3, line 5"));
    }

    void whatNetlabWouldMakeOfItIsReported()
    {
        QVERIFY(!remark(m_lab.report, "plugins are not run").isEmpty());
        QVERIFY(!remark(m_lab.report, "'module' is kept").isEmpty());
        QVERIFY(!remark(m_lab.report, "a node's 'ospf' is kept").isEmpty());
        QVERIFY(!remark(m_lab.report, "an interface's 'ospf.cost' is kept").isEmpty());
    }

    void ofWhatIsUsedInPartTheRestIsReported()
    {
        for (const char *used : {"'defaults' is", "'defaults.device'", "'groups' is", "'vlans' is",
                                 "a group's 'device'", "a group's 'members'"})
            QVERIFY2(remark(m_lab.report, used).isEmpty(), used);
        const auto lab = readNetlab("defaults: {device: linux, provider: clab}\n"
                                    "defaults.const: 1\n"
                                    "groups:\n"
                                    "  all: {members: [a], module: [bgp]}\n"
                                    "vlans:\n"
                                    "  red: {id: 5, links: [a-b]}\n"
                                    "nodes: [a, b]\n");
        QVERIFY(lab);
        QCOMPARE(device(lab->topology, "b").kind(), ElementKind::Host);
        for (const char *left :
             {"'defaults.provider' is kept in the file and has no effect (line 1)",
              "'defaults.const' is kept in the file and has no effect (line 2)",
              "a group's 'module' is kept in the file and has no effect (line 4)",
              "a VLAN's 'id' is kept in the file and has no effect (line 6)"})
            QCOMPARE(remark(lab->report, left), QString(left));
        for (const char *used : {"'defaults' is", "'groups' is", "'vlans' is"})
            QVERIFY2(remark(lab->report, used).isEmpty(), used);
    }

    void whatIsNoTopologyIsRefusedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("problem");
        QTest::newRow("no nodes") << QByteArray("links: [a-b]") << "line 1: there are no nodes";
        QTest::newRow("nodes are a text")
            << QByteArray("nodes: r1") << "line 1: expected a list of nodes";
        QTest::newRow("a node is a number")
            << QByteArray("nodes:\n  r1: 5") << "line 2: expected a node's settings, found '5'";
        QTest::newRow("no such node")
            << QByteArray("nodes: [r1]\nlinks:\n- r1-r9")
            << "line 3: expected NODE-NODE with nodes of this file, found 'r1-r9'";
        QTest::newRow("a link of nobody")
            << QByteArray("nodes: [r1]\nlinks:\n- mtu: 1400") << "line 3: a link joins no node";
        QTest::newRow("a node that a plugin makes")
            << QByteArray("plugin: [fabric]\nnodes: [h1]\nlinks:\n- h1-L1")
            << "line 4: expected NODE-NODE with nodes of this file, found 'h1-L1', and plugins";
        QTest::newRow("no such node among interfaces")
            << QByteArray("nodes: [r1]\nlinks:\n- interfaces: [r7]")
            << "line 3: there is no node 'r7'";
        QTest::newRow("links are a text")
            << QByteArray("nodes: [r1]\nlinks: r1-r1") << "line 2: expected a list of links";
    }
    void whatIsNoTopologyIsRefusedWithItsPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, problem);
        const QString said = refusal(FileFormat::Netlab, text);
        QVERIFY2(said.startsWith(problem), qPrintable(said));
    }
};

QTEST_GUILESS_MAIN(TestNetlabReader)
#include "tst_netlabreader.moc"
