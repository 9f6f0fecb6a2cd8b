// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/screenroom.h"

#include "app/document/examples.h"
#include "ui/canvas/canvasview.h"
#include "ui/canvas/scene/topologyscene.h"
#include "ui/editorwindows.h"
#include "ui/lab/windows/mactablewindow.h"
#include "ui/lab/windows/runcommanddialog.h"
#include "ui/lab/windows/runninglabswindow.h"
#include "ui/lab/windows/serviceswindow.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace tomato;
using namespace tomato::ui;

/// Each window and dialog on a screen of 960 x 540 pixels: that of a projector at twice the size.
class TestScreenRoom final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<EditorWindows> m_windows;
    MainWindow *m_window = nullptr;

    QAction *action(const char *name) const { return m_window->findChild<QAction *>(name); }

    template <class Dialog = QDialog>
    Dialog *open(const char *name) const
    {
        for (Dialog *each : m_window->findChildren<Dialog *>(name)) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }

    /// With its frame, of which most desktops have this much.
    static QString whyNot(const QWidget &window)
    {
        const QRect screen = window.screen()->availableGeometry();
        const QRect frame(window.frameGeometry().topLeft(), window.size() + QSize(8, 34));
        if (screen.contains(window.frameGeometry()) && frame.width() <= screen.width() &&
            frame.height() <= screen.height())
            return {};
        return QStringLiteral("%1 takes %2 x %3 at %4, %5 of %6 x %7")
            .arg(window.objectName())
            .arg(frame.width())
            .arg(frame.height())
            .arg(frame.x())
            .arg(frame.y())
            .arg(screen.width())
            .arg(screen.height());
    }

    static bool isInside(const QWidget &part, const QWidget &window)
    {
        return window.rect().contains(QRect(part.mapTo(&window, QPoint()), part.size()));
    }

    ConnectionId connection() const { return m_window->scene().connections().all().begin()->first; }

    double canvasShare() const
    {
        return static_cast<double>(m_window->canvas().height()) / m_window->height();
    }

    bool isWhole() const
    {
        const CanvasView &canvas = m_window->canvas();
        return canvas.mapToScene(canvas.viewport()->rect())
            .boundingRect()
            .contains(m_window->scene().contentRect());
    }

