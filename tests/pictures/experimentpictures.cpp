// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/pictures/experimentpictures.h"

#include "tests/pictures/picturedlab.h"
#include "ui/canvas/canvasview.h"

#include <QAction>
#include <QComboBox>
#include <QCoreApplication>
#include <QDialog>
#include <QJsonDocument>
#include <QListWidget>
#include <QSplitter>

namespace {

/// A sweep of the example, with a statement that the highest losses break.
const char *const Sweep = R"({"title": "How much a link loses", "seed": 1, "repeat": 3,
    "vary": {"loss": [5, 20, 40]},
    "steps": [
        {"do": "start"},
        {"do": "wait until", "in": "h1", "until": "ping -c 1 -W 1 10.0.2.2"},
        {"do": "set link", "name": "lossy", "on": "h1--r1", "set": {"lossratio_from": "${loss}"}},
        {"do": "capture mark", "name": "settled", "at": 2},
        {"do": "run", "name": "flood", "in": "h1", "after": "settled", "timeout": 30,
         "command": "ping -n -q -i 0.01 -c 100 10.0.2.2 || true"}],
    "expect": [
        {"name": "all were sent", "on": "h1--r1", "sent_by": "h1", "from": "settled",
         "filter": "icmp[icmptype] == icmp-echo", "count": "== 100"},
        {"name": "loss", "on": "h1--r1", "to": "r1--h2", "sent_by": "h1", "from": "settled",
         "filter": "icmp[icmptype] == icmp-echo", "loss": "<= 30 %"},
        {"name": "no TCP", "on": "r1--h2", "filter": "tcp", "never": true}]})";

QString sweepFile(const Shell &shell)
{
    QFile example(QStringLiteral(TOMATO_SOURCE "/resources/examples/loss.tomato4.json"));
    PicturedLab::require(example.open(QIODevice::ReadOnly), example.fileName());
    QJsonObject document = QJsonDocument::fromJson(example.readAll()).object();
    QJsonObject topology = document["topology"].toObject();
    topology["experiment"] = QJsonDocument::fromJson(Sweep).object();
    document["topology"] = topology;
    QFile file(shell.path("sweep.tomato4.json"));
    PicturedLab::require(file.open(QIODevice::WriteOnly), file.fileName());
    file.write(QJsonDocument(document).toJson());
    return file.fileName();
}

/// Performs a published experiment until all that it states holds, and returns the folder of its
/// runs: a machine that is busy may be too slow for it.
QString heldRuns(const Shell &shell, const QString &name)
{
    constexpr int Tries = 5;
    Shell::Outcome ran;
    for (int attempt = 1; attempt <= Tries; ++attempt) {
        const QString out = shell.path(name + QString::number(attempt));
        ran = shell.tomato({"experiment", "run",
                            TOMATO_SOURCE "/resources/examples/published/" + name + ".tomato4.json",
                            "--out", out});
        if (ran.exitCode == 0)
            return out;
    }
    PicturedLab::require(false, name + " did not hold: " + ran.errors);
    return {};
}

void drawSweep(const Shell &shell, const QString &runs, const QString &statement,
               const QString &variable, const QString &picture)
{
    const auto drawn = shell.tomato(
        {"experiment", "plot", runs, "-o", picture, "--statement", statement, "--over", variable});
    PicturedLab::require(drawn.exitCode == 0, drawn.errors);
}

/// Runs a program that draws with Python.
void drawBy(const Shell &shell, const QString &program, const QStringList &arguments)
{
    const auto drawn = shell.run(
        "env", QStringList{"PYTHONPATH=" TOMATO_PYTHON_FOLDER, "TOMATO=" TOMATO_BIN "/tomato",
                           "/usr/bin/python3", "-B", TOMATO_SOURCE "/tests/pictures/" + program} +
                   arguments);
    PicturedLab::require(drawn.exitCode == 0, drawn.errors);
}

/// Runs the experiment in the window, and again where its last run says that its numbers are not to
/// be trusted. A machine that is busy all the time has that in its picture.
void runUntilTrusted(const PicturedLab &lab)
{
    constexpr int Tries = 4;
    auto &cancel = lab.find<QAction>("cancelExperiment");
    const auto &verdicts = lab.find<QListWidget>("timelineVerdicts");
    for (int attempt = 0; attempt < Tries; ++attempt) {
        lab.find<QAction>("runExperiment").trigger();
        PicturedLab::wait([&] { return cancel.isEnabled(); }, "the experiment to begin");
        for (int minute = 0; minute < 5 && cancel.isEnabled(); ++minute) {
            try {
                PicturedLab::wait([&] { return !cancel.isEnabled(); }, "the experiment to end");
            } catch (const std::exception &) {
                continue; // a busy machine takes longer
            }
        }
        if (verdicts.findItems("⚠", Qt::MatchStartsWith).isEmpty())
            return;
    }
}

} // namespace

void takeExperimentPictures(const Shell &shell, const QDir &folder)
{
    qputenv("TOMATO", TOMATO_BIN "/tomato");
    const QString topology = sweepFile(shell);
    const PicturedLab lab(shell, topology, folder);
    lab.window().resize(1120, 720);
    const auto window = [&lab]() -> QWidget & {
        lab.showDock("timeline", 300);
        lab.window().canvas().zoomToFit();
        lab.find<QAction>("fitTimeline").trigger();
        QCoreApplication::processEvents();
        auto &verdicts = lab.find<QListWidget>("timelineVerdicts");
        if (auto *split = qobject_cast<QSplitter *>(verdicts.parentWidget()))
            split->setSizes({2, 1});
        return lab.window();
    };
    lab.take("experiment_timeline", window);
    runUntilTrusted(lab);
    lab.take("experiment_failed", window);
    lab.find<QAction>("experimentResults").trigger();
    lab.take("experiment_sweep", [&lab]() -> QWidget & {
        auto &results = lab.find<QDialog>("experimentResults");
        auto &statement = lab.find<QComboBox>("resultsStatement");
        PicturedLab::wait([&] { return statement.count() > 1; }, "what was measured");
        statement.setCurrentIndex(std::max(statement.findText("loss", Qt::MatchStartsWith), 0));
        results.resize(640, 460);
        QCoreApplication::processEvents();
        return results;
    });
}

void takePublishedFigures(const Shell &shell, const QDir &folder)
{
    drawSweep(shell, heldRuns(shell, "buffer_sizing"), "the delay is the buffer's", "buffer",
              folder.filePath("experiment_buffers.png"));
    drawSweep(shell, heldRuns(shell, "early_marking"),
              "the round trip is short with marks and long without", "marks",
              folder.filePath("experiment_marks.png"));
    // It varies nothing: what is to be seen are the packets around its cut.
    drawBy(shell, "gapfigure.py",
           {heldRuns(shell, "convergence") + "/runs/001", folder.filePath("experiment_gap.png")});
    drawBy(shell, "notebookfigures.py", {folder.path()});
}
