// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/results/resultsdialog.h"
#include "plugins/experiments/timelinepanel.h"
#include "tests/plugins/fakehost.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace tomato;
using namespace tomato::plugins;
using tomato::test::FakeHost;

namespace {

/// The panel as a user has it, with three steps.
struct Stage
{
    explicit Stage(bool hasExperiment = true)
    {
        if (hasExperiment) {
            const QJsonArray steps{
                QJsonObject{{"do", "start"}},
                QJsonObject{{"do", "link down"}, {"on", "h1--r1"}, {"at", 2}, {"name", "cut"}},
                QJsonObject{{"do", "run"}, {"in", "h1"}, {"command", "true"}, {"at", 6}}};
            if (!host.changeTopology({{"experiment", QJsonObject{{"steps", steps}}}}, "begin"))
                qFatal("no experiment");
            host.topologyChanges.clear();
        }
        panel.resize(900, 260);
        panel.show();
    }

    /// A run that tells these lines.
    void runFor(const QByteArray &events)
    {
        begin("#!/bin/sh\ncat << END\n" + events + "END\n");
        QTRY_VERIFY(!runs.isRunning());
    }

    /// A run by this script in the place of `tomato`.
    void begin(const QByteArray &script)
    {
        host.folder = room.path();
        QFile program(room.filePath("tomato"));
        if (!program.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        program.write(script);
        program.close();
        program.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
        qputenv("TOMATO", program.fileName().toUtf8());
        panel.run();
    }

    double timeOf(int index) const { return steps().at(index)["at"].toDouble(); }
    QJsonArray steps() const
    {
        return host.topology().attributes()["experiment"]["steps"].toArray();
    }
    void drag(int index, int pixels, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *viewport = panel.view().viewport();
        const QPoint from = panel.view().handleRect(index).center();
        QTest::mousePress(viewport, Qt::LeftButton, {}, from);
        QTest::mouseMove(viewport, from + QPoint(pixels / 2, 0));
        QTest::mouseMove(viewport, from + QPoint(pixels, 0));
        QTest::mouseRelease(viewport, Qt::LeftButton, modifiers, from + QPoint(pixels, 0));
    }

    QTemporaryDir room;
    FakeHost host;
    ExperimentProcess runs;
    TimelinePanel panel{host, runs};
};

/// A language in which one word differs; it goes with the object.
class Labor final : public QTranslator
{
public:
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        const bool isIt = qstrcmp(context, "TimelineView") == 0 && qstrcmp(source, "Lab") == 0;
        return isIt ? QStringLiteral("Labor") : QString();
    }
    bool isEmpty() const override { return false; }
};

} // namespace

class TestTimelinePanel final : public QObject
{
    Q_OBJECT

private slots:
    void withoutAnExperimentItSaysWhatToDo()
    {
        const Stage stage(false);
        auto *pages = stage.panel.findChild<QStackedWidget *>();
        QCOMPARE(pages->currentIndex(), 0);
        QVERIFY(!stage.panel.runActions().front()->isEnabled());
        QVERIFY(stage.panel.stepActions().front()->isEnabled());
    }

    void itsLanesFollowTheLanguage()
    {
        Stage stage;
        QCOMPARE(stage.panel.view().timeline().lanes().front(), "Lab");
        Labor labor;
        QCoreApplication::installTranslator(&labor);
        QCoreApplication::processEvents();
        QCOMPARE(stage.panel.view().timeline().lanes().front(), "Labor");
    }

