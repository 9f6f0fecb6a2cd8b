// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/experiments/experimentrun.h"
#include "app/cli/labsettingoptions.h"
#include "app/cli/output.h"
#include "app/cli/outputfile.h"
#include "app/cli/printfindings.h"
#include "app/client/startcheck.h"
#include "app/exchange/exportformat.h"
#include "app/exchange/importfile.h"
#include "app/layout/layoutrun.h"
#include "app/topology/addressplan.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/capturesettings.h"
#include "app/topology/findings.h"
#include "app/topology/format/tomatoformat.h"
#include "app/topology/reach/outsidereach.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QTimer>

#include <algorithm>

namespace tomato::cli {

/// Returns the name of the first element that the remark is about; empty when there is none, or it
/// has no name.
static QString nameOf(const exchange::ImportReport::Remark &remark,
                      const topology::Topology &topology)
{
    const topology::Element *device = topology.deviceOf(remark.about);
    return device ? device->name() : QString();
}

/// Prints on standard error what was not imported from another program's file. The element's name
/// is added where it has one, since a place such as "topology.nodes[3]" is hard to find.
static void printReport(const exchange::ImportReport &report, const topology::Topology &topology)
{
    for (const exchange::ImportReport::Remark &remark : report.remarks()) {
        QString name = nameOf(remark, topology);
        if (!name.isEmpty() && remark.count > 1)
            name += QStringLiteral(" and %1 more").arg(remark.count - 1);
        note(QStringLiteral("note: ") + (name.isEmpty() ? name : name + QStringLiteral(": ")) +
             QString::fromStdString(remark.text()));
    }
}

static QJsonArray toJson(const exchange::ImportReport &report, const topology::Topology &topology)
{
    QJsonArray remarks;
    for (const exchange::ImportReport::Remark &remark : report.remarks()) {
        QJsonArray places;
        for (const std::string &place : remark.places)
            places.append(QString::fromStdString(place));
        remarks.append(QJsonObject{{"message", QString::fromStdString(remark.message)},
                                   {"element", nameOf(remark, topology)},
                                   {"places", places},
                                   {"count", static_cast<qint64>(remark.count)}});
    }
    return remarks;
}

static QJsonArray toJson(const std::vector<topology::Finding> &findings)
{
    QJsonArray messages;
    for (const topology::Finding &finding : findings)
        messages.append(QString::fromStdString(finding.message));
    return messages;
}

/// Returns what the topology's lab would do outside of itself.
static QJsonArray outsideJson(const topology::Topology &topology)
{
    QJsonArray all;
    for (const topology::OutsideReach &reach : topology::outsideReaches(topology))
        all.append(reach.text());
    return all;
}

/// Returns each error with its place.
static QJsonArray toJson(const std::vector<Error> &errors)
{
    QJsonArray all;
    for (const Error &each : errors)
        all.append(QJsonObject{{"place", QString::fromStdString(each.place)},
                               {"message", QString::fromStdString(each.message)}});
    return all;
}

/// Lists the faults of a topology for the programs that are to use it.
struct Faults
{
    std::vector<Error> ofExperiment;
    /// Why it, or an element of it, would not start.
    std::vector<Error> ofStart;

