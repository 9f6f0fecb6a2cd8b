// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/api/preferencespage.h"
#include "plugins/packet_capturing/packets/streamwindow.h"
#include "tests/plugins/packet_capturing/pluginstage.h"
#include "tests/ui/cuttexts.h"
#include "tests/ui/doubledtexts.h"
#include "tests/ui/englishtexts.h"
#include "tests/ui/laptopscreen.h"
#include "tests/ui/showntexts.h"
#include "tests/ui/spokenlanguage.h"
#include "ui/configwindow.h"
#include "ui/widgets/screenroom.h"

#include <QAbstractButton>
#include <QDirIterator>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSettings>

using namespace tomato;

/// The language is changed while captures run and their windows and docks are open.
class TestCaptureLanguage final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

    static QStringList englishIn(const QList<QWidget *> &windows)
    {
        const test::EnglishTexts english(ui::languageInUse());
        QStringList left;
        for (const QWidget *window : windows)
            left += english.in(test::ShownTexts::of(*window));
        for (const QString &each : left)
            qWarning().noquote() << each;
        return left;
    }

    static void languages()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << "de";
        QTest::newRow("Chinese") << "zh";
    }

    static QList<QWidget *> openDocks(test::PluginStage &stage)
    {
        QList<QWidget *> docks;
        for (const char *name : {"capturesDock", "downloadsDock", "packetsDock", "trafficDock"}) {
            QWidget *dock = stage.dock(name);
            dock->resize(900, 300);
            dock->show();
            docks << dock;
        }
        return docks;
    }

    static void download(test::PluginStage &stage)
    {
        QObject parent;
        stage.action("downloadCapture", &parent)->trigger();
        auto *question = stage.host.window()->findChild<QFileDialog *>("downloadQuestion");
        QVERIFY(question);
        static_cast<QDialog *>(question)->accept();
        QTRY_COMPARE(stage.engine->downloads.size(), 1U);
        stage.engine->downloads[0].reply(QJsonValue(QJsonObject()));
        auto *button = stage.dock("downloadsDock")->findChild<QWidget *>("openDownload");
        QTRY_VERIFY(button->isVisible());
    }

    /// Opens the window of a stream as when Wireshark's dissectors have reassembled it.
    static void openStream(test::PluginStage &stage)
    {
        const auto part = [](int side, const QByteArray &bytes) {
            return QJsonObject{{"s", side}, {"d", QString::fromLatin1(bytes.toBase64())}};
        };
        const QJsonObject stream{
            {"chost", "10.0.0.1"},
            {"cport", "40000"},
            {"shost", "10.0.0.2"},
            {"sport", "80"},
            {"payloads", QJsonArray{part(0, "GET / HTTP/1.0"), part(1, QByteArray(1'100'000, 'x')),
                                    part(1, "cut off")}}};
        (new plugins::StreamWindow("TCP", stream, stage.host.window()))->show();
    }

    /// Fails when a new kind of window is missing here.
    static void verifyAllAreOpen(const QList<QDialog *> &windows)
    {
        QSet<QString> open;
        for (const QDialog *each : windows)
            open.insert(QString(each->metaObject()->className()).section("::", -1));
        static const QRegularExpression window("class (\\w+) final : public Q\\w*Dialog\\b");
        QDirIterator headers(TOMATO_SOURCE "/plugins/packet_capturing", {"*.h"}, QDir::Files,
                             QDirIterator::Subdirectories);
        int count = 0;
        while (headers.hasNext()) {
            QFile header(headers.next());
            QVERIFY(header.open(QIODevice::ReadOnly));
            const auto match = window.match(QString::fromUtf8(header.readAll()));
            if (!match.hasMatch())
                continue;
            ++count;
            QVERIFY2(open.contains(match.captured(1)), qPrintable(match.captured(1)));
        }
        QVERIFY(count >= 4);
    }

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        QCoreApplication::setOrganizationName("tomato-desktop-test");
    }

    void init() { test::speak("en"); }

    void englishIsFound()
    {
        const test::EnglishTexts english("de");
        QVERIFY(english.count() > 500);
        QCOMPARE(english
                     .in({"dock.windowTitle: Properties", "label.text: 12 connections",
                          "label.text: Eigenschaften", "label.text: h1",
                          "label.toolTip: Rechner\nDouble click to show the element"})
                     .size(),
                 3);
    }

    void windowsAndDocksOfARunningCapture_data() { languages(); }

    void windowsAndDocksOfARunningCapture()
    {
        QFETCH(QString, language);
        test::PluginStage stage;
        QCOMPARE(stage.load(), QString());
        stage.host.set({{"capturing", true}, {"capture_mode", "both"}, {"capture_filter", "icmp"}});
        QVERIFY(stage.startEngine());
        QVERIFY(stage.setLab("running"));
        QVERIFY(stage.setCapture(test::FakeEngine::recording("both")));
        QList<QWidget *> windows = openDocks(stage);
        download(stage);
        QObject parent;
        stage.action("liveCaptureInfo", &parent)->trigger();
        stage.action("captureWithFilter", &parent)->trigger();
        stage.action("downloadCapture", &parent)->trigger();
        openStream(stage);
        ui::ConfigWindow config(stage.host, {&stage.as<plugins::ConnectionTabProvider>()},
                                {stage.host.connection}, nullptr);
        config.setAttribute(Qt::WA_DeleteOnClose, false);
        config.show();
        windows << &config << stage.host.window();
        verifyAllAreOpen(stage.host.window()->findChildren<QDialog *>());
        test::speak(language);
        QCOMPARE(englishIn(windows), QStringList());
    }

    /// Each text is said twice as long.
    void nothingIsCutInALanguageOfLongWords()
    {
        const ui::ScreenRoom room;
        test::DoubledTexts doubled;
        QVERIFY(doubled.isLoaded());
        QVERIFY(QCoreApplication::installTranslator(&doubled));
        test::PluginStage stage;
        QCOMPARE(stage.load(), QString());
        stage.host.set({{"capturing", true}, {"capture_mode", "both"}, {"capture_filter", "icmp"}});
        QVERIFY(stage.startEngine());
        QVERIFY(stage.setLab("running"));
        QVERIFY(stage.setCapture(test::FakeEngine::recording("both")));
        QList<QWidget *> windows = openDocks(stage);
        download(stage);
        QObject parent;
        stage.action("liveCaptureInfo", &parent)->trigger();
        stage.action("captureWithFilter", &parent)->trigger();
        openStream(stage);
        QCoreApplication::processEvents();
        for (QDialog *each : stage.host.window()->findChildren<QDialog *>()) {
            if (each->isVisible() && !qobject_cast<QFileDialog *>(each))
                windows << each; // Qt arranges its own
        }
        QCOMPARE(windows.size(), 4 + 3);
        QStringList cut;
        for (QWidget *each : windows)
            cut += test::CutTexts::inAllPages(*each);
        QCoreApplication::removeTranslator(&doubled);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }

    void settingsOfSeveralConnections_data() { languages(); }

    void settingsOfSeveralConnections()
    {
        QFETCH(QString, language);
        test::PluginStage stage;
        QCOMPARE(stage.load(), QString());
        stage.host.addConnections(1);
        stage.host.set({{"capturing", true},
                        {"capture_mode", "both"},
                        {"capture_filter", "icmp"},
                        {"capture_segments", 3},
                        {"capture_direction", "in"}});
        ui::ConfigWindow config(stage.host, {&stage.as<plugins::ConnectionTabProvider>()},
                                {stage.host.connection, ConnectionId("c2")}, nullptr);
        config.setAttribute(Qt::WA_DeleteOnClose, false);
        config.show();
        test::speak(language);
        QCOMPARE(englishIn({&config}), QStringList());
        auto *filter = config.findChild<QLineEdit *>("captureFilter");
        filter->setText("udp"); // no more different: its own text is back
        filter->clear();
        config.findChild<QAbstractButton *>("captureEnabled")->click();
        QCOMPARE(englishIn({&config}), QStringList());
    }

    void docksBeforeThereIsAnything_data() { languages(); }

    void docksBeforeThereIsAnything()
    {
        QFETCH(QString, language);
        test::PluginStage stage;
        QCOMPARE(stage.load(), QString());
        const QList<QWidget *> docks = openDocks(stage);
        test::speak(language);
        QCOMPARE(englishIn(docks), QStringList());
    }

    void aFilterThatDoesNotCompile_data() { languages(); }

    void aFilterThatDoesNotCompile()
    {
        QFETCH(QString, language);
        test::PluginStage stage;
        QCOMPARE(stage.load(), QString());
        stage.host.set({{"capturing", true}, {"capture_filter", "icmp"}});
        ui::ConfigWindow config(stage.host, {&stage.as<plugins::ConnectionTabProvider>()},
                                {stage.host.connection}, nullptr);
        config.setAttribute(Qt::WA_DeleteOnClose, false);
        config.show();
        config.findChild<QLineEdit *>("captureFilter")->setText("bad");
        const auto *problem = config.findChild<QLabel *>("configProblem");
        QTRY_VERIFY(problem->text().contains("not compile"));
        test::speak(language);
        QCOMPARE(englishIn({&config}), QStringList());
    }
};

int main(int argc, char **argv)
{
    const tomato::test::LaptopScreen screen;
    QApplication application(argc, argv);
    TestCaptureLanguage test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_capturelanguage.moc"
