// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/canvastest.h"

#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>
#include <QUrl>

#include <functional>

using namespace tomato;
using namespace tomato::ui;
using topology::ElementKind;

namespace {

class PaintCounter final : public QObject
{
public:
    explicit PaintCounter(QWidget &widget) { widget.installEventFilter(this); }
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
    int count = 0;
};

} // namespace

class TestCanvasGestures final : public test::CanvasTest
{
    Q_OBJECT

private slots:
    void init() { prepare(); }
    void cleanup() { end(); }

    void aDragMovesAnElementInOneStep()
    {
        drag({0, 0}, {60, 120});
        QCOMPARE(position(m_drawing->h1), QPointF(60, 120));
        QCOMPARE(steps().count(), 1);
        steps().undo();
        QCOMPARE(position(m_drawing->h1), QPointF(0, 0));
        QCOMPARE(m_scene->elementItem(m_drawing->h1)->pos(), QPointF(0, 0));
    }

    void whatIsDraggedIsPaintedAlsoFromFar()
    {
        m_view->setZoom(0.2);
        m_view->centerOn(200, 0);
        QApplication::processEvents();
        const QImage before = m_view->viewport()->grab().toImage();
        press({0, 0});
        moveTo({300, 600});
        moveTo({600, 900});
        PaintCounter painted(*m_view->viewport());
        moveTo({300, 600});
        QTRY_VERIFY(painted.count > 0);
        QTRY_VERIFY(m_view->viewport()->grab().toImage() != before);
        release({300, 600});
        QCOMPARE(position(m_drawing->h1), QPointF(300, 600));
    }

    void connectionsAreSeenFromFar()
    {
        const int background = m_scene->look().colours().background.lightness();
        const auto isLineSeen = [this, background] {
            const QImage seen = m_view->viewport()->grab().toImage();
            // Between the elements, wherever in a pixel the line lies.
            const QPoint middle = at({100, 0});
            for (int y = middle.y() - 2; y <= middle.y() + 2; ++y) {
                if (seen.pixelColor(middle.x(), y).lightness() < background - 20)
                    return true;
            }
            return false;
        };
        for (const double zoom : {0.35, 0.2, 0.05}) {
            m_view->setZoom(zoom);
            m_view->centerOn(100, 0);
            QTRY_VERIFY2(isLineSeen(), qPrintable(QString::number(zoom)));
        }
    }

    void aDragMovesAllThatIsSelectedInOneStep()
    {
        click({0, 0});
        click({200, 0}, Qt::ControlModifier);
        drag({200, 0}, {200, 90});
        QCOMPARE(position(m_drawing->h1), QPointF(0, 90));
        QCOMPARE(position(m_drawing->r1), QPointF(200, 90));
        QCOMPARE(position(m_drawing->h2), QPointF(400, 0));
        QCOMPARE(steps().count(), 1);
    }

    void aClickChangesNothing()
    {
        click({0, 0});
        QCOMPARE(m_scene->selectedElements(), std::vector{m_drawing->h1});
        QCOMPARE(steps().count(), 0);
    }

    void dragFromAnElementsEdgeConnects()
    {
        QTest::mouseMove(m_view->viewport(), at({0, 0}));
        drag({ElementItem::Radius + 8, 0}, {400, 0});
        QCOMPARE(connections(), 3u);
        QCOMPARE(steps().count(), 1);
        QCOMPARE(m_scene->selectedConnections().size(), 1u);
    }

    void aConnectionThatEndsNowhereIsNone()
    {
        drag({ElementItem::Radius + 8, 0}, {100, 200});
        QCOMPARE(connections(), 2u);
        QCOMPARE(steps().count(), 0);
    }

    void theConnectToolConnectsByDragging()
    {
        m_gestures->setTool(CanvasGestures::Tool::Connect);
        drag({0, 0}, {400, 0});
        QCOMPARE(connections(), 3u);
        QCOMPARE(position(m_drawing->h1), QPointF(0, 0));
    }

    void theConnectToolConnectsByTwoClicks()
    {
        m_gestures->setTool(CanvasGestures::Tool::Connect);
        click({0, 0});
        QCOMPARE(connections(), 2u);
        moveTo({300, 0});
        click({400, 0});
        QCOMPARE(connections(), 3u);
    }

    void escapeLetsGoOfTheGestureThenOfTheTool()
    {
        m_gestures->setTool(CanvasGestures::Tool::Connect);
        QSignalSpy changed(m_gestures, &CanvasGestures::toolChanged);
        click({0, 0});
        QTest::keyClick(m_view->viewport(), Qt::Key_Escape);
        QCOMPARE(m_gestures->tool(), CanvasGestures::Tool::Connect);
        click({400, 0}); // begins anew
        QCOMPARE(connections(), 2u);
        QTest::keyClick(m_view->viewport(), Qt::Key_Escape);
        QTest::keyClick(m_view->viewport(), Qt::Key_Escape);
        QCOMPARE(m_gestures->tool(), CanvasGestures::Tool::Select);
        QCOMPARE(changed.size(), 1);
    }

