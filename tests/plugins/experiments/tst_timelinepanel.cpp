// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/plugins/experiments/timelinestage.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTranslator>

#include <cmath>

using namespace tomato;
using namespace tomato::plugins;
using tomato::test::TimelineStage;

namespace {

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

/// Without runs: what the panel makes of an experiment, and what is changed by it.
class TestTimelinePanel final : public QObject
{
    Q_OBJECT

private slots:
    void withoutAnExperimentItSaysWhatToDo()
    {
        const TimelineStage stage(false);
        auto *pages = stage.panel.findChild<QStackedWidget *>();
        QCOMPARE(pages->currentIndex(), 0);
        QVERIFY(!stage.panel.runActions().front()->isEnabled());
        QVERIFY(stage.panel.stepActions().front()->isEnabled());
    }

    void itsLanesFollowTheLanguage()
    {
        TimelineStage stage;
        QCOMPARE(stage.panel.view().timeline().lanes().front(), "Lab");
        Labor labor;
        QCoreApplication::installTranslator(&labor);
        QCoreApplication::processEvents();
        QCOMPARE(stage.panel.view().timeline().lanes().front(), "Labor");
    }

    void aDraggedHandleSnapsAndIsOneUndoStep()
    {
        TimelineStage stage;
        QVERIFY(QTest::qWaitForWindowExposed(&stage.panel));
        stage.drag(1, 100);
        QCOMPARE(stage.host.topologyChanges.size(), 1);
        const double time = stage.timeOf(1);
        QVERIFY(time > 2);
        const double grid = stage.panel.view().grid();
        QVERIFY2(std::abs(time / grid - std::round(time / grid)) < 1e-6, "it snaps");
        QCOMPARE(stage.timeOf(2), 6.0);
    }

    void theHandlesOfOneTimeAreAllSeen()
    {
        TimelineStage stage;
        QJsonArray steps = stage.steps();
        steps.append(QJsonObject{{"do", "run"}, {"in", "h1"}, {"command", "a\nb"}, {"at", 6}});
        QJsonObject experiment{{"steps", steps}};
        QVERIFY(stage.host.changeTopology({{"experiment", experiment}}, "another"));
        QVERIFY(!stage.panel.view().handleRect(2).intersects(stage.panel.view().handleRect(3)));
    }

    void withControlTheDragCopies()
    {
        TimelineStage stage;
        QVERIFY(QTest::qWaitForWindowExposed(&stage.panel));
        stage.drag(1, 100, Qt::ControlModifier);
        QCOMPARE(stage.steps().size(), 4);
        QCOMPARE(stage.timeOf(1), 2.0);
        QCOMPARE(stage.host.topologyChanges.size(), 1);
    }

    void theKeyboardDoesWhatTheMouseDoes()
    {
        TimelineStage stage;
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
        TimelineStage stage;
        stage.panel.stepActions().front()->trigger();
        auto *dialog = stage.panel.findChild<QDialog *>("stepDialog");
        QVERIFY(dialog != nullptr);
        auto *buttons = dialog->findChild<QDialogButtonBox *>();
        const auto *problem = dialog->findChild<QLabel *>("stepProblem");
        QCOMPARE(problem->text(), QString());
        for (const char *action : {"link down", "run"})
            dialog->findChild<QComboBox *>("stepAction")->setCurrentText(action);
        QVERIFY(!problem->text().isEmpty());
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
        TimelineStage stage;
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
        TimelineStage stage;
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

    void aDroppedCaptureBecomesAStep()
    {
        TimelineStage stage(false);
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
        TimelineStage stage;
        stage.panel.view().select(1);
        emit stage.host.documentReplaced();
        QCOMPARE(stage.panel.view().selected(), -1);
    }

    void anExperimentOfTooManyStepsIsSaidAndNotDrawn()
    {
        TimelineStage stage;
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
        TimelineStage stage;
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
