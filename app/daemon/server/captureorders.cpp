// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/server/captureorders.h"

#include "app/base/linkqueue.h"
#include "app/lab/plan/attributes.h"
#include "app/lab/plan/mtu.h"
#include "app/topology/attributes/captureoptions.h"
#include "app/topology/attributes/capturesettings.h"
#include "app/topology/attributes/hostvalues.h"
#include "app/topology/attributes/linkemulation.h"
#include "app/topology/attributes/linktrace.h"

namespace tomato::engine {

/// "drop 3,7,100-120 of icmp"; long lists are cut.
static QString droppedText(const topology::LinkDirection &direction)
{
    constexpr qsizetype MaxLength = 200;
    QString numbers = direction.droppedFrames.simplified().remove(u' ');
    if (numbers.size() > MaxLength)
        numbers = numbers.first(numbers.lastIndexOf(u',', MaxLength)) + QStringLiteral(",…");
    QString text = QStringLiteral("drop ") + numbers;
    if (!direction.lossFilter.isEmpty())
        text += QStringLiteral(" of ") + direction.lossFilter.simplified();
    return text;
}

/// "bandwidth 10000 kbit/s, queue 127500 bytes, loss 1 %".
static std::string emulationText(const topology::LinkDirection &direction, unsigned largestFrame)
{
    QStringList words;
    const auto add = [&words](const char *effect, double value, const char *unit) {
        if (value != 0)
            words << QStringLiteral("%1 %2 %3")
                         .arg(QLatin1String(effect), QString::number(value, 'g', 10),
                              QLatin1String(unit));
    };
    if (const auto trace = topology::linkTrace(direction.trace)) {
        words << QStringLiteral("trace of %1 s with %2 kbit/s in the mean")
                     .arg(trace->milliseconds / 1000.0)
                     .arg(trace->meanKilobitsPerSecond());
    } else if (direction.kilobitsPerSecond > 0) {
        add("bandwidth", direction.kilobitsPerSecond, "kbit/s");
        add("queue", LinkQueue::behind(direction.kilobitsPerSecond * 125, largestFrame).limit,
            "bytes");
    }
    add("delay", direction.delayMilliseconds, "ms");
    add("jitter", direction.jitterMilliseconds, "ms");
    if (direction.jitterMilliseconds != 0)
        words.back() += QStringLiteral(" (%1)").arg(direction.distribution);
    add("loss", direction.lossPercent, "%");
    if (direction.lossPercent > 0 && !direction.lossFilter.isEmpty())
        words.back() += QStringLiteral(" of %1").arg(direction.lossFilter.simplified());
    if (!direction.droppedFrames.isEmpty())
        words << droppedText(direction);
    add("duplication", direction.duplicatePercent, "%");
    add("corruption", direction.corruptPercent, "%");
    add("reordering", direction.reorderPercent, "%");
    if (!direction.emulationFilter.isEmpty() && !words.isEmpty())
        words << QStringLiteral("only for %1").arg(direction.emulationFilter.simplified());
    if (direction.seed && !words.isEmpty())
        words << QStringLiteral("seed %1").arg(*direction.seed);
    return words.isEmpty() ? "none" : words.join(QStringLiteral(", ")).toStdString();
}

static std::array<std::string, 2> emulationTexts(const topology::Topology &topology,
                                                 const topology::Connection &connection)
{
    if (topology::isLinkDown(connection))
        return {"the link is down", "the link is down"};
    const topology::LinkEmulation emulation = topology::linkEmulation(connection);
    const unsigned frame = lab::largestFrame(topology, connection);
    return {emulationText(emulation.sentBy[0], frame), emulationText(emulation.sentBy[1], frame)};
}

static std::string kindWord(topology::ElementKind kind)
{
    switch (kind) {
    case topology::ElementKind::Host:
        return "host";
    case topology::ElementKind::Router:
        return "router";
    case topology::ElementKind::Switch:
        return "switch";
    case topology::ElementKind::Hub:
        return "hub";
    default:
        return "other";
    }
}

static capture::RunElement elementAt(const topology::Topology &topology, const ElementId &end)
{
    const topology::Element &device = *topology.deviceOf(end);
    capture::RunElement element{device.name().toStdString(), kindWord(device.kind())};
    for (const ElementId &interface : topology.interfaces(device.id))
        element.connections += topology.connectionAt(interface) != nullptr ? 1 : 0;
    element.connections += topology.connectionAt(device.id) != nullptr ? 1 : 0;
    const topology::Element &interface = *topology.element(end);
    const bool isStation = device.kind() == topology::ElementKind::Host ||
                           device.kind() == topology::ElementKind::Router;
    if (isStation && interface.isInterface()) {
        for (const std::uint8_t byte : lab::interfaceMac(interface))
            element.mac = element.mac << 8 | byte;
    }
    return element;
}

static service::CaptureOrder orderFor(const topology::Topology &topology,
                                      const topology::Connection &connection,
                                      const topology::CaptureSettings &settings, bool offloads)
{
    service::CaptureOrder order;
    order.connection = connection.id;
    order.options = settings.options;
    order.liveAddress = settings.liveAddress.toStdString();
    order.liveAllow = settings.liveAllow.toStdString();
    order.livePlain = settings.livePlain;
    order.emulation = emulationTexts(topology, connection);
    order.elements = {elementAt(topology, connection.ends[0]),
                      elementAt(topology, connection.ends[1])};
    order.description.offloads = offloads;
    order.description.topology = topology.name().toStdString();
    order.description.connection = connection.id.value;
    order.description.interfaces = {topology.label(connection.ends[0]).toStdString(),
                                    topology.label(connection.ends[1]).toStdString()};
    order.description.mode = settings.mode;
    return order;
}

Result<std::vector<service::CaptureOrder>> captureOrders(const topology::Topology &topology,
                                                         bool offloads)
{
    std::vector<service::CaptureOrder> orders;
    for (const auto &[id, connection] : topology.connections()) {
        const topology::CaptureSettings settings = topology::captureSettings(connection);
        if (!settings.isEnabled)
            continue;
        if (const auto good = topology::captureOptions(connection.attributes); !good)
            return failure(good.error().text(), topology.label(id).toStdString());
        orders.push_back(orderFor(topology, connection, settings, offloads));
    }
    return orders;
}

/// Tells which ends of a connection are on this host.
static std::array<bool, 2> ownEnds(const QString &host, const topology::Topology &topology,
                                   const topology::Connection &connection)
{
    const auto isOwn = [&](std::size_t side) {
        return topology::hostOf(*topology.deviceOf(connection.ends[side])) == host;
    };
    return {isOwn(0), isOwn(1)};
}

/// Narrows the options for a connection between hosts to what is recorded at this end; false where
/// that is nothing.
static bool keepPartOf(std::size_t side, const topology::Connection &connection,
                       capture::RecordingOptions &options)
{
    using capture::Direction;
    using topology::CapturePlace;
    const CapturePlace place =
        topology::placeBetweenHosts(topology::captureSettings(connection).at, options);
    if (place != CapturePlace::EachEnd)
        return place == (side == 0 ? CapturePlace::FirstEnd : CapturePlace::SecondEnd);
    const Direction own = side == 0 ? Direction::FromFirst : Direction::FromSecond;
    if (options.direction != Direction::Both)
        return options.direction == own;
    options.direction = own;
    return true;
}

std::set<ConnectionId> recordedElsewhere(const QString &host, const topology::Topology &topology)
{
    std::set<ConnectionId> elsewhere;
    for (const auto &[id, connection] : topology.connections()) {
        const auto own = ownEnds(host, topology, connection);
        capture::RecordingOptions options = topology::captureSettings(connection).options;
        if (own[0] != own[1] && !keepPartOf(own[0] ? 0 : 1, connection, options))
            elsewhere.insert(id);
    }
    return elsewhere;
}

void keepOrdersOf(const QString &host, const topology::Topology &topology,
                  std::vector<service::CaptureOrder> &orders)
{
    std::erase_if(orders, [&](service::CaptureOrder &order) {
        const topology::Connection &connection = *topology.connection(order.connection);
        const auto own = ownEnds(host, topology, connection);
        return own[0] == own[1] ? !own[0] : !keepPartOf(own[0] ? 0 : 1, connection, order.options);
    });
    if (host == topology::HereValue)
        return;
    for (service::CaptureOrder &order : orders)
        order.description.mode = capture::CaptureMode::File;
}

std::map<ConnectionId, QString> connectionNames(const topology::Topology &topology)
{
    std::map<ConnectionId, QString> names;
    for (const auto &[id, connection] : topology.connections())
        names.emplace(id, topology.label(id));
    return names;
}

} // namespace tomato::engine
