// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/placement.h"
#include "tests/app/exchange/importtest.h"

#include <QDirIterator>
#include <QLineF>

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
