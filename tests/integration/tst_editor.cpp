// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include "app/topology/lookup.h"
#include "ui/canvas/canvasgestures.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/lab/labsession.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;
using topology::ElementKind;

/// In the place of the desktop's program for folders.
class FolderRecord final : public QObject
{
    Q_OBJECT

public:
    QString folder;

public slots:
    void open(const QUrl &url) { folder = url.toLocalFile(); }
};

/// A researcher's first hour, with mouse and keyboard, in a real window on a real X server: draw,
/// start, capture, download, watch live, quit. Pictures of each step go into build/screenshots.
class TestEditor final : public QObject
{
    Q_OBJECT

    std::unique_ptr<Shell> m_shell;
    std::unique_ptr<MainWindow> m_window;
    ElementId m_h1;
    ElementId m_h2;
    ConnectionId m_wire;

    void picture(const QString &name) const
    {
        QDir().mkpath(TOMATO_BIN "/../screenshots");
        // A window that is asked to close goes first; then everything that is open is painted.
        QCoreApplication::processEvents();
        for (QWidget *each : QApplication::topLevelWidgets()) {
            if (each->isVisible())
                each->repaint();
        }
        QGuiApplication::sync();
        QVERIFY(m_window->screen()->grabWindow(0).save(
            QStringLiteral(TOMATO_BIN "/../screenshots/%1.png").arg(name)));
    }

    QWidget *viewport() const { return m_window->canvas().viewport(); }

    QPoint onScreen(QPointF scene) const { return m_window->canvas().mapFromScene(scene); }

    /// A symbol of the palette, dragged onto the canvas.
    void add(ElementKind kind, QPointF at) const
    {
        const std::unique_ptr<QMimeData> data(CanvasGestures::mimeData(kind));
        QDragEnterEvent enter(onScreen(at), Qt::CopyAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(viewport(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(onScreen(at), Qt::CopyAction, data.get(), Qt::LeftButton, {});
        QApplication::sendEvent(viewport(), &drop);
        QVERIFY(drop.isAccepted());
    }

    void drag(QPoint from, QPoint to) const
    {
        QTest::mousePress(viewport(), Qt::LeftButton, {}, from);
        for (int step = 1; step <= 8; ++step)
            QTest::mouseMove(viewport(), from + (to - from) * step / 8);
        QTest::mouseRelease(viewport(), Qt::LeftButton, {}, to);
    }

    /// Opens the connection's right-click menu, takes a picture, and chooses an entry with the
    /// mouse.
    void chooseFromMenu(const QString &entry, const QString &pictureName = {}) const
    {
        // Away from the mark in the middle and from the elements.
        const auto &document = m_window->document();
        const QPointF first = document.scenePosition(m_h1);
        const QPoint at = onScreen(first + (document.scenePosition(m_h2) - first) * 0.3);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, viewport()->mapToGlobal(at));
        QApplication::sendEvent(viewport(), &event);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu != nullptr);
        if (!pictureName.isEmpty())
            picture(pictureName);
        for (QAction *action : menu->actions()) {
            if (action->objectName() == entry && action->isEnabled()) {
                test::clickInMenu(*menu, action);
                return;
            }
        }
        menu->close();
        QFAIL(qPrintable(entry));
    }

    template <class Widget = QWidget>
    Widget *find(const QString &name) const
    {
        for (QWidget *top : QApplication::topLevelWidgets()) {
            if (top->objectName() == name && top->isVisible())
                return qobject_cast<Widget *>(top);
            for (Widget *child : top->findChildren<Widget *>(name)) {
                if (child->isVisible())
                    return child;
            }
        }
        return nullptr;
    }

    const client::CaptureStatus *capture() const
    {
        return m_window->lab().engine().capture(m_wire);
    }

    /// Runs a command in an element as a terminal would.
    int runIn(const ElementId &element, const QStringList &command) const
    {
        const QStringList words =
            client::enterElement(m_window->lab().engine().lab().elements.at(element)) + command;
        return m_shell->run(words.front(), words.mid(1)).exitCode;
    }

    void click(const QString &button) const
    {
        auto *found = find<QPushButton>(button);
        QVERIFY2(found != nullptr && found->isEnabled(), qPrintable(button));
        QTest::mouseClick(found, Qt::LeftButton);
    }

private slots:
    void helpAndVersionNeedNoDisplay_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("says");
        QTest::newRow("help") << "--help"
                              << "Usage: ";
        QTest::newRow("version") << "--version"
                                 << "tomato-desktop " TOMATO_VERSION;
    }

