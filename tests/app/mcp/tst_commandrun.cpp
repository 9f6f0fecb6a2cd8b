// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mcp/commandrun.h"

#include "app/confined/confinedprogram.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>

using namespace tomato;
using namespace std::chrono_literals;

class TestCommandRun final : public QObject
{
    Q_OBJECT

    static Result<QString> sh(const QString &script)
    {
        return mcp::runCommand({QStringLiteral("/bin/sh"), {}}, {QStringLiteral("-c"), script},
                               300s);
    }

private slots:
    void outputAndErrorsArePassedOn()
    {
        const auto said = sh("echo one; echo two >&2");
        QVERIFY(said);
        QCOMPARE(*said, QString("one\n\ntwo"));
        const auto failed = sh("echo one; echo two >&2; exit 3");
        QVERIFY(!failed);
        QCOMPARE(failed.error().text(), std::string("one\ntwo\n[exit code 3]"));
        QVERIFY(!mcp::runCommand({QStringLiteral("/nonexistent"), {}}, {}, 300s));
    }

    void aProgramThatGoesOnIsEnded()
    {
        const auto ended = mcp::runCommand(
            {QStringLiteral("/bin/sh"), {}},
            {QStringLiteral("-c"), QStringLiteral("echo one; exec sleep 1000")}, 1s);
        QVERIFY(!ended);
        QCOMPARE(ended.error().text(),
                 std::string("it was ended after 1 seconds; until then: one\n"));
    }

    void aConfinedProgramRunsAndIsEndedAlike()
    {
        const auto confined = [](const QString &script, std::chrono::milliseconds longest,
                                 QByteArray *output) {
            return mcp::runConfined(
                {},
                ConfinedProgram{QStringLiteral("/bin/sh"), {QStringLiteral("-c"), script}, {}, {}},
                longest, [output](const QByteArray &bytes) { *output += bytes; });
        };
        QByteArray output;
        if (!ConfinedProgram::isPossible() || !confined("echo there", 300s, &output))
            QSKIP("programs cannot be confined on this machine");
        QCOMPARE(output, QByteArray("there\n"));
        const auto failed = confined("echo why >&2; exit 3", 300s, &output);
        QVERIFY(!failed);
        QCOMPARE(failed.error().text(), std::string("why\n[exit code 3]"));
        output.clear();
        const auto ended = confined("echo one; exec sleep 1000", 1s, &output);
        QVERIFY(!ended);
        QCOMPARE(ended.error().text(), std::string("it was ended after 1 seconds; until then: "));
    }

    void aProgramIsEndedWhenTheCallIsCancelledInAnotherThread()
    {
        const QTemporaryDir folder;
        const QString begun = folder.filePath(QStringLiteral("begun"));
        QVERIFY(mkfifo(QFile::encodeName(begun).constData(), S_IRUSR | S_IWUSR) == 0);
        std::stop_source source;
        const std::jthread canceller([&] {
            QFile(begun).open(QIODevice::ReadOnly);
            source.request_stop();
        });
        const mcp::Caller caller{QStringLiteral("/bin/sh"), source.get_token()};
        const QStringList words{QStringLiteral("-c"), QStringLiteral(": > ") + begun +
                                                          QStringLiteral("; exec sleep 1000")};
        const auto ended = mcp::runCommand(caller, words, 300s);
        QVERIFY(!ended);
        QCOMPARE(ended.error().text(), std::string("interrupted"));
        // It does not begin a second one, either.
        QVERIFY(!mcp::runCommand(caller, {QStringLiteral("-c"), QStringLiteral("true")}, 300s));
    }

    /// A program in an element may put out more than this machine has memory.
    void whatIsLeftOutIsNotKept()
    {
        constexpr long KilobytesMore = 100'000;
        rusage before{};
        getrusage(RUSAGE_SELF, &before);
        const auto said = sh("head -c 400000000 /dev/zero; head -c 400000000 /dev/zero >&2");
        rusage after{};
        getrusage(RUSAGE_SELF, &after);
        QVERIFY(said);
        QVERIFY(said->endsWith("[399900000 more bytes are left out]"));
        QVERIFY2(after.ru_maxrss - before.ru_maxrss < KilobytesMore,
                 qPrintable(QString::number(after.ru_maxrss - before.ru_maxrss)));
    }
};

QTEST_GUILESS_MAIN(TestCommandRun)
#include "tst_commandrun.moc"
