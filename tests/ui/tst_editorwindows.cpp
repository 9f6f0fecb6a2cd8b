// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editorwindows.h"

#include "app/document/examples.h"
#include "app/protocol/folders/labpaths.h"
#include "tests/app/exchange/zipwith.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/mainwindow.h"
#include "ui/openfiles.h"
#include "ui/preferences/preferences.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QFileDialog>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace tomato;
using namespace tomato::ui;

class TestEditorWindows final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    QString m_first;
    QString m_second;

    static void trigger(MainWindow &window, const char *action)
    {
        window.findChild<QAction *>(action)->trigger();
    }

    static QStringList files(const EditorWindows &windows)
    {
        QStringList files;
        for (MainWindow *window : windows.all())
            files << window->document().filePath();
        return files;
    }

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        QCoreApplication::setOrganizationName("tomato-desktop-test");
        for (const char *name : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
            qputenv(name, m_home.path().toLocal8Bit());
        QApplication::setQuitOnLastWindowClosed(false);
        m_first = m_home.filePath("first.tomato4.json");
        m_second = m_home.filePath("second.tomato4.json");
        QVERIFY(QFile::copy(findExamples().front().path, m_first));
        QVERIFY(QFile::copy(findExamples().front().path, m_second));
    }

    void whoeverIsRootIsWarned()
    {
        const auto warnings = [this](auto... user) {
            EditorWindows windows({});
            windows.begin({m_first}, user...);
            return windows.all()
                .front()
                ->findChild<QTreeWidget *>("messages")
                ->findItems("The editor runs as root.", Qt::MatchStartsWith | Qt::MatchRecursive, 1)
                .size();
        };
        QCOMPARE(warnings(uid_t(0)), 1);
        QCOMPARE(warnings(uid_t(1000)), 0);
        QCOMPARE(warnings(), ::geteuid() == 0 ? 1 : 0);
    }

    void init() { QSettings().clear(); }

    void eachFileHasAWindow()
    {
        EditorWindows windows({TOMATO_BIN "/plugins"});
        windows.open(m_first);
        windows.open(m_second);
        QCOMPARE(files(windows), QStringList({m_first, m_second}));
        trigger(*windows.all()[0], "actionNewWindow");
        QCOMPARE(windows.all().size(), 3u);
        QVERIFY(windows.all()[2]->isVisible());
        QVERIFY(files(windows)[2].isEmpty());
        QVERIFY(windows.all()[2]->pos() != windows.all()[1]->pos());
    }

    void aFileThatAnotherWindowHasIsShownThere()
    {
        EditorWindows windows({TOMATO_BIN "/plugins"});
        MainWindow &first = windows.open(m_first);
        MainWindow &second = windows.open(m_second);
        QCOMPARE(&windows.open(m_first), &first);
        QCOMPARE(windows.all().size(), 2u);
        // By its menu, too, by whatever name.
        second.openFile(m_home.path() + "/./first.tomato4.json");
        QCOMPARE(files(windows), QStringList({m_first, m_second}));
        QTRY_VERIFY(first.isActiveWindow());
        // Saving over it would make the same file twice.
        second.openFile(m_second);
        QCOMPARE(files(windows), QStringList({m_first, m_second}));
    }

    void whatIsImportedIsSelectedAndInSight()
    {
        EditorWindows windows({});
        MainWindow &window = windows.open(m_first);
        const std::size_t before = window.document().topology().elements().size();
        trigger(window, "actionImport");
        auto *dialog = window.findChild<QFileDialog *>("importDialog");
        QVERIFY(dialog != nullptr);
        emit dialog->fileSelected(m_second);
        dialog->close();
        QCOMPARE(window.document().topology().elements().size(), 2 * before);
        const auto selected = window.scene().selectedElements();
        QVERIFY(!selected.empty() && selected.size() < before);
        const auto *view = window.findChild<CanvasView *>();
        const QRectF seen = view->mapToScene(view->viewport()->rect()).boundingRect();
        QVERIFY(seen.contains(window.scene().contentRect()));
    }

    /// A file manager gives these to the program, as its desktop entry says.
    void filesOfOtherProgramsAreOpened_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("name");
        QTest::newRow("a project of GNS3") << "revision9.gns3"
                                           << "lab.gns3";
        QTest::newRow("a portable project of GNS3") << "revision9.gns3"
                                                    << "lab.gns3project";
        QTest::newRow("a lab of EVE-NG") << "small.unl"
                                         << "lab.unl";
        QTest::newRow("a lab of PNETLab") << "pnetlab.unl"
                                          << "pods.unl";
    }

    void filesOfOtherProgramsAreOpened()
    {
        QFETCH(const QString, source);
        QFETCH(const QString, name);
        QFile file(QStringLiteral(TOMATO_SOURCE "/tests/app/exchange/data/") + source);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray content = file.readAll();
        if (name.endsWith(".gns3project"))
            content = zipWith({{"project.gns3", content}});
        const QString path = m_home.filePath(name);
        QFile copy(path);
        QVERIFY(copy.open(QIODevice::WriteOnly) && copy.write(content) == content.size());
        copy.close();
        EditorWindows windows({});
        windows.begin({path});
        QCOMPARE(windows.all().size(), 1u);
        const document::Document &document = windows.all().front()->document();
        QTRY_VERIFY(document.topology().connections().size() >= 2);
        // Nothing is written over the file of the other program.
        QVERIFY(document.filePath() != path);
        QVERIFY(QFile::remove(path));
    }

    void aFileThatAnotherEditorHasIsShownThereAndThisOneSaysSo()
    {
        QProcess other;
        other.start(TOMATO_BIN "/tomato-desktop", {m_first});
        QTRY_VERIFY_WITH_TIMEOUT(OpenFiles::isElsewhere(m_first), 60'000);
        EditorWindows windows({});
        MainWindow &window = windows.open(m_first);
        QVERIFY(window.document().filePath().isEmpty());
        const auto *rows = window.findChild<QTreeWidget *>("messages");
        QCOMPARE(rows->topLevelItemCount(), 1);
        QVERIFY(rows->topLevelItem(0)->text(1).startsWith("first.tomato4.json is open in another"));
        window.openFile(m_second);
        QCOMPARE(window.document().filePath(), m_second);
        other.kill(); // what it leaves behind tells of nobody
        QVERIFY(other.waitForFinished());
        window.openFile(m_first);
        QCOMPARE(window.document().filePath(), m_first);
    }

    /// Where engines meet their clients, too: they refuse a folder that others may look into.
    void whereEditorsMeetNobodyElseMayLook()
    {
        QDir(rpc::LabPaths::controlDirectory()).removeRecursively();
        EditorWindows windows({});
        windows.open(m_first);
        QVERIFY(OpenFiles::isElsewhere(m_first));
        QVERIFY(rpc::LabPaths::checkControlDirectory());
    }

    void anotherEditorIsAnsweredByTheWindowOfTheFile()
    {
        EditorWindows windows({});
        MainWindow &first = windows.open(m_first);
        windows.open(m_second);
        QTRY_VERIFY(!first.isActiveWindow());
        QVERIFY(OpenFiles::showElsewhere(m_home.path() + "/./first.tomato4.json"));
        QTRY_VERIFY(first.isActiveWindow());
        first.close();
        QVERIFY(!OpenFiles::isElsewhere(m_first));
        QVERIFY(OpenFiles::isElsewhere(m_second));
    }

    void aWindowThatIsClosedLeavesTheOthers()
    {
        EditorWindows windows({TOMATO_BIN "/plugins"});
        windows.open(m_first);
        windows.open(m_second);
        trigger(*windows.all()[0], "actionCloseWindow");
        QCOMPARE(files(windows), QStringList{m_second});
        // Its plugins go on.
        windows.all()[0]->configure(
            windows.all()[0]->document().topology().connections().begin()->first);
        QVERIFY(windows.all()[0]->findChild<QDialog *>("configWindow") != nullptr);
    }

    void quittingClosesAllAndTheNextStartOpensThemAgain()
    {
        {
            EditorWindows windows({});
            windows.open(m_first);
            windows.open(m_second);
            windows.open({});
            trigger(*windows.all()[0], "actionQuit");
            QVERIFY(windows.all().empty());
        }
        EditorWindows again({});
        QVERIFY(again.restore());
        QCOMPARE(files(again), QStringList({m_first, m_second}));
    }

    void aWindowThatWasLeftOnALargerScreenFitsThisOne()
    {
        {
            EditorWindows windows({});
            windows.open(m_first).resize(3000, 2000);
            trigger(*windows.all()[0], "actionQuit");
        }
        EditorWindows again({});
        QVERIFY(again.restore());
        const MainWindow &window = *again.all()[0];
        const QRect room = window.screen()->availableGeometry();
        QVERIFY(room.contains(window.geometry()));
    }

    void theWindowThatIsClosedLastIsOpenedAgain()
    {
        EditorWindows windows({});
        windows.open(m_first);
        windows.open(m_second);
        trigger(*windows.all()[0], "actionCloseWindow");
        trigger(*windows.all()[0], "actionCloseWindow");
        EditorWindows again({});
        QVERIFY(again.restore());
        QCOMPARE(files(again), QStringList{m_second});
    }

    void aFileThatIsGoneIsNotOpenedAgain()
    {
        const QString gone = m_home.filePath("gone.tomato4.json");
        QVERIFY(QFile::copy(m_first, gone));
        EditorWindows windows({});
        windows.open(gone);
        windows.quit();
        QVERIFY(QFile::remove(gone));
        QVERIFY(!windows.restore());
        QVERIFY(windows.all().empty());
    }

    void whoDoesNotWantThatBeginsEmpty()
    {
        EditorWindows windows({});
        windows.open(m_first);
        windows.quit();
        {
            Preferences preferences;
            preferences.setAttribute(Qt::WA_DeleteOnClose, false);
            auto *session = preferences.findChild<QCheckBox *>("preferenceSession");
            QVERIFY(session->isChecked());
            session->setChecked(false);
            preferences.accept();
        }
        QVERIFY(!windows.restore());
    }

    void aQuestionThatIsCancelledEndsTheQuitting()
    {
        EditorWindows windows({});
        windows.open(m_first);
        windows.open(m_second);
        QVERIFY(windows.all()[0]->document().addElement(topology::ElementKind::Host, {}));
        windows.quit();
        QCOMPARE(windows.all().size(), 1u);
        auto *box = windows.all()[0]->findChild<QMessageBox *>("saveQuestion");
        QVERIFY(box != nullptr);
        QTest::mouseClick(box->button(QMessageBox::Cancel), Qt::LeftButton);
        QVERIFY(windows.all()[0]->isVisible());
        QTRY_VERIFY(windows.all()[0]->findChild<QMessageBox *>("saveQuestion") == nullptr);
        windows.open(m_second);
        trigger(*windows.all()[1], "actionCloseWindow"); // and no other
        QCOMPARE(files(windows), QStringList{m_first});
    }
};

QTEST_MAIN(TestEditorWindows)
#include "tst_editorwindows.moc"