    void helpAndVersionNeedNoDisplay()
    {
        QFETCH(const QString, option);
        QFETCH(const QString, says);
        QProcess program;
        QProcessEnvironment environment = Shell().environment();
        for (const char *display : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(display);
        program.setProcessEnvironment(environment);
        program.start(TOMATO_BIN "/tomato-desktop", {option});
        QVERIFY(program.waitForFinished(60'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(program.readAllStandardOutput().startsWith(says.toUtf8()));
    }

    void initTestCase()
    {
        m_shell = std::make_unique<Shell>();
        for (const char *name : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME"})
            qputenv(name, m_shell->environment().value(name).toLocal8Bit());
        qputenv("TOMATO_ENGINE", TOMATO_BIN "/tomato-engine");
        qputenv("HOME", m_shell->path("").toLocal8Bit());
        QCoreApplication::setOrganizationName("tomato-desktop-test");
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_shell->path("config"));
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable(problem));
        m_window = std::make_unique<MainWindow>(QStringList{TOMATO_BIN "/plugins"});
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void anEmptyCanvasSaysWhatToDo()
    {
        QVERIFY(find("emptyState") != nullptr);
        picture("1_empty");
    }

    void elementsAreDrawnConnectedAndAddressed()
    {
        add(ElementKind::Host, {-160, 0});
        add(ElementKind::Host, {160, 0});
        const auto &topology = m_window->document().topology();
        m_h1 = *topology::findElement(topology, "host1");
        m_h2 = *topology::findElement(topology, "host2");
        QTest::keyClick(m_window.get(), Qt::Key_C);
        drag(onScreen(m_window->document().scenePosition(m_h1)),
             onScreen(m_window->document().scenePosition(m_h2)));
        QCOMPARE(topology.connections().size(), 1u);
        m_wire = topology.connections().begin()->first;
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QTest::keyClick(m_window.get(), Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(
            topology.element(topology.interfaces(m_h2)[0])->attributes["ip4address"].toString(),
            QString("10.0.1.2/24"));
        QCOMPARE(m_window->document().undoStack().count(), 4);
    }

    void theLabStartsFromTheToolBar()
    {
        QTest::keyClick(m_window.get(), Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->lab().isRunning(), 15'000);
        QTRY_COMPARE(m_window->lab().engine().lab().wires.size(), 1u);
        QCOMPARE(runIn(m_h1, {"ping", "-q", "-c", "1", "10.0.1.2"}), 0);
    }

    void capturingIsEnabledInTheConfigWindow()
    {
        chooseFromMenu("actionConfigure", "2_connection_menu");
        QTRY_VERIFY(find("configWindow") != nullptr);
        auto *pages = find<QTabWidget>("configTabs");
        for (int page = 0; page < pages->count(); ++page) {
            if (pages->widget(page)->findChild<QCheckBox *>("captureEnabled") != nullptr)
                pages->setCurrentIndex(page);
        }
        QTest::mouseClick(find<QCheckBox>("captureEnabled"), Qt::LeftButton, {}, {8, 8});
        if (!find<QCheckBox>("captureEnabled")->isChecked())
            QTest::keyClick(find("captureEnabled"), Qt::Key_Space);
        auto *both = find<QAbstractButton>("captureModeBoth");
        QVERIFY(both != nullptr);
        QTest::mouseClick(both, Qt::LeftButton, {}, {8, both->height() / 2});
        auto *filter = find<QLineEdit>("captureFilter");
        QTest::keyClicks(filter, "icmp or arp or");
        QTRY_VERIFY(!find<QPushButton>("configSave")->isEnabled());
        QTRY_VERIFY(find<QLabel>("configProblem") != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>("configProblem")->text().contains("does not compile"),
                                 10'000);
        picture("3_config_window_refuses");
        QTest::keyClicks(filter, " tcp");
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("configSave")->isEnabled(), 10'000);
        picture("4_config_window");
        click("configSave");
        QTRY_VERIFY(find("configWindow") == nullptr);
        QCOMPARE(m_window->document().undoStack().count(), 5);
        QTRY_VERIFY_WITH_TIMEOUT(capture() != nullptr &&
                                     capture()->state == client::CaptureStatus::State::Recording,
                                 10'000);
    }

    void twoElementsTalkAndTheCanvasCounts()
    {
        QCOMPARE(runIn(m_h1, {"ping", "-q", "-i", "0.01", "-c", "50", "10.0.1.2"}), 0);
        QTRY_VERIFY_WITH_TIMEOUT(capture()->packets >= 100, 10'000);
        picture("5_capturing");
    }

    void filesComeInAndOutByTheWorkingFolder()
    {
        auto *action = m_window->findChild<QAction *>("actionWorkingFolder");
        m_window->canvas().scene()->clearSelection();
        QVERIFY(!action->isEnabled());
        m_window->scene().selectOnly(m_h1);
        QVERIFY(action->isEnabled());
        FolderRecord opened;
        QDesktopServices::setUrlHandler("file", &opened, "open");
        action->trigger();
        QDesktopServices::unsetUrlHandler("file");
        QVERIFY(QFileInfo(opened.folder).isDir());
        QFile file(opened.folder + "/in");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QCOMPARE(runIn(m_h1, {"mv", "/root/in", "/root/out"}), 0);
        QVERIFY(QFileInfo::exists(opened.folder + "/out"));
    }

    void theCaptureIsDownloadedFromTheRightClickMenu()
    {
        chooseFromMenu("downloadCapture", "6_connection_menu_capturing");
        QTRY_VERIFY(find("downloadQuestion") != nullptr);
        auto *question = find<QFileDialog>("downloadQuestion");
        QVERIFY(QTest::qWaitForWindowExposed(question));
        picture("7_download_question");
        QVERIFY(question->selectedFiles().value(0).contains("_capture_host1-eth0--host2-eth0"));
        const QString file = m_shell->path("saved.pcap");
        auto *name = question->findChild<QLineEdit *>("fileNameEdit");
        name->selectAll();
        QTest::keyClicks(name, file);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(find("downloadRow") != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(file).size() > 24, 10'000);
        picture("8_download");
        const auto judged = m_shell->run("tshark", {"-n", "-r", file, "-Y", "icmp"});
        QCOMPARE(judged.output.count('\n'), 100);
        click("closeDownload");
        QTRY_VERIFY(find("downloadRow") == nullptr);
    }

    void theConnectionIsWatchedLive()
    {
        chooseFromMenu("liveCaptureInfo");
        QTRY_VERIFY(find("liveCaptureInfo") != nullptr);
        const quint16 port = capture()->port;
        QVERIFY(port != 0);
        QProcess viewer;
        viewer.start("tshark",
                     {"-n", "-i", QStringLiteral("TCP@127.0.0.1:%1").arg(port), "-c", "20"});
        QVERIFY(viewer.waitForStarted());
        QTRY_COMPARE_WITH_TIMEOUT(capture()->viewers.size(), 1u, 15'000);
        picture("9_live_capture_info");
        QCOMPARE(runIn(m_h2, {"ping", "-q", "-i", "0.01", "-c", "20", "10.0.1.1"}), 0);
        QVERIFY(viewer.waitForFinished(20'000));
        QCOMPARE(viewer.readAllStandardOutput().count('\n'), 20);
        QTRY_VERIFY_WITH_TIMEOUT(capture()->viewers.empty(), 10'000);
        find("liveCaptureInfo")->close();
    }

    void stoppingOneElementKeepsTheRun()
    {
        const qint64 run = capture()->run;
        const qint64 packets = capture()->packets;
        m_window->lab().stopElement(m_h2);
        QTRY_VERIFY(m_window->lab().engine().lab().wires.empty());
        m_window->lab().startElement(m_h2);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->lab().engine().lab().wires.size(), 1u, 10'000);
        QCOMPARE(runIn(m_h1, {"ping", "-q", "-c", "2", "-i", "0.1", "10.0.1.2"}), 0);
        QTRY_VERIFY_WITH_TIMEOUT(capture()->packets >= packets + 4, 10'000);
        QCOMPARE(capture()->run, run);
    }

    void aNormalQuitLeavesNothingBehind()
    {
        m_window->close();
        QTRY_VERIFY(find("leaveLabQuestion") != nullptr);
        QTest::mouseClick(find<QMessageBox>("leaveLabQuestion")->defaultButton(), Qt::LeftButton);
        QTRY_VERIFY(find("saveQuestion") != nullptr);
        QTest::mouseClick(find<QMessageBox>("saveQuestion")->button(QMessageBox::Discard),
                          Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), 15'000);
        m_window.reset();
        QTRY_VERIFY_WITH_TIMEOUT(QDir(m_shell->path("run/tomato-desktop")).isEmpty(), 15'000);
    }
};

QTEST_MAIN(TestEditor)
#include "tests/ui/menuclick.h"
#include "tst_editor.moc"
