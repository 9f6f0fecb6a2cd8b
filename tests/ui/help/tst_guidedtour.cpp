// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/guidedtour.h"

#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/lab/echoreply.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QMenuBar>
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

    void theArrowIsBackOnceTheHostsAreConnected()
    {
        click("startTour");
        click("paletteHost");
        click("paletteHost");
        QTRY_COMPARE_WITH_TIMEOUT(tour()->step(), 1u, 30'000);
        click("toolButton_actionConnectTool");
        const auto &items = m_window->scene().elementItems();
        QVERIFY(m_window->document().connectElements(items.begin()->first, items.rbegin()->first));
        QTRY_COMPARE_WITH_TIMEOUT(tour()->step(), 2u, 30'000);
        QVERIFY(m_window->findChild<QAction *>("actionSelectTool")->isChecked());
    }

    void theBubbleCoversNothingThatIsNeeded()
    {
        click("startTour");
        click("paletteHost");
        click("paletteHost");
        QTRY_COMPARE_WITH_TIMEOUT(tour()->step(), 1u, 30'000);
        const auto &items = m_window->scene().elementItems();
        QVERIFY(m_window->document().connectElements(items.begin()->first, items.rbegin()->first));
        auto *skip = tour()->findChild<QPushButton *>("tourSkip");
        for (; skip->isVisible(); skip->click()) {
            const QRect bubble = tour()->geometry();
            QVERIFY(!bubble.intersects(m_window->menuBar()->geometry()));
            for (const auto &[id, item] : items) {
                const auto &view = m_window->canvas();
                const QRect seen = view.mapFromScene(item->lifeSize()).boundingRect();
                const QRect there(view.viewport()->mapTo(m_window.get(), seen.topLeft()),
                                  seen.size());
                QVERIFY2(!bubble.intersects(there), qPrintable(QString::number(tour()->step())));
            }
            constexpr int Near = 60;
            if (tour()->step() == 2) // a button that has room below it
                QVERIFY(bubble.adjusted(-Near, -Near, Near, Near).intersects(mark()->geometry()));
        }
        // The last step is about packets, which are there.
        auto *packets = m_window->findChild<QDockWidget *>("packetsDock");
        packets->show();
        QTRY_VERIFY(packets->height() > 50);
        QTRY_VERIFY(!tour()->geometry().intersects(packets->geometry()));
    }

    void onlyAnAnswerToAPingIsTraffic()
    {
        // A frame of IPv4 or IPv6 in a file of a ring, as the engine writes it.
        const auto hears = [this](const QByteArray &frame) {
            QFile file(m_home.filePath("0.pcap"));
            QByteArray text(24, '\0');
            QByteArray header(16, '\0');
            header[8] = header[12] = static_cast<char>(frame.size());
            return file.open(QIODevice::WriteOnly) && file.write(text + header + frame) > 0 &&
                   file.flush() && holdsEchoReply(m_home.path());
        };
        QByteArray frame(80, '\0');
        frame[12] = 0x08;
        frame[14] = 0x45;
        frame[23] = 1; // ICMP
        frame[34] = 8;
        QVERIFY(!hears(frame)); // the question
        frame[34] = 0;
        QVERIFY(hears(frame));
        QByteArray sixth(80, '\0');
        sixth[12] = static_cast<char>(0x86);
        sixth[13] = static_cast<char>(0xdd);
        sixth[20] = 58;
        sixth[54] = static_cast<char>(143); // a report of multicast listeners
        QVERIFY(!hears(sixth));
        sixth[54] = static_cast<char>(129);
        QVERIFY(hears(sixth));
        QVERIFY(!hears(QByteArray(3, 'x'))); // cut off
        QVERIFY(!holdsEchoReply(m_home.filePath("nothing")));
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
