// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/placement/occupiedplaces.h"
#include "app/exchange/placement/placement.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/positionscale.h"
#include "tests/app/exchange/importtest.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineF>
#include <QTemporaryDir>

#include <cmath>

using namespace tomato;
using namespace tomato::exchange;

class TestPlacement final : public QObject
{
    Q_OBJECT

private slots:
    void noTwoElementsOfAFileLieOnOneSpot()
    {
        QDirIterator each(TOMATO_SOURCE "/tests/app/exchange/data", QDir::Files);
        int pairs = 0;
        while (each.hasNext()) {
            const auto file = importFile(each.next());
            if (!file || file->format == FileFormat::Tomato)
                continue;
            std::vector<QPointF> positions;
            for (const auto &[id, element] : file->imported.topology.elements()) {
                if (!element.isInterface())
                    positions.push_back(element.position());
            }
            for (std::size_t i = 0; i < positions.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j, ++pairs)
                    QVERIFY2(QLineF(positions[i], positions[j]).length() >= 8,
                             qPrintable(each.fileName()));
            }
        }
        QVERIFY(pairs > 50);
    }

    void whatWasMovedApartIsNamedAndLeadsThere()
    {
        const auto read = importText(FileFormat::CoreXml, R"(<scenario><networks/><devices>
            <device id="1" name="n1" type="host"><position x="100" y="100"/></device>
            <device id="2" name="n2" type="host"><position x="100" y="100"/></device>
            </devices></scenario>)");
        QVERIFY(read);
        QVERIFY(remark(read->report, "it lay on another element").contains("(n2)"));
        for (const ImportReport::Remark &each : read->report.remarks()) {
            if (each.message.starts_with("it lay on"))
                QCOMPARE(each.about, device(read->topology, "n2").id);
        }
    }

    void elementsWithoutAPositionLieClearOfAllOthers()
    {
        const Imported scenario = imported("noposition.xml");
        const QPointF pc = device(scenario.topology, "n3").position();
        QCOMPARE(pc, QPointF(300, 200));
        const QPointF first = device(scenario.topology, "ens33").position();
        const QPointF second = device(scenario.topology, "ens36").position();
        QVERIFY(QLineF(first, second).length() > 70);
        QVERIFY(QLineF(first, pc).length() > 70);
        QVERIFY(QLineF(second, pc).length() > 70);
    }

    void elementsGrowAroundTheOneThatHasAPosition_data()
    {
        QTest::addColumn<QByteArray>("links");
        QTest::addColumn<int>("nodes");
        QByteArray ring;
        QByteArray star;
        QByteArray tree;
        QByteArray parts;
        for (int i = 1; i < 40; ++i) {
            const auto link = [](int one, int other) {
                return "    - endpoints: [n" + QByteArray::number(one) + ":e" +
                       QByteArray::number(other) + ", n" + QByteArray::number(other) + ":u" +
                       QByteArray::number(one) + "]\n";
            };
            ring += link(i - 1, i);
            star += link(0, i);
            tree += link((i - 1) / 3, i);
            if (i % 5 != 0)
                parts += link(i - 1, i);
        }
        QTest::newRow("in a row") << ring << 40;
        QTest::newRow("all at one") << star << 40;
        QTest::newRow("a tree") << tree << 40;
        QTest::newRow("parts of their own") << parts << 40;
        QTest::newRow("without links") << QByteArray() << 40;
        QTest::newRow("two") << QByteArray("    - endpoints: [n0:e1, n1:e1]\n") << 2;
    }
    void elementsGrowAroundTheOneThatHasAPosition()
    {
        QFETCH(QByteArray, links);
        QFETCH(int, nodes);
        QByteArray text = "name: one\ntopology:\n  nodes:\n    n0: {kind: linux, labels: "
                          "{graph-posX: 700, graph-posY: 900}}\n";
        for (int i = 1; i < nodes; ++i)
            text += "    n" + QByteArray::number(i) + ": {kind: linux}\n";
        text += links.isEmpty() ? QByteArray() : "  links:\n" + links;
        const auto read = importText(FileFormat::Containerlab, text);
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(device(read->topology, "n0").position(), QPointF(700, 900));
        std::vector<QPointF> places;
        double farthest = 0;
        for (const auto &[id, element] : read->topology.elements()) {
            if (element.isInterface())
                continue;
            for (const QPointF &other : places)
                QVERIFY2(QLineF(other, element.position()).length() >= 70,
                         qPrintable(element.name()));
            places.push_back(element.position());
            farthest = std::max(farthest, QLineF(QPointF(700, 900), places.back()).length());
        }
        // In a drawing that is about as high as it is wide.
        QVERIFY2(farthest < 350 + 250 * std::sqrt(nodes), qPrintable(QString::number(farthest)));
        // Connected elements lie near each other: no link leads across the drawing.
        for (const auto &[id, connection] : read->topology.connections()) {
            const QPointF one = read->topology.deviceOf(connection.ends[0])->position();
            const QPointF other = read->topology.deviceOf(connection.ends[1])->position();
            const double most =
                read->topology.connections().size() == 39 && links.count("[n0:") > 30 ? 500 : 400;
            QVERIFY2(QLineF(one, other).length() < most,
                     qPrintable(read->topology.label(id) + " " +
                                QString::number(QLineF(one, other).length())));
        }
    }

    void elementsAmongFractionsOfADrawingArePlacedToo_data()
    {
        QTest::addColumn<int>("others");
        QTest::addColumn<double>("scale");
        QTest::newRow("few") << 2 << 800.0;
        // Their places are so many that they are no fractions of a drawing any more.
        QTest::newRow("many") << 10000 << 1.0;
    }
    void elementsAmongFractionsOfADrawingArePlacedToo()
    {
        QFETCH(int, others);
        QFETCH(double, scale);
        QJsonArray elements;
        const auto add = [&elements](const QString &id, const QJsonValue &position) {
            elements.append(QJsonObject{{"id", id}, {"type", "container"}, {"_pos", position}});
        };
        add("1", QJsonObject{{"x", 0.5}, {"y", 0.5}});
        add("2", QJsonObject{{"x", 0.9}, {"y", 0.1}});
        for (int number = 0; number < others; ++number)
            add(QStringLiteral("o%1").arg(number), {});
        const QJsonObject document{
            {"file_information", QJsonObject{{"version", 4}}},
            {"topology", QJsonObject{{"elements", elements}, {"connections", QJsonArray()}}}};
        QTemporaryDir folder;
        QFile file(folder.filePath("fractions.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(document).toJson());
        file.close();
        const auto read = importFile(file.fileName());
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        const topology::Topology &topology = read->imported.topology;
        QCOMPARE(topology::positionScale(topology), scale);
        QCOMPARE(topology.element(ElementId("1"))->position() * scale, QPointF(400, 400));
        OccupiedPlaces taken(70);
        for (const auto &[id, element] : topology.elements()) {
            QVERIFY(taken.isFree(element.position() * scale));
            taken.add(element.position() * scale);
        }
    }

    void noneLiesFartherOutThanAFileMayHaveIt()
    {
        const auto read = importText(FileFormat::Containerlab,
                                     "name: far\ntopology:\n  nodes:\n"
                                     "    a: {kind: linux, labels: {graph-posX: 10000000, "
                                     "graph-posY: 10000000}}\n    b: {kind: linux}\n"
                                     "    c: {kind: linux}\n  links:\n"
                                     "    - endpoints: [a:e1, b:e1]\n");
        QVERIFY(read);
        QVERIFY(topology::readTomato(topology::writeTomato(read->topology)));
    }

    void manyOnOneSpotAreMovedApart()
    {
        std::vector<ElementId> devices;
        Positions positions;
        for (int number = 0; number < 50; ++number) {
            devices.push_back(ElementId(std::to_string(number)));
            positions[devices.back()] = {number == 0 ? 500.0 : 100.0, 100};
        }
        QCOMPARE(spread(devices, positions).size(), 48u);
        QCOMPARE(positions.at(devices[0]), QPointF(500, 100));
        QCOMPARE(positions.at(devices[1]), QPointF(100, 100));
        for (const auto &[one, place] : positions) {
            for (const auto &[other, otherPlace] : positions)
                QVERIFY(one == other || QLineF(place, otherPlace).length() >= 50);
        }
        QVERIFY(spread(devices, positions).empty());
    }

    void aLayoutBetweenOneAndMinusOneBecomesLarge()
    {
        Positions positions = {{ElementId("a"), {-1, 0.5}}, {ElementId("b"), {1, 0}}};
        enlarge(positions);
        QVERIFY(QLineF(positions.at(ElementId("a")), positions.at(ElementId("b"))).length() > 200);
        Positions pixels = {{ElementId("a"), {-100, 5}}, {ElementId("b"), {1, 0}}};
        const Positions before = pixels;
        enlarge(pixels);
        QVERIFY(pixels == before);
    }
};

QTEST_GUILESS_MAIN(TestPlacement)
#include "tst_placement.moc"