    void aDraggedHandleSnapsAndIsOneUndoStep()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowExposed(&stage.panel));
        stage.drag(1, 100);
        QCOMPARE(stage.host.topologyChanges.size(), 1);
        const double time = stage.timeOf(1);
        QVERIFY(time > 2);
        const double grid = stage.panel.view().grid();
        QVERIFY2(std::abs(time / grid - std::round(time / grid)) < 1e-6, "it snaps");
        QCOMPARE(stage.timeOf(2), 6.0);
    }

    void whatRunsMeasuredIsDrawn()
    {
        Stage stage;
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
        Stage stage;
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
        Stage stage;
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
        Stage stage;
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

    void theHandlesOfOneTimeAreAllSeen()
    {
        Stage stage;
        QJsonArray steps = stage.steps();
        steps.append(QJsonObject{{"do", "run"}, {"in", "h1"}, {"command", "a\nb"}, {"at", 6}});
        QJsonObject experiment{{"steps", steps}};
        QVERIFY(stage.host.changeTopology({{"experiment", experiment}}, "another"));
        QVERIFY(!stage.panel.view().handleRect(2).intersects(stage.panel.view().handleRect(3)));
    }

    void afterALongRunTheScaleStays()
    {
        Stage stage;
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

    void withControlTheDragCopies()
    {
        Stage stage;
        QVERIFY(QTest::qWaitForWindowExposed(&stage.panel));
        stage.drag(1, 100, Qt::ControlModifier);
        QCOMPARE(stage.steps().size(), 4);
        QCOMPARE(stage.timeOf(1), 2.0);
        QCOMPARE(stage.host.topologyChanges.size(), 1);
    }

    void theKeyboardDoesWhatTheMouseDoes()
    {
        Stage stage;
        TimelineView &view = stage.panel.view();
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.selected(), 0);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.selected(), 1);
        QVERIFY(view.accessibleDescription().contains("link down"));
        QTest::keyClick(&view, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(stage.timeOf(1), 2 + view.grid());
        QTest::keyClick(&view, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(stage.steps().size(), 4);
        QCOMPARE(view.selected(), 3);
        QTest::keyClick(&view, Qt::Key_Delete);
        QCOMPARE(stage.steps().size(), 3);
        QCOMPARE(stage.host.topologyChanges.size(), 3);
        QTest::keyClick(&view, Qt::Key_Left);
        QTest::keyClick(&view, Qt::Key_Return);
        QVERIFY(stage.panel.findChild<QDialog *>("stepDialog") != nullptr || view.selected() < 0);
    }

    void aStepThatMakesNoSenseCannotBeAdded()
    {
        Stage stage;
        stage.panel.stepActions().front()->trigger();
        auto *dialog = stage.panel.findChild<QDialog *>("stepDialog");
        QVERIFY(dialog != nullptr);
        auto *buttons = dialog->findChild<QDialogButtonBox *>();
        dialog->findChild<QComboBox *>("stepAction")->setCurrentText("run");
        auto *command = dialog->findChild<QLineEdit *>("stepCommand");
        QVERIFY2(!buttons->button(QDialogButtonBox::Ok)->isEnabled(), "a command is missing");
        command->setText("ping -c 1 10.0.0.2");
        QVERIFY(buttons->button(QDialogButtonBox::Ok)->isEnabled());
        buttons->button(QDialogButtonBox::Ok)->click();
        QCOMPARE(stage.steps().size(), 4);
        QCOMPARE(stage.steps().at(3)["command"].toString(), "ping -c 1 10.0.0.2");
        QCOMPARE(stage.host.topologyChanges.size(), 1);
    }

    void aStepThatIsAcceptedUnchangedIsNoChange()
    {
        Stage stage;
        QJsonArray steps = stage.steps();
        steps.append(QJsonObject{{"do", "link up"}, {"on", "r1--h1"}, {"at", 7.00001}});
        QVERIFY(stage.host.changeTopology({{"experiment", QJsonObject{{"steps", steps}}}}, "more"));
        stage.host.topologyChanges.clear();
        emit stage.panel.view().editRequested(3);
        auto *dialog = stage.panel.findChild<QDialog *>("stepDialog");
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->findChild<QComboBox *>("stepLink")->currentText(), "h1--r1");
        dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
        QVERIFY(stage.host.topologyChanges.isEmpty());
        QCOMPARE(stage.steps(), steps);
    }

    void aTimeOfAVariableCannotBeDragged()
    {
        Stage stage;
        QJsonArray steps = stage.steps();
        steps[1] = QJsonObject{{"do", "link down"}, {"on", "h1--r1"}, {"at", "${t}"}};
        const QJsonObject experiment{{"vary", QJsonObject{{"t", QJsonArray{1, 2}}}},
                                     {"steps", steps}};
        QVERIFY(stage.host.changeTopology({{"experiment", experiment}}, "vary"));
        stage.host.topologyChanges.clear();
        emit stage.panel.view().moveRequested(1, 5);
        QCOMPARE(stage.steps(), steps);
        QVERIFY(stage.host.topologyChanges.isEmpty());
        QVERIFY(!stage.panel.findChild<QLabel *>("timelineStatus")->text().isEmpty());
    }

    void marksAreShownOnWhatTheRunWasAbout()
    {
        Stage stage;
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
        QCOMPARE(status->text(), QString());
        QCOMPARE(stage.panel.view().selected(), -1);
        QVERIFY(stage.host.changeTopology({{"experiment", experiment}}, "back"));
        QCOMPARE(verdicts->count(), 1);
        QVERIFY(status->text().contains(stage.runs.folder()));
        stage.host.addLink("c9", "h1", "h9", "eth0", false);
        QCOMPARE(verdicts->count(), 0);
    }

    void whatIsNotToBeTrustedIsSaid()
    {
        Stage stage;
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
        Stage stage;
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

    /// One of them is shown, as long as it goes on.
    void ofRunsAtOnceOneIsShown()
    {
        Stage stage;
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
        Stage stage;
        stage.host.isAgreed = false;
        stage.begin("#!/bin/sh\nexec sleep 600\n");
        QVERIFY(!stage.runs.isRunning());
        QVERIFY(stage.host.question);
        stage.host.question();
        QVERIFY(stage.runs.isRunning());
        stage.runs.cancel();
        QTRY_VERIFY(!stage.runs.isRunning());
    }

    void aDroppedCaptureBecomesAStep()
    {
        Stage stage(false);
        stage.panel.addReplay("/home/u/x.pcap", stage.host.connection, ElementId("r1"));
        QCOMPARE(stage.host.topologyChanges, QStringList("Play x.pcap onto h1--r1"));
        const QJsonArray steps = stage.steps();
        QCOMPARE(steps.size(), 2);
        QCOMPARE(steps[0].toObject(), (QJsonObject{{"do", "start"}}));
        QCOMPARE(
            steps[1].toObject(),
            (QJsonObject{
                {"do", "replay"}, {"in", "r1"}, {"on", "h1--r1"}, {"file", "/home/u/x.pcap"}}));
        QCOMPARE(stage.panel.view().selected(), 1);
    }

    void anotherDocumentHasNoStepSelected()
    {
        Stage stage;
        stage.panel.view().select(1);
        emit stage.host.documentReplaced();
        QCOMPARE(stage.panel.view().selected(), -1);
    }

    void theWindowAsksBeforeItEndsARun()
    {
        Stage stage;
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

    void anExperimentOfTooManyStepsIsSaidAndNotDrawn()
    {
        Stage stage;
        QJsonArray steps;
        for (int i = 0; i <= 10'000; ++i)
            steps.append(QJsonObject{{"do", "run"}});
        QVERIFY(stage.host.changeTopology({{"experiment", QJsonObject{{"steps", steps}}}}, "many"));
        QCOMPARE(stage.panel.findChild<QStackedWidget *>()->currentIndex(), 0);
        QVERIFY(stage.panel.findChild<QLabel *>("timelineEmpty")->text().contains("10000"));
        QVERIFY(!stage.panel.runActions().front()->isEnabled());
    }

    void removingWhatAnotherStepNeedsIsRefusedWithThePlace()
    {
        Stage stage;
        QJsonArray steps = stage.steps();
        steps.append(QJsonObject{{"do", "link up"}, {"on", "h1--r1"}, {"after", "cut"}});
        QVERIFY(stage.host.changeTopology({{"experiment", QJsonObject{{"steps", steps}}}}, "more"));
        stage.host.topologyChanges.clear();
        stage.panel.view().select(1);
        QTest::keyClick(&stage.panel.view(), Qt::Key_Delete);
        QCOMPARE(stage.steps().size(), 4);
        QVERIFY(stage.host.topologyChanges.isEmpty());
        QVERIFY2(stage.host.messages.join('\n').contains("topology.experiment.steps["),
                 qPrintable(stage.host.messages.join('\n')));
    }
};

QTEST_MAIN(TestTimelinePanel)
#include "tst_timelinepanel.moc"
