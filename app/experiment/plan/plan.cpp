// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/experiment/plan/plan.h"

#include "app/experiment/plan/fieldreader.h"
#include "app/experiment/plan/statementreader.h"
#include "app/experiment/plan/stepreader.h"
#include "app/experiment/plan/variables.h"
#include "app/topology/attributes/attributecheck.h"
#include "app/topology/attributes/attributenames.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <set>

namespace tomato::experiment {

namespace {

const std::string Place = "topology.experiment";
/// Up to this number of combinations of values are checked one by one.
constexpr std::size_t MaxChecked = 1000;
/// That many are fewer where each has many steps and statements: an editor checks at each change.
constexpr std::size_t MaxCheckedParts = 100'000;
constexpr qint64 MaxSeed = 2'000'000'000;

/// The fields of an experiment beside steps and statements.
struct Frame
{
    QJsonArray steps;
    QJsonArray expect;
    std::vector<SweepStatement> compare;
    qint64 seed = 1;
    int repeat = 1;
    std::vector<QJsonObject> combinations;
};

bool isPlainValue(const QJsonValue &value)
{
    return value.isDouble() || value.isString() || value.isBool();
}

void checkValues(FieldReader &vary, const QString &name)
{
    static const QRegularExpression form(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*\\z"));
    static const QSet<QString> taken = {QStringLiteral("seed"), QStringLiteral("repetition"),
                                        QStringLiteral("run")};
    if (!form.match(name).hasMatch())
        vary.refuse("is no name of letters, digits and _", name);
    if (taken.contains(name))
        vary.refuse("is a name that every run has already", name);
    const QJsonArray values = vary.array(name, 10'000);
    if (values.isEmpty() && vary.value(name).isArray())
        vary.refuse("has no values", name);
    QSet<QString> known;
    for (const QJsonValue value : values) {
        const QString text = value.toVariant().toString();
        if (isPlainValue(value) && known.contains(text))
            vary.refuse("has the value " + text.toStdString() + " twice", name);
        known.insert(text);
        if (!isPlainValue(value))
            vary.refuse(topology::wrongKind({}, "numbers and texts", value).value().message, name);
    }
}

std::vector<QJsonObject> combine(const QJsonObject &vary)
{
    std::vector<QJsonObject> all = {QJsonObject()};
    for (auto each = vary.begin(); each != vary.end(); ++each) {
        std::vector<QJsonObject> longer;
        for (const QJsonObject &before : all) {
            for (const QJsonValue value : each->toArray()) {
                QJsonObject next = before;
                next.insert(each.key(), value);
                longer.push_back(next);
            }
        }
        all = std::move(longer);
    }
    return all;
}

qint64 product(const QJsonObject &vary, qint64 runs)
{
    for (const QJsonValue values : vary) {
        if (runs > MaxRuns)
            break;
        runs *= values.toArray().size();
    }
    return runs;
}

Frame readFrame(const QJsonObject &document, std::vector<Error> &errors)
{
    Frame frame;
    FieldReader fields(document, Place, errors);
    for (const char *key : {"$schema", "title", "description"})
        (void)fields.text(QLatin1String(key));
    frame.seed = fields.wholeNumber(QStringLiteral("seed"), 0, MaxSeed).value_or(1);
    frame.repeat = static_cast<int>(
        fields.wholeNumber(QStringLiteral("repeat"), 1, MaxRepetitions).value_or(1));
    const QJsonObject vary = fields.object(QStringLiteral("vary"));
    FieldReader names(vary, fields.placeOf(QStringLiteral("vary")), errors);
    const std::size_t before = errors.size();
    for (const QString &name : vary.keys())
        checkValues(names, name);
    if (product(vary, frame.repeat) > MaxRuns)
        fields.refuse("makes more than " + std::to_string(MaxRuns) + " runs",
                      QStringLiteral("vary"));
    if (errors.size() == before)
        frame.combinations = combine(vary);
    if (!fields.has(QStringLiteral("steps")))
        fields.refuse("is missing", QStringLiteral("steps"));
    frame.steps = fields.array(QStringLiteral("steps"), MaxSteps);
    if (frame.steps.isEmpty() && fields.value(QStringLiteral("steps")).isArray())
        fields.refuse("has no steps", QStringLiteral("steps"));
    frame.expect = fields.array(QStringLiteral("expect"), MaxStatements);
    const QString compare = QStringLiteral("compare");
    frame.compare = readSweepStatements(fields.array(compare, MaxStatements), vary, frame.expect,
                                        fields.placeOf(compare), errors);
    fields.finish();
    return frame;
}

Experiment readRun(const Frame &frame, const topology::Topology &topology, QJsonObject variables,
                   const PlannedRun &run, std::vector<Error> &errors)
{
    variables.insert(QStringLiteral("seed"), run.seed);
    variables.insert(QStringLiteral("repetition"), run.repetition);
    variables.insert(QStringLiteral("run"), run.number);
    Experiment experiment;
    experiment.steps = readSteps(withVariables(frame.steps, variables).toArray(), topology,
                                 Place + ".steps", errors);
    experiment.expect = readStatements(withVariables(frame.expect, variables).toArray(),
                                       experiment.steps, topology, Place + ".expect", errors);
    return experiment;
}

void collectFilters(const QJsonValue &value, const std::string &place,
                    std::vector<std::pair<std::string, QString>> &filters)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i)
            collectFilters(array[i], place + "[" + std::to_string(i) + "]", filters);
    }
    if (!value.isObject())
        return;
    const QJsonObject object = value.toObject();
    static const QStringList keys = {QStringLiteral("filter"),
                                     topology::LossFilterEffect + QLatin1String("_from"),
                                     topology::LossFilterEffect + QLatin1String("_to"),
                                     topology::EmulationFilterEffect + QLatin1String("_from"),
                                     topology::EmulationFilterEffect + QLatin1String("_to")};
    for (const QString &key : keys) {
        const QString filter = object.value(key).toString();
        if (!filter.isEmpty() && !filter.contains(QLatin1String("${")))
            filters.emplace_back(place + "." + key.toStdString(), filter);
    }
    for (const char *key : {"before", "set"}) {
        if (object.contains(QLatin1String(key)))
            collectFilters(object.value(QLatin1String(key)), place + "." + key, filters);
    }
}

} // namespace

