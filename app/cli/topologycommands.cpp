// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/exchange/exportformat.h"
#include "app/exchange/importfile.h"
#include "app/topology/addressplan.h"
#include "app/topology/capturesettings.h"
#include "app/topology/tomatoformat.h"

#include <QJsonArray>

namespace tomato::cli {

/// What of another program's file did not come along, on standard error.
static void printReport(const exchange::ImportReport &report)
{
    for (const exchange::ImportReport::Remark &remark : report.remarks())
        note(QStringLiteral("note: ") + QString::fromStdString(remark.text()));
}

static QJsonArray toJson(const exchange::ImportReport &report)
{
    QJsonArray remarks;
    for (const exchange::ImportReport::Remark &remark : report.remarks()) {
        QJsonArray places;
        for (const std::string &place : remark.places)
            places.append(QString::fromStdString(place));
        remarks.append(QJsonObject{{"message", QString::fromStdString(remark.message)},
                                   {"places", places},
                                   {"count", static_cast<qint64>(remark.count)}});
    }
    return remarks;
}

static int check(const Arguments &arguments)
{
    const auto file = exchange::importFile(arguments.words().front());
    const bool json = arguments.has(QStringLiteral("--json"));
    if (!file && json)
        printJson(QJsonObject{{"ok", false},
                              {"place", QString::fromStdString(file.error().place)},
                              {"message", QString::fromStdString(file.error().message)}});
    if (!file)
        return json ? int(Failed) : fail(file.error());
    const topology::Topology &topology = file->imported.topology;
    qint64 devices = 0;
    qint64 captures = 0;
    for (const auto &[id, element] : topology.elements())
        devices += element.isInterface() ? 0 : 1;
    for (const auto &[id, connection] : topology.connections())
        captures += topology::captureSettings(connection).capturing ? 1 : 0;
    const auto connections = static_cast<qint64>(topology.connections().size());
    if (json) {
        printJson(QJsonObject{{"ok", true},
                              {"format", exchange::formatName(file->format)},
                              {"name", topology.name()},
                              {"elements", devices},
                              {"connections", connections},
                              {"captures", captures},
                              {"report", toJson(file->imported.report)}});
        return Done;
    }
    print(QStringLiteral("ok: %1 elements, %2 connections, %3 of them captured")
              .arg(devices)
              .arg(connections)
              .arg(captures));
    printReport(file->imported.report);
    return Done;
}

static int convert(const Arguments &arguments)
{
    auto file = exchange::importFile(arguments.words()[0]);
    if (!file)
        return fail(file.error());
    topology::Topology &topology = file->imported.topology;
    if (arguments.has(QStringLiteral("--assign-addresses"))) {
        for (const topology::AddressChange &change : topology::planAddresses(topology))
            (void)topology.setAttribute(change.element, change.key, change.value);
    }
    const auto saved = exchange::exportFile(topology, arguments.words()[1]);
    if (!saved)
        return fail(saved.error());
    if (arguments.has(QStringLiteral("--json"))) {
        printJson(QJsonObject{{"format", exchange::formatName(file->format)},
                              {"report", toJson(file->imported.report)},
                              {"export_report", toJson(*saved)}});
        return Done;
    }
    printReport(file->imported.report);
    printReport(*saved);
    return Done;
}

std::vector<Command> topologyCommands()
{
    return {{QStringLiteral("topology check"),
             QStringLiteral("FILE [--json]"),
             QStringLiteral("read a topology file and say what is wrong with it"),
             {{"--json", 0}},
             1,
             1,
             check},
            {QStringLiteral("topology convert"),
             QStringLiteral("IN OUT [--assign-addresses] [--json]"),
             QStringLiteral("read ToMaTo, GraphML, GNS3, CORE, containerlab or Mininet; write "
                            "ToMaTo 4, or by OUT's\n"
                            "      ending .graphml, .clab.yml, .py (a script for Mininet) or .dot"),
             {{"--assign-addresses", 0}, {"--json", 0}},
             2,
             2,
             convert}};
}

} // namespace tomato::cli
