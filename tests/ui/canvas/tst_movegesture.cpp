// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/drawnhosts.h"
#include "ui/canvas/canvasgestures.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/items/canvasgrid.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;

/// Drags and keys on a real view: where elements come to lie.
class TestMoveGesture final : public QObject
{
    Q_OBJECT

    struct Stage
    {
        test::DrawnHosts drawing;
        TopologyScene scene{drawing.document, QApplication::palette(), QApplication::font()};
        CanvasGestures gestures{scene};
        CanvasView view{scene};
    };

    std::unique_ptr<Stage> m_stage;

    document::Document &document() const { return m_stage->drawing.document; }
    QPointF place(const ElementId &id) const { return document().scenePosition(id); }

    void mouse(QEvent::Type type, const QPointF &scene, Qt::KeyboardModifiers modifiers = {}) const
    {
        QWidget *viewport = m_stage->view.viewport();
        const QPoint at = m_stage->view.mapFromScene(scene);
        QMouseEvent event(type, at, viewport->mapToGlobal(at),
                          type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                          type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton,
                          modifiers);
        QApplication::sendEvent(viewport, &event);
    }

    void drag(const QPointF &from, const QPointF &to, Qt::KeyboardModifiers modifiers = {}) const
    {
        mouse(QEvent::MouseButtonPress, from);
        for (const double part : {0.1, 0.5, 1.0})
            mouse(QEvent::MouseMove, from + (to - from) * part, modifiers);
        mouse(QEvent::MouseButtonRelease, to, modifiers);
    }

    void lock(const ElementId &id) const
    {
        QVERIFY(document().changeElement(id, {{"_locked", true}}, "Lock"));
        document().undoStack().clear();
    }

private slots:
    void init()
    {
        m_stage = std::make_unique<Stage>();
        m_stage->view.resize(900, 600);
        m_stage->view.show();
        m_stage->view.centerOn(200, 0);
    }
    void cleanup() { m_stage.reset(); }

    void aDragEndsWhereItLinesUpWithOthersAndIsOneStep()
    {
        const auto &drawing = m_stage->drawing;
        drag({400, 0}, {203, 150});
        QCOMPARE(place(drawing.h2), QPointF(200, 150));
        QCOMPARE(document().undoStack().count(), 1);
        document().undoStack().undo();
        QCOMPARE(place(drawing.h2), QPointF(400, 0));
    }

    void withShiftItEndsWhereTheMouseIs()
    {
        drag({400, 0}, {203, 150}, Qt::ShiftModifier);
        QCOMPARE(place(m_stage->drawing.h2), QPointF(203, 150));
    }

    void onTheGridEverythingIsOnADot()
    {
        m_stage->gestures.setSnapsToGrid(true);
        drag({400, 0}, {203, 150});
        QCOMPARE(place(m_stage->drawing.h2), onGrid({203, 150}));
        m_stage->scene.selectOnly(m_stage->drawing.h2);
        const QPointF before = place(m_stage->drawing.h2);
        QTest::keyClick(&m_stage->view, Qt::Key_Right);
        QCOMPARE(place(m_stage->drawing.h2), before + QPointF(GridSpacing, 0));
    }

    void linesAreShownOnlyWhileTheMouseIsDown()
    {
        const auto picture = [this] {
            const QPoint between = m_stage->view.mapFromScene(QPointF(200, 90));
            return m_stage->view.viewport()->grab(QRect(between, QSize(20, 8))).toImage();
        };
        QApplication::processEvents();
        m_stage->scene.selectOnly(m_stage->drawing.h2);
        const QImage before = picture();
        mouse(QEvent::MouseButtonPress, {400, 0});
        mouse(QEvent::MouseMove, {398, 60});
        mouse(QEvent::MouseMove, {203, 170}); // in r1's column
        QVERIFY(picture() != before);
        mouse(QEvent::MouseMove, {400, 0});
        mouse(QEvent::MouseButtonRelease, {400, 0});
        QCOMPARE(picture(), before);
        QCOMPARE(document().undoStack().count(), 0);
    }

    void aClickThatTremblesMovesNothing()
    {
        drag({400, 0}, {402, 1});
        QCOMPARE(place(m_stage->drawing.h2), QPointF(400, 0));
        QCOMPARE(document().undoStack().count(), 0);
    }

    void severalKeepTheirDistances()
    {
        const auto &drawing = m_stage->drawing;
        m_stage->scene.select({drawing.h1, drawing.h2}, {});
        drag({400, 0}, {460, 97});
        QCOMPARE(place(drawing.h2) - place(drawing.h1), QPointF(400, 0));
        QCOMPARE(place(drawing.h2), QPointF(460, 97));
        QCOMPARE(document().undoStack().count(), 1);
    }

    void whatIsLockedStays()
    {
        const auto &drawing = m_stage->drawing;
        lock(drawing.h2);
        drag({400, 0}, {430, 150});
        QCOMPARE(place(drawing.h2), QPointF(400, 0));
        m_stage->scene.select({drawing.h1, drawing.h2}, {});
        drag({0, 0}, {30, 150});
        QCOMPARE(place(drawing.h2), QPointF(400, 0));
        QCOMPARE(place(drawing.h1), QPointF(30, 150));
        QTest::keyClick(&m_stage->view, Qt::Key_Down);
        QCOMPARE(place(drawing.h2), QPointF(400, 0));
        QCOMPARE(place(drawing.h1).x(), 30.0);
        QVERIFY(place(drawing.h1).y() > 150);
    }
};

QTEST_MAIN(TestMoveGesture)
#include "tst_movegesture.moc"
