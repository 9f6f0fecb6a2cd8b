// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/engineclient.h"
#include "tests/plugins/fakeengine.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/lab/labsession.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace tomato;
using namespace tomato::ui;

/// Whatever shows something of a document shows the new one after New and Open, though its elements
/// and connections have the same ids.
class TestDocumentChange final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<test::FakeEngine> m_engine;

    QAction *action(const char *name) const { return m_window->findChild<QAction *>(name); }
    QTreeWidget *messages() const { return m_window->findChild<QTreeWidget *>("messages"); }

    template <class View>
    View *find(const char *name) const
    {
        return m_window->findChild<View *>(name);
    }

    QString write(const QString &name, const QString &title) const
    {
        const QString text = QStringLiteral(R"({"file_information": {"version": 4}, "topology": {
            "name": "%1",
            "elements": [
                {"id": "h1", "type": "openvz", "name": "%1-a"},
                {"id": "h1-eth0", "type": "openvz_interface", "parent": "h1",
                 "name": "eth0"},
                {"id": "r1", "type": "openvz", "name": "%1-b"},
                {"id": "r1-eth0", "type": "openvz_interface", "parent": "r1",
                 "name": "eth0"}],
            "connections": [
                {"id": "c1", "elements": ["h1-eth0", "r1-eth0"], "type": "bridge",
                 "capturing": true}]}})")
                                 .arg(title);
        QFile file(m_home.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0 ? file.fileName()
                                                                                : QString();
    }

    static QJsonObject run(const QString &directory)
    {
        return {{"connection", "c1"},
                {"run", 3},
                {"name", "old-a:eth0 \u21c4 old-b:eth0"},
                {"directory", directory},
                {"start", 1'795'860'672},
                {"packets", 2408},
                {"bytes", 20000}};
    }

    void showDock(const char *name) const
    {
        auto *dock = find<QDockWidget>(name);
        dock->show();
        dock->raise();
        QCoreApplication::processEvents();
    }

    /// The old document's lab has a capture, an earlier recording, and windows that are open.
    void openOld()
    {
        const QString path = write("old.tomato4.json", "old");
        m_engine = std::make_unique<test::FakeEngine>();
        QVERIFY(m_engine->listen(client::labForFile(path)));
        m_engine->setLab("running");
        m_engine->setCapture(test::FakeEngine::recording("both"));
        m_engine->setRuns({run(m_home.filePath("runs/3"))});
        m_window->openFile(path);
        QTRY_VERIFY(m_window->lab().isUp());
        showDock("capturesDock");
        auto *earlier = find<QTableView>("earlierRunsTable");
        QTRY_COMPARE(earlier->model()->rowCount(), 1);
        QTRY_COMPARE(find<QTableView>("capturesTable")->model()->rowCount(), 1);
        emit earlier->doubleClicked(earlier->model()->index(0, 0));
        QVERIFY(find<QToolButton>("packetsConnections")->text().contains("old-a"));
        showDock("capturesDock");
        m_window->scene().selectOnly(ElementId("h1"));
        for (const char *name : {"actionRunCommand", "actionServices"}) {
            QVERIFY2(action(name)->isEnabled(), name);
            action(name)->trigger();
        }
        QVERIFY(find<QDialog>("runCommandDialog") && find<QDialog>("servicesWindow"));
        m_window->showMessage(MainWindow::Severity::Problem, "old-a failed", ElementId("h1"));
        QVERIFY(messages()->topLevelItemCount() > 0);
    }

    void leaveRunning() const
    {
        QTRY_VERIFY(find<QDialog>("leaveLabQuestion"));
        auto *keep = find<QAbstractButton>("leaveLabRunning");
        QVERIFY(keep);
        keep->click();
    }

    void checkNothingIsOld() const
    {
        QTRY_COMPARE(find<QTableView>("earlierRunsTable")->model()->rowCount(), 0);
        QVERIFY(!find<QWidget>("earlierRunsTable")->isVisible());
        QTRY_VERIFY(!find<QToolButton>("packetsConnections")->text().contains("old"));
        QTRY_VERIFY(!find<QDialog>("runCommandDialog") && !find<QDialog>("servicesWindow"));
        for (int row = 0; row < messages()->topLevelItemCount(); ++row)
            QVERIFY2(!messages()->topLevelItem(row)->text(1).contains("old"),
                     qPrintable(messages()->topLevelItem(row)->text(1)));
        const auto *plotted = find<QComboBox>("trafficConnection");
        QTRY_COMPARE(plotted->count(), 0);
        QVERIFY(!m_window->lab().engine().isOpen());
    }

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        QCoreApplication::setOrganizationName("tomato-desktop-test");
        qputenv("XDG_RUNTIME_DIR", m_home.path().toLocal8Bit());
        qputenv("XDG_DATA_HOME", m_home.path().toLocal8Bit());
    }

    void init()
    {
        QSettings().clear();
        m_window = std::make_unique<MainWindow>(QStringList{TOMATO_BIN "/plugins"});
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        openOld();
    }

    void cleanup()
    {
        m_window.reset();
        m_engine.reset();
    }

    void nothingOfTheOldDocumentIsLeftAfterNew()
    {
        action("actionNew")->trigger();
        leaveRunning();
        QTRY_VERIFY(m_window->document().topology().elements().empty());
        checkNothingIsOld();
        QCOMPARE(find<QTableView>("capturesTable")->model()->rowCount(), 0);
    }

    void nothingOfTheOldDocumentIsLeftAfterOpen()
    {
        m_window->openFile(write("new.tomato4.json", "new"));
        leaveRunning();
        QTRY_COMPARE(m_window->document().topology().name(), "new");
        checkNothingIsOld();
        const QAbstractItemModel *captures = find<QTableView>("capturesTable")->model();
        QCOMPARE(captures->rowCount(), 1);
        QVERIFY(captures->index(0, 1).data().toString().contains("new-a"));
        QCOMPARE(captures->index(0, 4).data().toString(), "0"); // packets
    }

    void whatIsAboutTheProgramStays()
    {
        const QString broken = m_home.filePath("plugins/broken.so");
        QVERIFY(QDir().mkpath(m_home.filePath("plugins")));
        QFile file(broken);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no plugin") > 0);
        file.close();
        m_window = std::make_unique<MainWindow>(
            QStringList{TOMATO_BIN "/plugins", m_home.filePath("plugins")});
        const int before = messages()->topLevelItemCount();
        QVERIFY(before > 0);
        m_window->openFile(write("new.tomato4.json", "new"));
        QTRY_COMPARE(m_window->document().topology().name(), "new");
        QCOMPARE(messages()->topLevelItemCount(), before);
    }
};

QTEST_MAIN(TestDocumentChange)
#include "tst_documentchange.moc"
