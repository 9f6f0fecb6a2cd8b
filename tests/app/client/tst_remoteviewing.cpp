// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/client/remoteviewing.h"

#include <QFile>
#include <QProcess>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

using tomato::ConnectionId;
using tomato::LabId;
using tomato::client::remoteViewerCommand;
using tomato::client::StreamStart;

class TestRemoteViewing final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        qputenv("USER", "ada");
        qputenv("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.7 22");
        // Where no login finds it by its name.
        QFile program(m_program);
        QVERIFY(program.open(QIODevice::WriteOnly));
        QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        qputenv("TOMATO", QFile::encodeName(m_program));
    }

    void theLineGoesThroughSshToTheShell()
    {
        QCOMPARE(
            remoteViewerCommand(LabId("one"), ConnectionId("c1"), StreamStart::Now, "wireshark"),
            "ssh ada@192.0.2.7 " + m_program + " capture follow one c1 | wireshark -k -i -");
        QCOMPARE(remoteViewerCommand(LabId("one"), ConnectionId("c1"), StreamStart::Backlog,
                                     "wireshark"),
                 "ssh ada@192.0.2.7 " + m_program +
                     " capture follow one c1 --backlog | wireshark -k -i -");
    }

    void whoDidNotComeOverSshGetsTheMachinesName()
    {
        qunsetenv("SSH_CONNECTION");
        const QString command =
            remoteViewerCommand(LabId("one"), ConnectionId("c1"), StreamStart::Now, "wireshark");
        QVERIFY2(command.startsWith("ssh ada@" + QSysInfo::machineHostName() + ' '),
                 qPrintable(command));
    }

    /// Both shells, here and there, shall take the id of a file for one word.
    void anIdStaysOneWordInBothShells_data()
    {
        QTest::addColumn<QString>("id");
        QTest::newRow("semicolon") << "c1; touch /tmp/x";
        QTest::newRow("substitution") << "$(id)`id`";
        QTest::newRow("quotes") << "it's \"c1\"";
        QTest::newRow("empty") << "";
    }

    void anIdStaysOneWordInBothShells()
    {
        QFETCH(QString, id);
        QString command = remoteViewerCommand(LabId("one"), ConnectionId(id.toStdString()),
                                              StreamStart::Now, "wireshark");
        // In the place of ssh a shell that reads the line once more, as a login shell there does.
        command = "ssh() { shift; sh -c \"$*\"; }; " +
                  command.section(" | wireshark", 0, 0).replace(m_program, "printf [%s]");
        QProcess shell;
        shell.start("sh", {"-c", command});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()),
                 "[capture][follow][one][" + id + ']');
    }

private:
    const QTemporaryDir m_folder;
    const QString m_program = m_folder.filePath("tomato");
};

QTEST_GUILESS_MAIN(TestRemoteViewing)
#include "tst_remoteviewing.moc"
