// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/results/resultsdialog.h"
#include "tests/plugins/experiments/timelinestage.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>

#include <algorithm>

using namespace tomato;
using namespace tomato::plugins;
using tomato::test::TimelineStage;

/// Judges what the panel shows of runs, while they go on and afterwards.
class TestTimelineRuns final : public QObject
{
    Q_OBJECT

private slots:
    void whatRunsMeasuredIsDrawn()
    {
        TimelineStage stage;
        QAction *results = stage.panel.findChild<QAction *>("experimentResults");
        QVERIFY(stage.panel.runActions().contains(results));
        QVERIFY(!results->isEnabled());
        stage.begin(R"(#!/bin/sh
[ "$2" = run ] && exit 0
[ "$2" = table ] && [ "$4" = --json ] && [ -d "$3" ] && cat << END
[{"varied": {"delay": 5}, "statement": "rtt", "unit": "ms", "mean": 10, "interval95": 1},
 {"varied": {"delay": 20}, "statement": "rtt", "unit": "ms", "mean": 40, "interval95": 2}]
END
)");
        QVERIFY(!results->isEnabled());
        QTRY_VERIFY(!stage.runs.isRunning());
        QVERIFY(results->isEnabled());
        results->trigger();
        auto *dialog = stage.panel.findChild<ResultsDialog *>("experimentResults");
        QVERIFY(dialog);
        QTRY_COMPARE(dialog->plot().graphCount(), 1);
        QCOMPARE(dialog->plot().graph(0)->dataCount(), 2);
        QCOMPARE(dialog->findChild<QComboBox *>("resultsVariable")->currentText(), "delay");
        dialog->close();
    }

