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

    void theOrderOfInsertionDoesNotMatter()
    {
        Topology first;
        Topology second;
        const std::vector<Element> elements = {device("h1"), interface("i2", "h1"),
                                               interface("i1", "h1"), interface("i3", "h1")};
        for (const Element &element : elements)
            QVERIFY(first.insert(element));
        for (const std::size_t i : {0U, 3U, 2U, 1U})
            QVERIFY(second.insert(elements[i]));
        QVERIFY(first == second);
        QVERIFY(first.insert(interface("i4", "h1")));
        QVERIFY(first != second);
        QVERIFY(first.remove(ElementId("i4")));
        QVERIFY(first == second);
        QCOMPARE(first.interfaces(ElementId("h1")), second.interfaces(ElementId("h1")));
    }

    void whatTheFileHoldsBesideBelongsToTheTopology()
    {
        Topology topology = pair();
        topology.setEnvelope({{"extra", 1}});
        QVERIFY(topology != pair());
        topology = pair();
        topology.setAttributes({{"name", "x"}, {"elements", 1}, {"connections", 2}});
        QVERIFY(topology != pair());
        QCOMPARE(topology.attributes(), (QJsonObject{{"name", "x"}}));
    }

    void interfacesComeInTheOrderOfTheirNames()
    {
        Topology topology;
        QVERIFY(topology.insert(device("h1")));
        for (const int number : {10, 2, 0})
            QVERIFY(topology.insert(Element{ElementId("i" + std::to_string(number)),
                                            ElementId("h1"),
                                            "openvz_interface",
                                            {{"name", QStringLiteral("eth%1").arg(number)}}}));
        QCOMPARE(topology.interfaces(ElementId("h1")),
                 (std::vector{ElementId("i0"), ElementId("i2"), ElementId("i10")}));
        QVERIFY(topology.interfaces(ElementId("none")).empty());
    }

    void removingAnInterfaceLeavesItsSisters()
    {
        Topology topology = pair();
        QVERIFY(topology.insert(interface("i3", "h1")));
        const auto removed = topology.remove(ElementId("i1"));
        QCOMPARE(removed->elements.size(), 1U);
        QCOMPARE(removed->connections.size(), 1U);
        QCOMPARE(topology.interfaces(ElementId("h1")), (std::vector{ElementId("i3")}));
        QVERIFY(topology.insert(removed->elements.front()));
        QVERIFY(topology.insert(removed->connections.front()));
        QVERIFY(topology.connectionAt(ElementId("i2")) != nullptr);
    }

    void anIdMayBeAReferenceIntoTheTopology()
    {
        Topology topology = pair();
        QVERIFY(topology.remove(topology.connection(ConnectionId("c"))->id));
        QVERIFY(topology.remove(topology.element(ElementId("i1"))->id));
        QVERIFY(topology.remove(topology.element(ElementId("i2"))->parent));
        QVERIFY(topology.remove(topology.elements().begin()->first));
        QVERIFY(topology.elements().empty());
        QVERIFY(topology == Topology());
    }

    void aDeviceThatIsJoinedWithItselfGoesWhole()
    {
        Topology topology = pair();
        QVERIFY(topology.insert(interface("i3", "h1")));
        QVERIFY(topology.insert(interface("i4", "h1")));
        QVERIFY(topology.insert(connection("loop", "i3", "i4")));
        const auto removed = topology.remove(ElementId("h1"));
        QCOMPARE(removed->connections.size(), 2U);
        QVERIFY(topology.connections().empty());
    }

    void aConnectionEndsAtAnInterfaceOrAnEndpointThatStandsAlone()
    {
        Topology topology = pair();
        QVERIFY(topology.insert(device("h3")));
        QVERIFY(topology.insert(interface("i3", "h3")));
        QVERIFY(topology.insert(device("x", "external_network_endpoint")));
        const auto refused = topology.insert(connection("d", "i3", "h1"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().message, "the end h1 is a device, not an interface");
        QVERIFY(topology.insert(connection("d", "i3", "x")));
        QCOMPARE(topology.deviceOf(ElementId("x"))->id, ElementId("x"));
        QCOMPARE(topology.label(ConnectionId("d")), QString::fromUtf8("h3:eth0 ⇄ x"));
    }

    void noAttributeHasANameOfTheFormat()
    {
        Topology topology = pair();
        const Topology before = topology;
        QVERIFY(!topology.setAttribute(ElementId("h1"), "parent", "h2"));
        QVERIFY(!topology.setAttribute(ConnectionId("c"), "elements", 1));
        QVERIFY(topology.setAttribute(ConnectionId("c"), "parent", 1));
        QVERIFY(
            topology.setAttribute(ConnectionId("c"), "parent", QJsonValue(QJsonValue::Undefined)));
        QVERIFY(!topology.insert(Element{ElementId("n"), {}, "openvz", {{"id", 1}}}));
        QVERIFY(!topology.insert(
            Connection{ConnectionId("n"), {ElementId("i1"), ElementId("i2")}, {}, {{"type", 1}}}));
        QVERIFY(topology == before);
    }

    void whatIsUnknownIsNamed()
    {
        Topology topology = pair();
        QCOMPARE(topology.remove(ElementId("c")).error().message, "no element has the id c");
        QCOMPARE(topology.remove(ConnectionId("h1")).error().message,
                 "no connection has the id h1");
        QVERIFY(!topology.setAttribute(ElementId("x"), "a", 1));
        QVERIFY(!topology.setAttribute(ConnectionId("x"), "a", 1));
        QCOMPARE(topology.label(ElementId("x")), "x");
        QCOMPARE(topology.label(ConnectionId("x")), "x");
        QVERIFY(topology.deviceOf(ElementId("x")) == nullptr);
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
        row("attach", "", ElementKind::Attach);
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
