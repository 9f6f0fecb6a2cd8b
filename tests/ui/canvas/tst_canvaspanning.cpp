// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvaspanning.h"

#include <QGraphicsScene>
#include <QGraphicsView>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

using namespace tomato::ui;

class TestCanvasPanning final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_scene.setSceneRect(-2000, -2000, 4000, 4000);
        m_view = std::make_unique<QGraphicsView>(&m_scene);
        m_view->resize(400, 300);
        new CanvasPanning(*m_view);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_before = place();
    }

    void theMiddleButtonDragsTheView()
    {
        drag(Qt::MiddleButton);
        QCOMPARE(place(), m_before - QPoint(30, 20));
    }

    void theLeftButtonDragsTheViewWhileSpaceIsHeld()
    {
        drag(Qt::LeftButton);
        QCOMPARE(place(), m_before);
        QTest::keyPress(m_view.get(), Qt::Key_Space);
        QCOMPARE(m_view->viewport()->cursor().shape(), Qt::OpenHandCursor);
        drag(Qt::LeftButton);
        QCOMPARE(place(), m_before - QPoint(30, 20));
        QTest::keyRelease(m_view.get(), Qt::Key_Space);
        QCOMPARE(m_view->viewport()->cursor().shape(), Qt::ArrowCursor);
        drag(Qt::LeftButton);
        QCOMPARE(place(), m_before - QPoint(30, 20));
    }

    void shiftTurnsTheWheelSideways()
    {
        wheel({}, {0, 120}, Qt::ShiftModifier);
        QCOMPARE(place(), m_before - QPoint(60, 0));
    }

    void aTouchpadPansBothWays()
    {
        wheel({7, -9}, {7, -9}, Qt::NoModifier);
        QCOMPARE(place(), m_before - QPoint(7, -9));
    }

private:
    QPoint place() const
    {
        return {m_view->horizontalScrollBar()->value(), m_view->verticalScrollBar()->value()};
    }

    void drag(Qt::MouseButton button)
    {
        QWidget *viewport = m_view->viewport();
        QTest::mousePress(viewport, button, Qt::NoModifier, {100, 100});
        QTest::mouseMove(viewport, {130, 120});
        QTest::mouseRelease(viewport, button, Qt::NoModifier, {130, 120});
    }

    void wheel(const QPoint &pixels, const QPoint &angle, Qt::KeyboardModifiers modifiers)
    {
        QWheelEvent event({100, 100}, m_view->viewport()->mapToGlobal(QPointF(100, 100)), pixels,
                          angle, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view->viewport(), &event);
    }

    QGraphicsScene m_scene;
    std::unique_ptr<QGraphicsView> m_view;
    QPoint m_before;
};

QTEST_MAIN(TestCanvasPanning)
#include "tst_canvaspanning.moc"
