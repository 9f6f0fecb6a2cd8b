// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/packet_capturing/pluginstage.h"
#include "ui/configwindow.h"
#include "ui/help/helpwindows.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPalette>
#include <QRadioButton>
#include <QStyle>
#include <QStyleFactory>
#include <QTextBrowser>
#include <QUrl>

using namespace tomato;

/// Puts pictures of every window into TOMATO_PICTURES, to be looked at, and finds what is cut off.
class TestAppearance final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(QDir().mkpath(TOMATO_PICTURES));
        QApplication::setStyle(QStyleFactory::create("Fusion"));
        QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }

    void windowsAreWhole_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void windowsAreWhole()
    {
        QFETCH(bool, dark);
        QApplication::setPalette(dark ? darkPalette()
                                      : QStyleFactory::create("Fusion")->standardPalette());
        test::PluginStage stage;
        QCOMPARE(stage.load(), QString());
        stage.writeProgram("wireshark", "exit 0\n");
        stage.host.set(
            {{"capturing", true}, {"capture_mode", "both"}, {"capture_filter", "icmp or arp"}});
        showManual();
        showConfigWindow(stage, "icmp or arp", "config-good");
        stage.writeProgram("tomato-engine",
                           "case \"$(cat)\" in *bad*) echo '{\"ok\": false, \"message\": \"syntax "
                           "error in filter expression\", \"at\": 5, \"length\": 3}';;\n"
                           "*) echo '{\"ok\": true}';; esac\n");
        showConfigWindow(stage, "icmp bad", "config-bad");
        stage.host.set({{"capture_direction", "out"},
                        {"capture_snap_length", 96},
                        {"capture_stop_seconds", 30},
                        {"capture_trigger", "tcp port 179"},
                        {"capture_live_address", "0.0.0.0"},
                        {"capture_live_allow", "192.0.2.0/24"}});
        showConfigWindow(stage, "icmp or arp", "config-options");
        stage.host.set({{"capture_direction", {}},
                        {"capture_snap_length", {}},
                        {"capture_stop_seconds", {}},
                        {"capture_trigger", {}},
                        {"capture_live_address", {}},
                        {"capture_live_allow", {}}});
        QVERIFY(stage.startEngine());
        QVERIFY(stage.setLab("stopped"));
        showLiveInfo(stage, "live-stopped");
        QVERIFY(stage.setLab("running"));
        QJsonObject capture = test::FakeEngine::recording("both");
        capture.insert("viewers", QJsonArray{viewer("127.0.0.1:50012", 1'310'000, 0),
                                             viewer("127.0.0.1:50018", 12'000, 1420)});
        QVERIFY(stage.setCapture(capture));
        showLiveInfo(stage, "live-recording");
        showDownload(stage);
    }

private:
    static QJsonObject viewer(const QString &address, int sent, int skipped)
    {
        return {{"address", address},
                {"sentBytes", sent},
                {"lagBytes", skipped * 900},
                {"skippedPackets", skipped}};
    }

    void showManual()
    {
        QWidget parent;
        ui::showManual(parent);
        auto &window = *parent.findChild<QDialog *>("manual");
        auto *page = window.findChild<QTextBrowser *>();
        page->setSource(QUrl("qrc:/manual/packet_capturing.md"));
        QVERIFY(page->toPlainText().startsWith("Packet Capturing"));
        grab(window, "manual");
        window.resize(window.width(), 3000);
        grab(window, "manual-whole");
    }

    void showConfigWindow(test::PluginStage &stage, const QString &filter, const QString &name)
    {
        ui::ConfigWindow window(stage.host, {&stage.as<plugins::ConnectionTabProvider>()},
                                {stage.host.connection}, nullptr);
        window.setAttribute(Qt::WA_DeleteOnClose, false);
        window.show();
        auto *edit = window.findChild<QLineEdit *>("captureFilter");
        edit->setText(filter);
        const auto *verdict = window.findChild<QWidget *>("filterVerdict");
        const auto *problem = window.findChild<QLabel *>("configProblem");
        QTRY_VERIFY(
            verdict->accessibleName().contains(filter.contains("bad") ? "syntax" : "compiles"));
        QTRY_VERIFY(!problem->text().contains("being checked"));
        grab(window, name);
    }

    void showLiveInfo(test::PluginStage &stage, const QString &name)
    {
        QObject parent;
        stage.action("liveCaptureInfo", &parent)->trigger();
        auto *window = stage.host.window()->findChild<QDialog *>("liveCaptureInfo");
        grab(*window, name);
        delete window;
    }

    void showDownload(test::PluginStage &stage)
    {
        QObject parent;
        stage.dock("downloadsDock");
        stage.action("downloadCapture", &parent)->trigger();
        auto *question = stage.host.window()->findChild<QFileDialog *>("downloadQuestion");
        grab(*question, "download-question");
        static_cast<QDialog *>(question)->accept();
        auto *window = stage.dock("downloadsDock");
        window->resize(760, 240);
        window->show();
        QTRY_COMPARE(stage.engine->downloads.size(), 1U);
        stage.engine->tellProgress(12'300'000, 48'000'000);
        QTRY_VERIFY(window->findChild<QLabel *>("downloadDetail")->text().contains("48.0"));
        grab(*window, "download-progress");
        stage.engine->downloads[0].reply(QJsonValue(QJsonObject()));
        QTRY_VERIFY(window->findChild<QWidget *>("openDownload")->isVisible());
        grab(*window, "download-done");
        window->findChild<QAbstractButton *>("openDownload")->click();
        QTRY_COMPARE(stage.engine->downloads.size(), 2U);
        stage.engine->downloads[1].reply(tl::make_unexpected(
            rpc::RpcError{rpc::RpcError::Failed, "no space left on the device", "/tmp/x"}));
        QTRY_VERIFY(window->findChild<QLabel *>("downloadDetail")->text().contains("space"));
        grab(*window, "download-failed");
    }

    static void grab(QWidget &window, const QString &name)
    {
        for (int depth = 0; depth < 4; ++depth) // layouts tell their parents
            QCoreApplication::processEvents();
        const QString file =
            QStringLiteral("%1/%2-%3.png").arg(TOMATO_PICTURES, name, QTest::currentDataTag());
        QVERIFY(window.grab().save(file));
        for (QWidget *part : window.findChildren<QWidget *>()) {
            const bool isText =
                qobject_cast<QLabel *>(part) || qobject_cast<QAbstractButton *>(part);
            if (!isText || part->property("text").toString().isEmpty() || !part->isVisible() ||
                qobject_cast<QFileDialog *>(&window))
                continue;
            const int height = part->hasHeightForWidth() ? part->heightForWidth(part->width())
                                                         : part->minimumSizeHint().height();
            QVERIFY2(part->height() >= height && part->width() >= part->minimumSizeHint().width(),
                     qPrintable(name + ": cut off: " + part->objectName() + " '" +
                                part->property("text").toString() + "'"));
        }
    }

    static QPalette darkPalette()
    {
        QPalette dark(QColor(0x35, 0x37, 0x3b), QColor(0x2b, 0x2d, 0x30));
        dark.setColor(QPalette::Base, QColor(0x1e, 0x1f, 0x22));
        dark.setColor(QPalette::AlternateBase, QColor(0x26, 0x28, 0x2b));
        dark.setColor(QPalette::Highlight, QColor(0x3d, 0x7e, 0xd6));
        dark.setColor(QPalette::Link, QColor(0x7c, 0xb1, 0xff));
        return dark;
    }
};

QTEST_MAIN(TestAppearance)
#include "tst_appearance.moc"
