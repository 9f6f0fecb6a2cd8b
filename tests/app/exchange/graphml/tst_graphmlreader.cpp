// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/exchange/importtest.h"

#include <QJsonDocument>

#include <QLineF>

using namespace tomato;
using namespace tomato::exchange;
using topology::ElementKind;

class TestGraphMlReader final : public QObject
{
    Q_OBJECT

private slots:
    void nodesOfTheZooBecomeRoutersWhereTheyLieOnEarth()
    {
        const Imported zoo = imported("zoo.graphml");
        QCOMPARE(deviceCount(zoo.topology), 4);
        QCOMPARE(zoo.topology.name(), "Small Net");
        QCOMPARE(zoo.topology.attributes().value("_notes").toString(), "Made for a test");
        const auto berlin = device(zoo.topology, "Berlin");
        const auto munich = device(zoo.topology, QString::fromUtf8("München & more"));
        QCOMPARE(berlin.kind(), ElementKind::Router);
        QVERIFY(berlin.position().x() > munich.position().x() + 50); // further east
        QVERIFY(berlin.position().y() < munich.position().y() - 50); // further north
        QCOMPARE(munich.attributes.value("_graphml").toObject().value("Country").toString(),
                 "Germany");
        QCOMPARE(berlin.attributes.value("_graphml").toObject().value("Internal").toString(), "1");
    }

    void placesOnEarthAreKept()
    {
        const Imported zoo = imported("zoo.graphml");
        const auto berlin = device(zoo.topology, "Berlin");
        QCOMPARE(berlin.attributes.value("latitude"), QJsonValue(52.52));
        QCOMPARE(berlin.attributes.value("longitude"), QJsonValue(13.4));
    }

    void devicesOfOnePlaceDoNotCoverEachOther()
    {
        const Imported zoo = imported("zoo.graphml");
        std::vector<QPointF> positions;
        for (const auto &[id, element] : zoo.topology.elements()) {
            if (!element.isInterface())
                positions.push_back(element.position());
        }
        for (std::size_t i = 0; i < positions.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(QLineF(positions[i], positions[j]).length() > 50);
        }
    }

    void aNameThatIsTakenGetsANumberAndIsReported()
    {
        const Imported zoo = imported("zoo.graphml");
        QVERIFY(!device(zoo.topology, "Berlin_3").id.isEmpty());
        QVERIFY(remark(zoo.report, "'Berlin_3'").contains("line 27"));
    }

    void aHyperedgeBecomesASwitch()
    {
        const Imported zoo = imported("zoo.graphml");
        QCOMPARE(device(zoo.topology, "?").kind(), ElementKind::Switch);
    }

    void parallelLinksAreConnectionsOfTheirOwn()
    {
        const Imported zoo = imported("zoo.graphml");
        QCOMPARE(zoo.topology.connections().size(), 4u);
        const auto berlin = device(zoo.topology, "Berlin");
        QCOMPARE(zoo.topology.interfaces(berlin.id).size(), 3u);
        QCOMPARE(zoo.topology.label(zoo.topology.interfaces(berlin.id)[1]), "Berlin:eth1");
    }

    void aLinkToItselfIsReportedWithItsLine()
    {
        const Imported zoo = imported("zoo.graphml");
        QVERIFY(remark(zoo.report, "with itself").contains("line 41"));
    }

    void linkSpeedsAreEmulatedAsFarAsToMaToGoes()
    {
        const Imported zoo = imported("zoo.graphml");
        QCOMPARE(from(zoo.topology, "Berlin:eth0", "bandwidth"), 155000.0);
        QCOMPARE(from(zoo.topology, QString::fromUtf8("München & more:eth0"), "bandwidth"),
                 155000.0);
        QCOMPARE(from(zoo.topology, "Berlin:eth2", "bandwidth"), 1'000'000.0);
        QVERIFY(remark(zoo.report, "faster than 1 Gbit/s").contains("line 43"));
    }

    void valuesWithoutAMeaningAreKeptAndReported()
    {
        const Imported zoo = imported("zoo.graphml");
        QVERIFY(!remark(zoo.report, "the nodes' 'Country'").isEmpty());
        QVERIFY(!remark(zoo.report, "the edges' 'LinkLabel'").isEmpty());
    }