QString PlannedRun::label() const
{
    QStringList parts;
    for (auto each = varied.begin(); each != varied.end(); ++each)
        parts << each.key() + u'=' + each->toVariant().toString();
    return (parts << QStringLiteral("repetition %1").arg(repetition)).join(u' ');
}

std::vector<Error> checkExperiment(const topology::Topology &topology)
{
    const QJsonValue value = topology.attributes().value(ExperimentAttribute);
    if (value.isUndefined() || value.isNull())
        return {};
    if (!value.isObject())
        return {topology::wrongKind(Place, "an object", value).value()};
    std::vector<Error> errors;
    const Frame frame = readFrame(value.toObject(), errors);
    const auto parts = static_cast<std::size_t>(frame.steps.size() + frame.expect.size());
    const std::size_t most =
        std::clamp<std::size_t>(MaxCheckedParts / std::max<std::size_t>(parts, 1), 1, MaxChecked);
    const std::size_t checked = std::min(frame.combinations.size(), most);
    for (std::size_t i = 0; i < checked; ++i)
        (void)readRun(frame, topology, frame.combinations[i], {}, errors);
    if (checked == 0)
        (void)readRun(frame, topology, {}, {}, errors);
    // An error that does not depend on a varied value occurs in each combination.
    std::set<std::pair<std::string, std::string>> known;
    std::erase_if(
        errors, [&](const Error &each) { return !known.emplace(each.place, each.message).second; });
    return errors;
}

std::vector<std::pair<std::string, QString>> filtersOf(const topology::Topology &topology)
{
    const QJsonObject document = topology.attributes().value(ExperimentAttribute).toObject();
    std::vector<std::pair<std::string, QString>> filters;
    for (const char *part : {"steps", "expect"})
        collectFilters(document.value(QLatin1String(part)), Place + "." + part, filters);
    return filters;
}

Result<Plan> Plan::read(const topology::Topology &topology)
{
    const QJsonValue value = topology.attributes().value(ExperimentAttribute);
    if (!value.isObject())
        return failure("there is no experiment in this topology", Place);
    if (const auto errors = checkExperiment(topology); !errors.empty())
        return tl::make_unexpected(errors.front());
    Plan plan;
    plan.m_topology = topology;
    plan.m_document = value.toObject();
    std::vector<Error> errors;
    const Frame frame = readFrame(plan.m_document, errors);
    plan.m_compare = frame.compare;
    for (const QJsonObject &combination : frame.combinations) {
        for (int repetition = 1; repetition <= frame.repeat; ++repetition)
            plan.m_runs.push_back({static_cast<int>(plan.m_runs.size()) + 1, combination,
                                   repetition, frame.seed + repetition - 1});
    }
    return plan;
}

Result<Experiment> Plan::experiment(const PlannedRun &run) const
{
    std::vector<Error> errors;
    const Frame frame = readFrame(m_document, errors);
    Experiment experiment = readRun(frame, m_topology, run.varied, run, errors);
    if (!errors.empty())
        return tl::make_unexpected(errors.front());
    return experiment;
}

} // namespace tomato::experiment
