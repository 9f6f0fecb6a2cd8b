// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experiments/runevents.h"

#include "app/cli/output.h"

#include <QJsonArray>

namespace tomato::cli {

using experiment::RunRecord;
using experiment::Verdict;

QJsonObject runBegins(const experiment::PlannedRun &run, std::size_t runs)
{
    return {{"event", "run begins"},
            {"run", run.number},
            {"runs", static_cast<qint64>(runs)},
            {"label", run.label()}};
}

QJsonObject runEnded(const RunRecord &record)
{
    QJsonArray verdicts;
    for (const Verdict &verdict : record.verdicts)
        verdicts.append(QJsonObject{
            {"name", verdict.name}, {"held", verdict.held}, {"message", verdict.message}});
    return {{"event", "run ended"},
            {"run", record.run.number},
            {"held", record.held()},
            {"problem", record.problem},
            {"problems", QJsonArray::fromStringList(record.problems)},
            {"seconds", record.seconds},
            {"expect", verdicts},
            {"ended_early", QJsonArray::fromStringList(record.endedEarly)},
            {"fidelity", QJsonArray::fromStringList(record.fidelity.problems)}};
}

QJsonObject compared(std::size_t number, const Verdict &verdict)
{
    QJsonObject event{{"event", "compared"},
                      {"statement", static_cast<qint64>(number)},
                      {"name", verdict.name},
                      {"held", verdict.held}};
    if (verdict.measured)
        event.insert("ratio", *verdict.measured);
    if (!verdict.held)
        event.insert("message", verdict.message);
    return event;
}

void sayStatement(const QJsonObject &event)
{
    if (event.value(QLatin1String("event")) != QLatin1String("statement"))
        return;
    const QString message = event.value(QLatin1String("message")).toString();
    note(QStringLiteral("run %1 at %2 s: %3 %4")
             .arg(event.value(QLatin1String("run")).toInt())
             .arg(event.value(QLatin1String("seconds")).toDouble(), 0, 'f', 1)
             .arg(event.value(QLatin1String("name")).toString(),
                  message.isEmpty() ? QStringLiteral("holds")
                                    : QStringLiteral("does not hold: ") + message));
}

void sayRun(const RunRecord &record, std::size_t runs)
{
    note(QStringLiteral("run %1 of %2 (%3): %4")
             .arg(record.run.number)
             .arg(runs)
             .arg(record.run.label(),
                  record.held() ? QStringLiteral("held") : QStringLiteral("did not hold")));
    if (!record.problem.isEmpty())
        note(QStringLiteral("  ") + record.problem);
    for (const QString &problem : record.problems)
        note(QStringLiteral("  ") + problem);
    for (const Verdict &verdict : record.verdicts) {
        if (!verdict.held)
            note(QStringLiteral("  %1: %2").arg(verdict.name, verdict.message));
    }
    for (const QString &early : record.endedEarly)
        note(QStringLiteral("  ended early: ") + early);
    for (const QString &problem : record.fidelity.problems)
        note(QStringLiteral("  fidelity: ") + problem);
}

void saySweep(const std::vector<Verdict> &sweep)
{
    for (const Verdict &verdict : sweep) {
        if (!verdict.held)
            note(QStringLiteral("all runs: %1: %2").arg(verdict.name, verdict.message));
    }
}

} // namespace tomato::cli
