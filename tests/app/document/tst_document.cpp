// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/document.h"
#include "app/topology/format/tomatoformat.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <limits>

using namespace tomato;
using document::Document;
using topology::ElementKind;
using topology::Topology;

namespace {

QJsonValue attribute(const Document &document, const ElementId &id, const char *key)
{
    return document.topology().element(id)->attributes.value(QLatin1String(key));
}

QString errorOf(const auto &result)
{
    return result ? QString() : QString::fromStdString(result.error().text());
}

/// A document with "host1" at (100, 100), "switch1" at (300, 100) and a connection between them.
struct Pair
{
    Document document;
    ElementId host = *document.addElement(ElementKind::Host, {100, 100});
    ElementId net = *document.addElement(ElementKind::Switch, {300, 100});
    ConnectionId wire = *document.connectElements(host, net);
};

} // namespace

class TestDocument final : public QObject
{
    Q_OBJECT

private slots:
    void anAttributeOfTheTopologyIsChangedInOneUndoStep()
    {
        Document document;
        QSignalSpy changed(&document, &Document::topologyChanged);
        QVERIFY(document.changeTopology({{"compute_routes", true}}, "Compute routes"));
        QCOMPARE(changed.count(), 1);
        QVERIFY(document.topology().attributes().value("compute_routes").toBool());
        QVERIFY(document.changeTopology({{"compute_routes", true}}, "Compute routes"));
        QCOMPARE(document.undoStack().count(), 1);
        document.undoStack().undo();
        QVERIFY(!document.topology().attributes().contains("compute_routes"));
        document.undoStack().redo();
        QVERIFY(document.topology().attributes().value("compute_routes").toBool());
        QVERIFY(!document.changeTopology({{"compute_routes", "yes"}}, "Compute routes"));
        QVERIFY(!document.changeTopology({{"elements", 1}}, "Break it"));
    }

    void whatOnlyEditorsReadIsNoNewsForTheLab()
    {
        Document document;
        QSignalSpy changed(&document, &Document::topologyChanged);
        QSignalSpy drawn(&document, &Document::attributesChanged);
        QVERIFY(document.changeAnnotations({QJsonObject{{"kind", "text"}}}, "Insert"));
        QCOMPARE(drawn.count(), 1);
        QCOMPARE(changed.count(), 0);
        QVERIFY(document.isModified());
    }

    void newDevicesGetTheNextFreeNameOfTheirKind()
    {
        Document document;
        const ElementId first = *document.addElement(ElementKind::Host, {0, 0});
        const ElementId second = *document.addElement(ElementKind::Host, {1, 1});
        QCOMPARE(document.topology().label(first), "host1");
        QCOMPARE(document.topology().label(second), "host2");
        QVERIFY(document.remove({first}, {}));
        QCOMPARE(document.topology().label(*document.addElement(ElementKind::Host, {0, 0})),
                 "host1");
        QCOMPARE(document.topology().label(*document.addElement(ElementKind::Router, {0, 0})),
                 "router1");
        QCOMPARE(document.topology().label(*document.addElement(ElementKind::Hub, {0, 0})), "hub1");
        QCOMPARE(
            document.topology().label(*document.addElement(ElementKind::ExternalNetwork, {0, 0})),
            "internet1");
    }

    void newDevicesAreOfTheirKind()
    {
        Document document;
        for (const ElementKind kind : {ElementKind::Host, ElementKind::Router, ElementKind::Switch,
                                       ElementKind::Hub, ElementKind::ExternalNetwork}) {
            const ElementId id = *document.addElement(kind, {5, 7});
            QCOMPARE(document.topology().element(id)->kind(), kind);
            QCOMPARE(document.scenePosition(id), QPointF(5, 7));
            QCOMPARE(id.value.size(), 24U);
        }
        QCOMPARE(errorOf(document.addElement(ElementKind::Interface, {0, 0})),
                 "only a host, router, switch, hub or external network can be added");
        QCOMPARE(document.undoStack().count(), 5);
    }