    void aHyperedgeWithItsEndpointsIsASwitchThatJoinsThem()
    {
        const Imported graph = imported("hyper.graphml");
        QCOMPARE(deviceCount(graph.topology), 4);
        QCOMPARE(graph.topology.connections().size(), 3u);
        const auto hub = device(graph.topology, "hyperedge 1");
        QCOMPARE(hub.kind(), ElementKind::Switch);
        QCOMPARE(graph.topology.interfaces(hub.id).size(), 3u);
        QVERIFY(!remark(graph.report, "a hyperedge became a switch").isEmpty());
    }

    void severalGraphsAreSaid()
    {
        const Imported graph = imported("twographs.graphml");
        QCOMPARE(graph.topology.connections().size(), 2u);
        QVERIFY(remark(graph.report, "the file has 2 graphs").contains("line 2"));
    }

    void aNodeWithTheIdOfItsGroupIsRefused()
    {
        QFile file(TOMATO_SOURCE "/tests/app/exchange/data/nestedid.graphml");
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(refusal(FileFormat::GraphMl, file.readAll()),
                 "line 1: another node has the id 'g'");
    }

    void yEdsNamesAndPlacesComeAlong()
    {
        const Imported graph = imported("yed.graphml");
        QCOMPARE(device(graph.topology, "core-1").position(), QPointF(130, 65));
        QCOMPARE(device(graph.topology, "core-2").position(), QPointF(730, 415));
        QCOMPARE(graph.topology.connections().size(), 1u);
        const auto link = graph.topology.connections().begin()->second;
        QVERIFY(
            QJsonDocument(link.attributes.value("_graphml").toObject()).toJson().contains("10G"));
    }

    void anEdgeAndItsOppositeOfADirectedGraphAreOneConnection()
    {
        const auto read = importText(
            FileFormat::GraphMl, "<graphml><key id='s' for='edge' attr.name='LinkSpeedRaw'/>"
                                 "<graph edgedefault='directed'><node id='a'/><node id='b'/>"
                                 "<edge source='a' target='b'><data key='s'>1000000</data></edge>"
                                 "<edge source='b' target='a'><data key='s'>2000000</data></edge>"
                                 "<edge source='a' target='b'/></graph></graphml>");
        QVERIFY(read);
        QCOMPARE(read->topology.connections().size(), 2u);
        QCOMPARE(from(read->topology, "a:eth0", "bandwidth"), 1000.0);
        QCOMPARE(from(read->topology, "b:eth0", "bandwidth"), 2000.0);
        QVERIFY(!remark(read->report, "its opposite became one connection").isEmpty());
    }

    void theZoosWaysToSayASpeedAreUnderstood_data()
    {
        QTest::addColumn<QString>("values");
        QTest::addColumn<double>("kilobits");
        const auto data = [](const char *key, const char *value) {
            return QStringLiteral("<data key='%1'>%2</data>").arg(key, value);
        };
        QTest::newRow("units") << data("LinkSpeed", "45") + data("LinkSpeedUnits", "M") << 45000.0;
        QTest::newRow("raw first") << data("LinkSpeedRaw", "2000000") + data("LinkSpeed", "45") +
                                          data("LinkSpeedUnits", "M")
                                   << 2000.0;
        QTest::newRow("type") << data("LinkType", "OC-3") << 155520.0;
        QTest::newRow("label") << data("LinkLabel", "155 Mbps") << 155000.0;
        QTest::newRow("line") << data("LinkLabel", "T3") << 44736.0;
        QTest::newRow("too fast") << data("LinkLabel", "OC-192c") << 1'000'000.0;
        QTest::newRow("a colour") << data("LinkLabel", "Dark Blue") << -1.0;
        QTest::newRow("no unit") << data("LinkSpeed", "45") << -1.0;
    }
    void theZoosWaysToSayASpeedAreUnderstood()
    {
        QFETCH(QString, values);
        QFETCH(double, kilobits);
        const auto read =
            importText(FileFormat::GraphMl, "<graphml><graph><node id='a'/><node id='b'/>"
                                            "<edge source='a' target='b'>" +
                                                values.toUtf8() + "</edge></graph></graphml>");
        QVERIFY(read);
        QCOMPARE(from(read->topology, "a:eth0", "bandwidth"), kilobits);
    }

