// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/labfolder.h"
#include "plugins/api/preferencespage.h"
#include "tests/plugins/packet_capturing/pluginstage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>

#include <unistd.h>

using namespace tomato;

/// The plugin's page of Preferences, and what follows from it.
class TestCapturePreferences final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_settings.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    }

    void init()
    {
        QSettings().clear();
        QVERIFY(client::setCaptureFolder({}));
        m_stage = std::make_unique<test::PluginStage>();
        QCOMPARE(m_stage->load(), QString());
        open();
    }

    void cleanup()
    {
        m_page.reset();
        m_stage.reset();
    }

    void aWiresharkThatIsNotThereIsToldAsOneTypes()
    {
        type("preferenceWireshark", "no-such-shark --option");
        QVERIFY2(m_page->problem().contains("“no-such-shark”"), qPrintable(m_page->problem()));
        m_stage->writeProgram("myshark", "exit 0\n");
        type("preferenceWireshark", "myshark --option");
        QCOMPARE(m_page->problem(), QString());
        QVERIFY(m_page->save());
        open();
        QCOMPARE(find<QLineEdit>("preferenceWireshark")->text(), QString("myshark --option"));
    }

    void theWiresharkOfThePreferencesIsStarted()
    {
        const QString said = m_stage->path("said");
        m_stage->writeProgram("myshark", "echo \"$@\" > " + said.toUtf8() + ".new && mv " +
                                             said.toUtf8() + ".new " + said.toUtf8() + "\n");
        type("preferenceWireshark", R"(myshark --one "a b")");
        QVERIFY(m_page->save());
        m_stage->host.set({{"capturing", true}, {"capture_mode", "net"}});
        QVERIFY(m_stage->startEngine());
        QVERIFY(m_stage->setCapture(test::FakeEngine::recording("net")));
        QObject parent;
        m_stage->action("openLiveCapture", &parent)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(said), 30'000);
        QFile file(said);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(),
                 "--one a b -o gui.window_title:" +
                     m_stage->host.topology().label(m_stage->host.connection).toUtf8() +
                     " -k -i TCP@127.0.0.1:40124\n");
        m_stage->action("liveCaptureInfo", &parent)->trigger();
        auto *info = m_stage->host.window()->findChild<QDialog *>("liveCaptureInfo");
        QVERIFY(info != nullptr);
        QCOMPARE(info->findChild<QLineEdit *>("wiresharkCommand")->text(),
                 QString(R"(myshark --one "a b" -k -i TCP@127.0.0.1:40124)"));
    }

    void aWiresharkThatWentAwayIsToldWhereItIsWanted()
    {
        QSettings().setValue("packetCapturing/wireshark", "gone-shark");
        m_stage->host.set({{"capturing", true}, {"capture_mode", "net"}});
        QObject parent;
        QVERIFY(m_stage->action("openLiveCapture", &parent)->toolTip().contains("gone-shark"));
    }

    void aFolderOfRecordingsHasToBeOneThatCanBeWritten()
    {
        type("preferenceCaptureFolder", "relative/folder");
        QVERIFY(m_page->problem().contains("whole path"));
        const QString file = m_stage->path("file");
        QVERIFY(QFile(file).open(QIODevice::WriteOnly));
        type("preferenceCaptureFolder", file + "/below");
        QVERIFY2(m_page->problem().contains(file), qPrintable(m_page->problem()));
        type("preferenceCaptureFolder", m_stage->path("new/captures/"));
        QCOMPARE(m_page->problem(), QString());
        QVERIFY(m_page->save());
        QCOMPARE(client::captureFolder(), m_stage->path("new/captures"));
        if (::geteuid() == 0)
            QSKIP("root may write everywhere");
        type("preferenceCaptureFolder", "/usr/captures");
        QVERIFY2(m_page->problem().contains("/usr"), qPrintable(m_page->problem()));
    }

    void newCapturesBeginWithWhatIsPreferred()
    {
        prefer();
        QObject parent;
        m_stage->action("startCapturing", &parent)->trigger();
        QCOMPARE(m_stage->host.changes.back().changes,
                 (QJsonObject{{"capturing", true},
                              {"capture_segment_bytes", 2'000'000},
                              {"capture_segments", 3},
                              {"capture_live_address", "0.0.0.0"},
                              {"capture_live_allow", "192.0.2.0/24"},
                              {"capture_live_plain", true}}));
        m_stage->action("stopCapturing", &parent)->trigger();
        m_stage->host.set({{"capture_segments", QJsonValue()}});
        m_stage->action("startCapturing", &parent)->trigger();
        // It is not new any more: what it says counts.
        QCOMPARE(m_stage->host.changes.back().changes, (QJsonObject{{"capturing", true}}));
    }

    void theModeOfNewCapturesIsAPreference()
    {
        auto *mode = find<QComboBox>("preferenceMode");
        QCOMPARE(mode->currentText(), QString("File for download"));
        mode->setCurrentIndex(mode->findText("Both"));
        QVERIFY(m_page->save());
        QObject parent;
        m_stage->action("startCapturing", &parent)->trigger();
        QCOMPARE(m_stage->host.changes.back().changes,
                 (QJsonObject{{"capturing", true}, {"capture_mode", "both"}}));
        open();
        QCOMPARE(find<QComboBox>("preferenceMode")->currentText(), QString("Both"));
        find<QComboBox>("preferenceMode")->setCurrentIndex(0);
        QVERIFY(m_page->save());
    }

    void whatEarlierRecordingsMayTakeIsKeptForEngines()
    {
        QCOMPARE(find<QSpinBox>("preferenceKept")->value(), 1000);
        find<QSpinBox>("preferenceKept")->setValue(250);
        QVERIFY(m_page->save());
        open();
        QCOMPARE(find<QSpinBox>("preferenceKept")->value(), 250);
        QCOMPARE(client::keptBytes(), 250'000'000);
        find<QSpinBox>("preferenceKept")->setValue(1000);
        QVERIFY(m_page->save());
    }

    void theTabShowsWhatIsPreferredAndSavesItOnlyWithACapture()
    {
        prefer();
        const auto tab = m_stage->as<plugins::ConnectionTabProvider>().createConnectionTab();
        tab->load(m_stage->host.get());
        QCOMPARE(tab->findChild<QSpinBox *>("captureSegments")->value(), 3);
        QCOMPARE(tab->findChild<QLineEdit *>("liveAddress")->text(), QString("0.0.0.0"));
        QVERIFY(tab->changes().isEmpty());
        tab->findChild<QCheckBox *>("captureEnabled")->click();
        QCOMPARE(tab->changes().value("capture_segments").toInt(), 3);
        QCOMPARE(tab->changes().value("capture_live_address").toString(), QString("0.0.0.0"));
        QCOMPARE(tab->problem(), QString());
    }

    void aLiveAddressForOthersNeedsThoseWhoMayWatch()
    {
        type("liveAddress", "0.0.0.0");
        QVERIFY(m_page->problem().contains("name those who may watch"));
        QVERIFY(!find<QLabel>("liveWarning")->isHidden());
        type("liveAllow", "192.0.2.0/24");
        QVERIFY(m_page->problem().contains("without encryption"));
        find<QCheckBox>("livePlain")->click();
        QCOMPARE(m_page->problem(), QString());
        find<QDoubleSpinBox>("captureSegmentSize")->setValue(0.1);
        QVERIFY(m_page->problem().contains("262,184"));
    }

private:
    void open()
    {
        m_page = m_stage->as<plugins::PreferencesPageProvider>().createPreferencesPage();
    }

    void prefer()
    {
        find<QSpinBox>("captureSegments")->setValue(3);
        find<QDoubleSpinBox>("captureSegmentSize")->setValue(2);
        type("liveAddress", "0.0.0.0");
        type("liveAllow", "192.0.2.0/24");
        find<QCheckBox>("livePlain")->click();
        QCOMPARE(m_page->problem(), QString());
        QVERIFY(m_page->save());
    }

    void type(const QString &name, const QString &text) { find<QLineEdit>(name)->setText(text); }

    template <class Widget>
    Widget *find(const QString &name)
    {
        return m_page->findChild<Widget *>(name);
    }

    QTemporaryDir m_settings;
    std::unique_ptr<test::PluginStage> m_stage;
    std::unique_ptr<plugins::PreferencesPage> m_page;
};

QTEST_MAIN(TestCapturePreferences)
#include "tst_capturepreferences.moc"
