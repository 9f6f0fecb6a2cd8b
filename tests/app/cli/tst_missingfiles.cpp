// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace tomato::cli;

/// A file that is not there has the exit code of its own, whichever command is to read it.
class TestMissingFiles final : public QObject
{
    Q_OBJECT

    /// Each command that reads a file, which is NONE here.
    static QList<QStringList> words()
    {
        return {{"run", "NONE", "--out", "out"},
                {"lab", "start", "NONE"},
                {"merge", "NONE", "-o", "out.pcapng"},
                {"journey", "NONE"},
                {"losses", "NONE"},
                {"packets", "NONE", "-o", "out.csv"},
                {"topology", "check", "NONE"},
                {"topology", "check", "NONE", "--json"},
                {"topology", "convert", "NONE", "out.tomato4.json"},
                {"topology", "layout", "NONE"},
                {"topology", "link", "NONE", "a", "b"},
                {"topology", "rename", "NONE", "a", "b"},
                {"topology", "delay", "NONE"},
                {"topology", "place", "NONE"},
                {"template", "show", "./NONE"},
                {"template", "save", "NONE", "name", "h1"},
                {"template", "insert", "NONE", "name"},
                {"image", "unpack", "NONE"},
                {"image", "use", "none", "NONE", "h1"},
                {"experiment", "run", "NONE", "--out", "out"},
                {"experiment", "table", "NONE"},
                {"experiment", "plot", "NONE", "-o", "out.svg"},
                {"bundle", "make", "out.zip", "--from", "NONE"},
                {"bundle", "show", "NONE"},
                {"bundle", "verify", "NONE"},
                {"bundle", "run", "NONE", "--out", "out"},
                {"compare", "NONE", "NONE"}};
    }

private slots:
    void aFileThatIsNotThereIsNotFound_data()
    {
        QTest::addColumn<QStringList>("line");
        for (const QStringList &each : words())
            QTest::newRow(qPrintable(each.join(' '))) << each;
    }
    void aFileThatIsNotThereIsNotFound()
    {
        QFETCH(QStringList, line);
        const QTemporaryDir folder;
        line.replaceInStrings("NONE", line[0] == "image" && line[1] == "unpack"
                                          ? QStringLiteral("./none.tar")
                                          : QStringLiteral("none.tomato4.json"));
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.start(TOMATO_BIN "/tomato", line);
        QVERIFY(process.waitForFinished(60'000));
        QVERIFY2(process.exitCode() == 3,
                 qPrintable(QStringLiteral("%1, %2")
                                .arg(process.exitCode())
                                .arg(QString::fromUtf8(process.readAllStandardError()))));
    }

    void eachCommandWithAFileIsAmongThem()
    {
        QSet<QString> known;
        for (const QStringList &each : words()) {
            known.insert(each[0]);
            known.insert(each[0] + ' ' + each[1]);
        }
        // A file that is read stands first; others are written.
        static const QRegularExpression reads(QStringLiteral("^(LAB\\|)?(FILE|IN)\\b"));
        for (const Command &each : allCommands())
            QVERIFY2(!reads.match(each.usage).hasMatch() || known.contains(each.name),
                     qPrintable(each.name));
    }
};

QTEST_GUILESS_MAIN(TestMissingFiles)
#include "tst_missingfiles.moc"
