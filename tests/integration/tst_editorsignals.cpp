// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QDir>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <memory>

/// Judges what an editor leaves in the folder for temporary files when a signal ends it.
class TestEditorSignals final : public QObject
{
    Q_OBJECT

    static QStringList left(const Shell &shell)
    {
        return QDir(shell.path("temporary"))
            .entryList({"tomato-desktop-*"}, QDir::Dirs | QDir::NoDotAndDotDot);
    }

    static std::unique_ptr<QProcess> start(const Shell &shell)
    {
        QDir().mkpath(shell.path("temporary"));
        QProcessEnvironment environment = shell.environment();
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        environment.insert("TMPDIR", shell.path("temporary"));
        environment.insert("HOME", shell.path(""));
        environment.insert("XDG_CONFIG_HOME", shell.path("config"));
        auto editor = std::make_unique<QProcess>();
        editor->setProcessEnvironment(environment);
        editor->start(TOMATO_BIN "/tomato-desktop", {});
        return editor;
    }

private slots:
    void aSignalLeavesNoTemporaryFolder_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("asked to end") << SIGTERM;
        QTest::newRow("interrupted") << SIGINT;
        QTest::newRow("hung up on") << SIGHUP;
    }

    void aSignalLeavesNoTemporaryFolder()
    {
        QFETCH(const int, signal);
        const Shell shell;
        const auto editor = start(shell);
        QTRY_VERIFY_WITH_TIMEOUT(!left(shell).isEmpty(), 60'000);
        QCOMPARE(::kill(static_cast<pid_t>(editor->processId()), signal), 0);
        QVERIFY(editor->waitForFinished(60'000));
        // As who sent it expects.
        QCOMPARE(editor->exitStatus(), QProcess::CrashExit);
        QCOMPARE(editor->exitCode(), signal);
        QCOMPARE(left(shell), QStringList());
    }

    void theNextStartRemovesWhatAKilledEditorLeft()
    {
        const Shell shell;
        const auto killed = start(shell);
        QTRY_VERIFY_WITH_TIMEOUT(!left(shell).isEmpty(), 60'000);
        killed->kill();
        QVERIFY(killed->waitForFinished(60'000));
        const QStringList before = left(shell);
        QVERIFY(!before.isEmpty());
        const auto next = start(shell);
        const auto isSwept = [&] {
            const QStringList now = left(shell);
            return std::none_of(before.begin(), before.end(),
                                [&now](const QString &each) { return now.contains(each); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isSwept(), 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(!left(shell).isEmpty(), 60'000);
        next->terminate();
        QVERIFY(next->waitForFinished(60'000));
        QCOMPARE(left(shell), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestEditorSignals)
#include "tst_editorsignals.moc"
