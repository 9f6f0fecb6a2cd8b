// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/runrecord.h"

#include "app/base/isotime.h"
#include "app/experiment/plan/samples.h"

#include <QJsonArray>

#include <algorithm>

namespace tomato::experiment {

namespace {

/// Returns how late steps began, in milliseconds.
QJsonObject lateness(const std::vector<StepOutcome> &outcomes)
{
    std::vector<double> late;
    for (const StepOutcome &outcome : outcomes) {
        if (outcome.began)
            late.push_back((*outcome.began - outcome.planned) * 1000);
    }
    if (late.empty())
        return {};
    std::sort(late.begin(), late.end());
    return {{"median", quantile(late, 0.5)}, {"p99", quantile(late, 0.99)}, {"max", late.back()}};
}

QJsonObject verdictJson(const Verdict &verdict)
{
    QJsonObject json{{"name", verdict.name}, {"held", verdict.held}};
    if (!verdict.message.isEmpty())
        json.insert("message", verdict.message);
    if (verdict.measured)
        json.insert("measured", *verdict.measured);
    if (!verdict.unit.isEmpty())
        json.insert("unit", verdict.unit);
    if (!verdict.again.isEmpty())
        json.insert("again", verdict.again);
    if (!verdict.samples.empty()) {
        QJsonArray samples;
        for (const double each : verdict.samples)
            samples.append(each);
        json.insert("samples", samples);
    }
    return json;
}

Verdict verdictOf(const QJsonObject &json)
{
    Verdict verdict{json.value(QLatin1String("name")).toString(),
                    json.value(QLatin1String("held")).toBool(),
                    json.value(QLatin1String("message")).toString(),
                    {},
                    json.value(QLatin1String("unit")).toString()};
    if (const QJsonValue measured = json.value(QLatin1String("measured")); measured.isDouble())
        verdict.measured = measured.toDouble();
    verdict.again = json.value(QLatin1String("again")).toString();
    for (const QJsonValue each : json.value(QLatin1String("samples")).toArray())
        verdict.samples.push_back(each.toDouble());
    return verdict;
}

} // namespace

bool RunRecord::held() const
{
    return problem.isEmpty() && problems.isEmpty() &&
           std::all_of(verdicts.begin(), verdicts.end(),
                       [](const Verdict &each) { return each.held; });
}

QStringList earlyEnds(const QJsonArray &steps)
{
    QStringList texts;
    for (const QJsonValue step : steps) {
        const int code = step[QLatin1String("exit")].toInt();
        if (!step[QLatin1String("ended_early")].toBool() || code == 0)
            continue;
        const QString name = step[QLatin1String("name")].toString();
        const QString place = QStringLiteral("topology.experiment.steps[%1]")
                                  .arg(step[QLatin1String("step")].toInt());
        const QString text =
            QStringLiteral("%1 in %2 ended at %3 s with exit code %4")
                .arg(name.isEmpty() ? place : name, step[QLatin1String("element")].toString(),
                     QString::number(step[QLatin1String("ended")].toDouble(), 'g', 4),
                     QString::number(code));
        QString lines = step[QLatin1String("last_lines")].toString();
        lines.replace(u'\n', QStringLiteral(" / "));
        texts << (lines.isEmpty() ? text : text + QStringLiteral(": ") + lines);
    }
    return texts;
}

QJsonObject toJson(const RunRecord &record, const Experiment &experiment,
                   const RunEvidence &evidence, const topology::Topology &topology)
{
    QJsonArray steps;
    for (std::size_t i = 0; i < evidence.outcomes.size(); ++i)
        steps.append(logLine(i, experiment.steps[i], evidence.outcomes[i]));
    QJsonArray recordings;
    for (const auto &[id, recording] : evidence.recordings) {
        QJsonArray files;
        for (const QString &file : recording.files)
            files.append(evidence.folder.relativeFilePath(file));
        recordings.append(QJsonObject{{"connection", topology.label(id)},
                                      {"files", files},
                                      {"missing_packets", recording.missing}});
    }
    QJsonArray verdicts;
    for (const Verdict &verdict : record.verdicts)
        verdicts.append(verdictJson(verdict));
    QJsonObject json{{"run", record.run.number},
                     {"varied", record.run.varied},
                     {"repetition", record.run.repetition},
                     {"seed", record.run.seed},
                     {"started", QString::fromStdString(isoTime(record.started))},
                     {"seconds", record.seconds},
                     {"held", record.held()},
                     {"expect", verdicts},
                     {"late_ms", lateness(evidence.outcomes)},
                     {"fidelity", record.fidelity.json},
                     {"steps", steps},
                     {"recordings", recordings},
                     {"program", QStringLiteral("tomato " TOMATO_VERSION)}};
    if (!record.problem.isEmpty())
        json.insert("problem", record.problem);
    if (!record.problems.isEmpty())
        json.insert("problems", QJsonArray::fromStringList(record.problems));
    for (auto each = evidence.surroundings.begin(); each != evidence.surroundings.end(); ++each)
        json.insert(each.key(), each.value());
    return json;
}

Result<RunRecord> runRecordFromJson(const QJsonObject &json)
{
    RunRecord record;
    record.run.number = json.value(QLatin1String("run")).toInt(-1);
    if (record.run.number < 1)
        return failure("expected the number of a run", "run");
    if (!json.value(QLatin1String("expect")).isArray())
        return failure("expected what became of the statements", "expect");
    record.run.varied = json.value(QLatin1String("varied")).toObject();
    record.run.repetition = json.value(QLatin1String("repetition")).toInt(1);
    record.run.seed = json.value(QLatin1String("seed")).toInteger(1);
    record.problem = json.value(QLatin1String("problem")).toString();
    record.problems = json.value(QLatin1String("problems")).toVariant().toStringList();
    record.seconds = json.value(QLatin1String("seconds")).toDouble();
    record.started = timeFromIso(json.value(QLatin1String("started")).toString().toStdString())
                         .value_or(Timestamp{});
    for (const QJsonValue each : json.value(QLatin1String("expect")).toArray())
        record.verdicts.push_back(verdictOf(each.toObject()));
    record.endedEarly = earlyEnds(json.value(QLatin1String("steps")).toArray());
    record.fidelity = fidelityFromJson(json.value(QLatin1String("fidelity")).toObject());
    return record;
}

} // namespace tomato::experiment
