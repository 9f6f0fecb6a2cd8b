// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/statementevidence.h"

#include "app/topology/format/tomatoformat.h"

#include <QJsonArray>
#include <QTest>

using namespace tomato;
using namespace tomato::experiment;
using namespace std::chrono_literals;

/// 10:00 of some day.
static constexpr Timestamp Begin = 1'800'000'000s;

class TestStatementEvidence final : public QObject
{
    Q_OBJECT

private:
    static QJsonObject item(const char *id, const QJsonValue &parent)
    {
        return {{"id", id},
                {"name", id},
                {"parent", parent},
                {"type", parent.isNull() ? "container" : "container_interface"}};
    }

    /// h1 -- h2, connection c1.
    static topology::Topology pair()
    {
        const QJsonObject inner{
            {"elements", QJsonArray{item("h1", QJsonValue::Null), item("h2", QJsonValue::Null),
                                    item("e1", "h1"), item("e2", "h2")}},
            {"connections",
             QJsonArray{QJsonObject{{"id", "c1"}, {"elements", QJsonArray{"e1", "e2"}}}}}};
        return *topology::fromTomato(
            {{"file_information", QJsonObject{{"version", 4}}}, {"topology", inner}});
    }

    static Step step(Action action)
    {
        Step made;
        made.action = action;
        made.on = QStringLiteral("h1--h2");
        return made;
    }

    static StepOutcome outcome(double began, double ended)
    {
        StepOutcome made;
        made.began = began;
        made.ended = ended;
        return made;
    }

    /// Recorded in these seconds.
    static void record(RunEvidence &run, std::chrono::milliseconds from,
                       std::chrono::milliseconds until)
    {
        auto &times = run.recordings[ConnectionId("c1")].times;
        const auto more = recordedBetween(Begin + from, Begin + until, {});
        times.insert(times.end(), more.begin(), more.end());
    }

private slots:
    void theGapIsWhereNothingWasRecordedAndNotBeforeTheRunBegan()
    {
        const topology::Topology topology = pair();
        Experiment experiment;
        experiment.steps = {step(Action::CaptureStart), step(Action::Run),
                            step(Action::CaptureStop), step(Action::CaptureStart)};
        RunEvidence run;
        run.zero = Begin;
        run.seconds = 6;
        run.outcomes = {outcome(0, 1), outcome(1, 2.5), outcome(2.5, 2.6), outcome(4.2, 4.6)};
        record(run, 900ms, 2550ms);
        record(run, 4500ms, 6500ms);
        const StatementEvidence evidence(topology, experiment, run, {});
        Statement statement;
        statement.packets.on = QStringLiteral("h1--h2");
        const auto window = evidence.window(statement);
        QVERIFY(window);
        const auto gap = evidence.gap(statement.packets, *window);
        QVERIFY(gap);
        QCOMPARE(*gap, std::string("h1--h2 was not recorded from 2.550000 s to 4.500000 s"));
    }
};

QTEST_APPLESS_MAIN(TestStatementEvidence)
#include "tst_statementevidence.moc"
