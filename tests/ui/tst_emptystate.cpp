// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/legend/emptystate.h"

#include "app/document/examples.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;

class TestEmptyState final : public QObject
{
    Q_OBJECT

    document::Document m_document;
    std::unique_ptr<TopologyScene> m_scene;
    std::unique_ptr<CanvasView> m_view;
    EmptyState *m_empty = nullptr;

private slots:
    void init()
    {
        m_document.clear();
        m_scene = std::make_unique<TopologyScene>(m_document, QApplication::palette(),
                                                  QApplication::font());
        m_view = std::make_unique<CanvasView>(*m_scene);
        m_view->resize(900, 700);
        m_empty = new EmptyState(*m_view, *m_scene, findExamples());
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void cleanup()
    {
        m_view.reset();
        m_scene.reset();
    }

    void itIsInTheMiddleOfAnEmptyCanvas()
    {
        QVERIFY(m_empty->isVisible());
        const QPoint off = m_empty->geometry().center() - m_view->viewport()->rect().center();
        QVERIFY(off.manhattanLength() <= 2);
    }

    void itGoesWithTheFirstElementAndComesBackWithUndo()
    {
        QVERIFY(m_document.addElement(topology::ElementKind::Host, {}));
        QVERIFY(!m_empty->isVisible());
        m_document.undoStack().undo();
        QVERIFY(m_empty->isVisible());
    }

    void eachExampleCanBeOpened()
    {
        const auto examples = findExamples();
        QVERIFY(examples.size() >= 2);
        const auto buttons = m_empty->findChildren<QPushButton *>("openExample");
        QCOMPARE(static_cast<std::size_t>(buttons.size()), examples.size());
        QSignalSpy chosen(m_empty, &EmptyState::exampleChosen);
        for (QPushButton *button : buttons)
            QTest::mouseClick(button, Qt::LeftButton);
        for (std::size_t i = 0; i < examples.size(); ++i) {
            const QString path = chosen[static_cast<int>(i)][0].toString();
            QCOMPARE(path, examples[i].path);
            QVERIFY(m_document.load(path));
        }
    }

    void aFileCanBeOpened()
    {
        QSignalSpy open(m_empty, &EmptyState::openRequested);
        QTest::mouseClick(m_empty->findChild<QPushButton *>("openFile"), Qt::LeftButton);
        QCOMPARE(open.size(), 1);
    }
};

QTEST_MAIN(TestEmptyState)
#include "tst_emptystate.moc"