    void runsThatCannotBeReadAreTold()
    {
        TimelineStage stage;
        stage.begin("#!/bin/sh\n[ \"$2\" = run ] || { echo 'no runs here' >&2; exit 3; }\n");
        QTRY_VERIFY(!stage.runs.isRunning());
        stage.panel.findChild<QAction *>("experimentResults")->trigger();
        auto *dialog = stage.panel.findChild<ResultsDialog *>("experimentResults");
        QVERIFY(dialog);
        const auto isTold = [dialog] {
            const auto labels = dialog->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [](QLabel *each) {
                return each->isVisible() && each->text() == QLatin1String("no runs here");
            });
        };
        QTRY_VERIFY(isTold());
    }

    void theLineOfALongRunStaysInSight()
    {
        TimelineStage stage;
        QVERIFY(QTest::qWaitForWindowExposed(&stage.panel));
        TimelineView &view = stage.panel.view();
        const int before = view.handleRect(2).center().x();
        RunProgress progress;
        progress.now = 3;
        view.setProgress(progress);
        QCOMPARE(view.handleRect(2).center().x(), before);
        progress.now = 600;
        view.setProgress(progress);
        QVERIFY2(view.handleRect(2).center().x() < before, "there is room for 600 s");
    }

    void whatAllRunsHaveTogetherIsListed()
    {
        TimelineStage stage;
        QJsonObject experiment = stage.host.topology().attributes()["experiment"].toObject();
        experiment["expect"] = QJsonArray{QJsonObject{{"name", "rtt"}, {"step", "cut"}}};
        experiment["compare"] =
            QJsonArray{QJsonObject{{"name", "more delay"}, {"of", "rtt"}, {"ratio", ">= 2"}},
                       QJsonObject{{"name", "same rate"}, {"of", "rtt"}, {"ratio", "<= 1"}}};
        QVERIFY(stage.host.changeTopology({{"experiment", experiment}}, "compare"));
        auto *verdicts = stage.panel.findChild<QListWidget *>("timelineVerdicts");
        const auto texts = [verdicts] {
            QStringList all;
            for (int row = 0; row < verdicts->count(); ++row)
                all << verdicts->item(row)->text();
            return all;
        };
        QCOMPARE(texts(), QStringList({"Each run", "• rtt", "All runs together", "• more delay",
                                       "• same rate"}));
        stage.runFor(R"({"event":"run begins","run":1,"runs":1,"label":"a"}
{"event":"run ended","run":1,"held":true,"problem":"","expect":[{"name":"rtt","held":true}]}
{"event":"compared","statement":0,"name":"more delay","held":true,"ratio":3.0912}
{"event":"compared","statement":1,"name":"same rate","held":false,"ratio":2,"message":"it is 2"}
)");
        QTRY_COMPARE(texts(), QStringList({"Each run", "✓ rtt", "All runs together",
                                           "✓ more delay: 3.09", "✗ same rate: it is 2"}));
        QVERIFY(verdicts->item(3)->foreground() == verdicts->item(1)->foreground());
        QVERIFY(verdicts->item(4)->foreground() != verdicts->item(1)->foreground());
    }

    void afterALongRunTheScaleStays()
    {
        TimelineStage stage;
        QVERIFY(QTest::qWaitForWindowExposed(&stage.panel));
        TimelineView &view = stage.panel.view();
        RunProgress progress;
        progress.now = 600;
        view.setProgress(progress);
        const int during = view.handleRect(2).center().x();
        view.setProgress({});
        view.fit();
        QCOMPARE(view.handleRect(2).center().x(), during);
    }

    void marksAreShownOnWhatTheRunWasAbout()
    {
        TimelineStage stage;
        stage.runFor(R"({"event":"run begins","run":1,"runs":1,"label":"x"}
{"event":"step ended","run":1,"step":1,"began":2,"late_ms":0}
{"event":"run ended","run":1,"held":true,"problem":"","expect":[{"name":"it holds","held":true}]}
)");
        auto *verdicts = stage.panel.findChild<QListWidget *>("timelineVerdicts");
        auto *status = stage.panel.findChild<QLabel *>("timelineStatus");
        QCOMPARE(verdicts->item(0)->text(), "✓ it holds");
        QVERIFY(status->text().contains(stage.runs.folder()));
        const QJsonObject experiment = stage.host.topology().attributes()["experiment"].toObject();
        stage.panel.view().select(1);
        QVERIFY(stage.panel.view().accessibleDescription().contains("in time"));
        const QJsonObject other{{"steps", QJsonArray{experiment["steps"].toArray().at(0)}}};
        QVERIFY(stage.host.changeTopology({{"experiment", other}}, "other"));
        QCOMPARE(verdicts->count(), 0);
        QVERIFY(status->text().startsWith("Changed since its run."));
        QCOMPARE(stage.panel.view().selected(), -1);
        QVERIFY(stage.host.changeTopology({{"experiment", experiment}}, "back"));
        QCOMPARE(verdicts->count(), 1);
        QVERIFY(status->text().contains(stage.runs.folder()));
        stage.host.addLink("c9", "h1", "h9", "eth0", false);
        QCOMPARE(verdicts->count(), 0);
    }

    void whatBeganLateIsRed()
    {
        TimelineStage stage;
        TimelineView &view = stage.panel.view();
        const auto colourOf = [&view](int step) {
            return view.viewport()->grab().toImage().pixelColor(view.handleRect(step).center());
        };
        stage.runFor(R"({"event":"run begins","run":1,"runs":1,"label":"x"}
{"event":"step ended","run":1,"step":1,"began":2.005,"late_ms":5.0}
{"event":"step ended","run":1,"step":2,"began":6.0051,"late_ms":5.1}
{"event":"run ended","run":1,"held":true,"problem":"","expect":[]}
)");
        const auto &steps = stage.runs.progress().steps;
        QVERIFY(!steps.at(1).isLate());
        QVERIFY(steps.at(2).isLate());
        const QColor inTime = colourOf(1);
        const QColor late = colourOf(2);
        QVERIFY2(inTime.green() > inTime.red() + 40, qPrintable(inTime.name()));
        QVERIFY2(late.red() > late.green() + 40, qPrintable(late.name()));
        view.select(2);
        QVERIFY(view.accessibleDescription().contains("began 5.1 ms late"));
    }

    void whatIsNotToBeTrustedIsSaid()
    {
        TimelineStage stage;
        stage.runFor(R"({"event":"run begins","run":1,"runs":1,"label":"x"}
{"event":"run ended","run":1,"held":true,"problem":"","expect":[{"name":"it holds","held":true}],"fidelity":["h1:eth0 -> r1:eth0: 3 % lost of 1 %; that is no chance","both processors busy for 2.3 of 2.3 s"]}
)");
        auto *verdicts = stage.panel.findChild<QListWidget *>("timelineVerdicts");
        QCOMPARE(verdicts->count(), 3);
        QCOMPARE(verdicts->item(1)->text(),
                 "⚠ h1:eth0 -> r1:eth0: 3 % lost of 1 %; that is no chance");
        QCOMPARE(verdicts->item(2)->text(), "⚠ both processors busy for 2.3 of 2.3 s");
        QVERIFY(verdicts->item(2)->toolTip().contains("not to be trusted"));
    }

    void aStatementIsMarkedWhileTheRunGoesOn()
    {
        TimelineStage stage;
        QJsonObject experiment = stage.host.topology().attributes()["experiment"].toObject();
        experiment.insert(
            "expect",
            QJsonArray{QJsonObject{{"name", "silence"}, {"on", "h1--r1"}, {"never", true}},
                       QJsonObject{{"name", "some"}, {"on", "h1--r1"}, {"count", ">= 1"}}});
        QVERIFY(stage.host.changeTopology({{"experiment", experiment}}, "expect"));
        stage.begin(R"(#!/bin/sh
cat << END
{"event":"run begins","run":1,"runs":1,"label":"x"}
{"event":"clock","run":1}
{"event":"statement","run":1,"statement":0,"name":"silence","held":false,"message":"packet 3 on h1--r1"}
END
exec sleep 600
)");
        auto *verdicts = stage.panel.findChild<QListWidget *>("timelineVerdicts");
        QTRY_COMPARE(verdicts->item(0)->text(), "✗ silence: packet 3 on h1--r1");
        QVERIFY(stage.runs.isRunning());
        QCOMPARE(verdicts->count(), 2);
        QCOMPARE(verdicts->item(1)->text(), "• some");
        stage.runs.cancel();
        QTRY_VERIFY(!stage.runs.isRunning());
    }

    void theLineStopsWhenTheLastStepIsOver()
    {
        TimelineStage stage;
        stage.begin(R"(#!/bin/sh
cat << END
{"event":"run begins","run":1,"runs":1,"label":"x"}
{"event":"clock","run":1}
{"event":"clock stops","run":1,"seconds":0.25}
END
exec sleep 600
)");
        QTRY_VERIFY(stage.runs.progress().length);
        QTRY_COMPARE(stage.runs.progress().now, std::optional(0.25));
        // The clock of the process goes on while the lab ends.
        QSignalSpy ticks(&stage.runs, &ExperimentProcess::progressed);
        QTRY_VERIFY(ticks.size() > 10);
        QCOMPARE(stage.runs.progress().now, std::optional(0.25));
        stage.runs.cancel();
        QTRY_VERIFY(!stage.runs.isRunning());
    }

    void resultsOfAnEarlierStateStayWithinReach()
    {
        TimelineStage stage;
        stage.begin("#!/bin/sh\nexit 0\n");
        QTRY_VERIFY(!stage.runs.isRunning());
        const QAction *results = stage.panel.findChild<QAction *>("experimentResults");
        QVERIFY(results->isEnabled());
        QJsonObject experiment = stage.host.topology().attributes()["experiment"].toObject();
        experiment.insert("title", "Changed");
        QVERIFY(stage.host.changeTopology({{"experiment", experiment}}, "title"));
        QVERIFY(results->isEnabled());
        const QString said = stage.panel.findChild<QLabel *>("timelineStatus")->text();
        QVERIFY2(said.startsWith("Changed since its run."), qPrintable(said));
        QVERIFY(said.contains(stage.runs.folder()));
    }

    void elementsGetTheFilesOfTheBundleThatIsOpen()
    {
        TimelineStage stage;
        stage.host.bundle = "/tmp/some bundle.zip";
        stage.begin("#!/bin/sh\necho \"$@\" > \"$(dirname \"$0\")/words\"\n");
        QTRY_VERIFY(!stage.runs.isRunning());
        QFile words(stage.room.filePath("words"));
        QVERIFY(words.open(QIODevice::ReadOnly));
        QVERIFY(words.readAll().contains("--files /tmp/some bundle.zip"));
    }

    /// One of them is shown, as long as it goes on.
    void ofRunsAtOnceOneIsShown()
    {
        TimelineStage stage;
        stage.begin(R"(#!/bin/sh
cat << END
{"event":"run begins","run":1,"runs":3,"label":"a"}
{"event":"run begins","run":2,"runs":3,"label":"b"}
{"event":"step begins","run":2,"step":1,"began":2,"late_ms":0}
{"event":"step ended","run":1,"step":0,"began":0,"late_ms":0}
END
read line
)");
        auto *status = stage.panel.findChild<QLabel *>("timelineStatus");
        QTRY_VERIFY(!stage.runs.isRunning());
        QCOMPARE(stage.runs.progress().run, 1);
        QCOMPARE(stage.runs.progress().steps.size(), 1U);
        QVERIFY(stage.runs.progress().steps.at(0).isOver);
        stage.begin(R"(#!/bin/sh
cat << END
{"event":"run begins","run":1,"runs":3,"label":"a"}
{"event":"run begins","run":2,"runs":3,"label":"b"}
{"event":"run ended","run":1,"held":true,"problem":"","expect":[{"name":"x","held":true}]}
{"event":"run begins","run":3,"runs":3,"label":"c"}
{"event":"step begins","run":3,"step":1,"began":2,"late_ms":0}
END
exec sleep 600
)");
        QTRY_COMPARE(stage.runs.progress().run, 2);
        QTRY_COMPARE(status->text(), "Run 2 of 3 (b), and 1 at the same time");
        QVERIFY(stage.runs.progress().steps.empty());
        QCOMPARE(stage.runs.progress().done, 1);
        stage.runs.cancel();
        QTRY_VERIFY(!stage.runs.isRunning());
    }

    void whatReachesOutsideRunsOnlyWhenTheUserAgrees()
    {
        TimelineStage stage;
        stage.host.isAgreed = false;
        stage.begin("#!/bin/sh\nexec sleep 600\n");
        QVERIFY(!stage.runs.isRunning());
        QVERIFY(stage.host.question);
        stage.host.question();
        QVERIFY(stage.runs.isRunning());
        stage.runs.cancel();
        QTRY_VERIFY(!stage.runs.isRunning());
    }

    void theWindowAsksBeforeItEndsARun()
    {
        TimelineStage stage;
        QWidget *window = stage.host.window();
        window->show();
        stage.begin("#!/bin/sh\nexec sleep 600\n");
        QVERIFY(!window->close());
        QVERIFY(window->isVisible());
        auto *box = window->findChild<QMessageBox *>("runGoesOn");
        QVERIFY(box != nullptr);
        box->button(QMessageBox::Cancel)->click();
        QTRY_VERIFY(window->findChild<QMessageBox *>("runGoesOn") == nullptr);
        QVERIFY(window->isVisible());
        QVERIFY(stage.runs.isRunning());
        QVERIFY(!window->close());
        box = window->findChild<QMessageBox *>("runGoesOn");
        for (QAbstractButton *each : box->buttons()) {
            if (box->buttonRole(each) == QMessageBox::DestructiveRole)
                each->click();
        }
        QTRY_VERIFY(!window->isVisible());
        stage.runs.cancel();
        QTRY_VERIFY(!stage.runs.isRunning());
        window->show();
        QVERIFY2(window->close(), "no run, no question");
    }
};

QTEST_MAIN(TestTimelineRuns)
#include "tst_timelineruns.moc"
