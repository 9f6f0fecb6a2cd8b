// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/labcommands.h"

#include "app/client/engineclient.h"
#include "tests/plugins/fakeengine.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/lab/labsession.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace tomato;
using namespace tomato::ui;

/// Tests the window's commands for a running lab, with an engine that does nothing.
class TestLabCommands final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<test::FakeEngine> m_engine;
    std::unique_ptr<MainWindow> m_window;
    QString m_file;

    QAction *action(const char *name) const { return m_window->findChild<QAction *>(name); }

    template <class Dialog>
    Dialog *open(const char *name) const
    {
        for (Dialog *each : m_window->findChildren<Dialog *>(name)) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }

    QByteArray saved() const
    {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void runLab(const QStringList &stopped = {})
    {
        QVERIFY(m_engine->listen(client::labForFile(m_file)));
        m_engine->setLab("running", stopped);
        m_window->openFile(m_file);
        QTRY_VERIFY(m_window->lab().isRunning());
    }

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home->path());
        QCoreApplication::setOrganizationName("tomato-desktop-test");
        for (const char *name : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
            qputenv(name, m_home->path().toLocal8Bit());
        m_file = m_home->filePath("office.tomato4.json");
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"file_information": {"version": 4}, "topology": {"connections": [],
            "elements": [{"id": "h1", "type": "openvz", "name": "h1", "_pos": {"x": 90, "y": 90}},
                         {"id": "r1", "type": "tinc_vpn", "name": "r1",
                          "_pos": {"x": 290, "y": 90}}]}})");
        file.close();
        m_engine = std::make_unique<test::FakeEngine>();
        m_window = std::make_unique<MainWindow>(QStringList{});
        m_window->show();
    }

    void cleanup()
    {
        m_window->document().undoStack().setClean();
        m_window.reset();
        m_engine.reset();
        m_home.reset();
    }

    void aLabThatStaysIsSavedFirst()
    {
        runLab();
        QVERIFY(m_window->document().rename(ElementId("h1"), "alice"));
        action("actionNew")->trigger();
        QVERIFY(!open<QMessageBox>("saveQuestion"));
        QVERIFY(!saved().contains("alice"));
        open<QMessageBox>("leaveLabQuestion")
            ->findChild<QAbstractButton *>("leaveLabRunning")
            ->click();
        QVERIFY(saved().contains("alice"));
        QTRY_VERIFY(m_window->document().topology().elements().empty());
        QVERIFY(!open<QMessageBox>("saveQuestion"));
    }

    void aLabThatWasNeverSavedBelongsToTheFileThatItIsLeftIn()
    {
        QVERIFY(m_engine->listen(m_window->lab().id()));
        m_engine->setLab("running");
        QVERIFY(m_window->document().addElement(topology::ElementKind::Host, {0, 0}));
        bool isOpen = false;
        m_window->lab().ensureOpen([&isOpen](bool opened) { isOpen = opened; });
        QTRY_VERIFY(isOpen && m_window->lab().isUp());
        action("actionNew")->trigger();
        open<QMessageBox>("leaveLabQuestion")
            ->findChild<QAbstractButton *>("leaveLabRunning")
            ->click();
        auto *dialog = m_window->findChild<QFileDialog *>("saveDialog");
        QVERIFY(dialog);
        const QString path = m_home->filePath("named.tomato4.json");
        emit dialog->fileSelected(path);
        dialog->reject();
        QTRY_COMPARE(m_engine->file, path);
        QTRY_VERIFY(m_window->document().topology().elements().empty());
        QVERIFY(QFileInfo(path).size() > 0);
    }

    void discardedChangesOfALabThatIsStoppedAreInNoFile()
    {
        runLab();
        QVERIFY(m_window->document().rename(ElementId("h1"), "alice"));
        const QByteArray before = saved();
        action("actionNew")->trigger();
        open<QMessageBox>("leaveLabQuestion")
            ->findChild<QAbstractButton *>("stopLabAndLeave")
            ->click();
        QTRY_VERIFY(open<QMessageBox>("saveQuestion"));
        QVERIFY(m_window->lab().isUp());
        open<QMessageBox>("saveQuestion")->button(QMessageBox::Discard)->click();
        QTRY_VERIFY(m_window->document().topology().elements().empty());
        QCOMPARE(saved(), before);
    }

    void startStartsThoseThatAreStopped()
    {
        runLab();
        QVERIFY(!action("actionStartLab")->isEnabled());
        m_engine->setLab("running", {"h1", "r1"});
        QTRY_VERIFY(action("actionStartLab")->isEnabled());
        QCOMPARE(m_window->lab().stoppedElements().size(), 2u);
        m_engine->setLab("running", {"r1"});
        QTRY_COMPARE(m_window->lab().stoppedElements(), std::vector<ElementId>{ElementId("r1")});
    }

    void whatStandsForNothingIsSaidWhenTheLabStarts()
    {
        const auto attached =
            m_window->document().addElement(topology::ElementKind::Attach, {0, 0});
        QVERIFY(attached);
        qputenv("TOMATO_ENGINE", "/nonexistent/engine");
        action("actionStartLab")->trigger();
        const auto *rows = m_window->findChild<QTreeWidget *>("messages");
        QVERIFY(rows->topLevelItemCount() > 0);
        QVERIFY2(rows->topLevelItem(0)->text(1).contains("stands for nothing"),
                 qPrintable(rows->topLevelItem(0)->text(1)));
        // The row leads to the element.
        m_window->scene().selectNothing();
        emit m_window->findChild<QTreeWidget *>("messages")
            ->itemActivated(rows->topLevelItem(0), 0);
        QCOMPARE(m_window->scene().selectedElements(), std::vector<ElementId>{*attached});
        QTRY_VERIFY(!m_window->lab().isStarting());
        qunsetenv("TOMATO_ENGINE");
    }
};

QTEST_MAIN(TestLabCommands)
#include "tst_labcommands.moc"
