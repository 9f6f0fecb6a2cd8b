// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plugins/pluginloader.h"

#include "plugins/api/connectionactions.h"
#include "plugins/api/connectiontab.h"
#include "tests/plugins/fakehost.h"
#include "ui/mainwindow.h"
#include "ui/plugins/pluginagreement.h"
#include "ui/plugins/plugintrial.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace tomato;
using namespace tomato::ui;

class TestPluginLoader final : public QObject
{
    Q_OBJECT

    test::FakeHost m_host;
    QTemporaryDir m_home;
    /// The folder into which loadedWith() puts the plugins of one test.
    std::unique_ptr<QTemporaryDir> m_folder;

    /// Returns the loader's error about a plugin; empty when it was loaded.
    QString loadedWith(const PluginLoader::Check &check, const QString &name)
    {
        QFile::copy(QStringLiteral(TEST_PLUGINS "/") + name + ".so",
                    m_folder->filePath(name + ".so"));
        PluginLoader loader(m_host, check);
        const auto errors = loader.load({m_folder->path()});
        return errors.empty() ? QString() : QString::fromStdString(errors.front().text());
    }

    /// Returns the loader's errors about a folder that holds a copy of these.
    static std::vector<Error> load(PluginLoader &loader, const QTemporaryDir &folder,
                                   const QStringList &names)
    {
        for (const QString &name : names)
            QFile::copy(QStringLiteral(TEST_PLUGINS "/") + name + ".so",
                        folder.filePath(name + ".so"));
        return loader.load({folder.path()});
    }

