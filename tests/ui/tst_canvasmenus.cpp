// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/canvastest.h"

#include <QContextMenuEvent>
#include <QSignalSpy>

using namespace tomato;
using namespace tomato::ui;

/// Where the canvas asks for a menu, and what is selected then.
class TestCanvasMenus final : public test::CanvasTest
{
    Q_OBJECT

    /// As a window sends it, and at the place that the widget with the focus tells it.
    void pressMenuKey()
    {
        const QPoint place = m_view->inputMethodQuery(Qt::ImCursorRectangle).toRect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, place, m_view->mapToGlobal(place));
        QApplication::sendEvent(m_view.get(), &event);
    }

private slots:
    void init() { prepare(); }
    void cleanup() { end(); }

    void aRightClickSelectsWhatItHits()
    {
        QSignalSpy menu(m_gestures, &CanvasGestures::contextMenuRequested);
        const auto rightClick = [this](QPointF scene) {
            QContextMenuEvent event(QContextMenuEvent::Mouse, at(scene),
                                    m_view->viewport()->mapToGlobal(at(scene)));
            QApplication::sendEvent(m_view->viewport(), &event);
        };
        rightClick({100, 0});
        QCOMPARE(m_scene->selectedConnections(), std::vector{m_drawing->left});
        rightClick({400, 0});
        QCOMPARE(m_scene->selectedElements(), std::vector{m_drawing->h2});
        QVERIFY(m_scene->selectedConnections().empty());
        rightClick({100, 200});
        QVERIFY(m_scene->selectedElements().empty());
        QCOMPARE(menu.size(), 3);
    }

    void aRightClickOnTheSelectionKeepsIt()
    {
        m_scene->selectAll();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at({0, 0}), {});
        QApplication::sendEvent(m_view->viewport(), &event);
        QCOMPARE(m_scene->selectedElements().size(), 3u);
    }

    void theMenuKeyOpensTheMenuOfTheSelection_data()
    {
        QTest::addColumn<bool>("isShiftF10");
        QTest::newRow("Menu") << false;
        QTest::newRow("Shift+F10") << true;
    }
    void theMenuKeyOpensTheMenuOfTheSelection()
    {
        QFETCH(const bool, isShiftF10);
        QSignalSpy menu(m_gestures, &CanvasGestures::contextMenuRequested);
        const auto placeOfMenu = [&]() -> QPointF {
            if (isShiftF10)
                QTest::keyClick(m_view.get(), Qt::Key_F10, Qt::ShiftModifier);
            else
                pressMenuKey();
            if (menu.size() != 1)
                return {-1, -1};
            const QList<QVariant> given = menu.takeFirst();
            const QPointF scene = given[0].toPointF();
            const bool isThere = given[1].toPoint() == m_view->viewport()->mapToGlobal(at(scene)) &&
                                 m_view->viewport()->rect().contains(at(scene));
            return isThere ? scene : QPointF(-2, -2);
        };
        m_scene->selectOnly(m_drawing->h2);
        QCOMPARE(placeOfMenu(), position(m_drawing->h2));
        QCOMPARE(m_scene->selectedElements(), std::vector{m_drawing->h2});
        m_scene->selectOnly(m_drawing->left);
        QCOMPARE(placeOfMenu(), m_scene->connection(m_drawing->left)->middle());
        QCOMPARE(m_scene->selectedConnections(), std::vector{m_drawing->left});
        // A place that is out of sight is scrolled to.
        m_view->centerOn(5'000, 5'000);
        QCOMPARE(placeOfMenu(), m_scene->connection(m_drawing->left)->middle());
        m_scene->selectNothing();
        QCOMPARE(placeOfMenu(), m_view->mapToScene(m_view->viewport()->rect().center()));
    }
};

QTEST_MAIN(TestCanvasMenus)
#include "tst_canvasmenus.moc"
