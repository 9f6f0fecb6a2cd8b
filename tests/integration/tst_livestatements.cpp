// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <map>

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Two hosts with this experiment.
QString written(const Shell &shell, const QByteArray &experiment)
{
    const QString path = shell.twoHosts("tried");
    QJsonObject document = QJsonDocument::fromJson(contentOf(path)).object();
    QJsonObject topology = document.value("topology").toObject();
    topology.insert("experiment", QJsonDocument::fromJson(experiment).object());
    document.insert("topology", topology);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(document).toJson()) < 0)
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

} // namespace

/// Judges what `tomato experiment run` says of statements while a run goes on.
class TestLiveStatements final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString problem = Shell::labProblem();
        if (!problem.isEmpty())
            QSKIP(qPrintable("labs cannot run here: " + problem));
    }

    /// The run would go on for ten minutes.
    void aStatementIsJudgedWhileTheRunGoesOn()
    {
        const Shell shell;
        const QString file = written(shell, R"({"steps": [
            {"do": "run", "name": "ping", "in": "h1", "command": "ping -c 3 -i 0.05 10.0.0.2"},
            {"do": "run", "in": "h1", "command": "sleep 600"}],
            "expect": [
                {"name": "silence", "on": "h1--h2", "filter": "icmp[0] = 8", "sent_by": "h1",
                 "never": true},
                {"name": "answers", "on": "h1--h2", "filter": "icmp", "sent_by": "h2",
                 "count": ">= 3"},
                {"name": "all", "on": "h1--h2", "filter": "icmp", "count": "== 6"},
                {"name": "exit", "step": "ping", "exit": "== 0"}]})");
        QProcess process;
        process.setProcessEnvironment(shell.environment());
        process.setStandardInputFile(QProcess::nullDevice());
        process.setStandardErrorFile(shell.path("errors"));
        process.start(QStringLiteral(TOMATO_BIN "/tomato"),
                      {"experiment", "run", file, "--out", shell.path("out"), "--events"});
        std::map<QString, QJsonObject> statements;
        while (statements.size() < 3 && process.waitForReadyRead(120'000)) {
            while (process.canReadLine()) {
                const QJsonObject event = QJsonDocument::fromJson(process.readLine()).object();
                if (event["event"] == "statement")
                    statements[event["name"].toString()] = event;
            }
        }
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(statements.size(), 3U);
        QVERIFY2(!statements.contains("all"), "a seventh may still come");
        QVERIFY(statements["answers"]["held"].toBool());
        QVERIFY(statements["exit"]["held"].toBool());
        QVERIFY(!statements["silence"]["held"].toBool(true));
        QCOMPARE(statements["silence"]["statement"].toInt(-1), 0);
        QCOMPARE(statements["silence"]["run"].toInt(), 1);
        const QString message = statements["silence"]["message"].toString();
        QVERIFY2(message.contains(QRegularExpression(
                     "the first is packet \\d+ on h1--h2 at \\d+\\.\\d{6} s \\(20")),
                 qPrintable(message));
        const QString said = QString::fromUtf8(contentOf(shell.path("errors")));
        QVERIFY2(said.contains(
                     QRegularExpression("run 1 at [0-9.]+ s: silence does not hold: .*packet")),
                 qPrintable(said));
        QVERIFY2(said.contains(QRegularExpression("run 1 at [0-9.]+ s: answers holds")),
                 qPrintable(said));
        QCOMPARE(shell.tomato({"lab", "list", "--json"}).array().size(), 0);
    }

    void whatAllRunsHaveTogetherIsAnEvent()
    {
        const Shell shell;
        const QString file = written(shell, R"json({"vary": {"x": [1, 3]}, "steps": [
            {"do": "run", "name": "say", "in": "h1", "command": "echo x ${x}"}],
            "expect": [{"name": "x", "step": "say", "output": "x ([0-9]+)", "value": "any"}],
            "compare": [
                {"name": "thrice", "of": "x", "at": {"x": 3}, "to": {"x": 1}, "ratio": "== 3"},
                {"name": "less", "of": "x", "at": {"x": 3}, "to": {"x": 1}, "ratio": "<= 1"}]})json");
        const auto ran =
            shell.tomato({"experiment", "run", file, "--out", shell.path("out"), "--events"});
        QCOMPARE(ran.exitCode, 1);
        QList<QJsonObject> compared;
        for (const QString &line : ran.output.split('\n')) {
            const QJsonObject event = QJsonDocument::fromJson(line.toUtf8()).object();
            if (event["event"] == "compared")
                compared << event;
        }
        QCOMPARE(compared.size(), 2);
        QCOMPARE(compared[0], (QJsonObject{{"event", "compared"},
                                           {"statement", 0},
                                           {"name", "thrice"},
                                           {"held", true},
                                           {"ratio", 3}}));
        QCOMPARE(compared[1]["statement"].toInt(), 1);
        QVERIFY(!compared[1]["held"].toBool(true));
        QVERIFY2(compared[1]["message"].toString().contains("found 3"),
                 qPrintable(compared[1]["message"].toString()));
    }
};

QTEST_GUILESS_MAIN(TestLiveStatements)
#include "tst_livestatements.moc"
