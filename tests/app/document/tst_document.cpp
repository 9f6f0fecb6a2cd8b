// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/document.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::document;
using topology::ElementKind;
using topology::Topology;

static QString exampleFile()
{
    return QStringLiteral(TOMATO_SOURCE "/resources/examples/two_routers.tomato4.json");
}

class TestDocument final : public QObject
{
    Q_OBJECT

private slots:
    void everyChangeIsOneStepThatUndoesExactly()
    {
        Document document;
        QVERIFY(document.load(exampleFile()));
        std::vector<Topology> states = {document.topology()};
        const auto step = [&] { states.push_back(document.topology()); };

        const auto host = document.addElement(ElementKind::Host, {10, 20});
        QVERIFY(host);
        step();
        const auto hub = document.addElement(ElementKind::Hub, {50, 60});
        step();
        const auto wire = document.connectElements(*host, *hub);
        QVERIFY(wire);
        step();
        QVERIFY(document.move({{*host, {300, 300}}, {*hub, {310, 310}}}));
        step();
        QVERIFY(document.rename(*host, "alice"));
        step();
        QVERIFY(document.changeConnection(*wire, {{"capturing", true}}, "capture"));
        step();
        QCOMPARE(document.assignAddresses().value_or(0) > 0, true);
        step();
        const ElementId router = document.topology().elements().begin()->first;
        QVERIFY(document.remove({router, *host}, {}));
        step();

        QCOMPARE(document.undoStack().count(), int(states.size()) - 1);
        for (std::size_t i = states.size() - 1; i > 0; --i) {
            QVERIFY(document.topology() == states[i]);
            document.undoStack().undo();
        }
        QVERIFY(document.topology() == states[0]);
        QVERIFY(!document.isModified());
        for (std::size_t i = 1; i < states.size(); ++i) {
            document.undoStack().redo();
            QVERIFY(document.topology() == states[i]);
        }
    }

    void connectingDevicesTakesFreeInterfacesOrMakesThem()
    {
        Document document;
        const ElementId first = *document.addElement(ElementKind::Host, {});
        const ElementId second = *document.addElement(ElementKind::Switch, {});
        const ConnectionId wire = *document.connectElements(first, second);
        QCOMPARE(document.topology().label(wire), QString::fromUtf8("host1:eth0 ⇄ switch1:port0"));
        QVERIFY(document.remove({}, {wire}));
        QCOMPARE(document.topology().interfaces(first).size(), 1u);
        QVERIFY(document.connectElements(first, second));
        QCOMPARE(document.topology().interfaces(first).size(), 1u);
        QVERIFY(document.connectElements(first, second));
        QCOMPARE(document.topology().interfaces(first).size(), 2u);
        QVERIFY(!document.connectElements(first, first));
        QVERIFY(!document.connectElements(document.topology().interfaces(first)[0], second));
    }

    void aLabFollowsChangesButNotMoves()
    {
        Document document;
        QSignalSpy changed(&document, &Document::topologyChanged);
        const ElementId host = *document.addElement(ElementKind::Host, {});
        QCOMPARE(changed.size(), 1);
        QVERIFY(document.move({{host, {5, 5}}}));
        QCOMPARE(changed.size(), 1);
        document.undoStack().undo();
        document.undoStack().undo();
        QCOMPARE(changed.size(), 2);
    }

    void namesAreUniqueAndNotEmpty()
    {
        Document document;
        const ElementId first = *document.addElement(ElementKind::Host, {});
        const ElementId second = *document.addElement(ElementKind::Host, {});
        QCOMPARE(document.topology().element(second)->name(), QString("host2"));
        QVERIFY(!document.rename(second, "host1"));
        QVERIFY(!document.rename(second, "  "));
        QVERIFY(document.rename(first, "h"));
        QVERIFY(document.rename(second, "host1"));
        QCOMPARE(document.undoStack().count(), 4);
    }

    void whatChangesNothingIsNoStep()
    {
        Document document;
        QVERIFY(document.load(exampleFile()));
        QCOMPARE(*document.assignAddresses(), 0);
        const ConnectionId wire = document.topology().connections().begin()->first;
        QVERIFY(document.changeConnection(wire, {{"capturing", true}}, "same"));
        QVERIFY(document.changeConnection(wire, {{"unheard_of", QJsonValue::Null}}, "same"));
        QCOMPARE(document.undoStack().count(), 0);
        QVERIFY(document.changeConnection(wire, {{"capturing", QJsonValue::Null}}, "remove"));
        QVERIFY(!document.topology().connection(wire)->attributes.contains("capturing"));
    }

    void aBadFileLeavesTheOpenDocumentAsItWas()
    {
        const QTemporaryDir folder;
        QFile bad(folder.filePath("bad.json"));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write("{\"file_information\": ");
        bad.close();
        Document document;
        QVERIFY(document.load(exampleFile()));
        QVERIFY(document.addElement(ElementKind::Host, {}));
        const Topology before = document.topology();
        QSignalSpy replaced(&document, &Document::replaced);
        QVERIFY(!document.load(bad.fileName()));
        QVERIFY(document.topology() == before);
        QCOMPARE(document.filePath(), exampleFile());
        QCOMPARE(document.undoStack().count(), 1);
        QVERIFY(replaced.isEmpty());
    }

    void savingMakesTheDocumentClean()
    {
        const QTemporaryDir folder;
        Document document;
        QSignalSpy modified(&document, &Document::modifiedChanged);
        QVERIFY(document.addElement(ElementKind::Router, {40, 40}));
        QVERIFY(document.isModified());
        QVERIFY(document.save(folder.filePath("t.tomato4.json")));
        QVERIFY(!document.isModified());
        QCOMPARE(modified.size(), 2);
        Document other;
        QVERIFY(other.load(folder.filePath("t.tomato4.json")));
        QVERIFY(other.topology() == document.topology());
        QVERIFY(!document.save(folder.filePath("no/such/folder.json")));
        QCOMPARE(document.filePath(), folder.filePath("t.tomato4.json"));
    }

    void fractionsAreScaledToTheCanvasAndBack()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath("f.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"file_information": {"version": 3}, "topology": {"attrs": {}, "connections": [],
            "elements": [{"id": 1, "type": "openvz", "parent": null, "attrs": {"_pos": {"x": 0.5, "y": 0.25}}}]}})");
        file.close();
        Document document;
        QVERIFY(document.load(file.fileName()));
        QCOMPARE(document.scenePosition(ElementId("1")), QPointF(400, 200));
        QVERIFY(document.move({{ElementId("1"), {800, 400}}}));
        QCOMPARE(document.topology().element(ElementId("1"))->position(), QPointF(1, 0.5));
        QCOMPARE(document.scenePosition(ElementId("1")), QPointF(800, 400));
    }
};

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
