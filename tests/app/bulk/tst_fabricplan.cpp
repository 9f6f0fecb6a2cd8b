// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bulk/fabricplan.h"
#include "app/topology/addressplan.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/findings.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace tomato;
using namespace tomato::bulk;
using topology::ElementKind;
using topology::Topology;

namespace {

FabricPlan planOf(const char *shape, const std::map<QString, qint64> &numbers)
{
    FabricPlan plan;
    plan.shape = *shapeFromName(QString::fromLatin1(shape));
    plan.numbers = numbers;
    return plan;
}

Topology made(const FabricPlan &plan)
{
    auto fabric = makeFabric(plan);
    if (!fabric)
        qFatal("%s", fabric.error().text().c_str());
    return *std::move(fabric);
}

QStringList names(const Topology &topology, ElementKind kind)
{
    QStringList all;
    for (const auto &[id, element] : topology.elements()) {
        if (element.kind() == kind)
            all << element.name();
    }
    return all;
}

/// "leaf1--spine1", each with the lesser name first.
std::set<QString> links(const Topology &topology)
{
    std::set<QString> all;
    for (const auto &[id, connection] : topology.connections()) {
        QStringList ends = {topology.deviceOf(connection.ends[0])->name(),
                            topology.deviceOf(connection.ends[1])->name()};
        ends.sort();
        all.insert(ends.join(QStringLiteral("--")));
    }
    return all;
}

/// How many devices can be reached from the first one.
std::size_t reached(const Topology &topology)
{
    std::map<ElementId, std::vector<ElementId>> neighbours;
    for (const auto &[id, connection] : topology.connections()) {
        const ElementId first = topology.deviceOf(connection.ends[0])->id;
        const ElementId second = topology.deviceOf(connection.ends[1])->id;
        neighbours[first].push_back(second);
        neighbours[second].push_back(first);
    }
    std::set<ElementId> seen = {neighbours.begin()->first};
    std::vector<ElementId> waiting(seen.begin(), seen.end());
    while (!waiting.empty()) {
        const ElementId next = waiting.back();
        waiting.pop_back();
        for (const ElementId &each : neighbours[next]) {
            if (seen.insert(each).second)
                waiting.push_back(each);
        }
    }
    return seen.size();
}

/// Pictures and names of two devices need so much.
double nearest(const Topology &topology)
{
    std::vector<QPointF> places;
    for (const auto &[id, element] : topology.elements()) {
        if (!element.isInterface())
            places.push_back(element.position());
    }
    double least = 1e9;
    for (std::size_t i = 0; i < places.size(); ++i) {
        for (std::size_t j = i + 1; j < places.size(); ++j)
            least = std::min(
                least, std::hypot(places[i].x() - places[j].x(), places[i].y() - places[j].y()));
    }
    return least;
}

} // namespace

class TestFabricPlan final : public QObject
{
    Q_OBJECT

private slots:
    void aClosFabricJoinsEachLeafWithEachSpine()
    {
        const Topology fabric = made(planOf("clos", {{"spines", 2}, {"leaves", 3}, {"hosts", 2}}));
        QCOMPARE(names(fabric, ElementKind::Router),
                 QStringList({"spine1", "spine2", "leaf1", "leaf2", "leaf3"}));
        QCOMPARE(names(fabric, ElementKind::Host),
                 QStringList({"host1", "host2", "host3", "host4", "host5", "host6"}));
        const std::set<QString> all = links(fabric);
        QCOMPARE(all.size(), std::size_t(12));
        QVERIFY(all.contains("leaf3--spine2"));
        QVERIFY(all.contains("host1--leaf1") && all.contains("host6--leaf3"));
    }

    void aFatTreeHasAsManyOfEachAsItsPortsSay()
    {
        const Topology fabric = made(planOf("fattree", {{"ports", 4}, {"hosts", 2}}));
        QCOMPARE(names(fabric, ElementKind::Router).size(), 20);
        QCOMPARE(names(fabric, ElementKind::Host).size(), 16);
        // No node has more links than ports.
        std::map<QString, int> degree;
        for (const auto &[id, element] : fabric.elements()) {
            if (element.isInterface())
                ++degree[fabric.deviceOf(id)->name()];
        }
        for (const auto &[name, count] : degree)
            QCOMPARE(count, name.startsWith("host") ? 1 : 4);
    }

