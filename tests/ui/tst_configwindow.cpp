// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/configwindow.h"

#include "plugins/api/connectiontab.h"
#include "tests/plugins/fakehost.h"

#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QVBoxLayout>

using namespace tomato;

namespace {

/// One line of text, kept in the attribute that is also its title. "bad" is a problem, "wait" is
/// being checked.
class OneLineTab final : public plugins::ConnectionTab
{
public:
    explicit OneLineTab(const QString &attribute) : m_attribute(attribute)
    {
        m_text.setObjectName(attribute);
        (new QVBoxLayout(this))->addWidget(&m_text);
        setFocusProxy(&m_text);
        connect(&m_text, &QLineEdit::textChanged, this, &ConnectionTab::changed);
    }

    QString title() const override { return m_attribute; }
    void load(const topology::Connection &connection) override
    {
        m_loaded = connection.attributes.value(m_attribute).toString();
        m_text.setText(m_loaded);
    }
    QJsonObject changes() const override
    {
        return m_text.text() == m_loaded ? QJsonObject()
                                         : QJsonObject{{m_attribute, m_text.text()}};
    }
    QString problem() const override
    {
        if (m_text.text() == "wait")
            return "being checked";
        return m_text.text() == "bad" ? m_attribute + " is bad" : QString();
    }
    bool isChecking() const override { return m_text.text() == "wait"; }

private:
    QString m_attribute;
    QString m_loaded;
    QLineEdit m_text;
};

class OneLineProvider final : public plugins::ConnectionTabProvider
{
public:
    explicit OneLineProvider(const QString &attribute) : m_attribute(attribute) {}
    std::unique_ptr<plugins::ConnectionTab> createConnectionTab() override
    {
        return std::make_unique<OneLineTab>(m_attribute);
    }

private:
    QString m_attribute;
};

} // namespace

class TestConfigWindow final : public QObject
{
    Q_OBJECT

    /// The one that is asked now; older ones may not be gone yet.
    QMessageBox *question() const
    {
        for (auto *each : m_window->findChildren<QMessageBox *>("configQuestion")) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }

private slots:
    void init()
    {
        m_host = std::make_unique<test::FakeHost>();
        m_host->set({{"one", "1"}, {"two", "2"}});
        m_window =
            new ui::ConfigWindow(*m_host, {&m_one, &m_two}, {m_host->connection}, m_host->window());
        m_window->open();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
    }

    void cleanup()
    {
        delete m_window;
        m_host.reset();
    }

    void theTitleNamesTheConnection()
    {
        QCOMPARE(m_window->windowTitle(),
                 "Configure " + m_host->topology().label(m_host->connection));
        QVERIFY(m_window->windowTitle().contains("h1:eth0"));
    }

    void thereIsOneTabPerProvider()
    {
        auto *tabs = m_window->findChild<QTabWidget *>("configTabs");
        QCOMPARE(tabs->count(), 2);
        QCOMPARE(tabs->tabText(0), QString("one"));
        QCOMPARE(tabs->tabText(1), QString("two"));
        QCOMPARE(text("one")->text(), QString("1"));
    }

    void theFirstTabsControlHasTheFocus() { QCOMPARE(QApplication::focusWidget(), text("one")); }

    void itIsModalForItsParentOnly() { QCOMPARE(m_window->windowModality(), Qt::WindowModal); }

    void saveIsOneStepWithTheChangesOfAllTabs()
    {
        text("one")->setText("first");
        text("two")->setText("second");
        save()->click();
        QCOMPARE(m_host->changes.size(), 1U);
        QCOMPARE(m_host->changes[0].changes, (QJsonObject{{"one", "first"}, {"two", "second"}}));
        QCOMPARE(m_host->changes[0].connection, m_host->connection);
        QVERIFY(m_host->changes[0].text.startsWith("Configure"));
        QTRY_VERIFY(!m_window);
    }