    void newRoutersHubsAndSwitchesAreTincNetworksWithAMode()
    {
        Document document;
        const ElementId router = *document.addElement(ElementKind::Router, {0, 0});
        const ElementId hub = *document.addElement(ElementKind::Hub, {0, 0});
        const ElementId net = *document.addElement(ElementKind::Switch, {0, 0});
        QCOMPARE(document.topology().element(router)->type, "tinc_vpn");
        QCOMPARE(attribute(document, router, "mode"), "router");
        QCOMPARE(attribute(document, hub, "mode"), "hub");
        QCOMPARE(attribute(document, net, "mode"), "switch");
    }

    void connectingDevicesMakesTheirInterfaces()
    {
        Pair pair;
        QCOMPARE(pair.document.topology().label(pair.wire),
                 QStringLiteral("host1:eth0 \u21c4 switch1:port0"));
        const auto &ends = pair.document.topology().connection(pair.wire)->ends;
        QCOMPARE(pair.document.topology().element(ends[0])->type, "container_interface");
        QCOMPARE(pair.document.topology().element(ends[1])->type, "tinc_endpoint");
        const ElementId router = *pair.document.addElement(ElementKind::Router, {0, 0});
        const ConnectionId second = *pair.document.connectElements(router, pair.host);
        QCOMPARE(pair.document.topology().label(second),
                 QStringLiteral("router1:eth0 \u21c4 host1:eth1"));
    }

    void connectingTakesAFreeInterfaceFirst()
    {
        Pair pair;
        QVERIFY(pair.document.remove({}, {pair.wire}));
        const std::size_t before = pair.document.topology().elements().size();
        QVERIFY(pair.document.connectElements(pair.net, pair.host));
        QCOMPARE(pair.document.topology().elements().size(), before);
    }

    void connectingIsOneUndoStep()
    {
        Pair pair;
        const Topology after = pair.document.topology();
        pair.document.undoStack().undo();
        QCOMPARE(pair.document.topology().elements().size(), 2U);
        QVERIFY(pair.document.topology().connections().empty());
        pair.document.undoStack().redo();
        QVERIFY(pair.document.topology() == after);
    }

    void whatCannotBeConnectedIsRefusedWithoutATrace()
    {
        Pair pair;
        const Topology before = pair.document.topology();
        const int steps = pair.document.undoStack().count();
        const ElementId end = before.connection(pair.wire)->ends[0];
        QCOMPARE(errorOf(pair.document.connectElements(pair.host, pair.host)),
                 "host1: cannot be joined with itself");
        QCOMPARE(errorOf(pair.document.connectElements(end, pair.net)),
                 "host1:eth0: has a connection already");
        QCOMPARE(errorOf(pair.document.connectElements(ElementId("none"), pair.net)),
                 "no element has the id none");
        QVERIFY(pair.document.topology() == before);
        QCOMPARE(pair.document.undoStack().count(), steps);
    }

    void removingAnElementRemovesItsInterfacesAndConnectionsAndUndoBringsAllBack()
    {
        Pair pair;
        const Topology before = pair.document.topology();
        QVERIFY(pair.document.remove({pair.host}, {}));
        QCOMPARE(pair.document.topology().elements().size(), 2U);
        QVERIFY(pair.document.topology().connections().empty());
        pair.document.undoStack().undo();
        QVERIFY(pair.document.topology() == before);
    }

    void aSelectionMayNameWhatGoesAnyway()
    {
        Pair pair;
        const Topology before = pair.document.topology();
        const auto ends = before.connection(pair.wire)->ends;
        QVERIFY(pair.document.remove({pair.host, ends[0], pair.net, pair.host, ends[1]},
                                     {pair.wire, pair.wire}));
        QVERIFY(pair.document.topology().elements().empty());
        pair.document.undoStack().undo();
        QVERIFY(pair.document.topology() == before);
        QVERIFY(pair.document.remove({ends[0], pair.host}, {}));
        pair.document.undoStack().undo();
        QVERIFY(pair.document.topology() == before);
        QCOMPARE(errorOf(pair.document.remove({pair.host, ElementId("x")}, {})),
                 "no element has the id x");
        QVERIFY(pair.document.topology() == before);
    }

