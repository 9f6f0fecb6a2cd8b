// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/captureorders.h"

#include "app/topology/capturesettings.h"

namespace tomato::engine {

static service::CaptureOrder orderFor(const topology::Topology &topology,
                                      const topology::Connection &connection)
{
    const topology::CaptureSettings settings = topology::captureSettings(connection);
    service::CaptureOrder order;
    order.connection = connection.id;
    order.filter = settings.filter.toStdString();
    order.liveAddress = settings.liveAddress.toStdString();
    order.liveAllow = settings.liveAllow.toStdString();
    order.description.topology = topology.name().toStdString();
    order.description.connection = connection.id.value;
    order.description.interfaces = {topology.label(connection.ends[0]).toStdString(),
                                    topology.label(connection.ends[1]).toStdString()};
    order.description.mode = topology::modeText(settings.mode).toStdString();
    return order;
}

std::vector<service::CaptureOrder> captureOrders(const topology::Topology &topology)
{
    std::vector<service::CaptureOrder> orders;
    for (const auto &[id, connection] : topology.connections()) {
        if (topology::captureSettings(connection).capturing)
            orders.push_back(orderFor(topology, connection));
    }
    return orders;
}

std::map<ConnectionId, QString> connectionNames(const topology::Topology &topology)
{
    std::map<ConnectionId, QString> names;
    for (const auto &[id, connection] : topology.connections())
        names.emplace(id, topology.label(id));
    return names;
}

} // namespace tomato::engine
