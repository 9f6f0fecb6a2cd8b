// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/api/preferencespage.h"
#include "ui/mainwindow.h"
#include "ui/preferences/generalpreferences.h"
#include "ui/preferences/language.h"
#include "ui/preferences/preferences.h"

#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;

namespace {

/// Keeps what was not refused.
class Page final : public plugins::PreferencesPage
{
public:
    Page(QString &kept, const QString &refusal) : m_kept(kept), m_refusal(refusal) {}

    QString title() const override { return "Colours of cables"; }
    QString problem() const override { return m_problem; }
    Result<> save() override
    {
        if (!m_refusal.isEmpty())
            return failure(m_refusal.toStdString());
        m_kept = "red";
        return {};
    }
    void setProblem(const QString &problem)
    {
        m_problem = problem;
        emit changed();
    }

private:
    QString &m_kept;
    QString m_refusal;
    QString m_problem;
};

class Provider final : public plugins::PreferencesPageProvider
{
public:
    std::unique_ptr<plugins::PreferencesPage> createPreferencesPage() override
    {
        auto made = std::make_unique<Page>(kept, refusal);
        page = made.get();
        return made;
    }

    QString kept;
    QString refusal;
    Page *page = nullptr;
};

} // namespace

class TestPreferences final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        QCoreApplication::setOrganizationName("tomato-desktop-test");
        for (const char *name : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
            qputenv(name, m_home.path().toLocal8Bit());
        QApplication::setQuitOnLastWindowClosed(false);
    }

    void init()
    {
        QSettings().clear();
        m_provider = {};
        m_window.reset(new Preferences({&m_provider}));
        m_window->setAttribute(Qt::WA_DeleteOnClose, false);
        m_window->show();
    }

    void cleanup() { m_window.reset(); }

    void anotherLanguageCountsAtOnce()
    {
        applyLanguage(TOMATO_BIN "/translations");
        QCOMPARE(languageInUse(), QString("en"));
        MainWindow window({TOMATO_BIN "/plugins"});
        auto *properties = window.findChild<QDockWidget *>("propertiesDock");
        QCOMPARE(properties->windowTitle(), QString("Properties"));
        auto *language = find<QComboBox>("preferenceLanguage");
        QCOMPARE(language->count(), 4);
        language->setCurrentIndex(language->findData("de"));
        QCOMPARE(languageInUse(), QString("en"));
        m_window->accept();
        QCOMPARE(languageInUse(), QString("de"));
        QCOMPARE(properties->windowTitle(), QString("Eigenschaften"));
        chooseLanguage({});
        applyLanguage();
        QCOMPARE(properties->windowTitle(), QString("Properties"));
    }

    void cancelKeepsWhatWas()
    {
        find<QComboBox>("preferenceLanguage")->setCurrentIndex(1);
        m_window->reject();
        QCOMPARE(chosenLanguage(), QString());
        QCOMPARE(m_provider.kept, QString());
    }

    void aTerminalThatIsNotThereIsToldAsOneTypes()
    {
        auto *terminal = find<QLineEdit>("preferenceTerminal");
        terminal->setText("no-such-terminal --new");
        QVERIFY(!ok()->isEnabled());
        QVERIFY(problem().contains("no-such-terminal"));
        terminal->setText("/bin/sh -x");
        QVERIFY(ok()->isEnabled());
        QCOMPARE(problem(), QString());
        m_window->accept();
        QCOMPARE(preferredTerminal(), QString("/bin/sh -x"));
    }

    void aPluginBringsAPage()
    {
        auto *pages = find<QTabWidget>("preferencePages");
        QCOMPARE(pages->tabText(2), QString("Colours of cables"));
        m_provider.page->setProblem("Nobody has cables in that colour.");
        QVERIFY(!ok()->isEnabled());
        QCOMPARE(problem(), QString("Nobody has cables in that colour."));
        QVERIFY(!pages->tabIcon(2).isNull());
        m_provider.page->setProblem({});
        QTest::mouseClick(ok(), Qt::LeftButton);
        QCOMPARE(m_provider.kept, QString("red"));
        QVERIFY(!m_window->isVisible());
    }

    void whatCannotBeKeptIsToldAndTheWindowStays()
    {
        m_provider.refusal = "the disk is full";
        m_window.reset(new Preferences({&m_provider}));
        m_window->setAttribute(Qt::WA_DeleteOnClose, false);
        m_window->show();
        m_window->accept();
        QVERIFY(m_window->isVisible());
        QCOMPARE(problem(), QString("the disk is full"));
    }

    void theEditorsWindowHasThePagesOfItsPlugins()
    {
        MainWindow window({TOMATO_BIN "/plugins"});
        auto *action = window.findChild<QAction *>("actionPreferences");
        QCOMPARE(action->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_Comma));
        action->trigger();
        auto *dialog = window.findChild<QDialog *>("preferences");
        QVERIFY(dialog != nullptr);
        auto *pages = dialog->findChild<QTabWidget *>("preferencePages");
        QCOMPARE(pages->count(), 3);
        QCOMPARE(pages->tabText(0), QString("General"));
        QCOMPARE(pages->tabText(1), QString("Hosts"));
        QCOMPARE(pages->tabText(2), QString("Packet Capturing"));
        dialog->reject();
    }

private:
    template <class Widget>
    Widget *find(const QString &name)
    {
        return m_window->findChild<Widget *>(name);
    }

    QPushButton *ok() { return find<QPushButton>("preferencesOk"); }
    QString problem() { return find<QLabel>("preferencesProblem")->text(); }

    QTemporaryDir m_home;
    Provider m_provider;
    std::unique_ptr<Preferences> m_window;
};

QTEST_MAIN(TestPreferences)
#include "tst_preferences.moc"
