// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/editcommands.h"

#include "tests/ui/drawnhosts.h"
#include "ui/canvas/canvaspicture.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/commands/actions.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;

class TestEditCommands final : public QObject
{
    Q_OBJECT

    struct Stage
    {
        test::DrawnHosts drawing;
        TopologyScene scene{drawing.document, QApplication::palette(), QApplication::font()};
        CanvasView view{scene};
        Actions actions{QApplication::palette()};
        EditCommands commands{scene, view, actions};
    };

    std::unique_ptr<Stage> m_stage;

    const topology::Topology &topology() const { return m_stage->drawing.document.topology(); }
    QUndoStack &steps() const { return m_stage->drawing.document.undoStack(); }

private slots:
    void init() { m_stage = std::make_unique<Stage>(); }
    void cleanup() { m_stage.reset(); }

    void copiesAreJoinedAsTheOriginalsAreInOneStep()
    {
        QVERIFY(m_stage->drawing.document.assignAddresses());
        const int before = steps().count();
        m_stage->scene.select({m_stage->drawing.h1, m_stage->drawing.r1}, {});
        m_stage->actions.actionCopy->trigger();
        m_stage->actions.actionPaste->trigger();
        QCOMPARE(steps().count(), before + 1);
        QCOMPARE(topology().connections().size(), 3u);
        const auto pasted = m_stage->scene.selectedElements();
        QCOMPARE(pasted.size(), 2u);
        QStringList names;
        for (const ElementId &id : pasted) {
            names << topology().element(id)->name();
            for (const ElementId &each : topology().interfaces(id))
                QVERIFY(!topology().element(each)->attributes.contains("ip4address"));
        }
        names.sort();
        QCOMPARE(names, (QStringList{"host3", "router2"}));
        steps().undo();
        QCOMPARE(topology().connections().size(), 2u);
        QCOMPARE(m_stage->scene.elementItems().size(), 3u);
    }

    void severalConnectionsAreConfiguredTogether()
    {
        QAction *configure = m_stage->actions.actionConfigure;
        QVERIFY(!configure->isEnabled());
        m_stage->scene.select({}, {m_stage->drawing.left});
        QVERIFY(configure->isEnabled());
        m_stage->scene.select({}, {m_stage->drawing.left, m_stage->drawing.right});
        QVERIFY(configure->isEnabled());
        m_stage->actions.actionSelectAll->trigger();
        QVERIFY(configure->isEnabled());
        m_stage->scene.selectOnly(m_stage->drawing.h1);
        QVERIFY(!configure->isEnabled());
    }

    void allConnectionsAreSelectedAndNothingElse()
    {
        m_stage->scene.selectAll();
        m_stage->actions.actionSelectConnections->trigger();
        QCOMPARE(m_stage->scene.selectedConnections().size(), 2u);
        QVERIFY(m_stage->scene.selectedElements().empty());
        QVERIFY(m_stage->drawing.document.remove({}, m_stage->scene.selectedConnections()));
        QVERIFY(!m_stage->actions.actionSelectConnections->isEnabled());
    }

    void whatIsAddedLiesOnNoConnection()
    {
        m_stage->view.resize(800, 500);
        m_stage->view.show();
        m_stage->view.centerOn(100, 0); // the middle of a connection
        const QPointF place = m_stage->view.freePlace();
        for (const auto &[id, each] : m_stage->scene.connections().all())
            QVERIFY(!each->crosses(QRectF(place - QPointF(30, 30), QSizeF(60, 60))));
    }

    void pastingTwiceHidesNothing()
    {
        m_stage->scene.selectOnly(m_stage->drawing.h1);
        m_stage->actions.actionCopy->trigger();
        m_stage->actions.actionPaste->trigger();
        const auto first = m_stage->scene.selectedElements();
        m_stage->actions.actionPaste->trigger();
        const auto second = m_stage->scene.selectedElements();
        QVERIFY(m_stage->drawing.document.scenePosition(first[0]) !=
                m_stage->drawing.document.scenePosition(second[0]));
    }

    void cuttingAndPastingMoves()
    {
        m_stage->scene.selectOnly(m_stage->drawing.h1);
        m_stage->actions.actionCut->trigger();
        QCOMPARE(m_stage->scene.elementItems().size(), 2u);
        m_stage->actions.actionPaste->trigger();
        QCOMPARE(topology().element(m_stage->scene.selectedElements()[0])->name(),
                 QString("host1"));
    }

