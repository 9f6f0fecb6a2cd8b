// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bulk/fabricplan.h"
#include "app/bulk/linkpattern.h"
#include "app/bulk/namepattern.h"
#include "app/bulk/renamepattern.h"
#include "app/cli/command.h"
#include "app/cli/experiments/experimentrun.h"
#include "app/cli/labsettingoptions.h"
#include "app/cli/output.h"
#include "app/cli/outputfile.h"
#include "app/exchange/exportformat.h"
#include "app/exchange/importfile.h"
#include "app/topology/addressplan.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/distancedelay.h"

#include <QJsonArray>

namespace tomato::cli {

namespace {

/// A number that is written as one.
Result<qint64> wholeNumber(const Arguments &arguments, const QString &option)
{
    const QString text = arguments.value(option).value_or(QString());
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber)
        return failure("'" + text.left(60).toStdString() + "' is no number", option.toStdString());
    return number;
}

Result<bulk::FabricPlan> fabricPlan(const Arguments &arguments)
{
    bulk::FabricPlan plan;
    const auto shape = bulk::shapeFromName(arguments.words()[0]);
    if (!shape)
        return passOn(shape);
    plan.shape = *shape;
    const QString nodes = arguments.value(QStringLiteral("--nodes")).value_or("router");
    if (nodes == QLatin1String("switch"))
        plan.nodes = topology::ElementKind::Switch;
    else if (nodes != QLatin1String("router"))
        return failure("'" + nodes.left(60).toStdString() + "' is neither router nor switch",
                       "--nodes");
    for (const Arguments::Option &option : arguments.options()) {
        static const QStringList others = {"--nodes", "--no-addresses", "--force", "--json"};
        if (others.contains(option.name))
            continue;
        const auto number = wholeNumber(arguments, option.name);
        if (!number)
            return passOn(number);
        if (option.name != QLatin1String("--seed")) {
            plan.numbers[option.name.mid(2)] = *number;
            continue;
        }
        if (plan.shape != bulk::FabricShape::Random)
            return failure("a fabric of the shape " + bulk::shapeName(plan.shape).toStdString() +
                               " has no such number",
                           "--seed");
        if (*number < 0)
            return failure("a seed is not negative", "--seed");
        plan.seed = static_cast<quint64>(*number);
    }
    return plan;
}

void assignAll(topology::Topology &topology)
{
    for (const topology::AddressChange &change : topology::planAddresses(topology))
        (void)topology.setAttribute(change.element, change.key, change.value);
    if (topology::lacksRoutes(topology))
        (void)topology.setAttribute(topology::ComputeRoutesAttribute, true);
}

int makeTopology(const Arguments &arguments)
{
    const QString path = arguments.words()[1];
    if (const auto known = exchange::checkEnding(path); !known)
        return fail(known.error(), Misused);
    const auto plan = fabricPlan(arguments);
    if (!plan)
        return fail(plan.error(), Misused);
    auto made = bulk::makeFabric(*plan);
    if (!made)
        return fail(Error{made.error().place.empty() ? std::string() : "--" + made.error().place,
                          made.error().message},
                    Misused);
    if (!arguments.has(QStringLiteral("--no-addresses")))
        assignAll(*made);
    if (const auto may = checkNotReplaced(path, {}, arguments); !may)
        return fail(may.error(), Misused);
    if (const auto saved = exchange::exportFile(*made, path); !saved)
        return fail(saved.error());
    qint64 elements = 0;
    for (const auto &[id, element] : made->elements())
        elements += element.isInterface() ? 0 : 1;
    const auto links = static_cast<qint64>(made->connections().size());
    if (arguments.has(QStringLiteral("--json")))
        printJson(QJsonObject{
            {"made", plan->commandLine()}, {"elements", elements}, {"connections", links}});
    else
        print(QStringLiteral("%1: %2, %3")
                  .arg(path, counted(elements, "element"), counted(links, "connection")));
    return Done;
}

/// A file that is changed, and where to.
struct ChangedFile
{
    topology::Topology topology;
    QString output;
};

Result<ChangedFile> openToChange(const Arguments &arguments)
{
    const QString input = arguments.words().front();
    auto file = exchange::importFile(input);
    if (!file)
        return passOn(file);
    const auto output = arguments.value(QStringLiteral("-o"));
    if (!output && file->format != exchange::FileFormat::Tomato &&
        !arguments.has(QStringLiteral("--dry-run")))
        return failure("is no file of ToMaTo: name another with -o", input.toStdString());
    if (const auto known = output ? exchange::checkEnding(*output) : Result<>(); !known)
        return passOn(known);
    return ChangedFile{std::move(file->imported.topology), output.value_or(input)};
}

/// Writes the file unless that is not wanted; returns the exit code.
int saveChanged(const ChangedFile &file, const Arguments &arguments)
{
    if (arguments.has(QStringLiteral("--dry-run")))
        return Done;
    const QString input = arguments.words().front();
    if (const auto may = checkNotReplaced(file.output, input, arguments); !may)
        return fail(may.error(), Misused);
    const auto saved = exchange::exportFile(file.topology, file.output);
    return saved ? int(Done) : fail(saved.error());
}

int linkByPattern(const Arguments &arguments)
{
    if (const auto good = bulk::NamePattern::parse(arguments.words()[1], "FROM"); !good)
        return fail(good.error(), Misused);
    auto file = openToChange(arguments);
    if (!file)
        return fail(file.error());
    topology::Topology &topology = file->topology;
    const auto found = bulk::findPairs(topology, arguments.words()[1], arguments.words()[2]);
    if (!found)
        return fail(found.error());
    const auto links = bulk::linksFor(topology, found->pairs);
    if (!links)
        return fail(links.error());
    for (const topology::Element &each : links->elements)
        (void)topology.insert(each);
    QJsonArray made;
    for (const topology::Connection &each : links->connections) {
        (void)topology.insert(each);
        made.append(topology.label(each.id));
    }
    if (arguments.has(QStringLiteral("--assign-addresses")))
        assignAll(topology);
    if (const int code = saveChanged(*file, arguments); code != Done)
        return code;
    if (arguments.has(QStringLiteral("--json"))) {
        printJson(QJsonObject{{"links", made}, {"joined_before", found->joined}});
        return Done;
    }
    for (const QJsonValue each : std::as_const(made))
        print(each.toString());
    if (found->joined > 0)
        note(counted(found->joined, "pair") + QStringLiteral(" had a connection already"));
    return Done;
}

int renameByPattern(const Arguments &arguments)
{
    if (const auto good = bulk::NamePattern::parse(arguments.words()[1], "PATTERN"); !good)
        return fail(good.error(), Misused);
    auto file = openToChange(arguments);
    if (!file)
        return fail(file.error());
    topology::Topology &topology = file->topology;
    const auto renamings =
        bulk::findRenamings(topology, {}, arguments.words()[1], arguments.words()[2]);
    if (!renamings)
        return fail(renamings.error());
    const std::size_t errorsBefore = experimentErrors(topology).size();
    QJsonArray renamed;
    for (const bulk::Renaming &each : *renamings) {
        (void)topology.setAttribute(each.element, topology::NameAttribute, each.after);
        renamed.append(QJsonObject{{"before", each.before}, {"after", each.after}});
    }
    if (const int code = saveChanged(*file, arguments); code != Done)
        return code;
    // Its experiment may call elements by their names.
    const std::vector<Error> errors = experimentErrors(topology);
    for (std::size_t i = errorsBefore == 0 ? 0 : errors.size(); i < errors.size(); ++i)
        note(QStringLiteral("note: ") + QString::fromStdString(errors[i].text()));
    if (arguments.has(QStringLiteral("--json"))) {
        printJson(QJsonObject{{"renamed", renamed}});
        return Done;
    }
    for (const bulk::Renaming &each : *renamings)
        print(each.before + QStringLiteral(" -> ") + each.after);
    return Done;
}

int delayFromDistance(const Arguments &arguments)
{
    double detour = 1;
    if (const auto text = arguments.value(QStringLiteral("--detour"))) {
        bool isNumber = false;
        detour = text->toDouble(&isNumber);
        if (!isNumber || !(detour >= topology::MinDetour && detour <= topology::MaxDetour))
            return fail(Error{"--detour", "is not from 1 to 10"}, Misused);
    }
    auto file = openToChange(arguments);
    if (!file)
        return fail(file.error());
    topology::Topology &topology = file->topology;
    const topology::DistanceDelays delays = topology::delaysFromDistance(topology, {}, detour);
    if (delays.links.empty())
        return fail(Error{arguments.words().front().toStdString(),
                          "no connection has a latitude and a longitude at both ends"});
    for (const auto &[id, changes] : topology::delayChanges(delays)) {
        for (auto each = changes.begin(); each != changes.end(); ++each)
            (void)topology.setAttribute(id, each.key(), *each);
    }
    if (const int code = saveChanged(*file, arguments); code != Done)
        return code;
    QJsonArray links;
    for (const topology::DistanceDelay &each : delays.links)
        links.append(QJsonObject{{"connection", topology.label(each.connection)},
                                 {"kilometres", each.kilometres},
                                 {"milliseconds", each.milliseconds}});
    QJsonArray without;
    for (const ElementId &each : delays.withoutPlace)
        without.append(topology.label(each));
    if (arguments.has(QStringLiteral("--json"))) {
        printJson(QJsonObject{{"links", links}, {"without_place", without}});
        return Done;
    }
    for (const topology::DistanceDelay &each : delays.links)
        print(QStringLiteral("%1: %2 km, %3 ms")
                  .arg(topology.label(each.connection), QString::number(each.kilometres, 'f', 1),
                       QString::number(each.milliseconds, 'f', 3)));
    for (const QJsonValue each : std::as_const(without))
        note(QStringLiteral("note: %1 has no latitude and longitude").arg(each.toString()));
    return Done;
}

Command makeCommand()
{
    return {
        QStringLiteral("topology make"),
        QStringLiteral("clos|fattree|ring|line|star|mesh|grid|tree|random OUT [--spines N] "
                       "[--leaves N] [--ports N] [--size N] [--rows N] [--columns N] "
                       "[--depth N] [--fanout N] [--links N] [--hosts N] "
                       "[--nodes router|switch] [--seed N] [--no-addresses] [--force] [--json]"),
        QStringLiteral("make a fabric with names, places and addresses"),
        {{"--spines", 1},
         {"--leaves", 1},
         {"--ports", 1},
         {"--size", 1},
         {"--rows", 1},
         {"--columns", 1},
         {"--depth", 1},
         {"--fanout", 1},
         {"--links", 1},
         {"--hosts", 1},
         {"--nodes", 1},
         {"--seed", 1},
         {"--no-addresses", 0},
         {"--force", 0},
         {"--json", 0}},
        2,
        2,
        makeTopology};
}

} // namespace

