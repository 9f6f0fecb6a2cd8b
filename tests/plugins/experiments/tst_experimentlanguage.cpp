// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/plan/experiment.h"
#include "plugins/experiments/results/resultsdialog.h"
#include "plugins/experiments/stepdialog.h"
#include "tests/plugins/experiments/timelinestage.h"
#include "tests/ui/cuttexts.h"
#include "tests/ui/doubledtexts.h"
#include "tests/ui/laptopscreen.h"
#include "tests/ui/spokenlanguage.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QSettings>

using namespace tomato;
using namespace tomato::plugins;
using tomato::test::TimelineStage;

/// The windows of experiments and the dock Timeline in other languages.
class TestExperimentLanguage final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

private slots:
    void initTestCase()
    {
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_home.path());
        QCoreApplication::setOrganizationName("tomato-desktop-test");
    }

    void cleanup() { test::speak("en"); }

    /// Each text is said twice as long.
    void nothingIsCutInALanguageOfLongWords()
    {
        test::DoubledTexts doubled;
        QVERIFY(doubled.isLoaded());
        QVERIFY(QCoreApplication::installTranslator(&doubled));
        QStringList cut;
        {
            TimelineStage stage(false);
            cut += test::CutTexts::inAllPages(stage.panel);
        }
        TimelineStage stage;
        cut += test::CutTexts::inAllPages(stage.panel);
        stage.begin(R"(#!/bin/sh
[ "$2" = table ] && cat << END && exit 0
[{"varied": {"delay": 5}, "statement": "rtt", "unit": "ms", "mean": 10, "interval95": 1},
 {"varied": {"delay": 20}, "statement": "rtt", "unit": "ms", "mean": 40, "interval95": 2}]
END
cat << END
{"event": "run begins", "run": 1, "runs": 2, "label": "delay=5"}
{"event": "clock", "run": 1, "began": "2027-01-15T08:00:00Z"}
{"event": "step ended", "run": 1, "step": 2, "began": 6.2, "ended": 7, "late_ms": 200, "problem": "was not so within 5 s"}
{"event": "run ended", "run": 1, "expect": [{"name": "rtt", "held": true, "message": ""}, {"name": "all arrive", "held": false, "message": "expected == 20, found 19 on h1--r1 in the whole run"}], "fidelity": ["both processors busy for 1.5 of 3.0 s"]}
END
exit 1
)");
        QTRY_VERIFY(!stage.runs.isRunning());
        QVERIFY(stage.panel.findChild<QListWidget *>("timelineVerdicts")->count() > 2);
        cut += test::CutTexts::inAllPages(stage.panel);
        stage.panel.findChild<QAction *>("experimentResults")->trigger();
        auto *results = stage.panel.findChild<ResultsDialog *>("experimentResults");
        QVERIFY(results);
        QTRY_COMPARE(results->plot().graphCount(), 1);
        cut += test::CutTexts::inAllPages(*results);
        results->close();
        const StepDialog::Choices choices{{"h1", "h2"}, {"a--b", "h1--r1"}, {}};
        const auto problem = [](const QJsonObject &) {
            return QStringLiteral(
                "topology.experiment.steps[3].on: a problem of several words that "
                "does not fit into a line of the window");
        };
        for (int action = 0; action <= static_cast<int>(experiment::Action::Replay); ++action) {
            const QJsonObject step{
                {"do", QString(experiment::word(static_cast<experiment::Action>(action)))},
                {"at", 2}};
            StepDialog dialog(step, choices, problem, nullptr);
            dialog.show();
            cut += test::CutTexts::inAllPages(dialog);
        }
        QCoreApplication::removeTranslator(&doubled);
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
    }

    void whatDidNotHoldIsSaidInTheLanguage()
    {
        test::speak("de");
        TimelineStage stage;
        stage.runFor(R"({"event": "run begins", "run": 1, "runs": 1, "label": ""}
{"event": "run ended", "run": 1, "problem": "tomato-replay is not installed", "expect": [{"name": "all arrive", "held": false, "message": "expected == 20, found 19 on h1--r1 in the whole run"}], "fidelity": ["19.1 % lost of 5 %"]}
)");
        QStringList said;
        const auto *list = stage.panel.findChild<QListWidget *>("timelineVerdicts");
        for (int row = 0; row < list->count(); ++row)
            said << list->item(row)->text();
        QCOMPARE(said, QStringList({"✗ tomato-replay ist nicht installiert",
                                    "✗ all arrive: erwartet == 20, gefunden 19 auf h1--r1 im "
                                    "ganzen Lauf",
                                    "⚠ 19,1 % verloren von 5 %"}));
    }

    void whatIsWrongWithAStepIsSaidInTheLanguage()
    {
        test::speak("de");
        TimelineStage stage;
        stage.panel.view().select(1);
        stage.panel.findChild<QAction *>("editStep")->trigger();
        auto *dialog = stage.panel.findChild<StepDialog *>("stepDialog");
        QVERIFY(dialog);
        auto *name = dialog->findChild<QLineEdit *>("stepName");
        name->setText(QString(101, u'n'));
        QCOMPARE(dialog->findChild<QLabel *>("stepProblem")->text(),
                 QString("topology.experiment.steps[1].name: ist länger als 100 Zeichen"));
    }
};

int main(int argc, char **argv)
{
    const tomato::test::LaptopScreen screen;
    QApplication application(argc, argv);
    TestExperimentLanguage test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_experimentlanguage.moc"
