// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/topology/topology.h"

#include <QTest>

using namespace tomato;
using namespace tomato::topology;

namespace {

Element device(const std::string &id, const QString &type = "openvz", const QString &mode = {})
{
    Element element{ElementId(id), {}, type, {{"name", QString::fromStdString(id)}}};
    if (!mode.isEmpty())
        element.attributes.insert("mode", mode);
    return element;
}

Element interface(const std::string &id, const std::string &parent)
{
    return {ElementId(id), ElementId(parent), "openvz_interface", {{"name", "eth0"}}};
}

Connection connection(const std::string &id, const std::string &first, const std::string &second)
{
    return {ConnectionId(id), {ElementId(first), ElementId(second)}, {}, {}};
}

Topology pair()
{
    Topology topology;
    for (const auto &element :
         {device("h1"), device("h2"), interface("i1", "h1"), interface("i2", "h2")})
        (void)topology.insert(element);
    (void)topology.insert(connection("c", "i1", "i2"));
    return topology;
}

} // namespace

class TestTopology final : public QObject
{
    Q_OBJECT

private slots:
    void removingAnElementRemovesItsInterfacesAndConnections()
    {
        Topology topology = pair();
        const Topology before = topology;
        const auto removed = topology.remove(ElementId("h1"));
        QVERIFY(removed);
        QCOMPARE(removed->elements.size(), 2u);
        QCOMPARE(removed->connections.size(), 1u);
        QCOMPARE(topology.elements().size(), 2u);
        QVERIFY(topology.connections().empty());
        QVERIFY(topology.connectionAt(ElementId("i2")) == nullptr);

        for (const Element &element : removed->elements)
            QVERIFY(topology.insert(element));
        for (const Connection &each : removed->connections)
            QVERIFY(topology.insert(each));
        QVERIFY(topology == before);
    }

    void anInsertThatWouldBreakTheTopologyFailsAndChangesNothing_data()
    {
        QTest::addColumn<QString>("what");
        for (const char *what : {"no id", "double", "no parent", "parent is interface"})
            QTest::newRow(what) << what;
    }

    void anInsertThatWouldBreakTheTopologyFailsAndChangesNothing()
    {
        QFETCH(QString, what);
        Topology topology = pair();
        const Topology before = topology;
        const std::map<QString, Element> bad = {{"no id", device("")},
                                                {"double", device("h1")},
                                                {"no parent", interface("i3", "h9")},
                                                {"parent is interface", interface("i3", "i1")}};
        QVERIFY(!topology.insert(bad.at(what)));
        QVERIFY(topology == before);
        QVERIFY(topology.interfaces(ElementId("h9")).empty());
    }

    void aConnectionNeedsTwoDifferentFreeEnds()
    {
        Topology topology = pair();
        QVERIFY(topology.insert(device("h3")));
        QVERIFY(topology.insert(interface("i3", "h3")));
        QVERIFY(!topology.insert(connection("d", "i3", "i3")));
        QVERIFY(!topology.insert(connection("d", "i3", "i9")));
        const auto taken = topology.insert(connection("d", "i3", "i1"));
        QVERIFY(!taken);
        QVERIFY(taken.error().message.find("i1") != std::string::npos);
        QVERIFY(!topology.insert(connection("c", "i3", "i9")));
        QCOMPARE(topology.connections().size(), 1u);
    }

    void kindsFollowToMaTosTypes_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("mode");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *type, const char *mode, ElementKind kind) {
            QTest::newRow(qPrintable(QString("%1 %2").arg(type, mode)))
                << type << mode << int(kind);
        };
        for (const char *host : {"openvz", "kvm", "kvmqm", "lxc", "container", "full", "repy"})
            row(host, "", ElementKind::Host);
        row("tinc_vpn", "switch", ElementKind::Switch);
        row("tinc_vpn", "hub", ElementKind::Hub);
        row("tinc_vpn", "repeater", ElementKind::Hub);
        row("tinc_vpn", "router", ElementKind::Router);
        row("vpncloud", "", ElementKind::Switch);
        row("external_network", "", ElementKind::ExternalNetwork);
        row("toaster", "", ElementKind::Unknown);
    }

    void kindsFollowToMaTosTypes()
    {
        QFETCH(QString, type);
        QFETCH(QString, mode);
        QFETCH(int, kind);
        QCOMPARE(int(device("x", type, mode).kind()), kind);
    }

    void labelsNameDeviceAndInterface()
    {
        const Topology topology = pair();
        QCOMPARE(topology.label(ElementId("i1")), QString("h1:eth0"));
        QCOMPARE(topology.label(ConnectionId("c")), QString::fromUtf8("h1:eth0 ⇄ h2:eth0"));
    }

    void newIdsAreLikeToMaTos()
    {
        const std::string id = pair().unusedId();
        QCOMPARE(id.size(), 24u);
        QVERIFY(id.find_first_not_of("0123456789abcdef") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestTopology)
#include "tst_topology.moc"
