// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QTest>

/// Runs the benches with words that measure nothing; one that measures is ended after a minute.
class BenchOptionsTest : public QObject
{
    Q_OBJECT

private slots:
    void helpNamesTheOptions_data() { addBenches(); }
    void helpNamesTheOptions()
    {
        QFETCH(QString, bench);
        const Answer answer = ask(bench, {"--help"});
        QCOMPARE(answer.exitCode, 0);
        QVERIFY2(answer.output.startsWith("usage: bench_" + bench.toLatin1() + " [OPTIONS]"),
                 answer.output.constData());
        QVERIFY2(answer.output.contains("\n  --json "), answer.output.constData());
        QCOMPARE(answer.error, QByteArray());
    }

    void whatABenchDoesNotKnowIsRefused_data() { addBenches(); }
    void whatABenchDoesNotKnowIsRefused()
    {
        QFETCH(QString, bench);
        const Answer answer = ask(bench, {"--json", "--quickly"});
        QCOMPARE(answer.exitCode, 2);
        QVERIFY2(answer.error.contains("there is no option '--quickly'"), answer.error.constData());
        QVERIFY2(answer.error.contains("\n  --json "), answer.error.constData());
        QCOMPARE(answer.output, QByteArray());
    }

    void aValueThatDoesNotFitIsRefused_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("error");
        const auto row = [](const QStringList &words, const QByteArray &error) {
            QTest::newRow(qPrintable(words.join(u' '))) << words << error;
        };
        row({"--rounds"}, "--rounds: expected a whole number from 1 on, found ''");
        row({"--rounds", "0"}, "--rounds: expected a whole number from 1 on, found '0'");
        row({"--rounds", "1x"}, "--rounds: expected a whole number from 1 on, found '1x'");
        row({"--only", "all"},
            "--only: expected one of steps|replay|runs|queues|fidelity|packets, found 'all'");
        row({"--only", "steps|replay"}, "found 'steps|replay'");
        row({"steps"}, "there is no option 'steps'");
    }
    void aValueThatDoesNotFitIsRefused()
    {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, error);
        const Answer answer = ask(QStringLiteral("experiment"), words);
        QCOMPARE(answer.exitCode, 2);
        QVERIFY2(answer.error.contains(error), answer.error.constData());
    }

private:
    struct Answer
    {
        int exitCode = -1;
        QByteArray output;
        QByteArray error;
    };

    static void addBenches()
    {
        QTest::addColumn<QString>("bench");
        for (const QString &bench : QStringLiteral(TOMATO_BENCHES).split(u','))
            QTest::newRow(qPrintable(bench)) << bench;
    }

    static Answer ask(const QString &bench, const QStringList &words)
    {
        QProcess process;
        process.start(QStringLiteral(TOMATO_BENCH_FOLDER "/bench_") + bench, words);
        constexpr int Patience = 60'000;
        const bool isOver = process.waitForFinished(Patience);
        return {isOver && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }
};

QTEST_GUILESS_MAIN(BenchOptionsTest)
#include "tst_benchoptions.moc"