    bool areNone() const { return ofExperiment.empty() && ofStart.empty(); }
};

static QJsonObject checkedJson(const exchange::ImportedFile &file, const Faults &faults)
{
    const topology::Topology &topology = file.imported.topology;
    const auto devices = std::ranges::count_if(
        topology.elements(), [](const auto &each) { return !each.second.isInterface(); });
    const auto captures = std::ranges::count_if(topology.connections(), [](const auto &each) {
        return topology::captureSettings(each.second).isEnabled;
    });
    return {{"ok", faults.areNone()},
            {"format", exchange::formatName(file.format)},
            {"name", topology.name()},
            {"elements", static_cast<qint64>(devices)},
            {"connections", static_cast<qint64>(topology.connections().size())},
            {"captures", static_cast<qint64>(captures)},
            {"findings", toJson(topology::findings(topology))},
            {"outside", outsideJson(topology)},
            {"experiment_errors", toJson(faults.ofExperiment)},
            {"start_errors", toJson(faults.ofStart)},
            {"report", toJson(file.imported.report, topology)}};
}

static int checkTopology(const Arguments &arguments)
{
    const auto file = exchange::importFile(arguments.words().front());
    const bool json = arguments.has(QStringLiteral("--json"));
    if (!file && json)
        printJson(QJsonObject{{"ok", false},
                              {"place", QString::fromStdString(file.error().place)},
                              {"message", QString::fromStdString(file.error().message)}});
    if (!file)
        return json ? int(exitCodeOf(file.error())) : fail(file.error());
    const topology::Topology &topology = file->imported.topology;
    auto refused = client::askWhyNotStarted(topology::writeTomato(topology));
    if (!refused)
        return fail(refused.error());
    const Faults faults{experimentErrors(topology), std::move(*refused)};
    const QJsonObject checked = checkedJson(*file, faults);
    if (json) {
        printJson(checked);
        return faults.areNone() ? Done : Failed;
    }
    for (const std::vector<Error> *errors : {&faults.ofExperiment, &faults.ofStart}) {
        for (const Error &each : *errors)
            (void)fail(each);
    }
    if (faults.areNone())
        print(QStringLiteral("ok: %1, %2, %3 of them captured")
                  .arg(counted(checked.value("elements").toInteger(), "element"),
                       counted(checked.value("connections").toInteger(), "connection"))
                  .arg(checked.value("captures").toInteger()));
    printReport(file->imported.report, topology);
    // The report of another program's file has them already.
    if (file->format == exchange::FileFormat::Tomato)
        printFindings(topology);
    return faults.areNone() ? Done : Failed;
}

static int convert(const Arguments &arguments)
{
    if (const auto known = exchange::checkEnding(arguments.words()[1]); !known)
        return fail(known.error(), Misused);
    auto file = exchange::importFile(arguments.words()[0]);
    if (!file)
        return fail(file.error());
    topology::Topology &topology = file->imported.topology;
    if (arguments.has(QStringLiteral("--assign-addresses"))) {
        for (const topology::AddressChange &change : topology::planAddresses(topology))
            (void)topology.setAttribute(change.element, change.key, change.value);
        computeMissingRoutes(topology);
    }
    const QString output = arguments.words()[1];
    if (const auto may = checkNotReplaced(output, arguments.words()[0], arguments); !may)
        return fail(may.error(), Misused);
    const auto saved = exchange::exportFile(topology, output);
    if (!saved)
        return fail(saved.error());
    if (arguments.has(QStringLiteral("--json"))) {
        printJson(QJsonObject{{"format", exchange::formatName(file->format)},
                              {"report", toJson(file->imported.report, topology)},
                              {"export_report", toJson(*saved, topology)}});
        return Done;
    }
    printReport(file->imported.report, topology);
    printReport(*saved, topology);
    for (const Error &each : experimentErrors(topology))
        note(QStringLiteral("note: ") + QString::fromStdString(each.text()));
    return Done;
}

/// The positions that an engine gives to all devices.
static Result<layout::LayoutRun::Positions> place(const topology::Topology &topology,
                                                  layout::LayoutEngine engine)
{
    std::vector<ElementId> devices;
    for (const auto &[id, element] : topology.elements()) {
        if (!element.isInterface())
            devices.push_back(id);
    }
    Result<layout::LayoutRun::Positions> placed;
    layout::LayoutRun run;
    QEventLoop loop;
    // When the program does not exist, the callback is called at once; the loop must be running by
    // then.
    QTimer::singleShot(0, &loop, [&] {
        run.start(topology, devices, engine,
                  [&](const Result<layout::LayoutRun::Positions> &positions) {
                      placed = positions;
                      loop.quit();
                  });
    });
    loop.exec();
    return placed;
}

static int arrange(const Arguments &arguments)
{
    const QString input = arguments.words().front();
    auto file = exchange::importFile(input);
    if (!file)
        return fail(file.error());
    const auto engine = layout::engineFromName(
        arguments.value(QStringLiteral("--engine")).value_or(QStringLiteral("neato")));
    if (!engine)
        return fail(engine.error(), Misused);
    topology::Topology &topology = file->imported.topology;
    const bool isOurs = file->format == exchange::FileFormat::Tomato;
    const auto output = arguments.value(QStringLiteral("-o"));
    if (!output && !isOurs)
        return fail(Error{input.toStdString(), "is no file of ToMaTo: name another with -o"},
                    Misused);
    if (const auto known = output ? exchange::checkEnding(*output) : Result<>(); !known)
        return fail(known.error(), Misused);
    if (const auto may = output ? checkNotReplaced(*output, input, arguments) : Result<>(); !may)
        return fail(may.error(), Misused);
    const auto positions = place(topology, *engine);
    if (!positions)
        return fail(positions.error());
    double left = 0;
    double top = 0;
    for (const auto &[id, position] : *positions) {
        left = std::min(left, position.x());
        top = std::min(top, position.y());
    }
    for (const auto &[id, position] : *positions)
        (void)topology.setAttribute(
            id, topology::PositionAttribute,
            QJsonObject{{"x", position.x() - left + 100}, {"y", position.y() - top + 100}});
    const auto saved = exchange::exportFile(topology, output.value_or(input));
    return saved ? int(Done) : fail(saved.error());
}

std::vector<Command> topologyCommands()
{
    return {{QStringLiteral("topology check"),
             QStringLiteral("FILE [--json]"),
             QStringLiteral("read a topology file and say what is wrong with it"),
             {{"--json", 0}},
             1,
             1,
             checkTopology},
            {QStringLiteral("topology convert"),
             QStringLiteral("IN OUT [--assign-addresses] [--force] [--json]"),
             QStringLiteral("read ToMaTo, GraphML, GNS3, CML, EVE-NG, CORE, containerlab, netlab "
                            "or Mininet; write\n"
                            "      ToMaTo 4, or by OUT's ending .graphml, .clab.yml, .py (a script "
                            "for Mininet) or .dot"),
             {{"--assign-addresses", 0}, {"--force", 0}, {"--json", 0}},
             2,
             2,
             convert},
            {QStringLiteral("topology layout"),
             QStringLiteral("FILE [-o OUT] [--force] [--engine dot|neato|fdp|sfdp|circo|twopi]"),
             QStringLiteral("place the elements with one of Graphviz's engines (neato)"),
             {{"-o", 1}, {"--force", 0}, {"--engine", 1}},
             1,
             1,
             arrange}};
}

} // namespace tomato::cli
