// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/layoutcommands.h"

#include "tests/ui/drawnhosts.h"
#include "ui/canvas/items/elementitem.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;
using layout::LayoutEngine;

class TestLayoutCommands final : public QObject
{
    Q_OBJECT

    /// Hosts around one switch, all of them at one place.
    static std::vector<ElementId> draw(document::Document &document, int hosts)
    {
        std::vector<ElementId> ids = {
            *document.addElement(topology::ElementKind::Switch, {200, 200})};
        for (int i = 0; i < hosts; ++i) {
            ids.push_back(*document.addElement(topology::ElementKind::Host, {200, 200}));
            (void)document.connectElements(ids.front(), ids.back());
        }
        return ids;
    }

private slots:
    void initTestCase() { qputenv("PATH", TOMATO_BIN ":" + qgetenv("PATH")); }

    void everythingIsArrangedInOneUndoStep()
    {
        document::Document document;
        const auto ids = draw(document, 8);
        TopologyScene scene(document, QApplication::palette(), QApplication::font());
        QWidget window;
        LayoutCommands commands(scene, window);
        QSignalSpy arranged(&commands, &LayoutCommands::arranged);
        const int steps = document.undoStack().count();
        commands.arrange(LayoutEngine::Neato);
        QVERIFY(commands.isRunning()); // and the window is free meanwhile
        QTRY_COMPARE_WITH_TIMEOUT(arranged.count(), 1, 60'000);
        QCOMPARE(document.undoStack().count(), steps + 1);
        QSet<QString> places;
        for (const ElementId &id : ids) {
            const QPointF place = document.scenePosition(id);
            places << QStringLiteral("%1 %2").arg(place.x()).arg(place.y());
            // The picture comes after.
            QTRY_COMPARE(scene.elementItem(id)->pos(), place);
        }
        QCOMPARE(places.size(), 9);
        document.undoStack().undo();
        for (const ElementId &id : ids)
            QCOMPARE(scene.elementItem(id)->pos(), QPointF(200, 200));
    }

    void onlyWhatIsSelectedMovesWhenSeveralAre()
    {
        document::Document document;
        const auto ids = draw(document, 4);
        TopologyScene scene(document, QApplication::palette(), QApplication::font());
        QWidget window;
        LayoutCommands commands(scene, window);
        scene.select({ids[1], ids[2]}, {});
        QSignalSpy arranged(&commands, &LayoutCommands::arranged);
        commands.arrange(LayoutEngine::Dot);
        QTRY_COMPARE_WITH_TIMEOUT(arranged.count(), 1, 60'000);
        QCOMPARE(arranged[0][0].toInt(), 2);
        QCOMPARE(document.scenePosition(ids[0]), QPointF(200, 200));
        QVERIFY(document.scenePosition(ids[1]) != document.scenePosition(ids[2]));
    }

    void cancellingLeavesEverythingWhereItIs()
    {
        document::Document document;
        draw(document, 100);
        TopologyScene scene(document, QApplication::palette(), QApplication::font());
        QWidget window;
        LayoutCommands commands(scene, window);
        const int steps = document.undoStack().count();
        commands.arrange(LayoutEngine::Circo);
        commands.cancel();
        QVERIFY(!commands.isRunning());
        QCOMPARE(document.undoStack().count(), steps);
    }

    void anotherDocumentEndsTheRun()
    {
        document::Document document;
        draw(document, 50);
        TopologyScene scene(document, QApplication::palette(), QApplication::font());
        QWidget window;
        LayoutCommands commands(scene, window);
        commands.arrange(LayoutEngine::Neato);
        document.clear();
        QVERIFY(!commands.isRunning());
        QVERIFY(!document.isModified());
    }

    void eachEngineHasAnEntryThatSaysWhatItDoes()
    {
        document::Document document;
        TopologyScene scene(document, QApplication::palette(), QApplication::font());
        QWidget window;
        LayoutCommands commands(scene, window);
        const QMenu *menu = commands.createMenu(&window);
        QCOMPARE(menu->actions().size(), 6);
        for (const QAction *action : menu->actions()) {
            QVERIFY(action->text().contains('&'));
            QVERIFY(!action->toolTip().isEmpty() && !action->statusTip().isEmpty());
        }
        QSignalSpy failed(&commands, &LayoutCommands::failed);
        commands.arrange(LayoutEngine::Neato);
        QCOMPARE(failed.count(), 1); // there is nothing to arrange
    }

    void connectionsGetRoomForTheirLabels()
    {
        document::Document document;
        const ElementId first = *document.addElement(topology::ElementKind::Router, {0, 0});
        const ElementId second = *document.addElement(topology::ElementKind::Router, {0, 0});
        for (int parallel = 0; parallel < 3; ++parallel) {
            const auto id = document.connectElements(first, second);
            for (const ElementId &end : document.topology().connection(*id)->ends)
                QVERIFY(document.rename(end, QStringLiteral("swp%1").arg(30 + parallel)));
        }
        TopologyScene scene(document, QApplication::palette(), QApplication::font());
        QWidget window;
        LayoutCommands commands(scene, window);
        QSignalSpy settled(&commands, &LayoutCommands::settled);
        commands.placeImported({first, second}, true);
        QTRY_COMPARE_WITH_TIMEOUT(settled.count(), 1, 60'000);
        std::vector<QRectF> labels;
        for (const auto &[id, each] : scene.connections().all()) {
            const auto covered = each->covered(1);
            QVERIFY(!covered[1].isEmpty() && !covered[2].isEmpty());
            for (const std::size_t end : {1u, 2u}) {
                for (const QRectF &other : labels)
                    QVERIFY(!covered[end].intersects(other));
            }
            labels.insert(labels.end(), {covered[1], covered[2]});
        }
        QCOMPARE(labels.size(), 6u);
    }

    void whatIsPlacedAtImportIsNoChangeOfTheUsers()
    {
        document::Document document;
        const auto ids = draw(document, 3);
        document.undoStack().setClean();
        TopologyScene scene(document, QApplication::palette(), QApplication::font());
        QWidget window;
        LayoutCommands commands(scene, window);
        QSignalSpy arranged(&commands, &LayoutCommands::arranged);
        commands.placeImported(ids, true);
        QTRY_COMPARE_WITH_TIMEOUT(arranged.count(), 1, 60'000);
        QVERIFY(!document.isModified());
        document.undoStack().undo();
        QCOMPARE(document.scenePosition(ids[1]), QPointF(200, 200));
    }
};

QTEST_MAIN(TestLayoutCommands)
#include "tst_layoutcommands.moc"
