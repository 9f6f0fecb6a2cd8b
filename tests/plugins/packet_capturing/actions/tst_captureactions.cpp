// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/packet_capturing/pluginstage.h"

#include "plugins/api/menuprovider.h"

#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

using namespace tomato;

class TestCaptureActions final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_stage = std::make_unique<test::PluginStage>();
        QCOMPARE(m_stage->load(), QString());
        m_stage->writeProgram("wireshark", "exit 0\n");
    }

    void cleanup() { m_stage.reset(); }

    void aConnectionThatNeverCapturedHasNoCaptures()
    {
        QCOMPARE(menu(), (QStringList{"captureAndOpen", "noCaptures (disabled)", "startCapturing",
                                      "captureWithFilter"}));
    }

    void enabledBeforeTheLabRunsThereIsNothingYet()
    {
        m_stage->host.set({{"capturing", true}});
        QCOMPARE(menu(), (QStringList{"captureAndOpen", "noCaptures (disabled)", "stopCapturing",
                                      "captureWithFilter", "showPackets"}));
    }

    void aRecordingForDownloadCanBeDownloaded()
    {
        record("file");
        QCOMPARE(menu(), (QStringList{"downloadCapture", "captureAndOpen", "stopCapturing",
                                      "captureWithFilter", "showPackets", "clearCapture"}));
    }

    void aLiveRecordingHasInfoAndNoDownload()
    {
        record("net");
        QCOMPARE(menu(), (QStringList{"liveCaptureInfo", "openLiveCapture", "stopCapturing",
                                      "captureWithFilter", "showPackets", "clearCapture"}));
    }

    void bothModesHaveBoth()
    {
        record("both");
        QCOMPARE(menu(), (QStringList{"downloadCapture", "liveCaptureInfo", "openLiveCapture",
                                      "stopCapturing", "captureWithFilter", "showPackets",
                                      "clearCapture"}));
    }

    void whatWasRecordedCanBeDownloadedAfterCapturingStopped()
    {
        record("file");
        m_stage->host.set({{"capturing", false}});
        QJsonObject stopped = test::FakeEngine::recording("file");
        stopped.insert("state", "stopped");
        QVERIFY(m_stage->setCapture(stopped));
        QCOMPARE(menu(), (QStringList{"downloadCapture", "captureAndOpen", "startCapturing",
                                      "captureWithFilter", "showPackets", "clearCapture"}));
    }

    void anOldRecordingIsFoundWithoutAnEngine()
    {
        const QString run = m_stage->path("data/tomato-desktop/labs/example/captures/c1/000002");
        QVERIFY(QDir().mkpath(run));
        QVERIFY(QFile(run + "/000001.pcap").open(QIODevice::WriteOnly));
        QCOMPARE(menu(), (QStringList{"downloadCapture", "captureAndOpen", "startCapturing",
                                      "captureWithFilter", "showPackets", "clearCapture"}));
    }

    void startAndStopAreOneUndoStepEach()
    {
        QObject parent;
        m_stage->action("startCapturing", &parent)->trigger();
        QCOMPARE(m_stage->host.changes.size(), 1U);
        QCOMPARE(m_stage->host.changes[0].changes, (QJsonObject{{"capturing", true}}));
        QVERIFY(m_stage->host.changes[0].text.startsWith("Start capturing on h1:eth0"));
        m_stage->action("stopCapturing", &parent)->trigger();
        QCOMPARE(m_stage->host.changes.size(), 2U);
        QCOMPARE(m_stage->host.changes[1].changes, (QJsonObject{{"capturing", false}}));
    }

    void whatWasBegunElsewhereIsStoppedByTheEngine()
    {
        QVERIFY(m_stage->startEngine());
        QVERIFY(m_stage->setLab("running"));
        QVERIFY(m_stage->setCapture(test::FakeEngine::recording("both")));
        QCOMPARE(menu(), (QStringList{"downloadCapture", "liveCaptureInfo", "openLiveCapture",
                                      "startCapturing", "stopCapturing", "captureWithFilter",
                                      "showPackets", "clearCapture"}));
        QObject parent;
        m_stage->action("stopCapturing", &parent)->trigger();
        QTRY_COMPARE(m_stage->engine->stopped, QStringList{"c1"});
        QVERIFY(m_stage->host.changes.empty());
    }

    void aRefusedChangeIsToldInTheMessageArea()
    {
        QObject parent;
        m_stage->host.refusal = "the lab does not listen";
        m_stage->action("startCapturing", &parent)->trigger();
        QCOMPARE(m_stage->host.messages, QStringList{"the lab does not listen"});
    }

    void severalConnectionsChangeInOneStep()
    {
        m_stage->host.addConnections(2);
        m_stage->host.set({{"capturing", true}});
        const auto all = std::vector<ConnectionId>{m_stage->host.connection, ConnectionId("c2"),
                                                   ConnectionId("c3")};
        QObject parent;
        m_stage->as<plugins::ConnectionActionProvider>().connectionActions(all, &parent);
        parent.findChild<QAction *>("startCapturing")->trigger();
        QCOMPARE(m_stage->host.changes.size(), 2U); // the first one captures already
        QCOMPARE(m_stage->host.changes[0].text, QString("Start capturing on 2 connection(s)"));
        QCOMPARE(m_stage->host.changes[0].text, m_stage->host.changes[1].text);
        parent.findChild<QAction *>("stopCapturing")->trigger();
        QCOMPARE(m_stage->host.changes.size(), 5U);
    }

    void aFilterIsAskedForAndJudged()
    {
        QObject parent;
        m_stage->action("captureWithFilter", &parent)->trigger();
        auto *question = m_stage->host.window()->findChild<QDialog *>("filterQuestion");
        QVERIFY(question != nullptr);
        auto *filter = question->findChild<QLineEdit *>("captureFilter");
        auto *capture = question->findChild<QPushButton *>("filterQuestionCapture");
        QTest::keyClicks(filter, "icmp bad");
        QTRY_VERIFY(!capture->isEnabled() && capture->toolTip().contains("syntax error"));
        filter->clear();
        QTest::keyClicks(filter, "icmp");
        QTRY_VERIFY(capture->isEnabled());
        capture->click();
        QCOMPARE(m_stage->host.changes.size(), 1U);
        QCOMPARE(m_stage->host.changes[0].changes,
                 (QJsonObject{{"capturing", true}, {"capture_filter", "icmp"}}));
    }

    void clearingIsTheEnginesWorkOnceItWasConfirmed()
    {
        record("file");
        QObject parent;
        QAction *clear = m_stage->action("clearCapture", &parent);
        clear->trigger();
        auto *question = m_stage->host.window()->findChild<QMessageBox *>("removalQuestion");
        QVERIFY(question && question->text().contains("h1:eth0"));
        question->button(QMessageBox::Cancel)->click();
        QVERIFY(m_stage->engine->cleared.isEmpty());
        clear->trigger();
        auto *remove = m_stage->host.window()->findChild<QPushButton *>("removePackets");
        QTRY_VERIFY((remove = m_stage->host.window()->findChild<QPushButton *>("removePackets")) &&
                    remove->isVisible());
        QVERIFY(remove->text().contains("1204") || remove->text().contains("1,204"));
        remove->click();
        QTRY_COMPARE(m_stage->engine->cleared, QStringList{"c1"});
        QTRY_COMPARE(m_stage->engine->clients(), 1);
        QVERIFY(m_stage->host.changes.empty() && m_stage->host.messages.isEmpty());
    }

    void captureAndOpenIsOneClick()
    {
        const QString told = m_stage->path("told");
        m_stage->writeProgram("wireshark", "echo \"$@\" > " + told.toUtf8() + "\n");
        QVERIFY(m_stage->startEngine());
        QVERIFY(m_stage->setLab("running"));
        QObject parent;
        m_stage->action("captureAndOpen", &parent)->trigger();
        QCOMPARE(m_stage->host.changes.size(), 1U);
        QCOMPARE(m_stage->host.changes[0].changes,
                 (QJsonObject{{"capturing", true}, {"capture_mode", "both"}}));
        QVERIFY(!QFile::exists(told));
        // Wireshark starts as soon as the engine serves the stream, and once.
        QVERIFY(m_stage->setCapture(test::FakeEngine::recording("both")));
        QTRY_VERIFY(QFileInfo(told).size() > 0);
        QFile file(told);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("TCP@127.0.0.1:40124"));
        QVERIFY(file.remove());
        QVERIFY(m_stage->setCapture(test::FakeEngine::recording("both")));
        QVERIFY(!QFile::exists(told));
    }

    void wiresharkOpensTheStream()
    {
        const QString told = m_stage->path("told");
        m_stage->writeProgram("wireshark", "echo \"$@\" > " + told.toUtf8() + "\n");
        record("net");
        QObject parent;
        m_stage->action("openLiveCapture", &parent)->trigger();
        QFile file(told);
        QTRY_VERIFY(file.exists() && file.size() > 0);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().trimmed(),
                 "-o gui.window_title:" +
                     m_stage->host.topology().label(m_stage->host.connection).toUtf8() +
                     " -k -i TCP@127.0.0.1:40124");
    }

    void theMenuBarsEntriesActOnTheSelection()
    {
        QWidget window;
        const std::unique_ptr<QMenu> menu(m_stage->as<plugins::MenuProvider>().createMenu(&window));
        QAction *start = menu->findChild<QAction *>("selected_startCapturing");
        start->trigger();
        QCOMPARE(m_stage->host.messages, QStringList{"Select a connection first"});
        emit menu->aboutToShow();
        QVERIFY(!start->isEnabled());
        m_stage->host.selection = {m_stage->host.connection};
        emit menu->aboutToShow();
        QVERIFY(start->isEnabled());
        QVERIFY(!menu->findChild<QAction *>("selected_stopCapturing")->isEnabled());
        start->trigger();
        QCOMPARE(m_stage->host.changes.size(), 1U);
        emit menu->aboutToHide();
        QTRY_VERIFY(menu->findChild<QAction *>("selected_stopCapturing")->isEnabled());
    }

    void allConnectionsAreCapturedAndStoppedAtOnce()
    {
        QWidget window;
        const std::unique_ptr<QMenu> menu(m_stage->as<plugins::MenuProvider>().createMenu(&window));
        m_stage->host.addConnections(3);
        emit menu->aboutToShow();
        QAction *stop = menu->findChild<QAction *>("stopAllCaptures");
        QVERIFY(!stop->isEnabled());
        menu->findChild<QAction *>("captureAll")->trigger();
        QCOMPARE(m_stage->host.changes.size(), 4U);
        emit menu->aboutToShow();
        QVERIFY(!menu->findChild<QAction *>("captureAll")->isEnabled());
        stop->trigger();
        QCOMPARE(m_stage->host.changes.size(), 8U);
    }

    void liveInfoOpensOncePerConnection()
    {
        record("net");
        QObject parent;
        QAction *action = m_stage->action("liveCaptureInfo", &parent);
        action->trigger();
        action->trigger();
        const auto windows = m_stage->host.window()->findChildren<QDialog *>("liveCaptureInfo");
        QCOMPARE(windows.size(), 1);
        QVERIFY(windows.first()->isVisible());
        QVERIFY(!windows.first()->isModal());
    }

    void anEntryThatIsGreyTellsWhyInEachMenu()
    {
        m_stage->writeProgram("wireshark", "exit 0\n");
        record("both"); // watching is on: there is nothing to capture first
        QWidget window;
        const std::unique_ptr<QMenu> menu(m_stage->as<plugins::MenuProvider>().createMenu(&window));
        const auto *open = menu->findChild<QAction *>("selected_captureAndOpen");
        m_stage->host.selection = {};
        emit menu->aboutToShow();
        QVERIFY(!open->isEnabled());
        QCOMPARE(open->toolTip(), "Select a connection first");
        m_stage->host.selection = {m_stage->host.connection};
        emit menu->aboutToShow();
        QVERIFY(!open->isEnabled());
        QVERIFY2(open->toolTip().contains("captured live already"), qPrintable(open->toolTip()));
        QCOMPARE(open->statusTip(), open->toolTip());
        m_stage->host.set({{"capturing", false}});
        QJsonObject stopped = test::FakeEngine::recording("both");
        stopped.insert("state", "stopped");
        QVERIFY(m_stage->setCapture(stopped));
        emit menu->aboutToShow();
        QVERIFY(open->isEnabled());
        QVERIFY(open->toolTip().startsWith("Captures what crosses"));
    }

    void anEntryHasItsIconAndShortcutInEachMenu()
    {
        record("both");
        QWidget window;
        const std::unique_ptr<QMenu> menu(m_stage->as<plugins::MenuProvider>().createMenu(&window));
        QObject parent;
        int compared = 0;
        for (const QAction *action :
             m_stage->as<plugins::ConnectionActionProvider>().connectionActions(
                 {m_stage->host.connection}, &parent)) {
            const auto *same = menu->findChild<QAction *>("selected_" + action->objectName());
            QVERIFY2(same, qPrintable(action->objectName()));
            QVERIFY(!action->icon().isNull() && !same->icon().isNull());
            QCOMPARE(action->shortcut(), same->shortcut());
            QVERIFY(!action->shortcut().isEmpty());
            // One of them listens to it; two would do nothing.
            QCOMPARE(action->shortcutContext(), Qt::WidgetShortcut);
            QCOMPARE(same->shortcutContext(), Qt::WindowShortcut);
            ++compared;
        }
        QVERIFY(compared > 4);
    }

    void everyEntryTellsWhatItDoes()
    {
        record("both");
        QObject parent;
        for (QAction *action : m_stage->as<plugins::ConnectionActionProvider>().connectionActions(
                 {m_stage->host.connection}, &parent)) {
            QVERIFY(!action->statusTip().isEmpty());
            QCOMPARE(action->parent(), &parent);
        }
    }

private:
    QStringList menu()
    {
        QObject parent;
        return m_stage->menu(&parent);
    }

    void record(const QString &mode)
    {
        m_stage->host.set({{"capturing", true}, {"capture_mode", mode}});
        QVERIFY(m_stage->startEngine());
        QVERIFY(m_stage->setLab("running"));
        QVERIFY(m_stage->setCapture(test::FakeEngine::recording(mode)));
    }

    std::unique_ptr<test::PluginStage> m_stage;
};

QTEST_MAIN(TestCaptureActions)
#include "tst_captureactions.moc"
