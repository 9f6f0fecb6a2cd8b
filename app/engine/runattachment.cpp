// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/runattachment.h"

#include "app/engine/attachorder.h"
#include "app/engine/visitor.h"
#include "app/lab/addresses.h"
#include "app/lab/dumpcapstream.h"
#include "app/lab/links.h"
#include "app/lab/networkaccess.h"
#include "app/lab/offloads.h"
#include "app/lab/redirect.h"
#include "app/lab/systemfailure.h"

#include <QJsonDocument>

#include <net/if.h>
#include <poll.h>

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace tomato::engine {

using lab::FileDescriptor;
using lab::NetworkAccess;
using lab::OutsideNetwork;
using lab::PacketSocket;

namespace {

/// How soon the end of what is attached is seen.
constexpr int LookMilliseconds = 500;
constexpr int FramesAtOnce = 256;
constexpr unsigned JoinedMtu = 1500;
/// Above all that the element's own interfaces get.
constexpr int JoinedIndex = 1'000'000;

std::string interfacesHere()
{
    std::string names;
    struct if_nameindex *all = if_nameindex();
    for (const auto *each = all; each != nullptr && each->if_index != 0; ++each)
        names += (names.empty() ? "" : ", ") + std::string(each->if_name);
    if_freenameindex(all);
    return names;
}

void tellReady()
{
    std::puts("ready");
    std::fflush(stdout);
}

/// Whether what is attached is to be left: the engine closed our standard input.
bool isDismissed(const pollfd &input)
{
    char byte = 0;
    return input.revents != 0 && read(input.fd, &byte, 1) <= 0;
}

/// Waits for frames too, unless `source` is -1.
Result<bool> waitFor(int source, const OutsideNetwork &network, int milliseconds = LookMilliseconds)
{
    std::array<pollfd, 2> files = {{{STDIN_FILENO, POLLIN, 0}, {source, POLLIN, 0}}};
    const int events = poll(files.data(), files.size(), milliseconds);
    if (isDismissed(files[0]))
        return false;
    if (events == 0 && !network.isThere())
        return failure(network.label() + " has ended");
    return true;
}

/// Opens the interface of an element, for sending what then crosses the lab's wire.
Result<PacketSocket> openElement(const AttachOrder::End &end)
{
    const auto element = OutsideNetwork::ofProcess(end.process);
    if (!element)
        return passOn(element);
    if (const auto entered = element->enter(); !entered)
        return passOn(entered);
    return PacketSocket::open(end.interface, false);
}

/// Tells, not too often, how many frames were lost because they came too fast. dumpcap tells of
/// them itself, at its end.
class LossTeller final
{
public:
    template <class Source>
    void look(Source &source)
    {
        if constexpr (requires { source.takeDrops(); }) {
            const auto now = std::chrono::steady_clock::now();
            if (now - m_looked < std::chrono::milliseconds(LookMilliseconds))
                return;
            m_looked = now;
            const unsigned more = source.takeDrops();
            if (more == 0)
                return;
            m_lost += more;
            std::printf("%lu frames came faster than they could be taken, and are missing in "
                        "captures\n",
                        m_lost);
            std::fflush(stdout);
        }
    }

private:
    std::chrono::steady_clock::time_point m_looked;
    unsigned long m_lost = 0;
};

template <class Source>
Result<> mirror(const AttachOrder &order, const OutsideNetwork &network, Source source)
{
    auto senders = openElement(order.ends[0]);
    if (!senders)
        return passOn(senders);
    auto receivers = openElement(order.ends[1]);
    if (!receivers)
        return passOn(receivers);
    tellReady();
    // Of those that dumpcap wrote some may be in our memory, where poll() does not see them.
    bool hasMore = false;
    LossTeller losses;
    for (;;) {
        const auto goesOn = waitFor(source.descriptor(), network, hasMore ? 0 : LookMilliseconds);
        if (!goesOn || !*goesOn)
            return goesOn ? Result<>() : passOn(goesOn);
        hasMore = true;
        for (int number = 0; hasMore && number < FramesAtOnce; ++number) {
            const auto frame = source.receive();
            if (!frame)
                return failure(frame.error().message, order.device);
            hasMore = frame->has_value();
            if (!hasMore)
                losses.look(source);
            else
                ((*frame)->isSent ? *senders : *receivers).send((*frame)->bytes);
        }
    }
}

Result<> listen(const AttachOrder &order, const OutsideNetwork &network)
{
    auto visitor = Visitor::send(network, [&]() -> Result<FileDescriptor> {
        if (if_nametoindex(order.device.c_str()) == 0)
            return failure(network.label() + " has no interface " + order.device + "; it has " +
                           interfacesHere());
        const auto socket = PacketSocket::open(order.device, true);
        return socket ? Result<FileDescriptor>(FileDescriptor(dup(socket->descriptor())))
                      : passOn(socket);
    });
    if (visitor)
        return mirror(order, network, PacketSocket(visitor->takeOpened()));
    if (!network.isOwn() || geteuid() == 0 || if_nametoindex(order.device.c_str()) == 0)
        return passOn(visitor);
    auto dumpcap = lab::DumpcapStream::start(order.device);
    if (!dumpcap)
        return failure(visitor.error().text() + "; " + dumpcap.error().text() +
                       " (sudo apt install wireshark-common; sudo dpkg-reconfigure "
                       "wireshark-common; sudo adduser $USER wireshark; then log in again)");
    return mirror(order, network, std::move(*dumpcap));
}

/// In the attached network, where the new interface is by now.
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
Result<int> layCable(const AttachOrder &order, NetworkAccess &element, pid_t there)
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

Result<> join(const AttachOrder &order, const OutsideNetwork &network)
{
    if (order.attachment.kind == topology::Attachment::Kind::Interface)
        return failure("an interface of this machine can be listened to only: connect it to "
                       "another attached element; an external network reaches this machine's");
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
    const auto cable = layCable(order, *access, there->process());
    if (!cable)
        return passOn(cable);
    const auto furnished = Visitor::send(network, [&]() -> Result<FileDescriptor> {
        const auto done = furnish(order);
        return done ? Result<FileDescriptor>(FileDescriptor()) : passOn(done);
    });
    Result<bool> goesOn = furnished ? Result<bool>(true) : passOn(furnished);
    if (furnished)
        tellReady();
    while (goesOn && *goesOn)
        goesOn = waitFor(-1, network);
    // The element may have gone, and its interface with it.
    if (const auto interface = access->deviceIndex(order.ends[0].interface))
        (void)lab::stopRedirecting(access->netlink(), *interface);
    (void)lab::deleteLinks(access->netlink(), {*cable});
    return goesOn ? Result<>() : passOn(goesOn);
}

} // namespace

int runAttachment(std::string_view text)
{
    const QByteArray json(text.data(), static_cast<qsizetype>(text.size()));
    const AttachOrder order = AttachOrder::fromJson(QJsonDocument::fromJson(json).object());
    const auto network = OutsideNetwork::find(order.attachment);
    Result<> done = network ? Result<>() : passOn(network);
    if (network)
        done = order.joins ? join(order, *network) : listen(order, *network);
    if (done)
        return 0;
    std::puts(done.error().text().c_str());
    return 1;
}

} // namespace tomato::engine
