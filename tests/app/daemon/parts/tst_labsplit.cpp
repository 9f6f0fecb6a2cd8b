// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/parts/labsplit.h"
#include "app/topology/attributes/hostvalues.h"

#include <QTest>

using namespace tomato;
using namespace tomato::engine;

/// a -- b -- c, in a row.
static topology::Topology row()
{
    topology::Topology topology;
    for (const char *id : {"a", "b", "c"})
        (void)topology.insert(topology::Element{ElementId(id), {}, "container", {}});
    for (const auto &[id, device] : {std::pair("a1", "a"), {"b1", "b"}, {"b2", "b"}, {"c1", "c"}})
        (void)topology.insert(
            topology::Element{ElementId(id), ElementId(device), "container_interface", {}});
    (void)topology.insert(
        topology::Connection{ConnectionId("ab"), {ElementId("a1"), ElementId("b1")}, {}, {}});
    (void)topology.insert(
        topology::Connection{ConnectionId("bc"), {ElementId("b2"), ElementId("c1")}, {}, {}});
    return topology;
}

class TestLabSplit final : public QObject
{
    Q_OBJECT

    const std::set<ElementId> m_all{ElementId("a"), ElementId("b"), ElementId("c")};

private slots:
    void aLabWithoutHostsIsNotSplit()
    {
        WireNumbers numbers;
        const auto split = LabSplit::of(row(), m_all, numbers);
        QVERIFY(!split.isSplit());
        QCOMPARE(split.own.running, m_all);
        QVERIFY(split.own.far.empty() && split.wires.empty() && numbers.empty());
    }

    void eachHostHearsOfItsOwnElementsAndOfTheOthers()
    {
        auto topology = row();
        QVERIFY(topology.setAttribute(ElementId("b"), topology::HostAttribute, "paris"));
        QVERIFY(topology.setAttribute(ElementId("c"), topology::PlacedAttribute, "tokyo"));
        WireNumbers numbers;
        const auto split = LabSplit::of(topology, m_all, numbers);
        QCOMPARE(split.parts.size(), 2u);
        QCOMPARE(split.own.running, std::set<ElementId>({ElementId("a")}));
        const PartOrder &paris = split.parts.at("paris");
        QCOMPARE(paris.running, std::set<ElementId>({ElementId("b")}));
        QCOMPARE(paris.far, std::set<ElementId>({ElementId("a"), ElementId("c")}));
        QCOMPARE(paris.wires.size(), 2u);
        QCOMPARE(split.own.wires.size(), 1u);
        QCOMPARE(split.parts.at("tokyo").wires.count(ConnectionId("bc")), 1u);
        const std::array<QString, 2> ends = {"paris", "tokyo"};
        QCOMPARE(split.wires.at(paris.wires.at(ConnectionId("bc"))), ends);
        QCOMPARE(*PartOrder::fromJson(paris.toJson()), paris);
    }

    void aWireKeepsItsNumberAndGoesWithItsElement()
    {
        auto topology = row();
        QVERIFY(topology.setAttribute(ElementId("c"), topology::HostAttribute, "tokyo"));
        WireNumbers numbers;
        const auto before = LabSplit::of(topology, m_all, numbers);
        const int number = before.own.wires.at(ConnectionId("bc"));
        const auto without = LabSplit::of(topology, {ElementId("a"), ElementId("c")}, numbers);
        QVERIFY(without.wires.empty());
        QVERIFY(topology.setAttribute(ElementId("b"), topology::HostAttribute, "paris"));
        const auto after = LabSplit::of(topology, m_all, numbers);
        QCOMPARE(after.parts.at("tokyo").wires.at(ConnectionId("bc")), number);
        QCOMPARE(after.wires.size(), 2u);
    }

    void aNumberThatNoWireCanHaveIsRefused()
    {
        QJsonObject json = PartOrder{"x", {}, {}, {{ConnectionId("c"), 1}}}.toJson();
        QVERIFY(PartOrder::fromJson(json));
        json.insert("wires", QJsonObject{{"c", 0xffffff}});
        const auto read = PartOrder::fromJson(json);
        QVERIFY(!read);
        QCOMPARE(read.error().place, "wires.c");
    }
};

QTEST_GUILESS_MAIN(TestLabSplit)
#include "tst_labsplit.moc"
