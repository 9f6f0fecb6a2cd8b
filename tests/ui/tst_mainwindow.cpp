// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "app/document/examples.h"
#include "tests/ui/droppedfile.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <QTreeWidget>

using namespace tomato;
using namespace tomato::ui;

class TestMainWindow final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<MainWindow> m_window;

    QString example() const { return findExamples().front().path; }

    /// All entries below a menu, as a person finds them.
    static QList<QAction *> entries(QMenu *menu)
    {
        emit menu->aboutToShow();
        QList<QAction *> found;
        for (QAction *action : menu->actions()) {
            if (action->isSeparator())
                continue;
            if (action->menu() != nullptr)
                found += entries(action->menu());
            else
                found << action;
        }
        return found;
    }

    QAction *action(const QString &name) const { return m_window->findChild<QAction *>(name); }

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
    }

    void cleanup() { m_window.reset(); }

    void everyMenuEntrySaysWhatItDoes()
    {
        QSet<QString> names;
        for (const QAction *menu : m_window->menuBar()->actions()) {
            QVERIFY2(menu->text().contains('&'), qPrintable(menu->text()));
            for (const QAction *entry : entries(menu->menu())) {
                const QByteArray text = entry->text().toUtf8();
                QVERIFY(!text.isEmpty());
                if (entry->objectName().isEmpty())
                    continue; // "No recent files" and the like, and docks
                QVERIFY2(!entry->toolTip().isEmpty(), text.constData());
                QVERIFY2(!entry->statusTip().isEmpty(), text.constData());
                QVERIFY2(!names.contains(entry->objectName()), text.constData());
                names << entry->objectName();
            }
        }
        QVERIFY(names.size() > 15);
    }

    void computingRoutesIsOneUndoStepOfTheTopology()
    {
        m_window->openFile(example());
        QAction *compute = action("actionComputeRoutes");
        QVERIFY(compute->isEnabled());
        const bool before = compute->isChecked();
        compute->trigger();
        QCOMPARE(compute->isChecked(), !before);
        QCOMPARE(m_window->document().topology().attributes().value("compute_routes").toBool(),
                 !before);
        m_window->document().undoStack().undo();
        QCOMPARE(compute->isChecked(), before);
        QVERIFY(!m_window->isWindowModified());
    }

    void aFileOfAnotherProgramOpensWithARowForEachRemark()
    {
        m_window->openFile(TOMATO_SOURCE "/tests/app/exchange/data/revision9.gns3");
        QCOMPARE(m_window->windowTitle().left(6), "office");
        QVERIFY(!m_window->isWindowModified()); // it can be imported again
        const auto *rows = m_window->findChild<QTreeWidget *>("messages");
        QStringList texts;
        for (int i = 0; i < rows->topLevelItemCount(); ++i)
            texts << rows->topLevelItem(i)->text(1);
        QVERIFY2(!texts.filter("a serial link became").isEmpty(), qPrintable(texts.join('\n')));
        QVERIFY(!texts.filter("revision9.gns3 was imported").isEmpty());
        m_window->document().undoStack().setClean();
    }

    QStringList messages() const
    {
        const auto *rows = m_window->findChild<QTreeWidget *>("messages");
        QStringList texts;
        for (int i = 0; i < rows->topLevelItemCount(); ++i)
            texts << rows->topLevelItem(i)->text(1);
        return texts;
    }

    void remarksNameTheElement()
    {
        m_window->openFile(TOMATO_SOURCE "/tests/app/exchange/data/revision9.gns3");
        int named = 0;
        for (const auto &[id, item] : m_window->scene().elementItems()) {
            const QString name = m_window->document().topology().element(id)->name();
            for (const QString &text : messages())
                named += text.startsWith(name) ? 1 : 0;
        }
        QVERIFY2(named > 0, qPrintable(messages().join('\n')));
        QVERIFY2(messages().filter(QRegularExpression("nodes\\[\\d")).isEmpty(),
                 qPrintable(messages().join('\n')));
    }

    void twoRoutersWithAddressesGetRoutesAndASentence()
    {
        auto &document = m_window->document();
        const ElementId first = *document.addElement(topology::ElementKind::Router, {0, 0});
        const ElementId second = *document.addElement(topology::ElementKind::Router, {200, 0});
        QVERIFY(document.connectElements(first, second));
        action("actionAssignAddresses")->trigger();
        QVERIFY(action("actionComputeRoutes")->isChecked());
        QCOMPARE(messages().filter("Compute Routes was turned on").size(), 1);
        // The way back, which holds.
        action("actionComputeRoutes")->trigger();
        QVERIFY(!action("actionComputeRoutes")->isChecked());
        QVERIFY(document.addElement(topology::ElementKind::Host, {0, 200}));
        action("actionAssignAddresses")->trigger();
        QVERIFY(!action("actionComputeRoutes")->isChecked());
        document.undoStack().setClean();
    }

    void aFileWithoutPositionsIsLaidOut()
    {
        qputenv("PATH", TOMATO_BIN ":" + qgetenv("PATH"));
        QFile file(m_home.filePath("fabric.clab.yml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("name: fabric\ntopology:\n  nodes:\n    a: {kind: linux}\n    b: {kind: linux}\n"
                   "    c: {kind: linux}\n  links:\n"
                   "    - endpoints: [\"a:swp1\", \"b:swp1\"]\n"
                   "    - endpoints: [\"b:swp2\", \"c:swp1\"]\n");
        file.close();
        m_window->openFile(file.fileName());
        const auto &document = m_window->document();
        QTRY_COMPARE_WITH_TIMEOUT(m_window->document().undoStack().count(), 1, 60'000);
        QVERIFY(!document.isModified());
        for (const auto &[id, connection] : document.topology().connections()) {
            const QLineF line(document.scenePosition(connection.ends[0]),
                              document.scenePosition(connection.ends[1]));
            QVERIFY2(line.length() > 140, qPrintable(QString::number(line.length())));
        }
    }

    void aMessageLeadsToItsConnection()
    {
        m_window->openFile(example());
        const ConnectionId id = m_window->document().topology().connections().begin()->first;
        m_window->showMessage(MainWindow::Severity::Problem, "Capturing failed", {}, id);
        auto *rows = m_window->findChild<QTreeWidget *>("messages");
        auto *row = rows->topLevelItem(rows->topLevelItemCount() - 1);
        QVERIFY(row->toolTip(1).contains("connection"));
        m_window->scene().selectNothing();
        emit rows->itemActivated(row, 0);
        QCOMPARE(m_window->scene().selectedConnections(), std::vector<ConnectionId>{id});
    }

    void controlWClosesTheWindow()
    {
        QCOMPARE(action("actionCloseWindow")->shortcut(), QKeySequence("Ctrl+W"));
        QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
        QVERIFY(!m_window->isVisible());
    }

    void returnAddsAnElementFromThePalette()
    {
        auto *button = m_window->findChild<QAbstractButton *>("paletteHost");
        button->setFocus(Qt::TabFocusReason);
        QTest::keyClick(button, Qt::Key_Return);
        QCOMPARE(m_window->scene().elementItems().size(), 1u);
        QTRY_VERIFY(button->hasFocus());
        QTest::keyClick(button, Qt::Key_Return);
        QCOMPARE(m_window->scene().elementItems().size(), 2u);
        // From a field of the properties Escape leads to the canvas, and its keys.
        auto *name = m_window->findChild<QLineEdit *>("propertyName");
        QVERIFY(name);
        name->setFocus();
        QTRY_VERIFY(name->hasFocus());
        QTest::keyClick(name, Qt::Key_Escape);
        QTRY_VERIFY(m_window->canvas().hasFocus());
        m_window->document().undoStack().setClean();
    }

    void theListOfRunningLabsSaysWhenThereIsNone()
    {
        action("actionRunningLabs")->trigger();
        auto *labs = m_window->findChild<QDialog *>("runningLabs");
        QVERIFY(labs && labs->isVisible());
        QVERIFY(!labs->findChild<QAbstractButton *>("openRunningLab")->isEnabled());
        QVERIFY(!labs->findChild<QAbstractButton *>("stopRunningLab")->isEnabled());
        labs->close();
    }

    void aCopyIsExportedForAnotherProgram()
    {
        m_window->openFile(example());
        action("actionExportTopology")->trigger();
        auto *dialog = m_window->findChild<QFileDialog *>("exportTopologyDialog");
        QVERIFY(dialog);
        const QString path = m_home.filePath("copy.clab.yml");
        emit dialog->fileSelected(path);
        dialog->reject();
        QVERIFY(QFileInfo(path).size() > 100);
        QVERIFY(!m_window->isWindowModified());
        QCOMPARE(m_window->document().filePath(), QFileInfo(example()).absoluteFilePath());
    }

    void theChosenTypeHoldsWhereTheNameTellsNone()
    {
        m_window->openFile(example());
        action("actionExportTopology")->trigger();
        auto *dialog = m_window->findChild<QFileDialog *>("exportTopologyDialog");
        QVERIFY(dialog);
        dialog->selectNameFilter("GraphML (*.graphml)");
        QFile text(m_home.filePath("copy.txt"));
        emit dialog->fileSelected(text.fileName());
        QVERIFY(text.open(QIODevice::ReadOnly));
        QVERIFY(text.readAll().contains("<graphml"));
        QFile script(m_home.filePath("copy.py"));
        emit dialog->fileSelected(script.fileName());
        QVERIFY(script.open(QIODevice::ReadOnly));
        QVERIFY(script.readAll().contains("import"));
        dialog->reject();
    }

    void noTwoActionsHaveTheSameShortcut()
    {
        QMap<QString, QString> taken;
        for (const QAction *each : m_window->findChildren<QAction *>()) {
            for (const QKeySequence &keys : each->shortcuts()) {
                const QString text = keys.toString();
                QVERIFY2(!taken.contains(text),
                         qPrintable(text + ' ' + each->text() + ' ' + taken.value(text)));
                taken.insert(text, each->text());
            }
        }
        QVERIFY(taken.contains("F5") && taken.contains("Ctrl+Z"));
    }

    void everyButtonOfTheToolBarHasAnIconATipAndAName()
    {
        const auto *bar = m_window->findChild<QToolBar *>("toolBar");
        int buttons = 0;
        for (const QAction *each : bar->actions()) {
            if (each->isSeparator())
                continue;
            ++buttons;
            QVERIFY2(!each->icon().isNull(), qPrintable(each->text()));
            QVERIFY2(!each->toolTip().isEmpty(), qPrintable(each->text()));
        }
        QVERIFY(buttons >= 8);
        for (const QToolButton *button : m_window->findChildren<QToolButton *>()) {
            const bool isQts = button->objectName().startsWith("qt_") ||
                               qobject_cast<const QLineEdit *>(button->parent()) != nullptr;
            if (isQts)
                continue;
            const bool isNamed = !button->text().isEmpty() || !button->accessibleName().isEmpty();
            QVERIFY2(isNamed, qPrintable(button->objectName()));
        }
    }

    void aFileIsOpenBeforeTheWindowIsShown()
    {
        MainWindow window({});
        window.openFile(example());
        QCOMPARE(window.document().filePath(), example());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTRY_VERIFY(window.canvas()
                        .mapToScene(window.canvas().viewport()->rect())
                        .boundingRect()
                        .contains(window.scene().contentRect()));
    }

    void aFileThatCannotBeReadIsAMessageAndNothingElse()
    {
        m_window->openFile(m_home.filePath("missing.json"));
        const auto *rows = m_window->findChild<QTreeWidget *>("messages");
        QVERIFY(rows->isVisible());
        QCOMPARE(rows->topLevelItemCount(), 1);
        QVERIFY(rows->topLevelItem(0)->text(1).contains("missing.json"));
        QVERIFY(QApplication::activeModalWidget() == nullptr);
        QVERIFY(m_window->document().filePath().isEmpty());
    }

    void aFileThatIsDroppedOnTheCanvasIsOpened()
    {
        test::dropFile(m_window->canvas().viewport(), example());
        QCOMPARE(m_window->document().filePath(), example());
    }

    void theTitleSaysWhatIsOpenAndWhetherItChanged()
    {
        m_window->openFile(example());
        QVERIFY(m_window->windowTitle().startsWith(m_window->document().displayName()));
        QVERIFY(!m_window->isWindowModified());
        QVERIFY(m_window->document().addElement(topology::ElementKind::Host, {}));
        QVERIFY(m_window->isWindowModified());
        action("actionUndo")->trigger();
        QVERIFY(!m_window->isWindowModified());
    }

    void closingAsksOnceAboutChangesAndCancelKeepsThem()
    {
        QVERIFY(m_window->document().addElement(topology::ElementKind::Host, {}));
        m_window->close();
        auto *box = m_window->findChild<QMessageBox *>("saveQuestion");
        QVERIFY(box != nullptr && m_window->isVisible());
        QTest::mouseClick(box->button(QMessageBox::Cancel), Qt::LeftButton);
        QVERIFY(m_window->isVisible());
        QTRY_VERIFY(m_window->findChild<QMessageBox *>("saveQuestion") == nullptr);
        m_window->close();
        box = m_window->findChild<QMessageBox *>("saveQuestion");
        QTest::mouseClick(box->button(QMessageBox::Discard), Qt::LeftButton);
        QVERIFY(!m_window->isVisible());
    }

    void theNameIsEditedInItsPlace()
    {
        const ElementId id = *m_window->document().addElement(topology::ElementKind::Host, {});
        m_window->scene().selectOnly(id);
        QTest::keyClick(m_window.get(), Qt::Key_F2);
        auto *editor = m_window->findChild<QLineEdit *>("nameEditor");
        QVERIFY(editor != nullptr);
        QTest::keyClicks(editor, "alice");
        QTest::keyClick(editor, Qt::Key_Return);
        QCOMPARE(m_window->document().topology().element(id)->name(), QString("alice"));
        QTRY_VERIFY(m_window->findChild<QLineEdit *>("nameEditor") == nullptr);
    }

    void escapeLeavesTheConnectToolWhereverTheFocusIs()
    {
        QTest::keyClick(m_window.get(), Qt::Key_C);
        QVERIFY(action("actionConnectTool")->isChecked());
        QTest::keyClick(m_window.get(), Qt::Key_Escape);
        QVERIFY(action("actionSelectTool")->isChecked());
    }

    void aClickInThePaletteAddsWhereThereIsRoom()
    {
        auto *host = m_window->findChild<QToolButton *>("paletteHost");
        QTest::mouseClick(host, Qt::LeftButton);
        QTest::mouseClick(host, Qt::LeftButton);
        const auto &elements = m_window->scene().elementItems();
        QCOMPARE(elements.size(), 2u);
        QVERIFY(elements.begin()->second->pos() != elements.rbegin()->second->pos());
    }

    void aDockThatIsShownGetsRoom()
    {
        m_window->resize(1280, 900);
        auto *captures = m_window->findChild<QDockWidget *>("capturesDock");
        const int enough = 10 * captures->fontMetrics().lineSpacing();
        captures->toggleViewAction()->trigger();
        QCoreApplication::processEvents();
        QTRY_VERIFY(captures->height() > enough);
        // The size that the user gives it stays.
        m_window->resizeDocks({captures}, {captures->minimumSizeHint().height()}, Qt::Vertical);
        QTRY_VERIFY(captures->height() < enough);
        captures->toggleViewAction()->trigger();
        captures->toggleViewAction()->trigger();
        QCoreApplication::processEvents();
        QVERIFY(captures->height() < enough);
        auto *tree = m_window->findChild<QDockWidget *>("treeDock");
        tree->toggleViewAction()->trigger();
        QTRY_VERIFY(4 * tree->width() >= 3 * tree->sizeHint().width());
    }

    void aDockThatIsInSightKeepsItsHeight()
    {
        m_window->resize(1280, 900);
        auto *timeline = m_window->findChild<QDockWidget *>("timeline");
        auto *show = m_window->findChild<QAction *>("showTimeline");
        QVERIFY(timeline && show);
        show->trigger();
        QTRY_VERIFY(timeline->isVisible() && !timeline->visibleRegion().isEmpty());
        const int given = timeline->minimumSizeHint().height() + 10;
        // It gets room of its own when it has been laid out.
        QCoreApplication::processEvents();
        QTRY_VERIFY(timeline->height() > given);
        m_window->resizeDocks({timeline}, {given}, Qt::Vertical);
        QTRY_COMPARE(timeline->height(), given);
        show->trigger();
        QCoreApplication::processEvents();
        QCOMPARE(timeline->height(), given);
    }

    void aMessageLeadsToItsElement()
    {
        m_window->openFile(example());
        const ElementId id = m_window->scene().elementItems().rbegin()->first;
        m_window->showMessage(MainWindow::Severity::Problem, "it is broken", id);
        auto *rows = m_window->findChild<QTreeWidget *>("messages");
        emit rows->itemActivated(rows->topLevelItem(0), 1);
        QCOMPARE(m_window->scene().selectedElements(), std::vector{id});
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
