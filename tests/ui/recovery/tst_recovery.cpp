// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document/autosave.h"
#include "app/document/recovery.h"
#include "app/topology/format/tomatoformat.h"
#include "tests/ownprogram.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato;
using namespace tomato::ui;

/// Kills an editor that has unsaved changes, and looks whether the next one offers them.
class TestRecovery final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    QString m_file;

    /// This program, as an editor that adds an element and then waits to be killed.
    void crash() const
    {
        QProcess editor;
        editor.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        editor.start(ownProgram(), {"--editor", m_file});
        QVERIFY(editor.waitForStarted());
        QByteArray said;
        connect(&editor, &QProcess::readyReadStandardOutput, this,
                [&] { said += editor.readAllStandardOutput(); });
        QTRY_VERIFY_WITH_TIMEOUT(said.contains("kept"), 60'000);
        editor.kill();
        QVERIFY(editor.waitForFinished());
        QCOMPARE(editor.exitStatus(), QProcess::CrashExit);
    }

    int leftovers() const
    {
        return static_cast<int>(document::findRecoveries(document::recoveryDirectory()).size());
    }

private slots:
    void initTestCase()
    {
        for (const char *name : {"XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME"})
            qputenv(name, m_home.path().toLocal8Bit());
        m_file = m_home.filePath("drawing.tomato4.json");
        document::Document document;
        QVERIFY(document.addElement(topology::ElementKind::Host, {}));
        QVERIFY(document.save(m_file));
        crash();
    }

    void nothingIsOfferedWhereNothingIsLeft()
    {
        MainWindow window({});
        window.show();
        QVERIFY(!window.findChild<QWidget *>("recoveryBar")->isVisible());
    }

    void changesOfAKilledEditorAreOfferedAndRecovered()
    {
        QCOMPARE(leftovers(), 1);
        MainWindow window({});
        window.show();
        window.offerRecovery();
        QVERIFY(window.findChild<QWidget *>("recoveryBar")->isVisible());
        QVERIFY(QApplication::activeModalWidget() == nullptr);
        QVERIFY(window.findChild<QLabel *>("recoveryText")->text().contains("drawing"));
        QTest::mouseClick(window.findChild<QPushButton *>("recover"), Qt::LeftButton);
        QVERIFY(!window.findChild<QWidget *>("recoveryBar")->isVisible());
        QCOMPARE(window.document().topology().elements().size(), 2u);
        QCOMPARE(window.document().filePath(), m_file);
        QVERIFY(window.isWindowModified());
        QVERIFY(window.document().save(m_file));
        QTRY_COMPARE(leftovers(), 0);
    }

    void whatIsNotWantedIsDeleted()
    {
        crash();
        MainWindow window({});
        window.show();
        window.offerRecovery();
        QTest::mouseClick(window.findChild<QPushButton *>("discardRecovery"), Qt::LeftButton);
        QVERIFY(!window.findChild<QWidget *>("recoveryBar")->isVisible());
        QCOMPARE(leftovers(), 0);
    }

    void laterAsksAgain()
    {
        crash();
        MainWindow window({});
        window.show();
        window.offerRecovery();
        QTest::mouseClick(window.findChild<QPushButton *>("recoverLater"), Qt::LeftButton);
        QVERIFY(!window.findChild<QWidget *>("recoveryBar")->isVisible());
        QCOMPARE(leftovers(), 1);
    }
};

static int runEditor(const QString &file)
{
    MainWindow window({});
    window.openFile(file);
    window.show();
    QObject::connect(window.findChild<document::Autosave *>(), &document::Autosave::written, [] {
        printf("kept\n");
        fflush(stdout);
    });
    if (!window.document().addElement(topology::ElementKind::Host, {100, 0}))
        return 1;
    return QApplication::exec();
}

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName("tomato-desktop-test");
    if (argc > 2 && qstrcmp(argv[1], "--editor") == 0)
        return runEditor(QString::fromLocal8Bit(argv[2]));
    TestRecovery test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_recovery.moc"