    void arrowKeysMoveInOneStepUntilTheyAreReleased()
    {
        click({0, 0});
        QTest::keyPress(m_view->viewport(), Qt::Key_Right);
        QTest::keyPress(m_view->viewport(), Qt::Key_Right);
        QTest::keyRelease(m_view->viewport(), Qt::Key_Right);
        QCOMPARE(position(m_drawing->h1), QPointF(24, 0));
        QCOMPARE(steps().count(), 1);
        QTest::keyClick(m_view->viewport(), Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(position(m_drawing->h1), QPointF(24, 1));
        QCOMPARE(steps().count(), 2);
    }

    void whatTheArrowKeysMovedIsKeptWhenTheyAreHeldNoLonger_data()
    {
        using Interrupt = std::function<void()>;
        QTest::addColumn<Interrupt>("interrupt");
        QTest::newRow("press on the canvas") << Interrupt([this] { press({100, 150}); });
        QTest::newRow("press on another") << Interrupt([this] { press({200, 0}); });
        QTest::newRow("press on the handle") << Interrupt([this] {
            press({24 + ElementItem::Radius + 8, 0});
        });
        QTest::newRow("right button") << Interrupt([this] {
            QTest::mousePress(m_view->viewport(), Qt::RightButton, {}, at({100, 150}));
        });
        QTest::newRow("lost focus") << Interrupt([this] {
            QFocusEvent event(QEvent::FocusOut);
            QApplication::sendEvent(m_view.get(), &event);
        });
        QTest::newRow("lost window") << Interrupt([this] {
            QEvent event(QEvent::WindowDeactivate);
            QApplication::sendEvent(m_view.get(), &event);
        });
        QTest::newRow("shortcut") << Interrupt(
            [this] { QTest::keyPress(m_view->viewport(), Qt::Key_S, Qt::ControlModifier); });
    }

    void whatTheArrowKeysMovedIsKeptWhenTheyAreHeldNoLonger()
    {
        QFETCH(std::function<void()>, interrupt);
        click({0, 0});
        QTest::keyPress(m_view->viewport(), Qt::Key_Right);
        QTest::keyPress(m_view->viewport(), Qt::Key_Right);
        QCOMPARE(steps().count(), 0);
        interrupt();
        QCOMPARE(position(m_drawing->h1), QPointF(24, 0));
        QCOMPARE(steps().count(), 1);
        QTest::keyRelease(m_view->viewport(), Qt::Key_Right);
        QCOMPARE(steps().count(), 1);
    }

    void aFinerStepOfTheArrowKeysIsOfTheSameMove()
    {
        click({0, 0});
        QTest::keyPress(m_view->viewport(), Qt::Key_Right);
        QTest::keyPress(m_view->viewport(), Qt::Key_Shift);
        QTest::keyPress(m_view->viewport(), Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyRelease(m_view->viewport(), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(position(m_drawing->h1), QPointF(13, 0));
        QCOMPARE(steps().count(), 1);
    }

    void aDragGoesOnWhileTheWindowIsNotActive()
    {
        press({0, 0});
        moveTo({30, 60});
        QEvent event(QEvent::WindowDeactivate);
        QApplication::sendEvent(m_view.get(), &event);
        QCOMPARE(steps().count(), 0);
        moveTo({60, 120});
        release({60, 120});
        QCOMPARE(position(m_drawing->h1), QPointF(60, 120));
        QCOMPARE(steps().count(), 1);
    }

    void whatThePaletteDragsIsAddedWhereItIsDropped()
    {
        const std::unique_ptr<QMimeData> data(CanvasGestures::mimeData(ElementKind::Switch));
        QDragEnterEvent enter(at({100, 150}), Qt::CopyAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(m_view->viewport(), &enter);
        QDropEvent drop(at({100, 150}), Qt::CopyAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(m_view->viewport(), &drop);
        const auto selected = m_scene->selectedElements();
        QCOMPARE(selected.size(), 1u);
        QCOMPARE(m_drawing->document.topology().element(selected.front())->kind(),
                 ElementKind::Switch);
        QCOMPARE(position(selected.front()), QPointF(100, 150));
    }

    /// The element that is nearer sends it; elsewhere it cannot be dropped.
    void aCaptureFileIsDroppedOntoAConnection()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath("a <b>.PCAPNG");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QCOMPARE(draggedCaptureFile(&data), path);
        QSignalSpy dropped(m_gestures, &CanvasGestures::captureDropped);
        QString said;
        const auto &connection = *m_drawing->document.topology().connections().begin();
        const QLineF line = m_scene->connection(connection.first)->line();
        const auto drop = [&](const QPointF &where) {
            QDragEnterEvent enter(at(where), Qt::CopyAction, &data, Qt::LeftButton, {});
            QApplication::sendEvent(m_view->viewport(), &enter);
            QDragMoveEvent move(at(where), Qt::CopyAction, &data, Qt::LeftButton, {});
            QApplication::sendEvent(m_view->viewport(), &move);
            said = QToolTip::text();
            QDropEvent event(at(where), Qt::CopyAction, &data, Qt::LeftButton, {});
            QApplication::sendEvent(m_view->viewport(), &event);
        };
        drop(line.pointAt(0.4));
        drop(line.pointAt(0.6));
        QVERIFY2(said.contains("sends what is in a &lt;b&gt;.PCAPNG"), qPrintable(said));
        drop(line.center() + QPointF(0, 200));
        QCOMPARE(dropped.count(), 2);
        QCOMPARE(dropped[0][0].toString(), path);
        QCOMPARE(dropped[0][1].value<ConnectionId>(), connection.first);
        const auto &topology = m_drawing->document.topology();
        for (std::size_t end : {0U, 1U})
            QCOMPARE(dropped[static_cast<qsizetype>(end)][2].value<ElementId>(),
                     topology.deviceOf(connection.second.ends[end])->id);
        QMimeData other;
        other.setUrls({QUrl::fromLocalFile(folder.filePath("lab.tomato4.json"))});
        QVERIFY(draggedCaptureFile(&other).isEmpty());
    }

    void anythingElseThatIsDroppedIsLeftAlone()
    {
        QMimeData data;
        data.setText("hello");
        QDragEnterEvent enter(at({100, 150}), Qt::CopyAction, &data, Qt::LeftButton, {});
        enter.ignore();
        QApplication::sendEvent(m_view->viewport(), &enter);
        QVERIFY(!enter.isAccepted());
        QMimeData wrong;
        wrong.setData("application/x-tomato-element-kind", "99");
        QVERIFY(!draggedSort(&wrong));
    }

    void aDoubleClickActivatesAnElementAndRenamesByItsName()
    {
        QSignalSpy activated(m_gestures, &CanvasGestures::elementActivated);
        QSignalSpy rename(m_gestures, &CanvasGestures::renameRequested);
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, at({0, 0}));
        QCOMPARE(activated.size(), 1);
        const QPointF name = m_scene->elementItem(m_drawing->h1)->nameRect().center();
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, at(name));
        QCOMPARE(rename.size(), 1);
        QCOMPARE(rename[0][0].value<ElementId>(), m_drawing->h1);
    }

    void aDoubleClickOrEnterActivatesAConnection()
    {
        QSignalSpy activated(m_gestures, &CanvasGestures::connectionActivated);
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, at({100, 0}));
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].value<ConnectionId>(), m_drawing->left);
        click({300, 0});
        QTest::keyClick(m_view->viewport(), Qt::Key_Return);
        QCOMPARE(activated.size(), 2);
        QCOMPARE(activated[1][0].value<ConnectionId>(), m_drawing->right);
    }

    void aClickWhereNothingIsAndEscapeLetGo()
    {
        int times = 0;
        connect(m_scene.get(), &TopologyScene::letGo, m_view.get(), [&times] { ++times; });
        click({0, 0});
        click({100, 0});
        QCOMPARE(times, 0);
        click({200, 200});
        QCOMPARE(times, 1);
        click({200, 200}, Qt::ControlModifier); // adds to what is selected
        QCOMPARE(times, 1);
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QCOMPARE(times, 2);
    }

    void tabGoesFromElementToElement()
    {
        QWidget window;
        QLineEdit before(&window);
        m_view->setParent(&window);
        QLineEdit after(&window);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        m_scene->selectNothing();
        m_view->show();
        m_view->setFocus();
        const auto chosen = [this] { return m_scene->selectedElements(); };
        using Ids = std::vector<ElementId>;
        for (const ElementId &id : {m_drawing->h1, m_drawing->r1, m_drawing->h2}) {
            QTest::keyClick(m_view.get(), Qt::Key_Tab);
            QCOMPARE(chosen(), Ids{id});
            QVERIFY(m_view->hasFocus());
        }
        QVERIFY(m_view->accessibleDescription().contains("host2"));
        QTest::keyClick(m_view.get(), Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(chosen(), Ids{m_drawing->r1});
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        // Behind the last one the focus goes on: the canvas is no trap.
        QTest::keyClick(m_view.get(), Qt::Key_Tab);
        QVERIFY(!m_view->hasFocus());
        QCOMPARE(chosen(), Ids{m_drawing->h2});
        m_view->setParent(nullptr);
    }

    void aDoubleClickOpensAConnectionWithTheToolThatConnects()
    {
        QSignalSpy activated(m_gestures, &CanvasGestures::connectionActivated);
        m_gestures->setTool(CanvasGestures::Tool::Connect);
        QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, at({100, 0}));
        QCOMPARE(activated.count(), 1);
    }

    void theHandlesGoWhenAConnectionIsDrawn()
    {
        QTest::mouseMove(m_view->viewport(), at({0, 0}));
        press({34, 0}); // a handle
        moveTo({400, 0});
        release({400, 0});
        // A handle that is left would show in the picture.
        QVERIFY(!m_scene->elementItem(m_drawing->h1)->isHovered());
    }
};

QTEST_MAIN(TestCanvasGestures)
#include "tst_canvasgestures.moc"
