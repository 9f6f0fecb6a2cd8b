// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/display/trafficdisplay.h"

#include "ui/canvas/canvasview.h"
#include "ui/canvas/items/trafficlevel.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QAction>
#include <QApplication>
#include <QBackingStore>
#include <QMainWindow>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;

namespace {

class FakeTraffic final : public plugins::ConnectionTrafficProvider
{
public:
    std::optional<plugins::ConnectionTraffic> traffic(const ConnectionId &) const override
    {
        ++asked;
        return now;
    }

    std::optional<plugins::ConnectionTraffic> now;
    mutable int asked = 0;
};

} // namespace

class TestTrafficDisplay final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    document::Document m_document;
    ElementId m_element;
    ConnectionId m_connection;
    FakeTraffic m_traffic;
    std::unique_ptr<TopologyScene> m_scene;
    std::unique_ptr<QMainWindow> m_window;
    CanvasView *m_view = nullptr;
    std::unique_ptr<TrafficDisplay> m_display;

    QAction *action(const char *name) const { return m_display->findChild<QAction *>(name); }
    int level() const { return m_scene->connection(m_connection)->trafficLevel(); }
    bool isLegendVisible() const
    {
        return m_view->findChild<QWidget *>("trafficLegend")->isVisible();
    }

    void makeDisplay()
    {
        m_display = std::make_unique<TrafficDisplay>(
            *m_scene, *m_view, std::vector<plugins::ConnectionTrafficProvider *>{&m_traffic},
            nullptr);
    }

    /// Returns the picture of the window.
    QImage shown() const
    {
        const QPoint corner = m_view->viewport()->mapTo(m_window.get(), QPoint());
        const auto *surface = static_cast<QImage *>(m_window->backingStore()->paintDevice());
        return surface->copy(QRect(corner, m_view->viewport()->size()));
    }

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName("tomato-desktop-test");
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        m_element = *m_document.addElement(topology::ElementKind::Host, {-150, 40});
        const ElementId other = *m_document.addElement(topology::ElementKind::Host, {150, -40});
        m_connection = *m_document.connectElements(m_element, other);
    }

    void init()
    {
        QSettings().clear();
        m_traffic.now = {};
        m_scene = std::make_unique<TopologyScene>(m_document, QApplication::palette(),
                                                  QApplication::font());
        m_window = std::make_unique<QMainWindow>();
        m_view = new CanvasView(*m_scene, m_window.get());
        m_window->setCentralWidget(m_view);
        m_window->resize(700, 500);
        makeDisplay();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_view->centerOn(0, 0);
    }

    void cleanup()
    {
        m_display.reset();
        m_window.reset();
        m_scene.reset();
    }

    void nothingIsAskedWhileItIsOff()
    {
        QCOMPARE(m_display->actions().size(), 2);
        QVERIFY(!m_display->isActive());
        QVERIFY(!isLegendVisible());
        QCOMPARE(m_traffic.asked, 0);
        // The canvas has all the room.
        QCOMPARE(m_view->viewport()->height(), m_view->height() - 2 * m_view->frameWidth());
    }

    void aConnectionIsColouredByWhatCrossesIt()
    {
        m_traffic.now = plugins::ConnectionTraffic{{4e5, 3e5}};
        action("trafficColours")->setChecked(true);
        QTRY_COMPARE_WITH_TIMEOUT(level(), 2, 30'000);
        m_traffic.now = plugins::ConnectionTraffic{{5e8, 0}};
        QTRY_COMPARE_WITH_TIMEOUT(level(), TrafficLevel::Max, 30'000);
        m_traffic.now = {};
        QTRY_COMPARE_WITH_TIMEOUT(level(), TrafficLevel::None, 30'000);
    }

    void theLegendIsThereWhileSomethingIsCapturedAndCoversNothing()
    {
        action("trafficColours")->setChecked(true);
        QVERIFY(m_display->isActive());
        QVERIFY(!isLegendVisible());
        const int height = m_view->viewport()->height();
        m_traffic.now = plugins::ConnectionTraffic{};
        QTRY_VERIFY_WITH_TIMEOUT(isLegendVisible(), 30'000);
        const auto *legend = m_view->findChild<QWidget *>("trafficLegend");
        QVERIFY(!legend->geometry().intersects(m_view->viewport()->geometry()));
        QVERIFY(m_view->rect().contains(legend->geometry()));
        // In a narrow window it has more rows.
        const int oneRow = legend->height();
        m_window->resize(300, 500);
        QTRY_VERIFY(legend->height() > oneRow);
        QVERIFY(!legend->geometry().intersects(m_view->viewport()->geometry()));
        m_window->resize(700, 500);
        m_traffic.now = {};
        QTRY_VERIFY_WITH_TIMEOUT(!isLegendVisible(), 30'000);
        QCOMPARE(m_view->viewport()->height(), height);
    }

    void switchedOffItLeavesNoTrace()
    {
        m_traffic.now = plugins::ConnectionTraffic{{1e9, 1e9}};
        action("trafficColours")->setChecked(true);
        QTRY_COMPARE_WITH_TIMEOUT(level(), TrafficLevel::Max, 30'000);
        action("trafficColours")->setChecked(false);
        QCOMPARE(level(), TrafficLevel::None);
        QVERIFY(!m_display->isActive());
        QVERIFY(!isLegendVisible());
    }

    void aWindowThatIsHiddenCostsNothing()
    {
        action("trafficArrows")->setChecked(true);
        QVERIFY(m_display->isActive());
        m_window->hide();
        QTRY_VERIFY_WITH_TIMEOUT(!m_display->isActive(), 30'000);
        m_window->show();
        QTRY_VERIFY_WITH_TIMEOUT(m_display->isActive(), 30'000);
    }

    void theChoiceIsRemembered()
    {
        action("trafficColours")->setChecked(true);
        makeDisplay();
        QVERIFY(action("trafficColours")->isChecked());
        QVERIFY(!action("trafficArrows")->isChecked());
    }

    void lightnessAloneTellsTheLevels()
    {
        for (const bool isDark : {false, true}) {
            for (int level = 2; level <= TrafficLevel::Max; ++level) {
                const int before = qGray(TrafficLevel::colour(level - 1, isDark).rgb());
                const int now = qGray(TrafficLevel::colour(level, isDark).rgb());
                QVERIFY2(
                    isDark ? now >= before + 18 : now <= before - 18,
                    qPrintable(
                        QStringLiteral("level %1: %2 after %3").arg(level).arg(now).arg(before)));
                QVERIFY(TrafficLevel::width(level) > TrafficLevel::width(level - 1) + 1);
            }
        }
    }

    void arrowsComeAndGoAndLeaveThePictureAsItWas()
    {
        m_display.reset();
        QTRY_VERIFY(m_window->backingStore() != nullptr);
        m_window->repaint();
        const QImage before = shown();
        const std::vector<TrafficArrows::Arrow> arrows{{m_connection, true, 3},
                                                       {m_connection, false, 1}};
        m_view->showArrows(arrows);
        QTRY_VERIFY_WITH_TIMEOUT(shown() != before, 30'000);
        const QImage first = shown();
        m_view->showArrows(arrows);
        QTRY_VERIFY_WITH_TIMEOUT(shown() != first && shown() != before, 30'000);
        m_view->showArrows({});
        QTRY_COMPARE_WITH_TIMEOUT(shown(), before, 30'000);
    }

    void whatChangesBeneathArrowsIsSeen()
    {
        m_display.reset();
        const std::vector<TrafficArrows::Arrow> arrows{{m_connection, true, 3}};
        m_view->showArrows(arrows);
        m_window->repaint();
        QVERIFY(m_document.move({{m_element, {-150, 120}}}));
        m_view->showArrows(arrows);
        m_view->showArrows(arrows);
        m_scene->connection(m_connection)->setTrafficLevel(4);
        m_scene->update();
        QTRY_VERIFY_WITH_TIMEOUT(m_scene->movingElements().empty(), 30'000);
        QCoreApplication::processEvents();
        const QImage kept = shown();
        m_window->repaint();
        QCOMPARE(kept, shown());
        m_document.undoStack().undo();
    }
};

QTEST_MAIN(TestTrafficDisplay)
#include "tst_trafficdisplay.moc"
