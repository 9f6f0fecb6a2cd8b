// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/drawnhosts.h"
#include "ui/canvas/canvasgestures.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTest>

namespace tomato::test {

using namespace tomato::ui;

/// A test of the canvas with h1 - r1 - h2 as a user sees it; places are the scene's.
class CanvasTest : public QObject
{
protected:
    void prepare()
    {
        m_drawing = std::make_unique<test::DrawnHosts>();
        m_scene = std::make_unique<TopologyScene>(m_drawing->document, QApplication::palette(),
                                                  QApplication::font());
        m_gestures = new CanvasGestures(*m_scene);
        m_view = std::make_unique<CanvasView>(*m_scene);
        m_view->resize(800, 600);
        m_view->show();
        m_view->centerOn(200, 0);
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void end()
    {
        m_view.reset();
        m_scene.reset();
        m_drawing.reset();
    }

    QPoint at(QPointF scene) const { return m_view->mapFromScene(scene); }

    void press(QPointF scene, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mousePress(m_view->viewport(), Qt::LeftButton, modifiers, at(scene));
    }

    void moveTo(QPointF scene) const
    {
        // QTest::mouseMove() does not say which button is down.
        QMouseEvent move(QEvent::MouseMove, at(scene), m_view->viewport()->mapToGlobal(at(scene)),
                         Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(m_view->viewport(), &move);
    }

    void release(QPointF scene, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, modifiers, at(scene));
    }

    void drag(QPointF from, QPointF to) const
    {
        press(from);
        for (int step = 1; step <= 5; ++step)
            moveTo(from + (to - from) * step / 5);
        release(to);
    }

    void click(QPointF scene, Qt::KeyboardModifiers modifiers = {}) const
    {
        press(scene, modifiers);
        release(scene, modifiers);
    }

    QUndoStack &steps() const { return m_drawing->document.undoStack(); }
    std::size_t connections() const { return m_drawing->document.topology().connections().size(); }
    QPointF position(const ElementId &id) const { return m_drawing->document.scenePosition(id); }

    std::unique_ptr<test::DrawnHosts> m_drawing;
    std::unique_ptr<TopologyScene> m_scene;
    CanvasGestures *m_gestures = nullptr;
    std::unique_ptr<CanvasView> m_view;
};

} // namespace tomato::test