    void removingNothingIsNoStep()
    {
        Pair pair;
        const int steps = pair.document.undoStack().count();
        QVERIFY(pair.document.remove({}, {}));
        QCOMPARE(pair.document.undoStack().count(), steps);
    }

    void movingIsOneStepAndNoReasonForTheLabToFollow()
    {
        Pair pair;
        QSignalSpy moved(&pair.document, &Document::elementMoved);
        QSignalSpy changed(&pair.document, &Document::elementChanged);
        QSignalSpy followed(&pair.document, &Document::topologyChanged);
        const int steps = pair.document.undoStack().count();
        QVERIFY(pair.document.move({{pair.host, {1, 2}}, {pair.net, {3, 4}}}));
        QCOMPARE(pair.document.undoStack().count(), steps + 1);
        QCOMPARE(pair.document.scenePosition(pair.host), QPointF(1, 2));
        pair.document.undoStack().undo();
        QCOMPARE(pair.document.scenePosition(pair.net), QPointF(300, 100));
        QCOMPARE(moved.count(), 4);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(followed.count(), 0);
    }

    void movingToTheSamePlaceIsNoStep()
    {
        Pair pair;
        const int steps = pair.document.undoStack().count();
        QVERIFY(pair.document.move({{pair.host, {100, 100}}}));
        QVERIFY(pair.document.move({}));
        QCOMPARE(pair.document.undoStack().count(), steps);
    }

    void aPositionIsANumberWithinReach()
    {
        Pair pair;
        const Topology before = pair.document.topology();
        const double nan = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(errorOf(pair.document.move({{pair.net, {1, 1}}, {pair.host, {nan, 1}}})),
                 "host1: the position lies too far out");
        QVERIFY(!pair.document.move({{pair.host, {1, 1e300}}}));
        QVERIFY(!pair.document.addElement(ElementKind::Host, {nan, nan}));
        const ElementId end = before.connection(pair.wire)->ends[0];
        QCOMPARE(errorOf(pair.document.move({{end, {1, 1}}})),
                 "host1:eth0: an interface lies where its device lies");
        QVERIFY(pair.document.topology() == before);
    }

    void movingKeepsWhatElseIsInThePosition()
    {
        Pair pair;
        QVERIFY(pair.document.changeElement(
            pair.host, {{"_pos", QJsonObject{{"x", 1}, {"y", 2}, {"z", 3}}}}, "Lift"));
        QVERIFY(pair.document.move({{pair.host, {7, 8}}}));
        QCOMPARE(attribute(pair.document, pair.host, "_pos"),
                 QJsonValue(QJsonObject{{"x", 7}, {"y", 8}, {"z", 3}}));
    }

    void aNameIsNeitherEmptyNorTaken()
    {
        Pair pair;
        const ElementId other = *pair.document.addElement(ElementKind::Host, {0, 0});
        const int steps = pair.document.undoStack().count();
        QCOMPARE(errorOf(pair.document.rename(pair.host, "host2")),
                 "host1: another element has the name host2");
        QCOMPARE(errorOf(pair.document.rename(pair.host, " ")), "host1: a name must not be empty");
        QVERIFY(!pair.document.changeElement(pair.host, {{"name", "host2"}}, "Change"));
        QVERIFY(!pair.document.rename(ElementId("x"), "y"));
        QVERIFY(pair.document.rename(pair.host, "host1"));
        QCOMPARE(pair.document.undoStack().count(), steps);
        QVERIFY(pair.document.rename(other, "h2"));
        QCOMPARE(pair.document.topology().label(other), "h2");
        QCOMPARE(pair.document.undoStack().undoText(), "Rename host2 to h2");
    }

    void sistersHaveDifferentNamesCousinsMayHaveTheSame()
    {
        Pair pair;
        QVERIFY(pair.document.connectElements(pair.host, pair.net));
        const auto sisters = pair.document.topology().interfaces(pair.host);
        const auto cousins = pair.document.topology().interfaces(pair.net);
        QCOMPARE(errorOf(pair.document.rename(sisters[1], "eth0")),
                 "host1:eth1: another interface has the name eth0");
        QVERIFY(pair.document.rename(cousins[0], "eth0"));
    }

