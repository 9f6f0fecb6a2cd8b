// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/examples.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QMenu>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace tomato;
using namespace tomato::ui;

/// Whatever listens to a selection survives a change of document: all actions, with everything
/// selected, before and after each way to another topology.
class TestSelectionLife final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<MainWindow> m_window;

    document::Document &document() const { return m_window->document(); }
    QAction *action(const char *name) const { return m_window->findChild<QAction *>(name); }

    QString write(const QString &name, const QByteArray &text) const
    {
        QFile file(m_home.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName()
                                                                                  : QString();
    }

    /// With elements, connections, annotations and something locked, all of it selected.
    void openAndSelectAll() const
    {
        document().undoStack().setClean();
        // A copy, as the actions save it.
        const QString file = m_home.filePath("example.tomato4.json");
        QFile::remove(file);
        QVERIFY(QFile::copy(findExamples().front().path, file));
        m_window->openFile(file);
        const ElementId first = m_window->scene().elementItems().begin()->first;
        QVERIFY(document().changeElement(first, {{"_locked", true}}, "lock"));
        QVERIFY(document().changeAnnotations(
            {QJsonObject{{"kind", "text"}, {"x", 0}, {"y", -90}, {"text", "a"}},
             QJsonObject{{"kind", "text"}, {"x", 90}, {"y", -90}, {"text", "b"}}},
            "annotate"));
        action("actionSelectAll")->trigger();
        QVERIFY(m_window->scene().selectedElements().size() > 1);
        QVERIFY(!m_window->scene().selectedConnections().empty());
        QCOMPARE(m_window->scene().annotations().selected().size(), 2u);
        document().undoStack().setClean(); // nothing asks
    }

    /// Nothing is selected that the document has not, and no action acts on it.
    void checkNothingIsSelected() const
    {
        QVERIFY(m_window->scene().selectedElements().empty());
        QVERIFY(m_window->scene().selectedConnections().empty());
        QVERIFY(m_window->scene().annotations().selected().empty());
        for (const char *name : {"actionDelete", "actionLock", "actionToFront", "actionCopy",
                                 "actionConfigure", "actionProperties", "actionRename"})
            QVERIFY2(!action(name)->isEnabled(), name);
        QVERIFY(!action("actionLock")->isChecked());
    }

    void closeDialogs() const
    {
        for (QDialog *each : m_window->findChildren<QDialog *>())
            each->done(QDialog::Rejected);
        if (QWidget *popup = QApplication::activePopupWidget())
            popup->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }

    /// All but those that leave the program, or ask the desktop or an engine for something.
    QList<QAction *> actions() const
    {
        static const QStringList left{"actionQuit",     "actionCloseWindow", "actionNewWindow",
                                      "actionStartLab", "actionPrint",       "captureAll"};
        QList<QAction *> actions;
        for (QAction *each : m_window->findChildren<QAction *>()) {
            const QString name = each->objectName();
            if (!each->isSeparator() && !each->menu() && !name.isEmpty() && !left.contains(name) &&
                !name.startsWith(QLatin1String("_q")))
                actions << each;
        }
        return actions;
    }

    using Way = std::function<void()>;
    std::map<QString, Way> ways()
    {
        return {
            {"new", [this] { action("actionNew")->trigger(); }},
            {"open",
             [this] {
                 m_window->openFile(write("other.tomato4.json", R"({
                    "file_information": {"version": 4},
                    "topology": {"elements": [{"id": "9", "type": "openvz", "attrs": {}}],
                                 "connections": []}})"));
             }},
            {"undo of an import",
             [this] {
                 QVERIFY(document().import(findExamples().back().path, m_report));
                 action("actionSelectAll")->trigger();
                 action("actionUndo")->trigger();
                 action("actionRedo")->trigger();
                 action("actionSelectAll")->trigger();
                 action("actionUndo")->trigger();
                 m_window->scene().selectNothing();
                 document().undoStack().setClean();
             }},
            {"recovery",
             [this] {
                 document().recover({}, {});
                 document().undoStack().setClean();
             }},
        };
    }
    exchange::ImportReport m_report;
    QTimer m_refusal;

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        QCoreApplication::setOrganizationName("tomato-desktop-test");
        for (const char *name : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
            qputenv(name, m_home.path().toLocal8Bit());
    }

    void init()
    {
        // Belongs to a dialog that waits for its answer.
        connect(&m_refusal, &QTimer::timeout, this, [] {
            if (QWidget *dialog = QApplication::activeModalWidget())
                dialog->close();
        });
        m_refusal.start(20);
        QSettings().clear();
        m_window = std::make_unique<MainWindow>(QStringList{TOMATO_BIN "/plugins"});
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }

    void cleanup()
    {
        if (m_window)
            document().undoStack().setClean();
        m_window.reset();
        m_refusal.stop();
    }

    void anotherDocumentHasNothingSelected_data()
    {
        QTest::addColumn<QString>("way");
        for (const auto &[name, way] : ways())
            QTest::newRow(qPrintable(name)) << name;
    }

    void anotherDocumentHasNothingSelected()
    {
        QFETCH(QString, way);
        openAndSelectAll();
        ways().at(way)();
        checkNothingIsSelected();
        closeDialogs();
    }

    void everyActionCanBeChosenBeforeAndAfterEachWay_data()
    {
        anotherDocumentHasNothingSelected_data();
    }

    void everyActionCanBeChosenBeforeAndAfterEachWay()
    {
        QFETCH(QString, way);
        const auto all = ways();
        int chosen = 0;
        for (QAction *each : actions()) {
            openAndSelectAll();
            each->trigger();
            ++chosen;
            closeDialogs();
            document().undoStack().setClean();
            all.at(way)();
            each->trigger();
            closeDialogs();
        }
        QVERIFY(chosen > 60);
    }

    void everyListenerHearsOfWhatIsStillThere()
    {
        openAndSelectAll();
        // All parts of each selection that is reported are there, in the document and on the
        // canvas.
        int heard = 0;
        connect(&m_window->scene(), &QGraphicsScene::selectionChanged, this, [this, &heard] {
            ++heard;
            for (const ElementId &id : m_window->scene().selectedElements())
                QVERIFY(m_window->scene().elementItem(id) && document().topology().element(id));
            for (const ConnectionId &id : m_window->scene().selectedConnections())
                QVERIFY(m_window->scene().connection(id) && document().topology().connection(id));
            for (const qsizetype index : m_window->scene().annotations().selected())
                QVERIFY(m_window->scene().annotations().item(index) &&
                        index < document().annotations().size());
        });
        action("actionDelete")->trigger();
        action("actionUndo")->trigger();
        action("actionSelectAll")->trigger();
        document().clear();
        QVERIFY(heard > 1);
    }

    void theWindowClosesWithEverythingSelected()
    {
        openAndSelectAll();
        QVERIFY(m_window->close());
        m_window.reset();
    }

    void theMenuOfTheCanvasMayBeOpenMeanwhile()
    {
        openAndSelectAll();
        m_window->configureAll(m_window->scene().selectedConnections());
        QVERIFY(m_window->findChild<QDialog *>("configWindow"));
        document().clear();
        QTRY_VERIFY(!m_window->findChild<QDialog *>("configWindow"));
        checkNothingIsSelected();
    }
};

QTEST_MAIN(TestSelectionLife)
#include "tst_selectionlife.moc"
