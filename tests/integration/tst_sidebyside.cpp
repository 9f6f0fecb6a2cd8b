// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <memory>

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QList<QJsonObject> linesOf(const QString &text)
{
    QList<QJsonObject> lines;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts))
        lines << QJsonDocument::fromJson(line.toUtf8()).object();
    return lines;
}

} // namespace

/// `tomato experiment run --jobs`, as its users have it.
class TestSideBySide final : public QObject
{
    Q_OBJECT

    /// Each run sends as many packets as its number says, and takes `seconds`.
    static QString experiment(const Shell &shell, int repeat, double seconds)
    {
        const QString file = shell.twoHosts("tried");
        QJsonObject document = QJsonDocument::fromJson(contentOf(file)).object();
        QJsonObject topology = document.value("topology").toObject();
        const QByteArray text = R"({"vary": {"packets": [1, 2]}, "repeat": REPEAT, "steps": [
            {"do": "run", "name": "ping", "in": "h1",
             "command": "echo ${run}; ping -c ${packets} -i 0.05 10.0.0.2; sleep SECONDS"}],
            "expect": [
                {"name": "all", "on": "h1--h2", "filter": "icmp[0] = 8", "count": "== ${packets}"},
                {"step": "ping", "exit": "== 0", "output": "^${run}$"}]})";
        const QByteArray filled = QByteArray(text)
                                      .replace("REPEAT", QByteArray::number(repeat))
                                      .replace("SECONDS", QByteArray::number(seconds));
        topology.insert("experiment", QJsonDocument::fromJson(filled).object());
        document.insert("topology", topology);
        QFile out(file);
        if (!out.open(QIODevice::WriteOnly) || out.write(QJsonDocument(document).toJson()) < 0)
            qFatal("cannot write %s", qPrintable(file));
        return file;
    }

    static std::unique_ptr<QProcess> begin(const Shell &shell, const QStringList &arguments)
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(shell.environment());
        process->setStandardInputFile(QProcess::nullDevice());
        process->setStandardErrorFile(shell.path("errors"));
        process->start(QStringLiteral(TOMATO_BIN "/tomato"), arguments);
        return process;
    }

    static qsizetype runningLabs(const Shell &shell)
    {
        return shell.tomato({"lab", "list", "--json"}).array().size();
    }

    /// The numbers of the runs whose steps were begun, but that are not done.
    static QStringList begunIn(const QString &out)
    {
        QStringList begun;
        const QDir runs(out + "/runs");
        for (const QString &run : runs.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            if (runs.exists(run + "/log.jsonl") && !runs.exists(run + "/run.json"))
                begun << run;
        }
        return begun;
    }