    void aNullRemovesAnAttribute()
    {
        Pair pair;
        QSignalSpy changed(&pair.document, &Document::connectionChanged);
        QSignalSpy followed(&pair.document, &Document::topologyChanged);
        QVERIFY(pair.document.changeConnection(
            pair.wire, {{"capturing", true}, {"capture_filter", "icmp"}}, "Capture"));
        QVERIFY(pair.document.changeConnection(
            pair.wire, {{"capturing", true}, {"capture_filter", QJsonValue()}}, "Capture all"));
        const auto &attributes = pair.document.topology().connection(pair.wire)->attributes;
        QCOMPARE(attributes, (QJsonObject{{"capturing", true}}));
        pair.document.undoStack().undo();
        QCOMPARE(attributes, (QJsonObject{{"capturing", true}, {"capture_filter", "icmp"}}));
        QCOMPARE(changed.count(), 3);
        QCOMPARE(followed.count(), 3);
    }

    void whatChangesNothingIsNoStep()
    {
        Pair pair;
        const int steps = pair.document.undoStack().count();
        QVERIFY(pair.document.changeElement(pair.net, {{"mode", "switch"}}, "Same"));
        QVERIFY(pair.document.changeElement(pair.net, {{"none", QJsonValue()}}, "Same"));
        QCOMPARE(pair.document.undoStack().count(), steps);
    }

    void anAttributeThatNoFileCouldHoldIsRefused()
    {
        Pair pair;
        const Topology before = pair.document.topology();
        QVERIFY(!pair.document.changeElement(pair.host, {{"id", "other"}}, "Change"));
        QVERIFY(!pair.document.changeElement(pair.host, {{"_pos", "here"}}, "Change"));
        QCOMPARE(errorOf(pair.document.changeConnection(pair.wire, {{"capture_mode", "disk"}}, "")),
                 QString::fromStdString(before.label(pair.wire).toStdString() +
                                        ".capture_mode: 'disk' is none of file, net, both"));
        QVERIFY(!pair.document.changeConnection(ConnectionId("x"), {{"a", 1}}, "Change"));
        QVERIFY(!pair.document.changeElement(ElementId("x"), {{"a", 1}}, "Change"));
        QVERIFY(pair.document.topology() == before);
    }

    void assigningAddressesIsOneStep()
    {
        Pair pair;
        const ElementId other = *pair.document.addElement(ElementKind::Host, {0, 0});
        QVERIFY(pair.document.connectElements(other, pair.net));
        const Topology before = pair.document.topology();
        const int steps = pair.document.undoStack().count();
        const auto changed = pair.document.assignAddresses();
        QVERIFY(changed);
        QCOMPARE(changed->addresses, 4);
        QVERIFY(!changed->routes);
        QCOMPARE(pair.document.undoStack().count(), steps + 1);
        QCOMPARE(pair.document.assignAddresses()->addresses, 0);
        QCOMPARE(pair.document.undoStack().count(), steps + 1);
        pair.document.undoStack().undo();
        QVERIFY(pair.document.topology() == before);
    }

    void addressesOfSeveralRoutersBringRoutesInTheSameStep()
    {
        Document document;
        const ElementId first = *document.addElement(ElementKind::Router, {0, 0});
        const ElementId second = *document.addElement(ElementKind::Router, {200, 0});
        QVERIFY(document.connectElements(first, second));
        const int steps = document.undoStack().count();
        const auto assigned = document.assignAddresses();
        QVERIFY(assigned);
        QCOMPARE(assigned->addresses, 4);
        QVERIFY(assigned->routes);
        QVERIFY(document.topology().attributes().value("compute_routes").toBool());
        QCOMPARE(document.undoStack().count(), steps + 1);
        document.undoStack().undo();
        QVERIFY(!document.topology().attributes().contains("compute_routes"));
    }

