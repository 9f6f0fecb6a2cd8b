// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bulk/fabricplan.h"
#include "app/bulk/linkpattern.h"
#include "app/bulk/renamepattern.h"
#include "app/document/document.h"

#include <QSignalSpy>
#include <QTest>

#include <set>

using namespace tomato;
using document::Document;
using topology::ElementKind;

class TestDocumentBulk final : public QObject
{
    Q_OBJECT

    static QStringList names(const Document &document)
    {
        QStringList all;
        for (const auto &[id, element] : document.topology().elements()) {
            if (!element.isInterface())
                all << element.name();
        }
        all.sort();
        return all;
    }

private slots:
    void aFabricWithItsAddressesIsOneUndoStep()
    {
        Document document;
        QVERIFY(document.addElement(ElementKind::Router, {100, 100}));
        const topology::Topology before = document.topology();
        const int steps = document.undoStack().count();
        QSignalSpy changed(&document, &Document::topologyChanged);
        const auto added = document.addFabric({}, true);
        QVERIFY(added.has_value());
        QCOMPARE(added->size(), 14u);
        QCOMPARE(document.undoStack().count(), steps + 1);
        QCOMPARE(changed.count(), 1);
        for (const auto &[id, element] : document.topology().elements()) {
            if (element.isInterface())
                QVERIFY(!element.attributes.value("ip4address").toString().isEmpty());
        }
        QVERIFY(document.topology().attributes().value("compute_routes").toBool());
        document.undoStack().undo();
        QVERIFY(document.topology() == before);
        document.undoStack().redo();
        QCOMPARE(names(document).size(), 15);
    }

    void aFabricLiesBesideWhatIsThereAndHasNamesOfItsOwn()
    {
        Document document;
        QVERIFY(document.addFabric({}, false));
        const auto second = document.addFabric({}, false);
        const QStringList all = names(document);
        QCOMPARE(all.size(), 28);
        QCOMPARE(std::set<QString>(all.begin(), all.end()).size(), 28u);
        QVERIFY(names(document).contains("spine4") && names(document).contains("host16"));
        double left = 1e9;
        double right = -1e9;
        const std::set<ElementId> later(second->begin(), second->end());
        for (const auto &[id, element] : document.topology().elements()) {
            if (element.isInterface())
                continue;
            if (later.contains(id))
                left = std::min(left, element.position().x());
            else
                right = std::max(right, element.position().x());
        }
        QVERIFY(left > right);
    }

    void aFabricThatCannotBeChangesNothing()
    {
        Document document;
        bulk::FabricPlan plan;
        plan.numbers["leaves"] = 0;
        QVERIFY(!document.addFabric(plan, true));
        QCOMPARE(document.undoStack().count(), 0);
    }

    void linksAreOneUndoStep()
    {
        Document document;
        for (int i = 0; i < 3; ++i)
            QVERIFY(document.addElement(ElementKind::Router, {100.0 * i, 0}));
        const topology::Topology before = document.topology();
        const auto found = bulk::findPairs(document.topology(), "router*", "router*");
        QCOMPARE(found->pairs.size(), 3u);
        const auto added = document.addLinks(found->pairs);
        QCOMPARE(added->size(), 3u);
        QCOMPARE(document.undoStack().count(), 4);
        QCOMPARE(document.topology().connections().size(), 3u);
        document.undoStack().undo();
        QVERIFY(document.topology() == before);
        document.undoStack().redo();
        QCOMPARE(document.topology().connections().size(), 3u);
    }

    void newNamesAreOneUndoStep()
    {
        Document document;
        QVERIFY(document.addFabric({}, false));
        const int steps = document.undoStack().count();
        const auto found = bulk::findRenamings(document.topology(), {}, "leaf(\\d)", "tor\\1");
        QVERIFY(document.rename(*found));
        QCOMPARE(document.undoStack().count(), steps + 1);
        QVERIFY(names(document).contains("tor4") && !names(document).contains("leaf4"));
        document.undoStack().undo();
        QVERIFY(names(document).contains("leaf4") && !names(document).contains("tor4"));
    }
};

QTEST_GUILESS_MAIN(TestDocumentBulk)
#include "tst_documentbulk.moc"
