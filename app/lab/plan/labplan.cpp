// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/plan/labplan.h"

#include "app/lab/plan/deviceplan.h"
#include "app/topology/attributes/attributenames.h"

#include <QJsonArray>

namespace tomato::lab {

Result<std::vector<IpAddress>> planNameservers(const topology::Topology &topology)
{
    std::vector<IpAddress> servers;
    const QString key = topology::NameserversAttribute;
    for (const QJsonValue &each : topology.attributes().value(key).toArray()) {
        const auto address = IpAddress::parse(each.toString().trimmed());
        if (!address || address->isUnspecified() || address->isMulticast())
            return failure("'" + each.toString().toStdString() + "' is no address of a name server",
                           key.toStdString() + "[" + std::to_string(servers.size()) + "]");
        servers.push_back(*address);
    }
    return servers;
}

std::vector<Error> planErrors(const topology::Topology &topology)
{
    std::vector<Error> errors;
    if (const auto servers = planNameservers(topology); !servers)
        errors.push_back(servers.error());
    for (const auto &[id, element] : topology.elements()) {
        if (element.isInterface())
            continue;
        const auto plan = planDevice(topology, element, {});
        if (plan)
            continue;
        Error error = plan.error();
        const std::string name = topology.label(id).toStdString();
        error.place = error.place.empty() ? name : name + ": " + error.place;
        errors.push_back(std::move(error));
    }
    return errors;
}

} // namespace tomato::lab
