// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/items/alignmentguides.h"

#include <QTest>

using namespace tomato::ui;

class TestAlignmentGuides final : public QObject
{
    Q_OBJECT

private slots:
    void whatIsNearAColumnOrARowComesIntoIt()
    {
        const AlignmentGuides guides({{100, 0}, {0, 200}});
        const auto column = guides.fit({104, 90}, 6);
        QCOMPARE(column.position, QPointF(100, 90));
        QCOMPARE(column.lines.size(), 1u);
        QCOMPARE(column.lines[0].x1(), 100.0);
        QVERIFY(column.lines[0].y1() < 0 && column.lines[0].y2() > 90);
        const auto both = guides.fit({97, 203}, 6);
        QCOMPARE(both.position, QPointF(100, 200));
        QCOMPARE(both.lines.size(), 2u);
    }

    void whatIsFarFromAllStaysWhereItIsWanted()
    {
        const AlignmentGuides guides({{100, 0}, {0, 200}});
        const auto fit = guides.fit({107, 193}, 6);
        QCOMPARE(fit.position, QPointF(107, 193));
        QVERIFY(fit.lines.empty());
        QCOMPARE(AlignmentGuides().fit({1, 2}, 6).position, QPointF(1, 2));
    }

    void theNearerOfTwoWins()
    {
        const AlignmentGuides guides({{100, 0}, {108, 50}});
        QCOMPARE(guides.fit({105, 300}, 6).position.x(), 108.0);
        QCOMPARE(guides.fit({103, 300}, 6).position.x(), 100.0);
    }

    void inARowEqualDistancesAreKept_data()
    {
        QTest::addColumn<double>("wanted");
        QTest::addColumn<double>("place");
        QTest::newRow("behind the last two") << 403.0 << 400.0;
        QTest::newRow("before the first two") << -197.0 << -200.0;
        QTest::newRow("between two") << 97.0 << 100.0;
        QTest::newRow("nowhere") << 150.0 << 150.0;
    }

    void inARowEqualDistancesAreKept()
    {
        QFETCH(double, wanted);
        QFETCH(double, place);
        const AlignmentGuides row({{0, 0}, {200, 0}});
        const auto across = row.fit({wanted, 2}, 6);
        QCOMPARE(across.position, QPointF(place, 0));
        // The row, and a tick at each of the three.
        QCOMPARE(across.lines.size(), place == wanted ? 1u : 4u);
        const AlignmentGuides column({{0, 0}, {0, 200}});
        QCOMPARE(column.fit({2, wanted}, 6).position, QPointF(0, place));
    }
};

QTEST_GUILESS_MAIN(TestAlignmentGuides)
#include "tst_alignmentguides.moc"
