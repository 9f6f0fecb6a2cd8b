// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/server/captureorders.h"

#include "app/topology/attributes/captureoptions.h"
#include "app/topology/attributes/capturesettings.h"

namespace tomato::engine {

static capture::Direction directionOf(topology::CaptureOptions::Direction direction)
{
    switch (direction) {
    case topology::CaptureOptions::Direction::Out:
        return capture::Direction::FromFirst;
    case topology::CaptureOptions::Direction::In:
        return capture::Direction::FromSecond;
    case topology::CaptureOptions::Direction::Both:
        break;
    }
    return capture::Direction::Both;
}

static capture::RecordingOptions recordingOptions(const topology::CaptureOptions &options)
{
    capture::RecordingOptions recording;
    recording.direction = directionOf(options.direction);
    recording.snapLength = static_cast<int>(options.snapLength);
    recording.precision =
        options.nanoseconds ? capture::Precision::Nano : capture::Precision::Micro;
    recording.limits = {static_cast<std::uint64_t>(options.segmentBytes),
                        static_cast<std::uint32_t>(options.segments)};
    recording.stop = {static_cast<std::uint64_t>(options.stopPackets),
                      static_cast<std::uint64_t>(options.stopBytes),
                      std::chrono::seconds(options.stopSeconds)};
    recording.trigger = options.trigger.toStdString();
    return recording;
}

static service::CaptureOrder orderFor(const topology::Topology &topology,
                                      const topology::Connection &connection,
                                      const topology::CaptureOptions &options, bool offloads)
{
    const topology::CaptureSettings settings = topology::captureSettings(connection);
    service::CaptureOrder order;
    order.connection = connection.id;
    order.options = recordingOptions(options);
    order.options.filter = settings.filter.toStdString();
    order.liveAddress = settings.liveAddress.toStdString();
    order.liveAllow = settings.liveAllow.toStdString();
    order.description.offloads = offloads;
    order.description.topology = topology.name().toStdString();
    order.description.connection = connection.id.value;
    order.description.interfaces = {topology.label(connection.ends[0]).toStdString(),
                                    topology.label(connection.ends[1]).toStdString()};
    order.description.mode = topology::modeText(settings.mode).toStdString();
    return order;
}

Result<std::vector<service::CaptureOrder>> captureOrders(const topology::Topology &topology,
                                                         bool offloads)
{
    std::vector<service::CaptureOrder> orders;
    for (const auto &[id, connection] : topology.connections()) {
        if (!topology::captureSettings(connection).capturing)
            continue;
        const auto options = topology::captureOptions(connection.attributes);
        if (!options)
            return failure(options.error().text(), topology.label(id).toStdString());
        orders.push_back(orderFor(topology, connection, *options, offloads));
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
