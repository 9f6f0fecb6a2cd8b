// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/positionscale.h"

#include <QTest>

using namespace tomato;
using namespace tomato::topology;

using Points = QList<QPointF>;

class TestPositionScale final : public QObject
{
    Q_OBJECT

private slots:
    void fractionsAreScaledPixelsAreNot_data()
    {
        QTest::addColumn<Points>("positions");
        QTest::addColumn<double>("scale");
        QTest::newRow("nothing") << Points() << 1.0;
        QTest::newRow("pixels") << Points{{100, 100}, {500, 200}} << 1.0;
        QTest::newRow("one in pixels") << Points{{0.5, 0.5}, {500, 200}} << 1.0;
        QTest::newRow("fractions") << Points{{0.1, 0.2}, {1, 0}} << 800.0;
        QTest::newRow("dragged out of the canvas") << Points{{0.1, 0.2}, {1.7, -0.2}} << 800.0;
        QTest::newRow("one fraction") << Points{{0.1, 0.2}} << 800.0;
        QTest::newRow("all at the origin") << Points{{0, 0}, {0, 0}} << 1.0;
        QTest::newRow("one at some pixel") << Points{{5, 5}} << 1.0;
    }

    void fractionsAreScaledPixelsAreNot()
    {
        QFETCH(Points, positions);
        QFETCH(double, scale);
        Topology topology;
        for (const QPointF &position : positions)
            QVERIFY(topology.insert(
                Element{ElementId(topology.unusedId()),
                        {},
                        "openvz",
                        {{"_pos", QJsonObject{{"x", position.x()}, {"y", position.y()}}}}}));
        QCOMPARE(positionScale(topology), scale);
    }

    void whatHasNoPositionDoesNotCount()
    {
        Topology topology;
        QVERIFY(topology.insert(Element{ElementId("a"), {}, "openvz", {}}));
        QVERIFY(topology.insert(
            Element{ElementId("b"), {}, "openvz", {{"_pos", QJsonObject{{"x", 0}, {"y", 0.5}}}}}));
        QCOMPARE(positionScale(topology), 800.0);
    }
};

QTEST_GUILESS_MAIN(TestPositionScale)
#include "tst_positionscale.moc"
