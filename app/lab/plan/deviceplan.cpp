// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/plan/deviceplan.h"

#include "app/lab/plan/attributes.h"
#include "app/lab/plan/commandplan.h"
#include "app/lab/plan/kernelnames.h"
#include "app/lab/plan/mtu.h"
#include "app/lab/plan/serviceplan.h"
#include "app/topology/attributes/attributenames.h"
#include "app/topology/attributes/dhcp.h"
#include "app/topology/attributes/imagename.h"
#include "app/topology/attributes/interfacevalues.h"
#include "app/topology/attributes/labsettings.h"
#include "app/topology/attributes/linkemulation.h"

#include <QJsonArray>

#include <sys/socket.h>

#include <algorithm>

namespace tomato::lab {

using topology::Element;
using topology::ElementKind;

namespace {

/// "eth0: mtu" for the place "mtu" of the interface eth0.
template <class T>
tl::unexpected<Error> passOnFrom(const Result<T> &failed, const QString &where)
{
    const Error &error = failed.error();
    return failure(error.message, where.toStdString() + ": " + error.place);
}

/// The interfaces of a device. An endpoint that stands alone, or a device that is itself the end of
/// a connection, is its own interface.
std::vector<const Element *> interfacesOf(const topology::Topology &topology, const Element &device)
{
    std::vector<const Element *> interfaces;
    if (device.type.endsWith(QLatin1String("_endpoint")) || topology.connectionAt(device.id))
        interfaces.push_back(&device);
    for (const ElementId &id : topology.interfaces(device.id))
        interfaces.push_back(topology.element(id));
    return interfaces;
}

/// Addresses that are set for interfaces that use DHCP do not count.
Result<std::vector<IpPrefix>> addressesOf(const Element &interface, bool usesDhcp = false)
{
    std::vector<IpPrefix> addresses;
    for (const int family : {AF_INET, AF_INET6}) {
        if (usesDhcp && family == AF_INET)
            continue;
        const auto address = interfaceAddress(interface, family);
        if (!address)
            return passOnFrom(address, interface.name());
        if (*address)
            addresses.push_back(**address);
    }
    return addresses;
}

Result<InterfacePlan> planInterface(const topology::Topology &topology, const Element &interface,
                                    const std::string &name, const DevicePlan &device)
{
    InterfacePlan plan;
    plan.id = interface.id;
    plan.name = name;
    plan.port = portName(interface.id);
    plan.mac = interfaceMac(interface);
    const auto mtu = plannedMtu(topology, interface, device.kind);
    if (!mtu)
        return passOnFrom(mtu, interface.name());
    plan.mtu = *mtu;
    if (device.isBridge()) {
        auto vlans = topology::portVlans(interface);
        if (!vlans)
            return passOnFrom(vlans, interface.name());
        plan.vlans = std::move(*vlans);
    }
    // The interfaces of an attached element belong to the network that it is attached to.
    if (!device.hasPrograms())
        return plan;
    plan.usesDhcp = topology::usesDhcp(interface);
    const auto addresses = addressesOf(interface, plan.usesDhcp);
    if (!addresses)
        return passOn(addresses);
    plan.addresses = *addresses;
    return plan;
}

/// Takes the addresses that the kernel would refuse, and says so: what else the element does goes
/// on.
void leaveOutIpv6(DevicePlan &plan, InterfacePlan &interface)
{
    if (interface.mtu >= unsigned{topology::MinIpv6Mtu})
        return;
    const auto left = std::erase_if(
        interface.addresses, [](const IpPrefix &each) { return each.address.family == AF_INET6; });
    if (left == 0)
        return;
    plan.problem += (plan.problem.empty() ? "" : "; ") + interface.name +
                    " has no IPv6: its MTU is " + std::to_string(interface.mtu) +
                    ", and IPv6 needs " + std::to_string(topology::MinIpv6Mtu) +
                    "; set mtu to that, or remove ip6address";
}

Result<> planInterfaces(DevicePlan &plan, const topology::Topology &topology,
                        const std::vector<const Element *> &interfaces, const Element &device,
                        const std::map<ElementId, std::string> &current)
{
    const bool bridge = plan.isBridge();
    std::vector<std::pair<ElementId, QString>> wanted;
    for (const Element *each : interfaces)
        wanted.emplace_back(each->id, each == &device ? QString() : each->name());
    const auto names = interfaceNames(wanted, bridge ? "port" : "eth", BridgeName, current);
    for (const Element *each : interfaces) {
        auto interface = planInterface(topology, *each, names.at(each->id), plan);
        if (!interface)
            return passOn(interface);
        leaveOutIpv6(plan, *interface);
        plan.interfaces.push_back(std::move(*interface));
    }
    return {};
}

/// The route of one entry of the attribute `routes`.
Result<RoutePlan> planRoute(const QJsonObject &entry, const std::string &place)
{
    const QString to = entry.value(QLatin1String("to")).toString().trimmed();
    const QString via = entry.value(QLatin1String("via")).toString().trimmed();
    const auto gateway = IpAddress::parse(via);
    const bool six = gateway && gateway->family == AF_INET6;
    if (!gateway ||
        !topology::isGateway(via, six ? topology::IpVersion::V6 : topology::IpVersion::V4))
        return failure("'" + via.toStdString() + "' is no address of a gateway", place + ".via");
    if (to == QLatin1String("default"))
        return RoutePlan{IpPrefix::everything(gateway->family), *gateway};
    const auto destination = IpPrefix::parse(to);
    if (!destination)
        return failure("'" + to.toStdString() +
                           "' is no network with a prefix length, such as 10.1.0.0/16",
                       place + ".to");
    if (destination->address.family != gateway->family)
        return failure("'" + to.toStdString() + "' and '" + via.toStdString() +
                           "' are not of one family",
                       place);
    return RoutePlan{destination->network(), *gateway};
}

/// The kernel refuses routes over such addresses.
Result<> checkGateway(const DevicePlan &plan, const IpAddress &gateway, const std::string &place)
{
    for (const InterfacePlan &interface : plan.interfaces) {
        for (const IpPrefix &own : interface.addresses) {
            if (gateway.family == AF_INET6 && own.address == gateway)
                return failure("'" + gateway.text() + "' is the element's own address", place);
            if (own.broadcast() == gateway)
                return failure("'" + gateway.text() + "' is the broadcast address of " +
                                   own.network().text(),
                               place);
        }
    }
    return {};
}

Result<> planRoutes(DevicePlan &plan, const Element &device)
{
    for (const int family : {AF_INET, AF_INET6}) {
        const auto gateway = gatewayAddress(device, family);
        if (!gateway)
            return passOn(gateway);
        if (!*gateway)
            continue;
        const QLatin1String key =
            family == AF_INET6 ? topology::Gateway6Attribute : topology::Gateway4Attribute;
        const auto good = checkGateway(plan, **gateway, key.data());
        if (!good)
            return good;
        plan.routes.push_back({IpPrefix::everything(family), **gateway});
    }
    const QJsonValue routes = device.attributes.value(topology::RoutesAttribute);
    if (!routes.isArray() && !routes.isUndefined() && !routes.isNull())
        return failure("is no list of routes", "routes");
    int number = 0;
    for (const QJsonValue entry : routes.toArray()) {
        const std::string place = "routes[" + std::to_string(number++) + "]";
        const auto route = planRoute(entry.toObject(), place);
        if (!route)
            return passOn(route);
        if (const auto good = checkGateway(plan, route->gateway, place + ".via"); !good)
            return good;
        plan.routes.push_back(*route);
    }
    return {};
}

/// A switch knows VLANs as soon as one of its ports does; others than switches know none.
void planVlans(DevicePlan &plan)
{
    plan.vlans = plan.kind == ElementKind::Switch &&
                 std::ranges::any_of(plan.interfaces, [](const InterfacePlan &each) {
                     return each.vlans.has_value();
                 });
    for (InterfacePlan &interface : plan.interfaces) {
        if (!plan.vlans)
            interface.vlans.reset();
        else if (!interface.vlans)
            interface.vlans = topology::UsualVlans;
    }
}

Result<> planBridgeAddresses(DevicePlan &plan, const std::vector<const Element *> &interfaces)
{
    for (const Element *each : interfaces) {
        const auto addresses = addressesOf(*each);
        if (!addresses)
            return passOn(addresses);
        for (const IpPrefix &address : *addresses) {
            if (std::ranges::find(plan.bridgeAddresses, address) == plan.bridgeAddresses.end())
                plan.bridgeAddresses.push_back(address);
        }
    }
    return {};
}

ResourceLimits planLimits(const Element &device)
{
    const QJsonObject &attributes = device.attributes;
    return {attributes.value(topology::ProcessLimitAttribute).toInt(UsualProcessLimit),
            attributes.value(topology::MemoryLimitAttribute).toDouble(),
            attributes.value(topology::CpuLimitAttribute).toDouble()};
}

Result<ImagePlan> planImage(const Element &device)
{
    const topology::ImageName image(device.attributes.value(topology::ImageAttribute).toString());
    if (image.kind() == topology::ImageName::Kind::Unknown)
        return failure("'" + image.text().toStdString() +
                           "' is no absolute path, no store:NAME and no containers-storage:NAME",
                       topology::ImageAttribute.data());
    return ImagePlan{
        image.text().toStdString(),
        device.attributes.value(topology::ImageDigestAttribute).toString().trimmed().toStdString(),
        device.attributes.value(topology::ImageKeepsAttribute).toBool()};
}

/// They are programs of this machine, which are not in an image.
void leaveOutServices(DevicePlan &plan)
{
    if (plan.image.name.empty() || plan.services.empty())
        return;
    plan.services.clear();
    plan.leases.clear();
    plan.missing.clear();
    plan.problem += std::string(plan.problem.empty() ? "" : "; ") +
                    "it has an image: DHCP and FRR are for commands of its own there";
}

/// An element that has a file of its own for them keeps it.
void setKeyLog(std::vector<std::string> &environment)
{
    const std::string name = "SSLKEYLOGFILE=";
    for (const std::string &each : environment) {
        if (each.starts_with(name))
            return;
    }
    environment.push_back(name + "/root/" + topology::KeyLogName.data());
}

} // namespace

bool DevicePlan::isBridge() const
{
    return lab::isBridge(kind);
}

bool DevicePlan::hasPrograms() const
{
    return lab::hasPrograms(kind);
}

Result<DevicePlan> planDevice(const topology::Topology &topology, const Element &device,
                              const std::map<ElementId, std::string> &currentNames)
{
    DevicePlan plan;
    plan.kind = device.kind();
    if (plan.kind == ElementKind::Unknown)
        return failure("the type '" + device.type.toStdString() + "' cannot run here");
    plan.hostName = hostName(device);
    plan.folder = folderName(device.id);
    plan.spanningTree = plan.kind == ElementKind::Switch &&
                        device.attributes.value(topology::StpAttribute).toBool();
    const auto environment = planEnvironment(device);
    if (!environment)
        return passOn(environment);
    plan.environment = *environment;
    if (topology::keepsTlsSecrets(topology) && plan.hasPrograms())
        setKeyLog(plan.environment);
    const auto interfaces = interfacesOf(topology, device);
    if (const auto planned = planInterfaces(plan, topology, interfaces, device, currentNames);
        !planned)
        return passOn(planned);
    planVlans(plan);
    Result<> rest;
    if (plan.kind == ElementKind::ExternalNetwork)
        rest = planBridgeAddresses(plan, interfaces);
    else if (plan.hasPrograms())
        rest = planRoutes(plan, device);
    if (!rest)
        return passOn(rest);
    planServices(plan, topology, device, interfaces);
    if (!plan.hasPrograms())
        return plan;
    const auto image = planImage(device);
    if (!image)
        return passOn(image);
    plan.image = *image;
    leaveOutServices(plan);
    auto commands = planCommands(device, plan.services);
    if (!commands)
        return passOn(commands);
    plan.commands = std::move(*commands);
    plan.limits = planLimits(device);
    plan.congestionControl = device.attributes.value(topology::CongestionControlAttribute)
                                 .toString()
                                 .trimmed()
                                 .toStdString();
    return plan;
}

} // namespace tomato::lab
