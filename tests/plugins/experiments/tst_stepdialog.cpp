// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/experiments/stepdialog.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QJsonDocument>
#include <QLineEdit>
#include <QTest>

using namespace tomato::plugins;

namespace {

const StepDialog::Choices Choices{{"h1", "h2"}, {"a--b", "h1--r1"}, {}};

QJsonObject stepOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QString nothingWrong(const QJsonObject &)
{
    return {};
}

StepDialog::Choices about(const QString &name)
{
    StepDialog::Choices choices = Choices;
    choices.about = name;
    return choices;
}

} // namespace

class TestStepDialog final : public QObject
{
    Q_OBJECT

private slots:
    void aStepThatIsNotChangedStaysAsItIs_data()
    {
        QTest::addColumn<QByteArray>("step");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const char *step, const char *shown = "") {
            QTest::newRow(name) << QByteArray(step) << QString::fromLatin1(shown);
        };
        row("another notation of a link", R"({"do": "link down", "on": "r1--h1"})", "h1--r1");
        row("an interface", R"({"do": "link down", "on": "h1:eth0"})", "h1--r1");
        row("a link of a variable", R"({"do": "link up", "on": "${link}"})", "${link}");
        row("an element's id", R"({"do": "element stop", "element": "7"})", "h2");
        row("an element of a variable", R"({"do": "run", "in": "${host}", "command": "true"})");
        row("a time of a variable", R"({"do": "link down", "on": "a--b", "at": "${t}"})");
        row("a fine time", R"({"do": "link down", "on": "a--b", "at": 1.00005})");
        row("a flag", R"({"do": "set link", "on": "a--b", "set": {"link_down": true}})");
        row("a number as a text",
            R"({"do": "set link", "on": "a--b", "set": {"delay_from": "20", "x": "${d}"}})");
        row("a comma", R"({"do": "set link", "on": "a--b", "set": {"note": "a, b=c"}})");
        row("a mark on a link", R"({"do": "capture mark", "on": "a--b", "name": "here"})");
        row("what has no field",
            R"({"do": "wait until", "in": "h1", "until": "true", "every": 2, "timeout": 9})");
        row("a wait alone", R"({"do": "wait until", "delay": 3})");
        row("an unknown action", R"({"do": "dance", "in": "h1"})");
    }

    void aStepThatIsNotChangedStaysAsItIs()
    {
        QFETCH(const QByteArray, step);
        QFETCH(const QString, shown);
        const StepDialog dialog(stepOf(step), about(shown), nothingWrong, nullptr);
        QCOMPARE(dialog.step(), stepOf(step));
    }

    void whatTheStepIsAboutIsShown()
    {
        const StepDialog dialog(stepOf(R"({"do": "link down", "on": "h1:eth0"})"), about("h1--r1"),
                                nothingWrong, nullptr);
        QCOMPARE(dialog.findChild<QComboBox *>("stepLink")->currentText(), "h1--r1");
        const StepDialog varied(stepOf(R"({"do": "link down", "on": "${link}"})"), Choices,
                                nothingWrong, nullptr);
        QCOMPARE(varied.findChild<QComboBox *>("stepLink")->currentText(), "${link}");
    }

    void oneFieldChangesOneKey()
    {
        QJsonObject step = stepOf(R"({"do": "set link", "on": "r1--h1", "at": "${t}",
            "set": {"link_down": true, "delay_from": "20"}})");
        const StepDialog dialog(step, about("h1--r1"), nothingWrong, nullptr);
        dialog.findChild<QLineEdit *>("stepName")->setText("cut");
        step.insert("name", "cut");
        QCOMPARE(dialog.step(), step);
        dialog.findChild<QLineEdit *>("stepTimeText")->setText("2.5");
        step.insert("at", 2.5);
        QCOMPARE(dialog.step(), step);
        dialog.findChild<QLineEdit *>("stepSettings")
            ->setText("delay_from=20, link_down=false, lossratio_to=1");
        step.insert("set",
                    QJsonObject{{"link_down", false}, {"delay_from", "20"}, {"lossratio_to", 1}});
        QCOMPARE(dialog.step(), step);
        dialog.findChild<QLineEdit *>("stepSettings")
            ->setText("drop_frames_from=3, 7,100-120, seed_to=5");
        step.insert("set", QJsonObject{{"drop_frames_from", "3, 7,100-120"}, {"seed_to", 5}});
        QCOMPARE(dialog.step(), step);
        dialog.findChild<QComboBox *>("stepLink")->setCurrentText("a--b");
        step.insert("on", "a--b");
        QCOMPARE(dialog.step(), step);
    }

    void anotherActionDropsWhatOnlyTheFormerOneHas()
    {
        const StepDialog dialog(
            stepOf(R"({"do": "run", "in": "h2", "command": "ping", "background": true, "at": 3,
                       "timeout": 4})"),
            about("h2"), nothingWrong, nullptr);
        auto *action = dialog.findChild<QComboBox *>("stepAction");
        action->setCurrentText("wait until");
        QCOMPARE(dialog.step(), stepOf(R"({"do": "wait until", "in": "h2", "until": "ping", "at": 3,
                                           "timeout": 4})"));
        action->setCurrentText("link down");
        QCOMPARE(dialog.step(), stepOf(R"({"do": "link down", "on": "a--b", "at": 3})"));
    }
};

QTEST_MAIN(TestStepDialog)
#include "tst_stepdialog.moc"
