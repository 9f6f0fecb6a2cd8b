// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/topology/addressplan.h"
#include "app/topology/capturesettings.h"
#include "app/topology/tomatoformat.h"

namespace tomato::cli {

static int check(const Arguments &arguments)
{
    const auto topology = topology::loadTopology(arguments.words().front());
    const bool json = arguments.has(QStringLiteral("--json"));
    if (!topology && json)
        printJson(QJsonObject{{"ok", false},
                              {"place", QString::fromStdString(topology.error().place)},
                              {"message", QString::fromStdString(topology.error().message)}});
    if (!topology)
        return json ? int(Failed) : fail(topology.error());
    qint64 devices = 0;
    qint64 captures = 0;
    for (const auto &[id, element] : topology->elements())
        devices += element.isInterface() ? 0 : 1;
    for (const auto &[id, connection] : topology->connections())
        captures += topology::captureSettings(connection).capturing ? 1 : 0;
    const auto connections = static_cast<qint64>(topology->connections().size());
    if (json)
        printJson(QJsonObject{{"ok", true},
                              {"name", topology->name()},
                              {"elements", devices},
                              {"connections", connections},
                              {"captures", captures}});
    else
        print(QStringLiteral("ok: %1 elements, %2 connections, %3 of them captured")
                  .arg(devices)
                  .arg(connections)
                  .arg(captures));
    return Done;
}

static int convert(const Arguments &arguments)
{
    auto topology = topology::loadTopology(arguments.words()[0]);
    if (!topology)
        return fail(topology.error());
    if (arguments.has(QStringLiteral("--assign-addresses"))) {
        for (const topology::AddressChange &change : topology::planAddresses(*topology))
            (void)topology->setAttribute(change.element, change.key, change.value);
    }
    const auto saved = topology::saveTopology(*topology, arguments.words()[1]);
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
             check},
            {QStringLiteral("topology convert"),
             QStringLiteral("IN OUT [--assign-addresses]"),
             QStringLiteral("read ToMaTo 3 or 4, write ToMaTo 4"),
             {{"--assign-addresses", 0}},
             2,
             2,
             convert}};
}

} // namespace tomato::cli