    void whatIsWrongIsNamedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        QTest::newRow("no node") << QByteArray("<graphml><graph>\n<node id='a'/>\n"
                                               "<edge source='a' target='b'/></graph></graphml>")
                                 << "line 3: no node has the id 'b'";
        QTest::newRow("twice") << QByteArray("<graphml><graph>\n<node id='a'/>\n<node id='a'/>"
                                             "</graph></graphml>")
                               << "line 3: another node has the id 'a'";
        QTest::newRow("torn") << QByteArray("<graphml><graph>\n<node id='a'>")
                              << "line 2, column 14: not XML: Premature end of document.";
        QTest::newRow("entities")
            << QByteArray("<?xml version='1.0'?>\n<!DOCTYPE g [<!ENTITY a 'b'>]><graphml/>")
            << "line 2: a document type (<!DOCTYPE) is refused: it can hold entities";
        QTest::newRow("other") << QByteArray("<svg/>")
                               << "line 1: this is no GraphML: its outermost element is not "
                                  "<graphml>";
    }

    void whatIsWrongIsNamedWithItsLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);
        QCOMPARE(refusal(FileFormat::GraphMl, text), message);
    }

    void aDocumentTypeInAnotherEncodingIsRefusedToo()
    {
        const QString text = "<!DOCTYPE g [<!ENTITY a 'b'>]><graphml>&a;</graphml>";
        QByteArray bytes("\xff\xfe", 2);
        bytes.append(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
        QVERIFY(!refusal(FileFormat::GraphMl, bytes).isEmpty());
    }

    void anExperimentThatIsNoneIsReportedWithItsPlace()
    {
        const auto read = importText(
            FileFormat::GraphMl,
            "<graphml>\n<key id='t' for='all' attr.name='tomato_attributes'/>\n<graph>\n"
            "<data key='t'>{\"name\": \"x\", \"experiment\": [1]}</data><node id='a'/></graph>"
            "</graphml>");
        QVERIFY(read);
        QVERIFY(!read->topology.attributes().contains("experiment"));
        QCOMPARE(read->topology.name(), "x");
        QCOMPARE(remark(read->report, "expected an object"),
                 "expected an object, found an array (line 4: graph.experiment [1])");
    }

    void ownAttributesThatCannotBeReadAreKept()
    {
        const auto read = importText(
            FileFormat::GraphMl,
            "<graphml><key id='t' for='all' attr.name='tomato_attributes'/><graph>\n"
            "<node id='a'><data key='t'>{\"name\": \"\\ud800\"}</data></node></graph></graphml>");
        QVERIFY(read);
        QVERIFY(remark(read->report, "attributes cannot be read").contains("'\\ud800' is a half"));
        const QJsonObject kept =
            device(read->topology, "a").attributes.value("_graphml").toObject();
        QCOMPARE(kept.value("tomato_attributes").toString(), "{\"name\": \"\\ud800\"}");
    }

    void valuesOfPortsAreKept()
    {
        const auto read = importText(
            FileFormat::GraphMl,
            "<graphml><key id='k' for='port' attr.name='speed'/><graph><node id='a'>"
            "<port name='p'><data key='k'>fast</data><desc>red</desc></port></node></graph>"
            "</graphml>");
        QVERIFY(read);
        const QString kept = QString::fromUtf8(
            QJsonDocument(interface(read->topology, "a:p").attributes.value("_graphml").toObject())
                .toJson());
        QVERIFY2(kept.contains("fast") && kept.contains("red"), qPrintable(kept));
        QVERIFY(!remark(read->report, "the ports' 'speed' is kept").isEmpty());
    }

    void edgesMayComeBeforeTheirNodes()
    {
        const auto read =
            importText(FileFormat::GraphMl, "<graphml><graph><edge source='a' target='b'/>"
                                            "<node id='a'/><node id='b'/></graph></graphml>");
        QVERIFY(read);
        QCOMPARE(read->topology.connections().size(), 1u);
    }

    void theSameFileGivesTheSameTopology()
    {
        QVERIFY(imported("zoo.graphml").topology == imported("zoo.graphml").topology);
    }
};

QTEST_GUILESS_MAIN(TestGraphMlReader)
#include "tst_graphmlreader.moc"
