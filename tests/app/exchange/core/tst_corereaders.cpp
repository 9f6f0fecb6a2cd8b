// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/core/tcllist.h"
#include "tests/app/exchange/importtest.h"

#include <QJsonArray>

using namespace tomato;
using namespace tomato::exchange;
using topology::ElementKind;

class TestCoreReaders final : public QObject
{
    Q_OBJECT

private slots:
    void devicesAndNetworksOfAScenarioAreMapped()
    {
        const Imported scenario = imported("scenario.xml");
        QCOMPARE(scenario.topology.name(),
                 "scenario"); // the file's: that of CORE is a temporary one
        QCOMPARE(device(scenario.topology, "lan").kind(), ElementKind::Switch);
        QCOMPARE(device(scenario.topology, "wlan10").kind(), ElementKind::Hub);
        QCOMPARE(device(scenario.topology, "n1").kind(), ElementKind::Router);
        QCOMPARE(device(scenario.topology, "n2").kind(), ElementKind::Host);
        QCOMPARE(device(scenario.topology, "n2").position(), QPointF(264, 432));
        QVERIFY(remark(scenario.report, "radio").contains("line 7"));
    }

    void addressesOfInterfacesComeAlong()
    {
        const Imported scenario = imported("scenario.xml");
        const auto eth0 = interface(scenario.topology, "n2:eth0");
        QCOMPARE(eth0.attributes.value("ip4address").toString(), "10.0.1.21/24");
        QCOMPARE(eth0.attributes.value("ip6address").toString(), "a:1::21/64");
        QCOMPARE(eth0.attributes.value("mac").toString(), "00:00:00:aa:00:11");
        // CORE 5 wrote interface_two.
        QCOMPARE(interface(scenario.topology, "n3:eth0").attributes.value("ip4address").toString(),
                 "10.0.0.3/32");
    }

    void linkOptionsAreEmulated()
    {
        const Imported scenario = imported("scenario.xml");
        QCOMPARE(from(scenario.topology, "n2:eth0", "bandwidth"), 100000.0);
        QCOMPARE(from(scenario.topology, "n2:eth0", "delay"), 25.0);
        QCOMPARE(from(scenario.topology, "n2:eth0", "jitter"), 1.0);
        QCOMPARE(from(scenario.topology, "n2:eth0", "lossratio"), 1.5);
        QCOMPARE(from(scenario.topology, "n2:eth0", "duplicate"), 2.0);
        QVERIFY(!remark(scenario.report, "buffer").isEmpty());
    }

    void twoOneWayLinksAreOneConnectionWithTwoDirections()
    {
        const Imported scenario = imported("scenario.xml");
        QCOMPARE(scenario.topology.connections().size(), 3u);
        QCOMPARE(from(scenario.topology, "n1:eth0", "bandwidth"), 64.0);
        QCOMPARE(from(scenario.topology, "lan:port1", "bandwidth"), 128.0);
        QCOMPARE(from(scenario.topology, "lan:port1", "delay"), 7.0);
    }

    void servicesAreNotes()
    {
        const Imported scenario = imported("scenario.xml");
        QCOMPARE(device(scenario.topology, "n1").attributes.value("_notes").toString(),
                 "CORE services: zebra, OSPFv2");
        QVERIFY(remark(scenario.report, "services").contains("line 14"));
    }

    void shapesBecomeAnnotationsAndTheRestIsReported()
    {
        const Imported scenario = imported("scenario.xml");
        const QJsonArray drawn = scenario.topology.attributes().value("_annotations").toArray();
        QCOMPARE(drawn.size(), 2);
        QCOMPARE(drawn[0].toObject().value("text").toString(), "gateway");
        QCOMPARE(drawn[1].toObject().value("width").toDouble(), 253.0);
        QVERIFY(!remark(scenario.report, "'blob'").isEmpty());
        QVERIFY(!remark(scenario.report, "background").isEmpty());
        QVERIFY(!remark(scenario.report, "<mobility_configurations>").isEmpty());
    }

    void whatIsWrongInAScenarioIsNamed()
    {
        QCOMPARE(refusal(FileFormat::CoreXml, "<Scenario/>"),
                 "line 1: its outermost element is not <scenario>; files older than CORE 5 cannot "
                 "be read");
        QCOMPARE(refusal(FileFormat::CoreXml,
                         "<scenario>\n<links>\n<link node1='1' node2='2'/></links></scenario>"),
                 "line 3: no node has the id '1'");
        QCOMPARE(refusal(FileFormat::CoreXml, "<scenario><devices>\n<device name='a'/></devices>"
                                              "</scenario>"),
                 "line 2: a node needs an id");
    }

    void anImnHasNodesAddressesAndLinks()
    {
        const Imported imn = imported("scenario.imn");
        QCOMPARE(deviceCount(imn.topology), 3);
        QCOMPARE(imn.topology.connections().size(), 3u);
        QCOMPARE(device(imn.topology, "first").kind(), ElementKind::Router);
        QCOMPARE(device(imn.topology, "n2").kind(), ElementKind::Host);
        QCOMPARE(device(imn.topology, "n4").kind(), ElementKind::Switch);
        QCOMPARE(device(imn.topology, "first").position(), QPointF(384, 456));
        const auto eth0 = interface(imn.topology, "first:eth0");
        QCOMPARE(eth0.attributes.value("ip4address").toString(), "10.0.3.2/24");
        QCOMPARE(eth0.attributes.value("mac").toString(), "00:00:00:aa:00:01");
        QVERIFY(!connection(imn.topology, "first:eth1--n2:eth1").id.isEmpty());
        QVERIFY(!connection(imn.topology, "n2:eth2--n4:e0").id.isEmpty());
    }