    void duplicatingLeavesTheClipboardAlone()
    {
        QApplication::clipboard()->setText("mine");
        m_stage->scene.selectAll();
        m_stage->actions.actionDuplicate->trigger();
        QCOMPARE(m_stage->scene.elementItems().size(), 6u);
        QCOMPARE(topology().connections().size(), 4u);
        QCOMPARE(QApplication::clipboard()->text(), QString("mine"));
    }

    void theTwoThatAreSelectedAreConnectedInOneStep()
    {
        const auto &drawing = m_stage->drawing;
        QAction *action = m_stage->actions.actionConnectSelected;
        m_stage->scene.selectOnly(drawing.h1);
        QVERIFY(!action->isEnabled());
        m_stage->scene.select({drawing.h1, drawing.h2}, {});
        action->trigger();
        QCOMPARE(topology().connections().size(), 3u);
        QCOMPARE(m_stage->scene.selectedConnections().size(), 1u);
        QCOMPARE(steps().count(), 1);
        steps().undo();
        QCOMPARE(topology().connections().size(), 2u);
    }

    void whatIsSelectedIsShownAsLargeAsThereIsRoom()
    {
        m_stage->view.resize(600, 400);
        m_stage->view.zoomToFit();
        const double all = m_stage->view.zoom();
        const auto seen = [this] {
            return m_stage->view.mapToScene(m_stage->view.viewport()->rect()).boundingRect();
        };
        m_stage->scene.selectOnly(m_stage->drawing.h2);
        m_stage->view.zoomToSelection();
        QVERIFY(m_stage->view.zoom() > all);
        QVERIFY(seen().contains(QPointF(400, 0)) && !seen().contains(QPointF(0, 0)));
        m_stage->scene.selectOnly(m_stage->drawing.left);
        m_stage->view.zoomToSelection();
        QVERIFY(seen().contains(QPointF(0, 0)) && seen().contains(QPointF(200, 0)));
        m_stage->scene.selectNothing();
        m_stage->view.zoomToSelection();
        QCOMPARE(m_stage->view.zoom(), all);
    }

    void whatIsNoTopologyIsRefused()
    {
        QApplication::clipboard()->setText("hello");
        QSignalSpy failed(&m_stage->commands, &EditCommands::failed);
        m_stage->actions.actionPaste->trigger();
        QCOMPARE(failed.size(), 1);
        QCOMPARE(steps().count(), 0);
    }

    void elementsAreAlignedAndSpreadInOneStepEach()
    {
        auto &document = m_stage->drawing.document;
        QVERIFY(document.move({{m_stage->drawing.r1, {100, 90}}}));
        m_stage->scene.selectAll();
        m_stage->actions.actionAlignRow->trigger();
        QCOMPARE(document.scenePosition(m_stage->drawing.h1), QPointF(0, 30));
        QCOMPARE(document.scenePosition(m_stage->drawing.r1), QPointF(100, 30));
        m_stage->actions.actionSpreadAcross->trigger();
        QCOMPARE(document.scenePosition(m_stage->drawing.r1), QPointF(200, 30));
        QCOMPARE(steps().count(), 3);
    }

    void theDrawingIsWrittenAsAPicture()
    {
        const QTemporaryDir folder;
        m_stage->scene.selectAll();
        for (const QString name : {"a.png", "a.svg", "a.pdf"}) {
            const QString path = folder.filePath(name);
            const auto written = writePicture(m_stage->scene, path);
            QVERIFY2(written, written ? "" : written.error().text().c_str());
            QVERIFY(QFile(path).size() > 500);
        }
        const QImage image(folder.filePath("a.png"));
        QVERIFY(image.width() > 800 && image.height() > 100);
        QCOMPARE(m_stage->scene.selectedElements().size(), 3u);
        QVERIFY(!writePicture(m_stage->scene, folder.filePath("a.txt")));
        QVERIFY(!writePicture(m_stage->scene, folder.filePath("missing/a.png")));
    }
};

QTEST_MAIN(TestEditCommands)
#include "tst_editcommands.moc"