    void aReportLeadsToTheElementsThatWereAdded()
    {
        Pair pair; // its ids are in use already
        exchange::ImportReport report;
        const auto devices =
            pair.document.import(TOMATO_SOURCE "/tests/app/exchange/data/revision9.gns3", report);
        QVERIFY(devices);
        int leading = 0;
        for (const exchange::ImportReport::Remark &remark : report.remarks()) {
            if (remark.about.isEmpty())
                continue;
            ++leading;
            const auto *device = pair.document.topology().deviceOf(remark.about);
            QVERIFY(device && std::ranges::find(*devices, device->id) != devices->end());
        }
        QVERIFY(leading > 0);
    }

    void aFileOfAnotherProgramIsNoChange()
    {
        Document document;
        QVERIFY(document.load(TOMATO_SOURCE "/tests/app/exchange/data/revision9.gns3"));
        QVERIFY(document.filePath().isEmpty());
        QVERIFY(!document.isModified());
    }

    void signalsSayWhatHappened()
    {
        Document document;
        QSignalSpy added(&document, &Document::elementAdded);
        QSignalSpy removed(&document, &Document::elementRemoved);
        QSignalSpy joined(&document, &Document::connectionAdded);
        QSignalSpy parted(&document, &Document::connectionRemoved);
        QSignalSpy followed(&document, &Document::topologyChanged);
        QSignalSpy modified(&document, &Document::modifiedChanged);
        const ElementId host = *document.addElement(ElementKind::Host, {0, 0});
        const ElementId net = *document.addElement(ElementKind::Switch, {9, 9});
        QVERIFY(document.connectElements(host, net));
        QCOMPARE(added.count(), 4);
        QCOMPARE(joined.count(), 1);
        QVERIFY(document.remove({host, net}, {}));
        QCOMPARE(removed.count(), 4);
        QCOMPARE(parted.count(), 1);
        QCOMPARE(followed.count(), 4);
        QCOMPARE(modified.count(), 1);
        document.undoStack().undo();
        QCOMPARE(added.count(), 8);
        QCOMPARE(followed.count(), 5);
    }

    void topologyChangedComesWhenTheStepIsDone()
    {
        Document document;
        QList<bool> seen;
        connect(&document, &Document::topologyChanged, this,
                [&] { seen << (document.isModified() && document.undoStack().canUndo()); });
        QVERIFY(document.addElement(ElementKind::Host, {0, 0}));
        QCOMPARE(seen, QList<bool>{true});
    }

    void manyStepsUndoneAndRedoneGiveTheSameTopologies()
    {
        Document document;
        QRandomGenerator random(7);
        const auto pick = [&](const auto &map) {
            return std::next(map.begin(), random.bounded(static_cast<int>(map.size())))->first;
        };
        std::vector<Topology> states = {document.topology()};
        while (document.undoStack().count() < 300) {
            const int before = document.undoStack().count();
            const auto &elements = document.topology().elements();
            const auto &connections = document.topology().connections();
            const int action = random.bounded(10);
            if (action < 3 || elements.empty())
                (void)document.addElement(static_cast<ElementKind>(random.bounded(5)),
                                          QPointF(random.bounded(900), random.bounded(500)));
            else if (action < 6)
                (void)document.connectElements(pick(elements), pick(elements));
            else if (action == 6)
                (void)document.remove({pick(elements), pick(elements)}, {});
            else if (action == 7 && !connections.empty())
                (void)document.remove({}, {pick(connections)});
            else if (action == 8)
                (void)document.move({{pick(elements), QPointF(random.bounded(900), 1)}});
            else if (random.bounded(4) == 0)
                (void)document.assignAddresses();
            else
                (void)document.rename(pick(elements), QString::number(random.bounded(1000)));
            if (document.undoStack().count() > before)
                states.push_back(document.topology());
        }
        for (std::size_t i = states.size() - 1; i-- > 0;) {
            document.undoStack().undo();
            QVERIFY(document.topology() == states[i]);
        }
        for (std::size_t i = 1; i < states.size(); ++i) {
            document.undoStack().redo();
            QVERIFY(document.topology() == states[i]);
        }
        const auto again = topology::readTomato(topology::writeTomato(document.topology()));
        QVERIFY2(again, qPrintable(errorOf(again)));
        QVERIFY(*again == document.topology());
    }
};

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