    void onlyWhatChangedIsSent()
    {
        text("two")->setText("second");
        QTest::keyClick(text("two"), Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(m_host->changes.size(), 1U);
        QCOMPARE(m_host->changes[0].changes, (QJsonObject{{"two", "second"}}));
        QTRY_VERIFY(!m_window);
    }

    void withoutAChangeEnterClosesWithoutAStep()
    {
        QTest::keyClick(text("one"), Qt::Key_Return);
        QTRY_VERIFY(!m_window);
        QVERIFY(m_host->changes.empty());
    }

    void escapeClosesWhatWasNotEdited()
    {
        QTest::keyClick(text("one"), Qt::Key_Escape);
        QTRY_VERIFY(!m_window);
        QVERIFY(m_host->changes.empty());
    }

    void escapeAsksWhenThereAreEdits()
    {
        text("one")->setText("first");
        QTest::keyClick(text("one"), Qt::Key_Escape);
        QVERIFY(m_window && m_window->isVisible());
        question()->button(QMessageBox::Cancel)->click();
        QVERIFY(m_window && m_window->isVisible());
        QCOMPARE(text("one")->text(), QString("first"));
        m_window->close(); // the button of the window's frame
        question()->button(QMessageBox::Discard)->click();
        QTRY_VERIFY(!m_window);
        QVERIFY(m_host->changes.empty());
    }

    void theQuestionSavesToo()
    {
        text("one")->setText("first");
        QTest::keyClick(text("one"), Qt::Key_Escape);
        question()->button(QMessageBox::Save)->click();
        QTRY_VERIFY(!m_window);
        QCOMPARE(m_host->changes.size(), 1U);
    }

    void cancelMeansIt()
    {
        text("one")->setText("first");
        m_window->findChild<QPushButton *>("configCancel")->click();
        QTRY_VERIFY(!m_window);
        QVERIFY(m_host->changes.empty());
    }

    void whileATabHasAProblemSaveIsDisabledAndTellsWhy()
    {
        text("two")->setText("bad");
        QVERIFY(!save()->isEnabled());
        QCOMPARE(problem(), QString("two is bad"));
        auto *tabs = m_window->findChild<QTabWidget *>("configTabs");
        QVERIFY(tabs->tabIcon(0).isNull());
        QVERIFY(!tabs->tabIcon(1).isNull());
        QTest::keyClick(m_window, Qt::Key_S, Qt::ControlModifier);
        QTest::keyClick(text("one"), Qt::Key_Return);
        QVERIFY(m_host->changes.empty());
        text("two")->setText("good");
        QVERIFY(save()->isEnabled());
        QVERIFY(problem().isEmpty());
        QVERIFY(m_host->changes.empty());
    }

    void aRealProblemIsToldBeforeOneThatIsBeingChecked()
    {
        text("one")->setText("wait");
        QCOMPARE(problem(), QString("being checked"));
        text("two")->setText("bad");
        QCOMPARE(problem(), QString("two is bad"));
    }

    void enterWhileATabChecksSavesWhenTheAnswerIsGood()
    {
        text("one")->setText("wait");
        QVERIFY(!save()->isEnabled());
        QTest::keyClick(text("one"), Qt::Key_Return);
        QVERIFY(m_host->changes.empty());
        text("one")->setText("good");
        QCOMPARE(m_host->changes.size(), 1U);
        QTRY_VERIFY(!m_window);
    }

    void enterWhileATabChecksIsForgottenWhenTheAnswerIsBad()
    {
        text("one")->setText("wait");
        QTest::keyClick(text("one"), Qt::Key_Return);
        text("one")->setText("bad");
        text("one")->setText("good");
        QVERIFY(m_host->changes.empty());
        QVERIFY(m_window);
    }

    void aRefusedChangeKeepsTheWindowOpenWithTheReason()
    {
        m_host->refusal = "the filter is refused";
        text("one")->setText("first");
        save()->click();
        QVERIFY(m_window->isVisible());
        QCOMPARE(problem(), QString("the filter is refused"));
    }

    void itClosesWhenTheConnectionIsRemoved()
    {
        m_host->removeConnection();
        QTRY_VERIFY(!m_window);
    }

    void severalConnectionsAreConfiguredInOneStep()
    {
        m_host->addConnections(2);
        m_host->changes.clear();
        auto *window = new ui::ConfigWindow(
            *m_host, {&m_one, &m_two}, {m_host->connection, ConnectionId("c2")}, m_host->window());
        QCOMPARE(window->windowTitle(), QString("Configure 2 connection(s)"));
        const QString note = window->findChild<QLabel *>("configNote")->text();
        QVERIFY2(note.contains("Only what you change"), qPrintable(note));
        window->findChild<QLineEdit *>("two")->setText("second");
        window->findChild<QPushButton *>("configSave")->click();
        QCOMPARE(m_host->changes.size(), 2u);
        for (const auto &change : m_host->changes)
            QCOMPARE(change.changes, (QJsonObject{{"two", "second"}}));
        QCOMPARE(m_host->changes[1].connection, ConnectionId("c2"));
        QCOMPARE(m_host->changes[0].text, m_host->changes[1].text);
    }

    /// What a step is called counts the connections that it changes.
    void aConnectionThatHasTheValueIsNotCounted()
    {
        m_host->addConnections(3);
        const auto nameOfStep = [this] {
            m_host->changes.clear();
            auto *window = new ui::ConfigWindow(
                *m_host, {&m_one}, {m_host->connection, ConnectionId("c2"), ConnectionId("c3")},
                m_host->window());
            window->findChild<QLineEdit *>("one")->setText("first");
            window->findChild<QPushButton *>("configSave")->click();
            return m_host->changes.empty() ? QString() : m_host->changes.front().text;
        };
        QVERIFY(m_host->changeConnections({{ConnectionId("c2"), {{"one", "first"}}}}, "before"));
        QCOMPARE(nameOfStep(), QString("Configure 2 connection(s)"));
        QVERIFY(m_host->changeConnections({{m_host->connection, {{"one", "other"}}}}, "before"));
        QCOMPARE(nameOfStep(), "Configure " + m_host->topology().label(m_host->connection));
    }

    void withoutPluginsItSaysSo()
    {
        ui::ConfigWindow empty(*m_host, {}, {m_host->connection}, nullptr);
        empty.setAttribute(Qt::WA_DeleteOnClose, false);
        bool told = false;
        for (const QLabel *label : empty.findChildren<QLabel *>())
            told |= label->text().contains("No plugin");
        QVERIFY(told);
    }

private:
    QLineEdit *text(const QString &name) { return m_window->findChild<QLineEdit *>(name); }
    QPushButton *save() { return m_window->findChild<QPushButton *>("configSave"); }
    QString problem() { return m_window->findChild<QLabel *>("configProblem")->text(); }

    OneLineProvider m_one{"one"};
    OneLineProvider m_two{"two"};
    std::unique_ptr<test::FakeHost> m_host;
    QPointer<ui::ConfigWindow> m_window;
};

QTEST_MAIN(TestConfigWindow)
#include "tst_configwindow.moc"