    void otherShapesHaveTheLinksOfTheirNames_data()
    {
        QTest::addColumn<QString>("expected");
        using Numbers = std::map<QString, qint64>;
        QTest::addColumn<Numbers>("numbers");
        QTest::newRow("ring") << "router1--router2 router1--router3 router2--router3"
                              << Numbers{{"size", 3}, {"hosts", 0}};
        QTest::newRow("line") << "router1--router2 router2--router3"
                              << Numbers{{"size", 3}, {"hosts", 0}};
        QTest::newRow("star") << "core1--router1 core1--router2"
                              << Numbers{{"size", 2}, {"hosts", 0}};
        QTest::newRow("mesh")
            << "router1--router2 router1--router3 router1--router4 router2--router3 "
               "router2--router4 router3--router4"
            << Numbers{{"size", 4}, {"hosts", 0}};
        QTest::newRow("grid") << "router1--router2 router1--router3 router2--router4 "
                                 "router3--router4"
                              << Numbers{{"rows", 2}, {"columns", 2}, {"hosts", 0}};
        QTest::newRow("tree") << "host1--router2 host2--router3 router1--router2 router1--router3"
                              << Numbers{{"depth", 1}, {"fanout", 2}, {"hosts", 1}};
    }
    void otherShapesHaveTheLinksOfTheirNames()
    {
        QFETCH(QString, expected);
        using Numbers = std::map<QString, qint64>;
        QFETCH(Numbers, numbers);
        const std::set<QString> all = links(made(planOf(QTest::currentDataTag(), numbers)));
        QCOMPARE(QStringList(all.begin(), all.end()).join(' '), expected);
    }

    void everyShapeIsAsLargeAsItSaysAndNothingLiesOnAnother_data()
    {
        QTest::addColumn<int>("hosts");
        for (const FabricShape shape : AllFabricShapes) {
            for (const int hosts : {0, 1, 7})
                QTest::addRow("%s, %d hosts", qPrintable(shapeName(shape)), hosts) << hosts;
        }
    }
    void everyShapeIsAsLargeAsItSaysAndNothingLiesOnAnother()
    {
        QFETCH(int, hosts);
        const QByteArray shape = QByteArray(QTest::currentDataTag()).split(',').front();
        const FabricPlan plan = planOf(shape.constData(), {{"hosts", hosts}});
        const Topology fabric = made(plan);
        const FabricSize size = *sizeOf(plan);
        QCOMPARE(names(fabric, ElementKind::Router).size(), size.nodes);
        QCOMPARE(names(fabric, ElementKind::Host).size(), size.hosts);
        QCOMPARE(qint64(fabric.connections().size()), size.links + size.hosts);
        QCOMPARE(links(fabric).size(), fabric.connections().size());
        QCOMPARE(qint64(reached(fabric)), size.nodes + size.hosts);
        QVERIFY2(nearest(fabric) >= 70, qPrintable(QString::number(nearest(fabric))));
    }

    void aSeedMakesOneRandomFabricAndAnotherSeedAnother()
    {
        FabricPlan plan = planOf("random", {{"size", 20}, {"links", 40}, {"hosts", 0}});
        const Topology first = made(plan);
        QVERIFY(first == made(plan));
        // The same on every machine: the numbers do not hang on a library.
        QCOMPARE(qint64(links(first).size()), qint64(40));
        plan.seed = 2;
        QVERIFY(links(first) != links(made(plan)));
    }

    void aRandomFabricMayBeATreeOrAllPairs()
    {
        for (const int count : {5, 15}) {
            const Topology fabric =
                made(planOf("random", {{"size", 6}, {"links", count}, {"hosts", 0}}));
            QCOMPARE(qint64(links(fabric).size()), qint64(count));
            QCOMPARE(reached(fabric), std::size_t(6));
        }
    }

