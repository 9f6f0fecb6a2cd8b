// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvasview.h"

#include "tests/ui/drawnhosts.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QApplication>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;

/// Judges which part of a drawing is seen when the view gets another size.
class TestCanvasView final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_drawing = std::make_unique<test::DrawnHosts>();
        m_scene = std::make_unique<TopologyScene>(m_drawing->document, QApplication::palette(),
                                                  QApplication::font());
        m_view = std::make_unique<CanvasView>(*m_scene);
        m_view->resize(800, 600);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void cleanup()
    {
        m_view.reset();
        m_scene.reset();
        m_drawing.reset();
    }

    void whatWasFittedStaysFitted()
    {
        m_view->zoomToFit();
        QCOMPARE(m_view->zoom(), 1.0);
        m_view->resize(300, 200);
        QTRY_VERIFY(m_view->zoom() < 0.7);
        QVERIFY(isWhole());
        m_view->resize(800, 600);
        QTRY_COMPARE(m_view->zoom(), 1.0);
        QVERIFY(isWhole());
    }

    void aZoomThatWasChosenComesBackWithTheRoomForIt()
    {
        m_view->zoomToFit();
        m_view->setZoom(1.25);
        QVERIFY(isWhole());
        const QPointF before = centre();
        m_view->resize(300, 200);
        QTRY_VERIFY(m_view->zoom() < 0.7);
        QVERIFY(isWhole());
        m_view->resize(800, 600);
        QTRY_COMPARE(m_view->zoom(), 1.25);
        QVERIFY2((centre() - before).manhattanLength() < 4, "another part is seen");
    }

    void aPartThatWasChosenStays()
    {
        m_view->zoomToFit();
        m_view->setZoom(3);
        m_view->centerOn(200, 0);
        m_view->resize(300, 200);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QCOMPARE(m_view->zoom(), 3.0);
        QVERIFY((centre() - QPointF(200, 0)).manhattanLength() < 4);
        m_view->resize(800, 600);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QCOMPARE(m_view->zoom(), 3.0);
    }

    void whoPansChoosesWhatIsSeen()
    {
        m_view->zoomToFit();
        m_view->centerOn(2000, 0);
        m_view->resize(700, 600);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QVERIFY((centre() - QPointF(2000, 0)).manhattanLength() < 4);
    }

private:
    bool isWhole() const
    {
        return m_view->mapToScene(m_view->viewport()->rect())
            .boundingRect()
            .contains(m_scene->contentRect());
    }

    QPointF centre() const
    {
        return m_view->mapToScene(m_view->viewport()->rect()).boundingRect().center();
    }

    std::unique_ptr<test::DrawnHosts> m_drawing;
    std::unique_ptr<TopologyScene> m_scene;
    std::unique_ptr<CanvasView> m_view;
};

QTEST_MAIN(TestCanvasView)
#include "tst_canvasview.moc"
