// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/overviewmap.h"

#include "tests/ui/drawnhosts.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QGuiApplication>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;

class TestOverviewMap final : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::DrawnHosts> m_drawing;
    std::unique_ptr<TopologyScene> m_scene;
    std::unique_ptr<CanvasView> m_view;
    std::unique_ptr<OverviewMap> m_map;

    QPointF seen() const { return m_view->mapToScene(m_view->viewport()->rect().center()); }
    bool isNear(const QPointF &position) const
    {
        const QPointF far = seen() - position;
        return std::abs(far.x()) < 30 && std::abs(far.y()) < 30; // a pixel of the map
    }
    QColor colourAt(const QPointF &place) const
    {
        return m_map->grab().toImage().pixelColor(place.toPoint());
    }

private slots:
    void init()
    {
        m_drawing = std::make_unique<test::DrawnHosts>();
        QVERIFY(m_drawing->document.move({{m_drawing->h2, {4000, 2000}}}));
        m_scene = std::make_unique<TopologyScene>(m_drawing->document, QGuiApplication::palette(),
                                                  QGuiApplication::font());
        m_view = std::make_unique<CanvasView>(*m_scene);
        m_view->resize(600, 400);
        m_view->centerOn(0, 0);
        m_map = std::make_unique<OverviewMap>(*m_scene, *m_view);
        m_map->resize(240, 180);
        m_view->show();
        m_map->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_map.get()));
    }

    void cleanup()
    {
        m_map.reset();
        m_view.reset();
        m_scene.reset();
        m_drawing.reset();
    }

    void allOfTheTopologyIsThere()
    {
        for (const ElementId &each : {m_drawing->h1, m_drawing->r1, m_drawing->h2}) {
            const QPointF place = m_map->place(m_drawing->document.scenePosition(each));
            QVERIFY(QRectF(m_map->rect()).contains(place));
            QVERIFY(colourAt(place) != m_scene->look().colours().background);
        }
    }

    void theFrameIsWhereTheCanvasIs()
    {
        QVERIFY(m_map->frame().contains(m_map->place({0, 0})));
        QVERIFY(!m_map->frame().contains(m_map->place({4000, 2000})));
        m_view->centerOn(4000, 2000);
        QVERIFY(m_map->frame().contains(m_map->place({4000, 2000})));
        const double width = m_map->frame().width();
        m_view->setZoom(0.5);
        QVERIFY(m_map->frame().width() > 1.5 * width);
    }

    void aClickShowsThatPlace()
    {
        QTest::mouseClick(m_map.get(), Qt::LeftButton, {}, m_map->place({4000, 2000}).toPoint());
        QVERIFY(isNear({4000, 2000}));
    }

    void theFrameIsDraggedByWhereItWasTaken()
    {
        m_view->centerOn(1000, 1000);
        const QPoint from = m_map->frame().center().toPoint() + QPoint(6, 4);
        QTest::mousePress(m_map.get(), Qt::LeftButton, {}, from);
        QVERIFY(isNear({1000, 1000}));
        const QPointF by = m_map->place({2000, 1000}) - m_map->place({1000, 1000});
        QTest::mouseMove(m_map.get(), from + by.toPoint());
        QTest::mouseRelease(m_map.get(), Qt::LeftButton, {}, from + by.toPoint());
        QVERIFY(isNear({2000, 1000}));
        QTest::mouseMove(m_map.get(), from);
        QVERIFY(isNear({2000, 1000}));
    }

    void keysMoveAndZoom()
    {
        const QPointF before = seen();
        QTest::keyClick(m_map.get(), Qt::Key_Right);
        QVERIFY(seen().x() > before.x() + 50);
        const double zoom = m_view->zoom();
        QTest::keyClick(m_map.get(), Qt::Key_Minus);
        QVERIFY(m_view->zoom() < zoom);
    }

    void changesAreDrawnSoon()
    {
        const QPointF place = m_map->place({2000, 1800});
        m_view->centerOn(2000, 1800);
        const QColor before = colourAt(place);
        QVERIFY(m_drawing->document.addElement(topology::ElementKind::Router, {2000, 1800}));
        QTRY_VERIFY(colourAt(place) != before);
        m_drawing->document.clear();
        QTRY_COMPARE(colourAt(place), m_scene->look().colours().background);
        QTest::mouseClick(m_map.get(), Qt::LeftButton); // nothing to go to
    }
};

QTEST_MAIN(TestOverviewMap)
#include "tst_overviewmap.moc"