private slots:
    void initTestCase()
    {
        QCOMPARE(QGuiApplication::primaryScreen()->size(), QSize(960, 540));
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        QCoreApplication::setOrganizationName("tomato-desktop-test");
        for (const char *name : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
            qputenv(name, m_home.path().toLocal8Bit());
    }

    void init()
    {
        QSettings().clear();
        m_windows = std::make_unique<EditorWindows>(QStringList{TOMATO_BIN "/plugins"});
        m_window = &m_windows->open(findExamples().front().path);
        QVERIFY(QTest::qWaitForWindowExposed(m_window));
    }

    void cleanup()
    {
        m_window->document().undoStack().setClean();
        m_windows.reset();
    }

    void theMainWindowOpensWithinTheScreen()
    {
        QVERIFY2(whyNot(*m_window).isEmpty(), qPrintable(whyNot(*m_window)));
    }

    void withAllDocksItStillFits()
    {
        QString least;
        for (QDockWidget *dock : m_window->findChildren<QDockWidget *>()) {
            dock->show();
            least += QStringLiteral("%1: %2 x %3\n")
                         .arg(dock->objectName())
                         .arg(dock->widget()->minimumSizeHint().width())
                         .arg(dock->widget()->minimumSizeHint().height());
        }
        QCoreApplication::processEvents();
        QVERIFY2(m_window->minimumSizeHint().height() <= 540 - 34,
                 qPrintable(least + QString::number(m_window->minimumSizeHint().height())));
        QVERIFY(m_window->minimumSizeHint().width() <= 960 - 8);
        QTRY_VERIFY2(whyNot(*m_window).isEmpty(), qPrintable(whyNot(*m_window)));
    }

    void aDockBelowLeavesTwoFifthsToTheCanvasAndTheDrawingWhole_data()
    {
        QTest::addColumn<QByteArray>("dock");
        for (const char *name : {"capturesDock", "packetsDock", "journeysDock", "trafficDock",
                                 "downloadsDock", "messagesDock"})
            QTest::newRow(name) << QByteArray(name);
    }

    void aDockBelowLeavesTwoFifthsToTheCanvasAndTheDrawingWhole()
    {
        QFETCH(QByteArray, dock);
        m_window->canvas().zoomToFit();
        m_window->findChild<QDockWidget *>(dock)->toggleViewAction()->trigger();
        QTRY_VERIFY2(canvasShare() >= 0.39, qPrintable(QString::number(canvasShare())));
        QTRY_VERIFY(isWhole());
        const int height = m_window->findChild<QDockWidget *>(dock)->height();
        QVERIFY2(height > 90, qPrintable(QString::number(height)));
    }

    void aHeightThatIsRememberedDoesNotCutTheDrawing()
    {
        QSettings().setValue("docks/bottomHeight", 700); // of a larger screen
        m_windows = std::make_unique<EditorWindows>(QStringList{TOMATO_BIN "/plugins"});
        m_window = &m_windows->open(findExamples().front().path);
        QVERIFY(QTest::qWaitForWindowExposed(m_window));
        for (const char *name : {"capturesDock", "packetsDock"}) {
            m_window->findChild<QDockWidget *>(name)->toggleViewAction()->trigger();
            QTRY_VERIFY2(canvasShare() >= 0.39, qPrintable(QString::number(canvasShare())));
        }
        QTRY_VERIFY(isWhole());
        m_window->resize(900, 480);
        QTRY_VERIFY2(canvasShare() >= 0.39, qPrintable(QString::number(canvasShare())));
    }

    void theConfigWindowFitsWithAllThatOpens_data()
    {
        QTest::addColumn<int>("connections");
        QTest::newRow("one") << 1;
        QTest::newRow("several") << 2;
    }

    void theConfigWindowFitsWithAllThatOpens()
    {
        QFETCH(int, connections);
        std::vector<ConnectionId> ids;
        for (const auto &[id, each] : m_window->scene().connections().all()) {
            if (static_cast<int>(ids.size()) < connections)
                ids.push_back(id);
        }
        m_window->configureAll(ids);
        auto *config = open("configWindow");
        QVERIFY(config);
        QVERIFY(QTest::qWaitForWindowExposed(config));
        config->findChild<QAbstractButton *>("captureModeBoth")->click();
        config->findChild<QAbstractButton *>("captureOptions")->click();
        config->findChild<QLineEdit *>("liveAddress")->setText("192.0.2.1");
        config->findChild<QLineEdit *>("captureFilter")->setText("tcp prot 80 and not so");
        for (int tab = 0; tab < 2; ++tab) {
            config->findChild<QTabWidget *>("configTabs")->setCurrentIndex(tab);
            QTRY_VERIFY2(whyNot(*config).isEmpty(), qPrintable(whyNot(*config)));
            for (const char *button : {"configSave", "configCancel"}) {
                const auto *found = config->findChild<QPushButton *>(button);
                QVERIFY2(found->isVisible() && isInside(*found, *config), button);
            }
        }
        config->done(QDialog::Rejected);
    }

    void theDialogsOfTheMenusFit_data()
    {
        QTest::addColumn<QByteArray>("action");
        for (const char *name :
             {"actionPreferences", "actionManual", "actionAbout", "actionOpen", "actionImport",
              "actionSaveAs", "actionExport", "actionExportTopology", "actionRunningLabs"})
            QTest::newRow(name) << QByteArray(name);
    }

    void theDialogsOfTheMenusFit()
    {
        QFETCH(QByteArray, action);
        this->action(action.constData())->trigger();
        QCoreApplication::processEvents();
        int seen = 0;
        for (QDialog *each : m_window->findChildren<QDialog *>()) {
            if (!each->isVisible())
                continue;
            ++seen;
            QTRY_VERIFY2(whyNot(*each).isEmpty(), qPrintable(whyNot(*each)));
            each->done(QDialog::Rejected);
        }
        QVERIFY(seen > 0);
    }

    void theQuestionForAFilterFits()
    {
        m_window->scene().selectOnly(connection());
        action("selected_captureWithFilter")->trigger();
        auto *question = open("filterQuestion");
        QVERIFY(question);
        question->findChild<QLineEdit *>("captureFilter")->setText("tcp prot 80 and not so");
        QTRY_VERIFY2(whyNot(*question).isEmpty(), qPrintable(whyNot(*question)));
        question->done(QDialog::Rejected);
    }

    void theLiveCaptureInfoFits()
    {
        QVERIFY(m_window->document().changeConnections(
            {{connection(), {{"capturing", true}, {"capture_mode", "both"}}}}, "live"));
        m_window->scene().selectOnly(connection());
        action("selected_liveCaptureInfo")->trigger();
        auto *info = open("liveCaptureInfo");
        QVERIFY(info);
        QTRY_VERIFY2(whyNot(*info).isEmpty(), qPrintable(whyNot(*info)));
        info->done(QDialog::Rejected);
    }

    void theWindowsOfElementsFit()
    {
        const auto none = [](const QStringList &) { return QStringList{"true"}; };
        const std::vector<QDialog *> dialogs{
            new RunCommandDialog("h1", none, m_window),
            new ServicesWindow(
                "h1", [] { return std::vector<client::CommandStatus>(); }, m_window),
            new MacTableWindow(
                "s1", MacTableWindow::Place::Elsewhere, none,
                [](const QString &) { return QString(); }, m_window)};
        for (QDialog *each : dialogs) {
            each->show();
            QTRY_VERIFY2(whyNot(*each).isEmpty(), qPrintable(whyNot(*each)));
            each->close();
        }
    }

    void unsavedChangesAreAskedForWithinTheScreen()
    {
        QVERIFY(m_window->document().addElement(topology::ElementKind::Host, {0, 0}));
        m_window->close();
        auto *question = open("saveQuestion");
        QVERIFY(question);
        QTRY_VERIFY2(whyNot(*question).isEmpty(), qPrintable(whyNot(*question)));
        question->done(QDialog::Rejected);
    }

    void aDialogThatFitsOpensInTheMiddleOfItsParent()
    {
        QDialog dialog(m_window);
        dialog.resize(200, 100);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        const QPoint off = dialog.geometry().center() - m_window->geometry().center();
        QVERIFY2(off.manhattanLength() < 60,
                 qPrintable(QStringLiteral("%1, %2").arg(off.x()).arg(off.y())));
    }

    void aDialogThatIsLargerThanTheScreenIsMadeToFit()
    {
        QDialog dialog(m_window);
        dialog.setObjectName("large");
        (new QVBoxLayout(&dialog))->addWidget(new QLabel("x"));
        dialog.resize(1400, 900);
        dialog.show();
        QTRY_VERIFY2(whyNot(dialog).isEmpty(), qPrintable(whyNot(dialog)));
    }
};

/// The screen must be there before the application is.
int main(int argc, char **argv)
{
    QTemporaryDir folder;
    QFile file(folder.filePath("screen.json"));
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    file.write(R"({"screens": [{"name": "small", "x": 0, "y": 0, "width": 960, "height": 540,
                   "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]})");
    file.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + file.fileName().toLocal8Bit());
    QApplication application(argc, argv);
    TestScreenRoom test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_screenroom.moc"