    void anImnsLinksAreEmulatedEachWay()
    {
        const Imported imn = imported("scenario.imn");
        QCOMPARE(from(imn.topology, "first:eth0", "bandwidth"), 11000.0);
        QCOMPARE(from(imn.topology, "n2:eth0", "delay"), 25.0);
        QCOMPARE(from(imn.topology, "first:eth1", "bandwidth"), 1000.0);
        QCOMPARE(from(imn.topology, "n2:eth1", "bandwidth"), 2000.0);
        QCOMPARE(from(imn.topology, "n2:eth1", "lossratio"), 0.5);
    }

    void whatAnImnHasBesidesIsKeptOrReported()
    {
        const Imported imn = imported("scenario.imn");
        const QString notes = device(imn.topology, "first").attributes.value("_notes").toString();
        QVERIFY(notes.contains("CORE services: zebra, OSPFv2"));
        QVERIFY(notes.contains("router ospf"));
        QVERIFY(remark(imn.report, "network-config").contains("line 15"));
        QVERIFY(remark(imn.report, "'custom-config'").contains("line 41"));
        QVERIFY(remark(imn.report, "'canvas'").contains("line 79"));
        const QJsonArray drawn = imn.topology.attributes().value("_annotations").toArray();
        QCOMPARE(drawn.size(), 2);
        QCOMPARE(drawn[1].toObject().value("kind").toString(), "ellipse");
    }

    void valuesWithoutACounterpartAreKeptAndReported()
    {
        const Imported scenario = imported("burst.xml");
        const auto link = connection(scenario.topology, "a:eth0--b:eth0");
        QCOMPARE(from(scenario.topology, "a:eth0", "delay"), 1.0);
        const auto kept =
            link.attributes.value("_core").toObject()["options"].toArray()[0].toObject();
        QCOMPARE(kept.value("@burst").toString(), "20");
        for (const char *key : {"burst", "mer", "mburst", "key"})
            QVERIFY2(!remark(scenario.report, QStringLiteral("a link's '%1'").arg(key)).isEmpty(),
                     key);
        QVERIFY(remark(scenario.report, "loss is no number").contains("'abc'"));
    }

    void shapesOfCoresOlderWindowAndSeveralCanvasesComeAlong()
    {
        const Imported scenario = imported("tclnotes.xml");
        const QJsonArray drawn = scenario.topology.attributes().value("_annotations").toArray();
        QCOMPARE(drawn.size(), 1);
        QCOMPARE(drawn[0].toObject().value("text").toString(), "Subnet A");
        QCOMPARE(device(scenario.topology, "n1").position(), QPointF(100, 100));
        QVERIFY(device(scenario.topology, "n2").position().x() > 200);
        QVERIFY(!remark(scenario.report, "2 canvases").isEmpty());
        QVERIFY(!remark(scenario.report, "'nonsense' is no MAC address").isEmpty());
        QVERIFY(remark(scenario.report, "delay is not from 0 to 60000").contains("'70000'"));
    }

    void aBlockWithoutANameIsKeptAndLinesStayTrue()
    {
        const Imported imn = imported("comments.imn");
        QCOMPARE(deviceCount(imn.topology), 2);
        QVERIFY(imn.topology.attributes()
                    .value("_core")
                    .toObject()
                    .value("comments")
                    .toString()
                    .contains("a lab"));
        QVERIFY(remark(imn.report, "'comments'").contains("line 1"));
        QCOMPARE(refusal(FileFormat::CoreImn,
                         "comments {\na\n}\nnode n1 {\n}\nlink l1 {\n nodes {n1 n2}\n}"),
                 "line 7: there is no node 'n2'");
    }

    void whatIsWrongInAnImnIsNamed()
    {
        QCOMPARE(refusal(FileFormat::CoreImn, "node n1 {\n type router\n"),
                 "line 1: a brace is not closed");
        QCOMPARE(refusal(FileFormat::CoreImn, "node n1 {\n}\n\nlink l1 {\n nodes {n1 n2}\n}"),
                 "line 5: there is no node 'n2'");
        QCOMPARE(refusal(FileFormat::CoreImn, "node n1 {\n}\nlink l1 {\n}"),
                 "line 3: a link needs two nodes");
        QCOMPARE(refusal(FileFormat::CoreImn, "hello"),
                 "line 1: expected a kind, a name and a block in braces");
    }

    void aListOfTclIsOnlyTakenApart()
    {
        const auto words = parseTclList(u"a {b {c}\n} \"d e\" \\{ [exec x]", 5);
        QVERIFY(words);
        QStringList texts;
        for (const TclWord &word : *words)
            texts << word.text;
        QCOMPARE(texts, QStringList({"a", "b {c}\n", "d e", "\\{", "[exec", "x]"}));
        QCOMPARE((*words)[2].line, 6);
    }
};

QTEST_GUILESS_MAIN(TestCoreReaders)
#include "tst_corereaders.moc"
