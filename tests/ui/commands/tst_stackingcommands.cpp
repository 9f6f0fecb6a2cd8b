// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/stackingcommands.h"

#include "tests/ui/drawnhosts.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/commands/actions.h"
#include "ui/commands/editcommands.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;

class TestStackingCommands final : public QObject
{
    Q_OBJECT

    struct Stage
    {
        test::DrawnHosts drawing;
        TopologyScene scene{drawing.document, QApplication::palette(), QApplication::font()};
        CanvasView view{scene};
        Actions actions{QApplication::palette()};
        EditCommands edits{scene, view, actions};
        StackingCommands commands{scene, actions, nullptr};
    };

    std::unique_ptr<Stage> m_stage;

    document::Document &document() const { return m_stage->drawing.document; }
    const topology::Element &element(const ElementId &id) const
    {
        return *document().topology().element(id);
    }
    ElementId topmost(const QPointF &place) const { return m_stage->scene.elementAt(place)->id(); }

private slots:
    void init() { m_stage = std::make_unique<Stage>(); }
    void cleanup() { m_stage.reset(); }

    void whatIsBroughtToTheFrontLiesAboveTheOthers()
    {
        const auto &drawing = m_stage->drawing;
        QVERIFY(
            document().move({{drawing.h1, {0, 0}}, {drawing.r1, {0, 0}}, {drawing.h2, {0, 0}}}));
        for (const ElementId &id : {drawing.h1, drawing.r1, drawing.h2, drawing.h1}) {
            m_stage->scene.selectOnly(id);
            m_stage->actions.actionToFront->trigger();
            QCOMPARE(topmost({0, 0}), id);
        }
        m_stage->actions.actionToBack->trigger();
        QCOMPARE(topmost({0, 0}), drawing.h2);
        document().undoStack().undo();
        QCOMPARE(topmost({0, 0}), drawing.h1);
    }

    void theOrderIsInTheFile()
    {
        const auto &drawing = m_stage->drawing;
        m_stage->scene.selectOnly(drawing.h1);
        m_stage->commands.toFront();
        QCOMPARE(element(drawing.h1).z(), 1.0);
        m_stage->commands.toBack();
        QCOMPARE(element(drawing.h1).z(), -1.0);
        // A place that needs no attribute has none.
        m_stage->scene.selectOnly(drawing.h2);
        m_stage->commands.toFront();
        QVERIFY(!document().changeElement(drawing.h2, {{"_z", "high"}}, "wrong"));
        QVERIFY(!document().changeElement(drawing.h2, {{"_locked", 1}}, "wrong"));
        QCOMPARE(element(drawing.h2).z(), 1.0);
    }

    void whatIsLockedCannotBeDeletedUntilItIsUnlocked()
    {
        const auto &drawing = m_stage->drawing;
        QVERIFY(!m_stage->actions.actionLock->isEnabled());
        m_stage->scene.select({drawing.h1, drawing.h2}, {});
        m_stage->actions.actionLock->trigger();
        QCOMPARE(document().undoStack().count(), 1);
        QVERIFY(element(drawing.h1).isLocked() && element(drawing.h2).isLocked());
        QVERIFY(m_stage->actions.actionLock->isChecked());
        QSignalSpy failed(&m_stage->edits, &EditCommands::failed);
        m_stage->scene.select({drawing.h1, drawing.r1}, {});
        QVERIFY(!m_stage->actions.actionLock->isChecked());
        m_stage->actions.actionDelete->trigger();
        QCOMPARE(failed.size(), 1);
        QVERIFY(document().topology().element(drawing.h1));
        QVERIFY(!document().topology().element(drawing.r1));
        m_stage->scene.selectOnly(drawing.h1);
        m_stage->actions.actionLock->trigger();
        QVERIFY(!element(drawing.h1).attributes.contains("_locked"));
        m_stage->actions.actionDelete->trigger();
        QVERIFY(!document().topology().element(drawing.h1));
        QCOMPARE(failed.size(), 1);
    }

    void whatIsLockedIsNotArranged()
    {
        const auto &drawing = m_stage->drawing;
        QVERIFY(document().move({{drawing.h2, {400, 90}}}));
        m_stage->scene.selectOnly(drawing.h2);
        m_stage->commands.setLocked(true);
        m_stage->scene.selectAll();
        m_stage->edits.arrange(Arrangement::Row);
        QCOMPARE(document().scenePosition(drawing.h2), QPointF(400, 90));
        QCOMPARE(document().scenePosition(drawing.h1).y(), 0.0);
    }
};

QTEST_MAIN(TestStackingCommands)
#include "tst_stackingcommands.moc"
