// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/placeonhosts.h"

#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/outputfile.h"
#include "app/exchange/exportformat.h"
#include "app/exchange/importfile.h"
#include "app/hosts/fullhosts.h"
#include "app/hosts/placerun.h"

#include <QJsonArray>

#include <algorithm>

namespace tomato::cli {

namespace {

/// Returns the shares of the named hosts, else of all hosts of the user.
Result<std::vector<hosts::PlacementShare>> sharesOf(const Arguments &arguments)
{
    const auto list = hosts::HostList::known();
    if (!list)
        return passOn(list);
    std::vector<hosts::Host> chosen;
    if (const auto names = arguments.value(QStringLiteral("--hosts"))) {
        auto named = list->choose(*names);
        if (!named)
            return passOn(named);
        chosen = std::move(*named);
    } else {
        for (const auto &[name, host] : list->hosts())
            chosen.push_back(host);
    }
    if (chosen.empty())
        return failure("names no host: add some, or use --hosts",
                       hosts::HostList::path().toStdString());
    std::vector<hosts::PlacementShare> shares;
    for (const hosts::Host &host : chosen)
        shares.push_back({host.name, host.weight.value_or(1)});
    return shares;
}

QJsonObject toJson(const topology::Topology &topology, const hosts::PlaceRun::Outcome &outcome)
{
    std::map<QString, QJsonArray> on;
    for (const auto &[device, host] : outcome.placement)
        on[host].append(topology.label(device));
    QJsonArray hosts;
    for (const auto &[host, elements] : on)
        hosts.append(QJsonObject{{"host", host}, {"elements", elements}});
    QJsonArray cut;
    for (const auto &[id, connection] : topology.connections()) {
        const auto hostAt = [&, &ends = connection.ends](std::size_t side) {
            return outcome.placement.at(topology.deviceOf(ends[side])->id);
        };
        if (hostAt(0) != hostAt(1))
            cut.append(topology.label(id));
    }
    return {{"hosts", hosts},
            {"cut", cut},
            {"connections", static_cast<qint64>(topology.connections().size())},
            {"remark", outcome.remark}};
}

/// Says which hosts may have too little memory for their elements.
void noteFullHosts(const topology::Topology &topology, const hosts::Placement &placement)
{
    const auto list = hosts::HostList::known();
    if (!list)
        return; // who needs it says so
    for (const hosts::FullHost &each : hosts::fullHosts(topology, placement, *list))
        note(QStringLiteral("note: %1: its elements may take %2 MB, and it has %3 MB")
                 .arg(each.host)
                 .arg(each.wanted)
                 .arg(each.memory));
}

void printPlacement(const QJsonObject &placed)
{
    for (const QJsonValue host : placed["hosts"].toArray())
        print(QStringLiteral("%1  %2 elements")
                  .arg(host["host"].toString())
                  .arg(host["elements"].toArray().size()));
    print(QStringLiteral("%1 of %2 connections cross hosts")
              .arg(placed["cut"].toArray().size())
              .arg(placed["connections"].toInteger()));
    if (const QString remark = placed["remark"].toString(); !remark.isEmpty())
        note(QStringLiteral("note: ") + remark);
}

int placeTopology(const Arguments &arguments)
{
    const QString input = arguments.words().front();
    auto file = exchange::importFile(input);
    if (!file)
        return fail(file.error());
    topology::Topology &topology = file->imported.topology;
    const bool keeps = !arguments.has(QStringLiteral("--dry-run"));
    const auto output = arguments.value(QStringLiteral("-o"));
    if (keeps && !output && file->format != exchange::FileFormat::Tomato)
        return fail(Error{input.toStdString(),
                          "is no file of ToMaTo: name another with -o, or use --dry-run"},
                    Misused);
    const bool writes = keeps && output;
    if (const auto may = writes ? checkNotReplaced(*output, input, arguments) : Result<>(); !may)
        return fail(may.error(), Misused);
    const auto shares = sharesOf(arguments);
    if (!shares)
        return fail(shares.error());
    auto graph =
        hosts::PlacementGraph::of(topology, *shares, arguments.has(QStringLiteral("--anew")));
    if (!graph)
        return fail(graph.error());
    const auto outcome = hosts::PlaceRun::wait(std::move(*graph));
    if (keeps) {
        hosts::keepPlacement(topology, outcome.placement);
        if (const auto saved = exchange::exportFile(topology, output.value_or(input)); !saved)
            return fail(saved.error());
    }
    noteFullHosts(topology, outcome.placement);
    const QJsonObject placed = toJson(topology, outcome);
    if (arguments.has(QStringLiteral("--json")))
        printJson(placed);
    else
        printPlacement(placed);
    return Done;
}

} // namespace

Result<> placeOnHosts(topology::Topology &topology, const Arguments &arguments)
{
    if (!arguments.has(QStringLiteral("--hosts")))
        return {};
    const auto shares = sharesOf(arguments);
    if (!shares)
        return passOn(shares);
    auto graph = hosts::PlacementGraph::of(topology, *shares, false);
    if (!graph)
        return passOn(graph);
    const auto outcome = hosts::PlaceRun::wait(std::move(*graph));
    if (!outcome.remark.isEmpty())
        note(QStringLiteral("note: ") + outcome.remark);
    noteFullHosts(topology, outcome.placement);
    hosts::keepPlacement(topology, outcome.placement);
    return {};
}

Command placeCommand()
{
    return {
        QStringLiteral("topology place"),
        QStringLiteral("FILE [--hosts HOST,...] [--anew] [--dry-run] [-o OUT] [--force] [--json]"),
        QStringLiteral("place the elements on hosts, so that few connections cross"),
        {{"--hosts", 1}, {"--anew", 0}, {"--dry-run", 0}, {"-o", 1}, {"--force", 0}, {"--json", 0}},
        1,
        1,
        placeTopology};
}

} // namespace tomato::cli