    static bool contains(const Error &error, const char *text)
    {
        return error.text().find(text) != std::string::npos;
    }

private slots:
    void initTestCase()
    {
        for (const char *name :
             {"XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
            qputenv(name, m_home.path().toLocal8Bit());
        qputenv("PATH", TOMATO_BIN ":" + qgetenv("PATH"));
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aGoodPluginIsFoundByWhatItOffers()
    {
        const QTemporaryDir folder;
        PluginLoader loader(m_host);
        QVERIFY(load(loader, folder, {"good"}).empty());
        QCOMPARE(loader.names(), QStringList{"Test: good"});
        QCOMPARE(loader.providers<plugins::ConnectionActionProvider>().size(), 1u);
        QCOMPARE(loader.providers<plugins::ConnectionTabProvider>().size(), 0u);
    }

    void brokenPluginsBecomeErrorsAndTheGoodOneWorks()
    {
        const QTemporaryDir folder;
        QFile noise(folder.filePath("anoise.so"));
        QVERIFY(noise.open(QIODevice::WriteOnly));
        noise.write("this is no library");
        noise.close();
        PluginLoader loader(m_host);
        const auto errors = load(loader, folder, {"failing", "good", "otherversion", "throwing"});
        QCOMPARE(errors.size(), 4u);
        QVERIFY2(contains(errors[0], "anoise.so"), errors[0].text().c_str());
        QVERIFY2(contains(errors[1], "has no cable"), errors[1].text().c_str());
        QVERIFY2(contains(errors[2], "Plugin/0"), errors[2].text().c_str());
        QVERIFY2(contains(errors[3], "stumbled"), errors[3].text().c_str());
        QCOMPARE(loader.names(), QStringList{"Test: good"});
    }

    void aPluginThatThrowsInItsConstructorIsLeftOut()
    {
        QVERIFY(loadedWith({}, "throwingearly").contains("fell over the doorstep"));
    }

    void aPluginWhoseLibraryIsMissingIsLeftOut()
    {
        QVERIFY(loadedWith({}, "needing").contains("libneeded_by_testplugin"));
    }

    void aPluginThatHangsIsLeftOutAndRemembered()
    {
        const PluginTrial trial(std::chrono::milliseconds(1500));
        QVERIFY(loadedWith(trial, "hanging").contains("did not finish"));
        // Nobody has that much patience: it is not tried again.
        const PluginTrial patient(std::chrono::hours(24));
        QVERIFY(loadedWith(patient, "hanging").contains("did not finish"));
    }

    void aHangingPluginIsTriedAgainWhenItsFileChanged()
    {
        const PluginTrial trial(std::chrono::milliseconds(1500));
        QVERIFY(loadedWith(trial, "hanging").contains("did not finish"));
        const QString path = m_folder->filePath("hanging.so");
        QVERIFY(QFile::remove(path));
        QVERIFY(QFile::copy(TEST_PLUGINS "/good.so", path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime(QDate(2024, 2, 29), QTime(12, 0)),
                                 QFileDevice::FileModificationTime));
        file.close();
        PluginLoader loader(m_host, PluginTrial());
        QVERIFY(loader.load({m_folder->path()}).empty());
        QCOMPARE(loader.names(), QStringList{"Test: good"});
    }

    void aPluginThatCrashesIsLeftOut()
    {
        QVERIFY(loadedWith(PluginTrial(), "crashing").contains("crashed"));
    }

    void aPluginThatEndsTheProgramIsLeftOut()
    {
        QVERIFY(loadedWith(PluginTrial(), "exiting").contains("ended the program"));
    }

    void aPluginThatCannotMakeItsDocksIsLeftOut()
    {
        QVERIFY(loadedWith(PluginTrial(), "throwingdock").contains("ran aground"));
    }

    void whatATrialLetsPassIsLoaded()
    {
        QCOMPARE(loadedWith(PluginTrial(), "good"), QString());
        QCOMPARE(loadedWith(PluginTrial(), "good"), QString()); // as it is remembered
    }

    void thePluginsThatComeWithTheEditorPassTheirTrial()
    {
        const PluginTrial trial;
        for (const char *name : {"packet_capturing", "link_emulation"}) {
            const auto passed = trial(QStringLiteral(TOMATO_BIN "/plugins/%1.so").arg(name));
            QVERIFY2(passed, passed ? "" : passed.error().text().c_str());
        }
    }

    void eachWindowHasAnObjectOfItsOwn()
    {
        const QTemporaryDir folder;
        PluginLoader first(m_host);
        PluginLoader second(m_host);
        QVERIFY(load(first, folder, {"good"}).empty());
        QVERIFY(load(second, folder, {"good"}).empty());
        QVERIFY(first.providers<plugins::ConnectionActionProvider>().front() !=
                second.providers<plugins::ConnectionActionProvider>().front());
    }

    void brokenPluginsAreRowsOfMessagesAndTheEditorStarts()
    {
        QTemporaryDir folder;
        const QStringList broken{"crashing",     "exiting",  "failing",      "needing",
                                 "otherversion", "throwing", "throwingdock", "throwingearly"};
        for (const QString &name : broken)
            QVERIFY(QFile::copy(TEST_PLUGINS "/" + name + ".so", folder.filePath(name + ".so")));
        MainWindow window({folder.path()});
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto *rows = window.findChild<QTreeWidget *>("messages");
        QCOMPARE(rows->topLevelItemCount(), broken.size());
        for (int row = 0; row < broken.size(); ++row)
            QVERIFY(rows->topLevelItem(row)->text(1).contains("/" + broken[row] + ".so"));
        QVERIFY(rows->isVisible());
    }

    void aSecondPluginOfTheSameNameIsLeftOut()
    {
        const QTemporaryDir first;
        const QTemporaryDir second;
        PluginLoader loader(m_host);
        QVERIFY(load(loader, first, {"good"}).empty());
        const auto errors = load(loader, second, {"good"});
        QCOMPARE(errors.size(), 1u);
        QVERIFY2(contains(errors[0], "Test: good"), errors[0].text().c_str());
        QCOMPARE(loader.names().size(), 1);
    }

    void aFolderThatDoesNotExistIsNoError()
    {
        PluginLoader loader(m_host);
        QVERIFY(loader.load({"/nonexistent/plugins"}).empty());
        QVERIFY(loader.names().isEmpty());
    }

    void onesInTheUsersFolderAreAgreedToOnce()
    {
        const QString folder = PluginAgreement::userFolder();
        QVERIFY(QDir().mkpath(folder));
        const QString path = folder + "/good.so";
        QVERIFY(QFile::copy(QStringLiteral(TEST_PLUGINS "/good.so"), path));
        const auto isLeftOut = [](const MainWindow &editor) {
            const auto *rows = editor.findChild<QTreeWidget *>("messages");
            return !rows->findItems("did not agree", Qt::MatchContains, 1).isEmpty();
        };
        MainWindow window({folder});
        window.show();
        QVERIFY(isLeftOut(window));
        window.askAboutPlugins();
        auto *question = window.findChild<QMessageBox *>("pluginQuestion");
        QVERIFY(question && question->informativeText().contains(path));
        auto *use = question->findChild<QPushButton *>("pluginUse");
        QVERIFY(question->defaultButton() != use);
        QTest::keyClick(question, Qt::Key_Escape);
        QVERIFY(!PluginAgreement::covers(path));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        window.askAboutPlugins();
        question = window.findChild<QMessageBox *>("pluginQuestion");
        question->findChild<QPushButton *>("pluginUse")->click();
        QVERIFY(PluginAgreement::covers(path));
        MainWindow next({folder});
        QVERIFY(!isLeftOut(next));
        QFile plugin(path);
        QVERIFY(plugin.open(QIODevice::Append) && plugin.write("x") == 1);
        plugin.close();
        QVERIFY(!PluginAgreement::covers(path));
        // No question is asked about a plugin that the system's administrator installed.
        QVERIFY(PluginAgreement::covers(QStringLiteral(TEST_PLUGINS "/good.so")));
        QVERIFY(QFile::remove(path));
    }
};

QTEST_MAIN(TestPluginLoader)
#include "tst_pluginloader.moc"
