// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/attach/attachwork.h"
#include "app/daemon/attach/visitor.h"
#include "app/lab/netlink/addresses.h"
#include "app/lab/netlink/links.h"
#include "app/lab/netlink/networkaccess.h"
#include "app/lab/netlink/offloads.h"
#include "app/lab/netlink/traffic/redirect.h"

#include <net/if.h>
#include <unistd.h>

namespace tomato::engine {
using lab::NetworkAccess;
using lab::OutsideNetwork;

namespace {

constexpr unsigned JoinedMtu = 1500;
/// Above all that the element's own interfaces get.
constexpr int JoinedIndex = 1'000'000;

/// Configures the new interface; it is called in the attached network.
Result<> furnish(const AttachOrder &order)
{
    auto network = NetworkAccess::open();
    if (!network)
        return passOn(network);
    const auto index = network->deviceIndex(order.device);
    if (!index)
        return passOn(index);
    const auto offloads = lab::Offloads::find(network->control());
    if (!offloads)
        return passOn(offloads);
    if (const auto off = offloads->turnOff(network->control(), order.device); !off)
        return off;
    for (const std::string &text : order.addresses) {
        const auto address = lab::IpPrefix::parse(QString::fromStdString(text));
        if (!address)
            return failure("'" + text + "' is no address");
        if (const auto added = lab::addAddress(network->netlink(), *index, *address); !added)
            return added;
    }
    return lab::setLinkUp(network->netlink(), *index, true);
}

/// A cable from the element's namespace to the attached one, joined to the element's interface.
Result<int> joinTo(const AttachOrder &order, NetworkAccess &element, pid_t there)
{
    const auto own = element.deviceIndex(order.ends[0].interface);
    if (!own)
        return passOn(own);
    const int index = JoinedIndex + *own;
    const auto mac = lab::parseMacAddress(QString::fromStdString(order.mac));
    const auto made =
        lab::createVeth(element.netlink(), {.port = "attach" + std::to_string(*own),
                                            .portIndex = index,
                                            .portMtu = JoinedMtu,
                                            .interface = order.device,
                                            .interfaceMtu = JoinedMtu,
                                            .interfaceMac = mac.value_or(lab::MacAddress{}),
                                            .element = there});
    if (!made)
        return passOn(made);
    auto joined = lab::redirectFrames(element.netlink(), *own, index);
    if (joined)
        joined = lab::redirectFrames(element.netlink(), index, *own);
    if (joined)
        joined = lab::setLinkUp(element.netlink(), index, true);
    if (joined)
        return index;
    (void)lab::deleteLinks(element.netlink(), {index});
    return passOn(joined);
}

} // namespace

Result<> layCable(const AttachOrder &order, const OutsideNetwork &network, EngineInput &engine)
{
    if (geteuid() != 0)
        return failure("to make an interface in " + network.label() +
                       " is for root alone (start ToMaTo as root; or connect it to another "
                       "attached element, to listen to what is there)");
    const auto there = Visitor::send(network, [&]() -> Result<FileDescriptor> {
        if (if_nametoindex(order.device.c_str()) != 0)
            return failure(network.label() + " has an interface " + order.device +
                           " already (connect it to another attached element to listen to it, or "
                           "give the new interface a name of its own)");
        return FileDescriptor();
    });
    if (!there)
        return passOn(there);
    const auto element = OutsideNetwork::ofProcess(order.ends[0].process);
    if (!element)
        return passOn(element);
    // The rights of this machine's root, which both sides need, are gone inside the lab's users.
    if (const auto entered = element->enter(); !entered)
        return entered;
    auto access = NetworkAccess::open();
    if (!access)
        return passOn(access);
    const auto cable = joinTo(order, *access, there->process());
    if (!cable)
        return passOn(cable);
    const auto furnished = Visitor::send(network, [&]() -> Result<FileDescriptor> {
        const auto done = furnish(order);
        return done ? Result<FileDescriptor>(FileDescriptor()) : passOn(done);
    });
    Result<bool> goesOn = furnished ? Result<bool>(true) : passOn(furnished);
    if (furnished)
        reportReady(KeptRights::Network);
    while (goesOn && *goesOn)
        goesOn = waitFor({-1, -1}, network, engine);
    // The element may have gone, and its interface with it.
    if (const auto interface = access->deviceIndex(order.ends[0].interface))
        (void)lab::stopRedirecting(access->netlink(), *interface);
    (void)lab::deleteLinks(access->netlink(), {*cable});
    return goesOn ? Result<>() : passOn(goesOn);
}

} // namespace tomato::engine
