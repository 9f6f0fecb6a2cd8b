// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/packet_capturing/pluginstage.h"

#include <QDialog>
#include <QDir>

using namespace tomato;

class TestCaptureActions final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_stage = std::make_unique<test::PluginStage>();
        QCOMPARE(m_stage->load(), QString());
    }

    void cleanup() { m_stage.reset(); }

    void aConnectionThatNeverCapturedHasNoCaptures()
    {
        QCOMPARE(menu(), (QStringList{"noCaptures (disabled)", "startCapturing"}));
    }

    void enabledBeforeTheLabRunsThereIsNothingYet()
    {
        m_stage->host.set({{"capturing", true}});
        QCOMPARE(menu(), (QStringList{"noCaptures (disabled)", "stopCapturing"}));
    }

    void aRecordingForDownloadCanBeDownloaded()
    {
        record("file");
        QCOMPARE(menu(), (QStringList{"downloadCapture", "stopCapturing"}));
    }

    void aLiveRecordingHasInfoAndNoDownload()
    {
        record("net");
        QCOMPARE(menu(), (QStringList{"liveCaptureInfo", "stopCapturing"}));
    }

    void bothModesHaveBoth()
    {
        record("both");
        QCOMPARE(menu(), (QStringList{"downloadCapture", "liveCaptureInfo", "stopCapturing"}));
    }

    void whatWasRecordedCanBeDownloadedAfterCapturingStopped()
    {
        record("file");
        m_stage->host.set({{"capturing", false}});
        QJsonObject stopped = test::FakeEngine::recording("file");
        stopped.insert("state", "stopped");
        QVERIFY(m_stage->setCapture(stopped));
        QCOMPARE(menu(), (QStringList{"downloadCapture", "startCapturing"}));
    }

    void anOldRecordingIsFoundWithoutAnEngine()
    {
        const QString run = m_stage->path("data/tomato-desktop/labs/example/captures/c1/000002");
        QVERIFY(QDir().mkpath(run));
        QVERIFY(QFile(run + "/000001.pcap").open(QIODevice::WriteOnly));
        QCOMPARE(menu(), (QStringList{"downloadCapture", "startCapturing"}));
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

    void aRefusedChangeIsToldInTheMessageArea()
    {
        QObject parent;
        m_stage->host.refusal = "the lab does not listen";
        m_stage->action("startCapturing", &parent)->trigger();
        QCOMPARE(m_stage->host.messages, QStringList{"the lab does not listen"});
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

    void everyEntryTellsWhatItDoes()
    {
        record("both");
        QObject parent;
        for (QAction *action : m_stage->as<plugins::ConnectionActionProvider>().connectionActions(
                 m_stage->host.connection, &parent)) {
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
