// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/guidedtour.h"

#include "ui/canvas/canvasview.h"
#include "ui/canvas/topologyscene.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace tomato;
using namespace tomato::ui;

/// The tour to the first capture, as far as it goes without a lab.
class TestGuidedTour final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<MainWindow> m_window;

    GuidedTour *tour() const { return m_window->findChild<GuidedTour *>(); }
    QWidget *mark() const { return m_window->findChild<QWidget *>("tourMark"); }
    QRect placeOf(const char *widget) const
    {
        const auto *found = m_window->findChild<QWidget *>(widget);
        return {found->mapTo(m_window.get(), QPoint()), found->size()};
    }
    void click(const char *button) const
    {
        QTest::mouseClick(m_window->findChild<QAbstractButton *>(button), Qt::LeftButton);
    }

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        QCoreApplication::setOrganizationName("tomato-desktop-test");
        for (const char *name : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME"})
            qputenv(name, m_home.path().toLocal8Bit());
    }

    void init()
    {
        QSettings().clear();
        m_window = std::make_unique<MainWindow>(QStringList{TOMATO_BIN "/plugins"});
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup() { m_window.reset(); }

    void anEmptyCanvasOffersIt()
    {
        QVERIFY(tour() == nullptr);
        click("startTour");
        QVERIFY(tour() != nullptr && tour()->isVisible());
        QCOMPARE(tour()->step(), 0u);
    }

    void itPointsAtTheRealThingAndCoversItNot()
    {
        click("startTour");
        QTRY_VERIFY(mark()->isVisible());
        QVERIFY(mark()->geometry().contains(placeOf("paletteHost")));
        QVERIFY(!tour()->geometry().intersects(placeOf("paletteHost")));
        QVERIFY(m_window->rect().contains(tour()->geometry()));
    }

    void itGoesOnWhenTheUserDidIt()
    {
        click("startTour");
        click("paletteHost");
        QCOMPARE(tour()->step(), 0u);
        click("paletteHost");
        QTRY_COMPARE_WITH_TIMEOUT(tour()->step(), 1u, 30'000);
        QTRY_VERIFY(mark()->geometry().contains(placeOf("toolButton_actionConnectTool")));
        const auto &items = m_window->scene().elementItems();
        QVERIFY(m_window->document().connectElements(items.begin()->first, items.rbegin()->first));
        QTRY_COMPARE_WITH_TIMEOUT(tour()->step(), 2u, 30'000);
        click("toolButton_actionAssignAddresses");
        QTRY_COMPARE_WITH_TIMEOUT(tour()->step(), 3u, 30'000);
        const auto id = m_window->document().topology().connections().begin()->first;
        QTRY_VERIFY(mark()->geometry().contains(m_window->canvas().mapTo(
            m_window.get(),
            m_window->canvas().mapFromScene(m_window->scene().connection(id)->middle()))));
        QVERIFY(m_window->document().changeConnections({{id, {{"capturing", true}}}}, "capture"));
        QTRY_COMPARE_WITH_TIMEOUT(tour()->step(), 4u, 30'000);
        QVERIFY(placeOf("toolButton_actionStartLab").intersects(mark()->geometry()));
    }

    void stepsCanBeSkippedAndTheLastOneCloses()
    {
        click("startTour");
        const QPointer<GuidedTour> running(tour());
        auto *skip = tour()->findChild<QPushButton *>("tourSkip");
        for (int step = 0; skip->isVisible(); ++step) {
            QVERIFY(step < 20);
            skip->click();
        }
        QVERIFY(tour()->findChild<QLabel *>("tourTitle")->text().contains("first capture"));
        click("tourLeave");
        QTRY_VERIFY(running.isNull());
        QTRY_VERIFY(mark() == nullptr);
    }

    void itCanBeLeftAndStartedAgainFromTheHelpMenu()
    {
        click("startTour");
        click("tourLeave");
        QTRY_VERIFY(tour() == nullptr);
        auto *start = m_window->findChild<QAction *>("actionTour");
        start->trigger();
        QVERIFY(tour() != nullptr);
        tour()->findChild<QPushButton *>("tourSkip")->click();
        start->trigger();
        QCOMPARE(m_window->findChildren<GuidedTour *>().size(), 1);
        QCOMPARE(tour()->step(), 0u);
    }

    void itHoldsUpNothing()
    {
        click("startTour");
        QTest::keyClick(m_window.get(), Qt::Key_C);
        QVERIFY(m_window->findChild<QAction *>("actionConnectTool")->isChecked());
        QVERIFY(m_window->canvas().hasFocus());
    }
};

QTEST_MAIN(TestGuidedTour)
#include "tst_guidedtour.moc"
