// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include "app/topology/lookup.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/lab/labsession.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QDir>
#include <QDirIterator>
#include <QDockWidget>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>

using namespace tomato;
using namespace tomato::ui;

/// The example plugin, as others make theirs: built far from this project's sources, with nothing
/// but what is installed, and loaded by the editor.
class TestPluginPackage final : public QObject
{
    Q_OBJECT

    std::unique_ptr<Shell> m_shell;
    std::unique_ptr<MainWindow> m_window;
    ConnectionId m_wire;

    /// Empty when it worked, else what it said.
    QString cmake(const QStringList &arguments) const
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start("cmake", arguments);
        if (!process.waitForFinished(600'000))
            return "cmake: " + process.errorString();
        return process.exitCode() == 0 ? QString()
                                       : QString::fromUtf8(process.readAllStandardOutput());
    }

    QAction *pingAction() const
    {
        m_window->scene().selectOnly(m_wire);
        auto *menu = m_window->findChild<QMenu *>("connectionBarMenu");
        emit menu->aboutToShow();
        return menu->findChild<QAction *>("pingAcross");
    }

private slots:
    void initTestCase()
    {
        m_shell = std::make_unique<Shell>();
        for (const char *name : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME"})
            qputenv(name, m_shell->environment().value(name).toLocal8Bit());
        qputenv("XDG_CACHE_HOME", m_shell->path("cache").toLocal8Bit());
        qputenv("TOMATO_ENGINE", TOMATO_BIN "/tomato-engine");
        qputenv("PATH", TOMATO_BIN ":" + qgetenv("PATH"));
        QCoreApplication::setOrganizationName("tomato-desktop-test");
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_shell->path("config"));
    }

    void theExampleBuildsAgainstAnInstallation()
    {
        const QString prefix = m_shell->path("prefix");
        const QString source = m_shell->path("source");
        const QString build = m_shell->path("plugins");
        QCOMPARE(
            cmake({"--install", TOMATO_BUILD, "--component", "Development", "--prefix", prefix}),
            QString());
        QVERIFY(QDir().mkpath(source));
        const QDir example(TOMATO_SOURCE "/plugins/example_ping_check");
        for (const QString &file : example.entryList(QDir::Files))
            QVERIFY(QFile::copy(example.filePath(file), source + "/" + file));
        QCOMPARE(cmake({"-S", source, "-B", build, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
                        "-DCMAKE_PREFIX_PATH=" + prefix, "-DCMAKE_CXX_COMPILER=" TOMATO_COMPILER}),
                 QString());
        QCOMPARE(cmake({"--build", build}), QString());
    }

    void whatTheHeadersIncludeIsInThePackage()
    {
        const QString include = m_shell->path("prefix/include/tomato-desktop");
        QDirIterator each(include, {"*.h"}, QDir::Files, QDirIterator::Subdirectories);
        int headers = 0;
        while (each.hasNext()) {
            QFile file(each.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            ++headers;
            for (const QByteArray &line : file.readAll().split('\n')) {
                if (line.startsWith("#include \""))
                    QVERIFY2(QFile::exists(include + "/" + line.split('"')[1]), line.constData());
            }
        }
        QVERIFY(headers > 20);
    }

    void itIsLoadedAndItsTabIsSaved()
    {
        m_window = std::make_unique<MainWindow>(QStringList{m_shell->path("plugins")});
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->openFile(m_shell->twoHosts("pings"));
        m_wire = *topology::findConnection(m_window->document().topology(), "h1--h2");
        m_window->configure(m_wire);
        auto *tabs = m_window->findChild<QTabWidget *>("configTabs");
        QVERIFY(tabs != nullptr);
        QCOMPARE(tabs->tabText(0), QString("Ping Check"));
        auto *count = tabs->findChild<QSpinBox *>("pingCount");
        QVERIFY(count != nullptr);
        QCOMPARE(count->value(), 3);
        count->setValue(2);
        auto *save = m_window->findChild<QPushButton *>("configSave");
        QVERIFY(save->isEnabled());
        QTest::mouseClick(save, Qt::LeftButton);
        const auto &attributes = m_window->document().topology().connection(m_wire)->attributes;
        QCOMPARE(attributes.value("ping_check_count").toInt(), 2);
        m_window->document().undoStack().undo();
        QVERIFY(!m_window->document().topology().connection(m_wire)->attributes.contains(
            "ping_check_count"));
    }

    void itsActionWantsARunningLab()
    {
        const QAction *action = pingAction();
        QVERIFY(action != nullptr);
        QVERIFY(!action->isEnabled());
        QVERIFY(action->toolTip().contains("Start the lab"));
    }

    void itPingsAcrossTheConnection()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
        m_window->lab().start();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->lab().isRunning(), 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->lab().engine().lab().wires.size(), 1u, 60'000);
        QAction *action = pingAction();
        QVERIFY(action != nullptr && action->isEnabled());
        action->trigger();
        auto *dock = m_window->findChild<QDockWidget *>("pingResultsDock");
        QVERIFY(dock != nullptr && dock->isVisible());
        const auto *results = qobject_cast<QTreeView *>(dock->widget())->model();
        QTRY_COMPARE_WITH_TIMEOUT(results->rowCount(), 1, 60'000);
        QCOMPARE(results->index(0, 1).data().toString(), QString("h1:eth0 → 10.0.0.2"));
        const QString result = results->index(0, 2).data().toString();
        QVERIFY2(result.contains(" ms"), qPrintable(result));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->scene().connection(m_wire)->badge() != nullptr, 30'000);
        QCOMPARE(m_window->scene().connection(m_wire)->badge()->text, result);
        bool isStopped = false;
        m_window->lab().stop([&isStopped](bool) { isStopped = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isStopped, 60'000);
    }

    void cleanupTestCase()
    {
        m_window.reset();
        m_shell.reset();
    }
};

QTEST_MAIN(TestPluginPackage)
#include "tst_pluginpackage.moc"