std::vector<Command> topologyBulkCommands()
{
    return {
        makeCommand(),
        {QStringLiteral("topology link"),
         QStringLiteral("FILE FROM TO [-o OUT] [--force] [--assign-addresses] [--dry-run] "
                        "[--json]"),
         QStringLiteral("link all elements whose names are like FROM with those like TO"),
         {{"-o", 1}, {"--force", 0}, {"--assign-addresses", 0}, {"--dry-run", 0}, {"--json", 0}},
         3,
         3,
         linkByPattern},
        {QStringLiteral("topology rename"),
         QStringLiteral("FILE PATTERN NAME [-o OUT] [--force] [--dry-run] [--json]"),
         QStringLiteral("give all elements whose names are like PATTERN new names"),
         {{"-o", 1}, {"--force", 0}, {"--dry-run", 0}, {"--json", 0}},
         3,
         3,
         renameByPattern},
        {QStringLiteral("topology delay"),
         QStringLiteral("FILE [-o OUT] [--force] [--detour FACTOR] [--dry-run] [--json]"),
         QStringLiteral("set delays from the distance of elements that have a place on earth"),
         {{"-o", 1}, {"--force", 0}, {"--detour", 1}, {"--dry-run", 0}, {"--json", 0}},
         1,
         1,
         delayFromDistance}};
}

} // namespace tomato::cli
