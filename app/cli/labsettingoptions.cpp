// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/labsettingoptions.h"

#include "app/cli/output.h"
#include "app/topology/addressplan.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/labsettings.h"

#include <QFileInfo>
#include <QJsonArray>

namespace tomato::cli {

const std::map<QString, int> &labSettings()
{
    static const std::map<QString, int> options = {
        {"--share", 1}, {"--routes", 0}, {"--strict", 0}, {"--tls-secrets", 0}};
    return options;
}

Result<> applyLabSettings(topology::Topology &topology, const Arguments &arguments)
{
    QJsonObject attributes = topology.attributes();
    QJsonArray shared = attributes.value(topology::SharedFoldersAttribute).toArray();
    for (const Arguments::Option &option : arguments.options()) {
        if (option.name != QLatin1String("--share"))
            continue;
        const QFileInfo folder(option.values[0]);
        if (!folder.isDir())
            return failure("there is no folder '" + option.values[0].toStdString() + "'",
                           "--share");
        // The file may share it already.
        if (!shared.contains(folder.absoluteFilePath()))
            shared.append(folder.absoluteFilePath());
    }
    if (!shared.isEmpty())
        attributes.insert(topology::SharedFoldersAttribute, shared);
    if (arguments.has(QStringLiteral("--routes")))
        attributes.insert(topology::ComputeRoutesAttribute, true);
    if (arguments.has(QStringLiteral("--tls-secrets")))
        attributes.insert(topology::LabTlsSecretsAttribute, true);
    topology.setAttributes(attributes);
    return {};
}

void computeMissingRoutes(topology::Topology &topology)
{
    if (!topology::lacksRoutes(topology))
        return;
    (void)topology.setAttribute(topology::ComputeRoutesAttribute, true);
    note(QStringLiteral("compute_routes was turned on, so that the routers know the way to each "
                        "other's networks; \"compute_routes\": false in the file keeps it off"));
}

} // namespace tomato::cli