    void switchesInALoopRunTheSpanningTreeProtocol()
    {
        FabricPlan plan = planOf("ring", {});
        plan.nodes = ElementKind::Switch;
        const Topology ring = made(plan);
        QCOMPARE(names(ring, ElementKind::Switch).size(), 6);
        QVERIFY(topology::findings(ring).empty());
        plan.shape = FabricShape::Tree;
        plan.numbers = {};
        const Topology tree = made(plan);
        for (const auto &[id, element] : tree.elements())
            QVERIFY(!element.attributes.contains(topology::StpAttribute));
    }

    void addressesCanBeAssignedToAllOfIt()
    {
        const Topology fabric = made(planOf("clos", {}));
        std::set<ElementId> given;
        for (const topology::AddressChange &change : topology::planAddresses(fabric)) {
            if (change.key == topology::Ip4AddressAttribute)
                given.insert(change.element);
        }
        for (const auto &[id, element] : fabric.elements())
            QCOMPARE(given.contains(id), element.isInterface());
        QVERIFY(topology::lacksRoutes(fabric));
    }

    void numbersThatAreNoFabricAreRefused_data()
    {
        QTest::addColumn<QString>("problem");
        using Numbers = std::map<QString, qint64>;
        QTest::addColumn<Numbers>("numbers");
        QTest::newRow("clos, no leaves")
            << "leaves: 0 is not from 1 to 5000" << Numbers{{"leaves", 0}};
        QTest::newRow("clos, negative")
            << "hosts: -1 is not from 0 to 5000" << Numbers{{"hosts", -1}};
        QTest::newRow("clos, another shape's")
            << "size: a fabric of the shape clos has no such number" << Numbers{{"size", 3}};
        QTest::newRow("clos, huge") << "a fabric has at most 5000 elements; these would be 10000"
                                    << Numbers{{"spines", 5000}, {"leaves", 5000}, {"hosts", 0}};
        QTest::newRow("clos, many links")
            << "a fabric has at most 20000 links; these would be 40000"
            << Numbers{{"spines", 200}, {"leaves", 200}, {"hosts", 0}};
        QTest::newRow("ring, too small") << "size: 2 is not from 3 to 5000" << Numbers{{"size", 2}};
        QTest::newRow("fattree, odd")
            << "ports: 5 is odd: half of a node's ports lead up, half lead down"
            << Numbers{{"ports", 5}};
        QTest::newRow("fattree, huge") << "a fabric has at most 5000 elements; these would be "
                                          "31250000"
                                       << Numbers{{"ports", 5000}, {"hosts", 0}};
        QTest::newRow("tree, more than a number holds")
            << "a fabric has at most 5000 elements; these would be more"
            << Numbers{{"depth", 5000}, {"fanout", 5000}, {"hosts", 5000}};
        QTest::newRow("random, too few")
            << "links: 10 nodes are joined by 9 to 45 links, not by 8" << Numbers{{"links", 8}};
        QTest::newRow("random, too many")
            << "links: 10 nodes are joined by 9 to 45 links, not by 46" << Numbers{{"links", 46}};
    }
    void numbersThatAreNoFabricAreRefused()
    {
        QFETCH(QString, problem);
        using Numbers = std::map<QString, qint64>;
        QFETCH(Numbers, numbers);
        const QByteArray shape = QByteArray(QTest::currentDataTag()).split(',').front();
        const auto fabric = makeFabric(planOf(shape.constData(), numbers));
        QVERIFY(!fabric);
        QCOMPARE(QString::fromStdString(fabric.error().text()), problem);
    }

    void aShapeThatDoesNotExistIsRefusedWithThoseThatDo()
    {
        const auto shape = shapeFromName("torus");
        QVERIFY(!shape);
        QVERIFY(QString::fromStdString(shape.error().message).contains("clos, fattree, ring"));
    }
};

QTEST_GUILESS_MAIN(TestFabricPlan)
#include "tst_fabricplan.moc"
