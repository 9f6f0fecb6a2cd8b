// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/language.h"

#include "app/document/examples.h"
#include "app/topology/element.h"
#include "app/topology/reach/outsidereach.h"
#include "tests/ui/cuttexts.h"
#include "tests/ui/doubledtexts.h"
#include "tests/ui/laptopscreen.h"
#include "tests/ui/showntexts.h"
#include "ui/canvas/items/connectionlabels.h"
#include "ui/canvas/items/drawnconnection.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/commands/experimentexport.h"
#include "ui/commands/filecommands.h"
#include "ui/commands/placedialog.h"
#include "ui/commands/renametemplatedialog.h"
#include "ui/commands/savetemplatedialog.h"
#include "ui/lab/agreement/outsidequestion.h"
#include "ui/lab/labsession.h"
#include "ui/lab/windows/mactablewindow.h"
#include "ui/lab/windows/runcommanddialog.h"
#include "ui/lab/windows/serviceswindow.h"
#include "ui/mainwindow.h"
#include "ui/preferences/sshquestion.h"
#include "ui/properties/unpackdialog.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDialog>
#include <QDirIterator>
#include <QDockWidget>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace tomato;
using namespace tomato::ui;

/// The language is changed while everything is open: then all of it says what it would say had
/// the program been started in that language.
class TestLanguage final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<MainWindow> m_window;

    void speak(const QString &language)
    {
        chooseLanguage(language);
        applyLanguage(QStringLiteral(TOMATO_BIN "/translations"));
        QCoreApplication::processEvents();
    }

    void trigger(const char *action)
    {
        auto *found = m_window->findChild<QAction *>(QLatin1String(action));
        QVERIFY2(found, action);
        QVERIFY2(found->isEnabled(), action);
        found->trigger();
    }

    void openEverything()
    {
        m_window = std::make_unique<MainWindow>(QStringList{TOMATO_BIN "/plugins"});
        m_window->resize(1200, 720);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->openFile(findExamples().front().path);
        QCoreApplication::processEvents();
        changeTheTopology();
        openDocks();
        openDialogs();
        QCoreApplication::processEvents();
    }

    void openTour()
    {
        m_window.reset();
        m_window = std::make_unique<MainWindow>(QStringList());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->startTour();
    }

    void changeTheTopology()
    {
        TopologyScene &scene = m_window->scene();
        auto &document = m_window->document();
        const auto added = document.addElement(topology::ElementKind::Host, {40, 40});
        QVERIFY(added);
        QVERIFY(document.rename(*added, "Open"));
        scene.selectAll();
        const auto all = scene.selectedElements();
        QVERIFY(document.move({{all[0], {300, 60}}, {all[1], {60, 200}}}));
        scene.selectOnly(*added);
        m_window->showMessage(MainWindow::Severity::Problem,
                              LabSession::tr("%1 could not be started").arg("Open"));
    }

    void openDocks()
    {
        for (QDockWidget *dock : m_window->findChildren<QDockWidget *>())
            dock->show();
        trigger("actionFind");
        m_window->findChild<QLineEdit *>("findText")->setText("h1");
    }

    void openDialogs()
    {
        const auto &drawn = m_window->scene().connections().all();
        const char *const actions[] = {"actionPreferences",     "actionManual",
                                       "actionAbout",           "actionOpen",
                                       "actionImport",          "actionSaveAs",
                                       "actionExport",          "actionNew",
                                       "actionExportTopology",  "actionRunningLabs",
                                       "actionInsertFabric",    "actionLinkByPattern",
                                       "actionRenameByPattern", "actionDelayFromDistance"};
        m_window->scene().selectOnly(drawn.begin()->first);
        m_window->configure(drawn.begin()->first);
        for (const char *action : actions)
            trigger(action);
        using Reach = topology::OutsideReach;
        (new OutsideQuestion("lab.json",
                             {{Reach::Kind::SharedFolder, "/srv", {}, {}},
                              {Reach::Kind::LiveViewers, "192.0.2.1", "0.0.0.0/0", {"h1--r1"}},
                              {Reach::Kind::Attachment, "eth0", "interface", {"a1"}},
                              {Reach::Kind::Nat, {}, {}, {"Internet"}}},
                             2, OutsideQuestion::Moment::Start, m_window.get()))
            ->show();
        const auto nothing = [](const QStringList &) { return QStringList{"true"}; };
        (new RunCommandDialog("h1", nothing, m_window.get()))->show();
        (new MacTableWindow(
             "s1", MacTableWindow::Place::Elsewhere, nothing,
             [](const QString &port) { return port; }, m_window.get()))
            ->show();
        const auto services = [] {
            client::CommandStatus web;
            web.name = "web";
            web.state = client::CommandStatus::State::Restarting;
            web.code = 7;
            return std::vector<client::CommandStatus>{web};
        };
        (new ServicesWindow("h1", services, m_window.get()))->show();
        (new SshQuestion("alice@gw.example's password:", {}, m_window.get()))->show();
        (new ExperimentExport(m_window->document(), QDir::tempPath(), m_window.get()))->show();
        (new SaveTemplateDialog("h1", m_window.get()))->show();
        (new RenameTemplateDialog("web.tomato4.json", m_window.get()))->show();
        (new PlaceDialog(m_window->document(), m_window.get()))->show();
        QTRY_VERIFY(!m_window->findChild<QLabel *>("placeSummary")->text().isEmpty());
        auto *unpacking = new UnpackDialog("/nowhere/frr.tar", m_window.get());
        unpacking->show();
        QTRY_VERIFY(unpacking->findChild<QProgressBar *>()->isHidden());
    }

    /// Without the load of this machine, which changes. By place; windows that belong to it are its
    /// children.
    QStringList texts() const
    {
        static const QRegularExpression load("hostsList\\.cell: [\\d.,]+ \\S+ \\d+$");
        QStringList all = test::ShownTexts::of(*m_window);
        all.removeIf([](const QString &line) { return load.match(line).hasMatch(); });
        return all;
    }

    /// Lists what is found and not wanted, and the other way round.
    static bool areSame(const QStringList &found, const QStringList &wanted)
    {
        QStringList lines;
        for (const QString &line : found) {
            if (!wanted.contains(line))
                lines << QStringLiteral("- ") + line;
        }
        for (const QString &line : wanted) {
            if (!found.contains(line))
                lines << QStringLiteral("+ ") + line;
        }
        lines.sort();
        std::stable_sort(lines.begin(), lines.end(), [](const QString &one, const QString &other) {
            return QStringView(one).mid(2) < QStringView(other).mid(2);
        });
        // The choice itself is another one.
        lines.removeIf([](const QString &line) { return line.contains("/preferenceLanguage."); });
        // The room in the window depends on how wide the words beside it are.
        lines.removeIf([](const QString &line) { return line.contains("/zoom.text"); });
        for (const QString &line : lines)
            qWarning().noquote() << line;
        return lines.isEmpty();
    }

    /// One dock after the other is shown alone, as most users have them.
    QStringList cutInDocks() const
    {
        QStringList cut;
        const auto docks = m_window->findChildren<QDockWidget *>();
        for (QDockWidget *shown : docks) {
            for (QDockWidget *each : docks)
                each->setVisible(each == shown);
            cut += test::CutTexts::inAllPages(*m_window);
        }
        cut.removeDuplicates();
        return cut;
    }

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        QCoreApplication::setOrganizationName("tomato-desktop-test");
        for (const char *name : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
            qputenv(name, m_home.path().toLocal8Bit());
        QApplication::setQuitOnLastWindowClosed(false);
        QSettings().clear();
    }

    void cleanup()
    {
        m_window.reset();
        speak("en");
    }

    void timesAreThoseOfTheDesktopOrHave24Hours()
    {
        const QLocale german(QLocale::German, QLocale::Germany);
        const QLocale american(QLocale::English, QLocale::UnitedStates);
        const auto has24Hours = [](const QLocale &locale) {
            return !locale.timeFormat(QLocale::ShortFormat).contains("AP", Qt::CaseInsensitive);
        };
        chooseLanguage("en");
        QVERIFY(localeFor("en", american) == american);
        QVERIFY(localeFor("en", QLocale::c()) == QLocale::c());
        QCOMPARE(localeFor("en", german).language(), QLocale::English);
        QVERIFY(has24Hours(localeFor("en", german)));
        chooseLanguage("de");
        QVERIFY(localeFor("de", german) == german);
        QCOMPARE(localeFor("de", american).language(), QLocale::German);
        QVERIFY(has24Hours(localeFor("de", american)));
        chooseLanguage("zh");
        const QLocale singapore(QLocale::Chinese, QLocale::SimplifiedHanScript, QLocale::Singapore);
        const QLocale taiwan(QLocale::Chinese, QLocale::TraditionalHanScript, QLocale::Taiwan);
        QVERIFY(localeFor("zh", singapore) == singapore);
        QVERIFY(localeFor("zh", taiwan) == QLocale(QLocale::Chinese, QLocale::China));
        QVERIFY(has24Hours(localeFor("zh", american)));
        chooseLanguage({});
        QVERIFY(localeFor("en", german) == german);
    }

    void theDesktopsLanguageIsSpokenInItsScript_data()
    {
        QTest::addColumn<QStringList>("wanted");
        QTest::addColumn<QString>("spoken");
        QTest::newRow("Swiss German") << QStringList{"de-CH", "de"} << "de";
        QTest::newRow("China") << QStringList{"zh-CN", "zh-Hans-CN", "zh"} << "zh";
        QTest::newRow("Singapore") << QStringList{"zh-Hans-SG", "zh-SG"} << "zh";
        QTest::newRow("Taiwan") << QStringList{"zh-TW", "zh-Hant-TW"} << "en";
        QTest::newRow("Hong Kong") << QStringList{"zh-HK", "zh-Hant-HK"} << "en";
        QTest::newRow("Taiwan, then German") << QStringList{"zh-TW", "de"} << "de";
        QTest::newRow("none") << QStringList{"C"} << "en";
    }

    void theDesktopsLanguageIsSpokenInItsScript()
    {
        QFETCH(QStringList, wanted);
        QFETCH(QString, spoken);
        QCOMPARE(languageFor(wanted, {"de", "en", "zh"}), spoken);
    }

    void qtsOwnTextsAreInTheLanguageToo()
    {
        const char *const languages[] = {"de", "zh"};
        for (const char *language : languages) {
            speak(language);
            QVERIFY2(QCoreApplication::translate("QFileDialog", "Look in:") != "Look in:",
                     language);
        }
    }

    void whatIsOpenSaysWhatItWouldSayAfterAStart_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("German") << "de";
        QTest::newRow("Chinese") << "zh";
    }

    void whatIsOpenSaysWhatItWouldSayAfterAStart()
    {
        QFETCH(QString, language);
        speak(language);
        openEverything();
        const QStringList translated = texts();
        m_window.reset();
        speak("en");
        openEverything();
        const QStringList english = texts();
        QVERIFY(english.size() > 500);
        QVERIFY(english != translated);
        speak(language);
        QVERIFY(areSame(texts(), translated));
        speak("en");
        QVERIFY(areSame(texts(), english));
    }

    void messagesOfSeveralPartsAreSaidAnew()
    {
        m_window = std::make_unique<MainWindow>(QStringList{TOMATO_BIN "/plugins"});
        const QString part = FileCommands::tr("The topology could not be imported");
        // Copies, as texts are that were put together or came from elsewhere.
        const auto show = [this](const QString &text) {
            m_window->showMessage(MainWindow::Severity::Problem,
                                  QString(text.unicode(), text.size()));
        };
        show(part + ": /nowhere: No part of it can be read at all");
        show(part);
        speak("de");
        const auto *rows = m_window->findChild<QTreeWidget *>("messages");
        const QString german = FileCommands::tr("The topology could not be imported");
        QVERIFY(german != part);
        QCOMPARE(rows->topLevelItem(0)->text(1),
                 german + ": /nowhere: No part of it can be read at all");
        QCOMPARE(rows->topLevelItem(1)->text(1), german);
        speak("en");
        QCOMPARE(rows->topLevelItem(1)->text(1), part);
    }

    void theCanvasDrawsItsTextsAnew()
    {
        const auto draw = [this] {
            QImage image(800, 600, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            m_window->scene().render(&painter, image.rect(), m_window->scene().contentRect());
            return image;
        };
        const auto tip = [this] {
            for (const auto &[id, drawn] : m_window->scene().connections().all()) {
                if (drawn->badge())
                    return drawn->badge()->toolTip;
            }
            return QString();
        };
        m_window = std::make_unique<MainWindow>(QStringList{TOMATO_BIN "/plugins"});
        m_window->openFile(findExamples().front().path);
        m_window->scene().setConnectionLabels(ConnectionLabels::CaptureFilter);
        const ConnectionId first = m_window->scene().connections().all().begin()->first;
        QVERIFY(m_window->document().changeConnection(first, {{"capturing", true}}, "Capture"));
        QTRY_VERIFY(!tip().isEmpty());
        const QImage english = draw();
        const QString englishTip = tip();
        speak("de");
        QTRY_VERIFY(tip() != englishTip);
        QVERIFY(draw() != english);
        speak("en");
        QTRY_COMPARE(tip(), englishTip);
        QCOMPARE(draw(), english);
    }

    /// So that a new one is not forgotten here.
    void allWindowsOfTheEditorAreAmongThem()
    {
        openEverything();
        QSet<QString> open;
        for (const QWidget *each : QApplication::topLevelWidgets())
            open.insert(QString(each->metaObject()->className()).section("::", -1));
        static const QRegularExpression window("class (\\w+) final : public Q\\w*Dialog\\b");
        QDirIterator headers(TOMATO_SOURCE "/ui", {"*.h"}, QDir::Files,
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
        QVERIFY(count >= 6);
    }

    /// Each text is said twice as long; so is none cut that another language needs more room for.
    void nothingIsCutInALanguageOfLongWords()
    {
        test::DoubledTexts doubled;
        QVERIFY(doubled.isLoaded());
        QVERIFY(QCoreApplication::installTranslator(&doubled));
        openEverything();
        QCOMPARE(m_window->findChild<QDockWidget *>("propertiesDock")->windowTitle(),
                 QString("Properties Pröpértîés"));
        auto *config = m_window->findChild<QDialog *>("configWindow");
        config->findChild<QAbstractButton *>("captureModeBoth")->click();
        config->findChild<QAbstractButton *>("captureOptions")->click();
        config->findChild<QLineEdit *>("liveAddress")->setText("192.0.2.1");
        config->findChild<QLineEdit *>("captureFilter")->setText("tcp prot 80 and not so");
        QStringList cut;
        int windows = 0;
        for (QDialog *each : m_window->findChildren<QDialog *>()) {
            if (!each->isVisible() || qobject_cast<const QFileDialog *>(each))
                continue; // Qt arranges its own
            ++windows;
            cut += test::CutTexts::inAllPages(*each);
            each->hide();
        }
        cut += cutInDocks();
        QCoreApplication::removeTranslator(&doubled);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
        QVERIFY(windows > 12);
    }

    void nothingIsCutInTheTour()
    {
        test::DoubledTexts doubled;
        QVERIFY(doubled.isLoaded());
        QVERIFY(QCoreApplication::installTranslator(&doubled));
        openTour();
        auto *tour = m_window->findChild<QWidget *>("guidedTour");
        QVERIFY(tour);
        auto *skip = tour->findChild<QPushButton *>("tourSkip");
        QStringList cut;
        int steps = 1;
        for (;; ++steps) {
            QCoreApplication::processEvents();
            cut += test::CutTexts::inPart(*tour);
            if (!m_window->rect().contains(tour->geometry()))
                cut << QStringLiteral("step %1 is not in the window").arg(steps);
            if (!skip->isVisible())
                break;
            skip->click();
        }
        QCoreApplication::removeTranslator(&doubled);
        QVERIFY(steps > 3);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }

    void theTourGoesOnInOtherWords()
    {
        speak("de");
        openTour();
        const QStringList german = texts();
        speak("en");
        openTour();
        speak("de");
        QVERIFY(areSame(texts(), german));
    }
};

int main(int argc, char **argv)
{
    const tomato::test::LaptopScreen screen;
    QApplication application(argc, argv);
    TestLanguage test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_language.moc"
