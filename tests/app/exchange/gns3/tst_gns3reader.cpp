// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/format/tomatoformat.h"
#include "tests/app/exchange/importtest.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace tomato;
using namespace tomato::exchange;
using topology::ElementKind;

static QJsonArray annotations(const Imported &project)
{
    return project.topology.attributes().value("_annotations").toArray();
}

class TestGns3Reader final : public QObject
{
    Q_OBJECT

private slots:
    void nodesBecomeTheNearestKind()
    {
        const Imported project = imported("revision9.gns3");
        QCOMPARE(project.topology.name(), "office");
        QCOMPARE(device(project.topology, "PC1").kind(), ElementKind::Host);
        QCOMPARE(device(project.topology, "R1").kind(), ElementKind::Router);
        QCOMPARE(device(project.topology, "Switch1").kind(), ElementKind::Switch);
        QCOMPARE(device(project.topology, "NAT1").kind(), ElementKind::ExternalNetwork);
        QCOMPARE(device(project.topology, "fw").kind(), ElementKind::Router);
        QVERIFY(remark(project.report, "'dynamips' became a router").contains("topology.nodes[1]"));
    }

    void aNodeLiesWhereItsPictureHasItsMiddle()
    {
        const Imported project = imported("revision9.gns3");
        QCOMPARE(device(project.topology, "PC1").position(), QPointF(-70, -20));
        QCOMPARE(device(project.topology, "R1").position(), QPointF(50, -50));
    }

    void interfacesHaveTheNamesThatAreShown()
    {
        const Imported project = imported("revision9.gns3");
        QVERIFY(!interface(project.topology, "PC1:e0").id.isEmpty());
        QVERIFY(!interface(project.topology, "Switch1:port3").id.isEmpty()); // no name: a sentence
        QVERIFY(!interface(project.topology, "R1:f1/1").id.isEmpty());
        QVERIFY(!interface(project.topology, "R1:eth2").id.isEmpty());
        QCOMPARE(project.topology.connections().size(), 3u);
    }

    void filtersOfLinksAreEmulatedBothWays()
    {
        const Imported project = imported("revision9.gns3");
        for (const char *end : {"PC1:e0", "Switch1:port3"}) {
            QCOMPARE(from(project.topology, end, "lossratio"), 5.0);
            QCOMPARE(from(project.topology, end, "delay"), 20.0);
            QCOMPARE(from(project.topology, end, "jitter"), 3.0);
        }
        QVERIFY(!remark(project.report, "bpf").isEmpty());
        const auto suspended = connection(project.topology, "R1:f1/1--Switch1:port0");
        QVERIFY(suspended.attributes.value("link_down").toBool());
        QVERIFY(!remark(project.report, "serial").isEmpty());
    }

    void drawingsBecomeAnnotations()
    {
        const Imported project = imported("revision9.gns3");
        const QJsonArray drawn = annotations(project);
        QCOMPARE(drawn.size(), 2);
        const QJsonObject box = drawn[0].toObject();
        QCOMPARE(box.value("kind").toString(), "rectangle");
        QCOMPARE(box.value("width").toDouble(), 200.0);
        QCOMPARE(box.value("x").toDouble(), -200.0);
        QCOMPARE(box.value("fill").toString(), "#8018ffff");
        QCOMPARE(box.value("dashed").toBool(), true);
        const QJsonObject text = drawn[1].toObject();
        QCOMPARE(text.value("text").toString(), "Zone <1>\nsecond line");
        QCOMPARE(text.value("rotation").toDouble(), 10.0);
        QCOMPARE(text.value("bold").toBool(), true);
        QVERIFY(remark(project.report, "<path>").contains("topology.drawings[2]"));
        QVERIFY(remark(project.report, "document type").contains("topology.drawings[3]"));
    }

    void whatAFileSaysThatWeWouldRefuseIsReported()
    {
        const Imported project = imported("delay70s.gns3");
        QVERIFY(topology::readTomato(topology::writeTomato(project.topology)));
        QVERIFY(remark(project.report, "delay is not from 0 to 60000").contains("'70000'"));
    }

    void listsOfAnotherKindAreErrorsWithTheirPlace()
    {
        QFile file(TOMATO_SOURCE "/tests/app/exchange/data/nodesobject.gns3");
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(refusal(FileFormat::Gns3, file.readAll()),
                 "topology.nodes: expected a list, found an object");
        QCOMPARE(refusal(FileFormat::Gns3, R"({"revision":9,"topology":{"links":"none"}})"),
                 "topology.links: expected a list, found a text");
        QCOMPARE(refusal(FileFormat::Gns3, R"({"revision":9,"topology":{"drawings":7}})"),
                 "topology.drawings: expected a list, found a number");
    }

    void everyShapeOfADrawingComesAlong()
    {
        const QJsonArray drawn = annotations(imported("twoshapes.gns3"));
        QCOMPARE(drawn.size(), 2);
        QCOMPARE(drawn[0].toObject().value("kind").toString(), "rectangle");
        QCOMPARE(drawn[0].toObject().value("width").toDouble(), 5.0);
        QCOMPARE(drawn[1].toObject().value("text").toString(), "hello");
    }

    void olderRevisionsHavePortsWithNumbers()
    {
        const Imported project = imported("revision4.gns3");
        QCOMPARE(device(project.topology, "HUB1").kind(), ElementKind::Hub);
        QCOMPARE(device(project.topology, "R1").kind(), ElementKind::Router);
        QVERIFY(!connection(project.topology, "HUB1:2--R1:FastEthernet0/0").id.isEmpty());
        const QJsonArray drawn = annotations(project);
        QCOMPARE(drawn.size(), 2);
        QCOMPARE(drawn[0].toObject().value("text").toString(), "A note");
        QCOMPARE(drawn[0].toObject().value("size").toDouble(), 14.0);
        QVERIFY(remark(project.report, "another file").contains("topology.images[0]"));
    }

    void everyRevisionFrom3To9CanBeRead()
    {
        for (int revision = 1; revision <= 12; ++revision) {
            const QJsonObject project{{"revision", revision}, {"topology", QJsonObject()}};
            const QString why = refusal(FileFormat::Gns3, QJsonDocument(project).toJson());
            QCOMPARE(why.isEmpty(), revision >= 3 && revision <= 9);
        }
    }

    void whatIsWrongIsNamedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("no revision")
            << QByteArray("{\"topology\":{}}") << "revision: expected a number from 3 to 9";
        QTest::newRow("new") << QByteArray("{\"revision\":10}")
                             << "revision: revision 10 cannot be read, only 3 to 9 can";
        QTest::newRow("no topology")
            << QByteArray("{\"revision\":9}") << "topology: expected an object";
        QTest::newRow("no id") << QByteArray("{\"revision\":9,\"topology\":{\"nodes\":[{}]}}")
                               << "topology.nodes[0]: a node needs a node_id";
        QTest::newRow("one end")
            << QByteArray("{\"revision\":9,\"topology\":{\"links\":[{\"nodes\":[1]}]}}")
            << "topology.links[0].nodes: a link has 2 nodes, found 1";
        QTest::newRow("unknown node")
            << QByteArray("{\"revision\":9,\"topology\":{\"links\":[{\"nodes\":[{\"node_id\":\"x\"}"
                          ",{}]}]}}")
            << "topology.links[0].nodes[0]: no node has the id 'x'";
    }

    void whatIsWrongIsNamedWithItsPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);
        QCOMPARE(refusal(FileFormat::Gns3, text), message);
    }
};

QTEST_GUILESS_MAIN(TestGns3Reader)
#include "tst_gns3reader.moc"
