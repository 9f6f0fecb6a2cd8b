// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/outcome/sweepjudgement.h"

#include "app/experiment/plan/samples.h"

#include <algorithm>

namespace tomato::experiment {

namespace {

bool hasValues(const QJsonObject &varied, const QJsonObject &values)
{
    const QStringList names = values.keys();
    return std::ranges::all_of(
        names, [&](const QString &name) { return varied.value(name) == values.value(name); });
}

struct Side
{
    std::vector<double> measured;
    QString unit;

    std::string text(const QJsonObject &values) const
    {
        return QStringLiteral("%1 %2")
                   .arg(mean(measured), 0, 'g', 6)
                   .arg(unit)
                   .trimmed()
                   .toStdString() +
               " at " + valuesText(values).toStdString() + " (" + std::to_string(measured.size()) +
               (measured.size() == 1 ? " run)" : " runs)");
    }
};

Side sideOf(const QString &statement, const QJsonObject &values,
            const std::vector<RunRecord> &records)
{
    Side side;
    for (const RunRecord &record : records) {
        if (!hasValues(record.run.varied, values))
            continue;
        for (const Verdict &verdict : record.verdicts) {
            if (verdict.name == statement && verdict.measured) {
                side.measured.push_back(*verdict.measured);
                side.unit = verdict.unit;
            }
        }
    }
    return side;
}

Result<> judge(const SweepStatement &statement, const std::vector<RunRecord> &records,
               Verdict &verdict)
{
    const Side at = sideOf(statement.of, statement.at, records);
    const Side to = sideOf(statement.of, statement.to, records);
    for (const auto &[side, values] : {std::pair(&at, &statement.at), {&to, &statement.to}}) {
        if (side->measured.empty())
            return failure("'" + statement.of.toStdString() + "' measured nothing at " +
                           valuesText(*values).toStdString());
    }
    const std::string found = at.text(statement.at) + ", " + to.text(statement.to);
    if (mean(to.measured) == 0)
        return failure("nothing can be divided by 0: " + found);
    verdict.measured = mean(at.measured) / mean(to.measured);
    if (statement.ratio.holds(*verdict.measured))
        return {};
    return failure("expected a ratio of " + statement.ratio.text().toStdString() + ", found " +
                   statement.ratio.valueText(*verdict.measured).toStdString() + ": " + found);
}

} // namespace

std::vector<Verdict> judgeSweep(const std::vector<SweepStatement> &statements,
                                const std::vector<RunRecord> &records)
{
    std::vector<Verdict> verdicts;
    for (const SweepStatement &statement : statements) {
        Verdict verdict;
        verdict.name = statement.name;
        const auto result = judge(statement, records, verdict);
        verdict.held = result.has_value();
        if (!result)
            verdict.message = QString::fromStdString(result.error().text());
        verdicts.push_back(std::move(verdict));
    }
    return verdicts;
}

} // namespace tomato::experiment