private slots:
    void initTestCase()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable("labs cannot run here: " + problem));
    }

    void runsGoOnAtOnceAndKeepApart()
    {
        const Shell shell;
        const QString file = experiment(shell, 2, 0.2);
        const QString out = shell.path("out");
        const auto ran =
            shell.tomato({"experiment", "run", file, "--out", out, "--jobs", "3", "--events"});
        QVERIFY2(ran.exitCode == 0, qPrintable(ran.output + ran.errors));
        QList<int> begunBeforeAnyEnded;
        QList<int> ended;
        for (const QJsonObject &event : linesOf(ran.output)) {
            const int run = event["run"].toInt();
            if (event["event"] == "run begins" && ended.isEmpty())
                begunBeforeAnyEnded << run;
            if (event["event"] == "run ended")
                ended << run;
            if (event["event"].toString().startsWith("step "))
                QVERIFY2(run >= 1 && run <= 4, "each event names its run");
            QVERIFY2(!event["event"].toString().startsWith("work "), "this is no user's business");
        }
        QCOMPARE(begunBeforeAnyEnded, (QList<int>{1, 2, 3}));
        std::sort(ended.begin(), ended.end());
        QCOMPARE(ended, (QList<int>{1, 2, 3, 4}));
        for (int run = 1; run <= 4; ++run) {
            const QString said = QStringLiteral("run %1 of 4 (").arg(run);
            QCOMPARE(ran.errors.count(said), 1);
            const QString folder =
                QStringLiteral("%1/runs/%2/").arg(out).arg(run, 3, 10, QChar('0'));
            const QJsonObject record =
                QJsonDocument::fromJson(contentOf(folder + "run.json")).object();
            QCOMPARE(record["run"].toInt(), run);
            QCOMPARE(record["jobs"].toInt(), 3);
            QVERIFY(!contentOf(folder + "captures/h1-eth0--h2-eth0.pcapng").isEmpty());
        }
        QCOMPARE(runningLabs(shell), 0);
        QVERIFY2(QDir(out).entryList({"lab*"}).isEmpty(), "no lab is noted any more");
    }

    void afterAKillNoneIsDoneTwiceAndNoneIsMissing()
    {
        const Shell shell;
        const QString file = experiment(shell, 3, 0.5);
        const QString out = shell.path("out");
        const QStringList command = {"experiment", "run", file, "--out", out, "--jobs", "2"};
        const auto process = begin(shell, command);
        QTRY_VERIFY_WITH_TIMEOUT(
            QFile::exists(out + "/runs/001/run.json") && begunIn(out).size() == 2, 120'000);
        ::kill(static_cast<pid_t>(process->processId()), SIGKILL);
        QVERIFY(process->waitForFinished());
        // Those that performed the runs end with it: nothing is written any more.
        std::map<QString, QByteArray> done;
        for (int run = 1; run <= 6; ++run) {
            const QString record =
                QStringLiteral("%1/runs/%2/run.json").arg(out).arg(run, 3, 10, QChar('0'));
            if (QFile::exists(record))
                done[record] = contentOf(record);
        }
        QVERIFY(!done.empty() && done.size() < 6);
        const auto again = shell.tomato(command + QStringList("--json"));
        QVERIFY2(again.exitCode == 0, qPrintable(again.output + again.errors));
        QCOMPARE(again.object()["done"].toInt(), 6);
        QCOMPARE(again.object()["held"].toInt(), 6);
        for (const auto &[record, content] : done)
            QCOMPARE(contentOf(record), content);
        QCOMPARE(QDir(out + "/runs").entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 6);
        QCOMPARE(runningLabs(shell), 0);
    }

    void ctrlCEndsAllLabs()
    {
        const Shell shell;
        const QString file = experiment(shell, 2, 600);
        const QString out = shell.path("out");
        const auto process = begin(shell, {"experiment", "run", file, "--out", out, "--jobs", "2"});
        QTRY_VERIFY_WITH_TIMEOUT(begunIn(out).size() == 2, 120'000);
        ::kill(static_cast<pid_t>(process->processId()), SIGINT);
        QVERIFY(process->waitForFinished(60'000));
        QCOMPARE(process->exitCode(), 130);
        QCOMPARE(runningLabs(shell), 0);
        QVERIFY(QDir(out).entryList({"lab*"}).isEmpty());
    }

    /// One run that cannot be performed ends the rest, with its reason.
    void whatCannotBePerformedIsSaidWithItsRun()
    {
        const Shell shell;
        const QString file = experiment(shell, 2, 0);
        const QString out = shell.path("out");
        QVERIFY(QDir().mkpath(out + "/runs"));
        QFile inTheWay(out + "/runs/002");
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const auto ran = shell.tomato({"experiment", "run", file, "--out", out, "--jobs", "2"});
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.errors.contains("run 2: "), qPrintable(ran.errors));
        QVERIFY2(ran.errors.contains("runs/002: "), qPrintable(ran.errors));
        QCOMPARE(runningLabs(shell), 0);
    }

    void aNumberThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QString>("number");
        for (const char *number : {"0", "-1", "65", "two", ""})
            QTest::newRow(number) << number;
    }
    void aNumberThatIsNoneIsRefused()
    {
        QFETCH(QString, number);
        const Shell shell;
        const auto ran = shell.tomato({"experiment", "run", experiment(shell, 1, 0), "--out",
                                       shell.path("out"), "--jobs", number});
        QCOMPARE(ran.exitCode, 2);
        QVERIFY2(ran.errors.contains("--jobs: expected a number from 1 to 64"),
                 qPrintable(ran.errors));
    }
};

QTEST_GUILESS_MAIN(TestSideBySide)
#include "tst_sidebyside.moc"
