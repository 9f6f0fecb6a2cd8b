// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/layout/layoutrun.h"

#include <QLineF>
#include <QTest>

using namespace tomato;
using namespace tomato::layout;
using Placed = Result<LayoutRun::Positions>;

/// Devices in a ring, with two wires between the first two.
static topology::Topology ring(int devices)
{
    topology::Topology topology;
    const auto id = [](const char *kind, int number) { return kind + std::to_string(number); };
    for (int i = 0; i < devices; ++i)
        (void)topology.insert(topology::Element{ElementId(id("d", i)), {}, "container", {}});
    for (int i = 0; i <= devices; ++i) {
        const int from = i % devices;
        const int to = i == devices ? 1 : (i + 1) % devices;
        for (const int end : {0, 1})
            (void)topology.insert(topology::Element{ElementId(id("i", 2 * i + end)),
                                                    ElementId(id("d", end == 0 ? from : to)),
                                                    "container_interface",
                                                    {}});
        (void)topology.insert(
            topology::Connection{ConnectionId(id("c", i)),
                                 {ElementId(id("i", 2 * i)), ElementId(id("i", 2 * i + 1))},
                                 {},
                                 {}});
    }
    return topology;
}

static std::vector<ElementId> devicesOf(const topology::Topology &topology)
{
    std::vector<ElementId> devices;
    for (const auto &[id, element] : topology.elements()) {
        if (!element.isInterface())
            devices.push_back(id);
    }
    return devices;
}

class TestLayoutRun final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { qputenv("PATH", TOMATO_BIN ":" + qgetenv("PATH")); }

    void eachEnginePlacesWithoutOverlaps_data()
    {
        QTest::addColumn<LayoutEngine>("engine");
        for (const LayoutEngine engine : AllLayoutEngines)
            QTest::newRow(engineName(engine).toUtf8().constData()) << engine;
    }

    void eachEnginePlacesWithoutOverlaps()
    {
        QFETCH(LayoutEngine, engine);
        const auto topology = ring(12);
        LayoutRun run;
        std::optional<Placed> placed;
        const auto take = [&placed](const Placed &positions) { placed = positions; };
        run.start(topology, devicesOf(topology), engine, take);
        QTRY_VERIFY_WITH_TIMEOUT(placed, 60'000);
        QVERIFY2(*placed, *placed ? "" : placed->error().text().c_str());
        QCOMPARE((*placed)->size(), 12u);
        QPointF sum;
        for (const auto &[id, position] : **placed) {
            sum += position;
            for (const auto &[other, place] : **placed)
                QVERIFY(id == other || QLineF(position, place).length() > 60);
        }
        QVERIFY(QLineF({}, sum / 12).length() < 2); // around the origin
    }

    void onlyTheDevicesThatAreAskedForArePlaced()
    {
        const auto topology = ring(5);
        LayoutRun run;
        std::optional<Placed> placed;
        const auto take = [&placed](const Placed &positions) { placed = positions; };
        run.start(topology, {ElementId("d1"), ElementId("d3")}, LayoutEngine::Dot, take);
        QTRY_VERIFY_WITH_TIMEOUT(placed, 60'000);
        QVERIFY(*placed);
        QCOMPARE((*placed)->size(), 2u);
        QVERIFY((*placed)->contains(ElementId("d3")));
    }

    void whatIsCancelledSaysNothingAndIsGone()
    {
        const auto topology = ring(2000);
        LayoutRun run;
        int answers = 0;
        const auto take = [&answers](const Placed &) { ++answers; };
        run.start(topology, devicesOf(topology), LayoutEngine::Circo, take);
        QVERIFY(run.isRunning());
        run.cancel();
        QVERIFY(!run.isRunning());
        // The next one is not disturbed.
        run.start(topology, {ElementId("d1")}, LayoutEngine::Neato, take);
        QTRY_COMPARE_WITH_TIMEOUT(answers, 1, 60'000);
    }

    void aProgramThatIsMissingIsAnError()
    {
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "/nonexistent");
        LayoutRun run;
        std::optional<Placed> placed;
        const auto take = [&placed](const Placed &positions) { placed = positions; };
        const auto topology = ring(3);
        run.start(topology, devicesOf(topology), LayoutEngine::Dot, take);
        QTRY_VERIFY(placed);
        qputenv("PATH", path);
        QVERIFY(!*placed);
        QVERIFY(placed->error().text().find("tomato-layout") != std::string::npos);
    }

    void enginesHaveGraphvizsNames()
    {
        QCOMPARE(*engineFromName("sfdp"), LayoutEngine::Sfdp);
        QVERIFY(!engineFromName("osage"));
    }
};

QTEST_GUILESS_MAIN(TestLayoutRun)
#include "tst_layoutrun.moc"
