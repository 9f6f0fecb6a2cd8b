// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/attach/attachwork.h"
#include "app/daemon/attach/visitor.h"
#include "app/lab/outside/dumpcapstream.h"

#include <net/if.h>
#include <unistd.h>

namespace tomato::engine {

using namespace std::chrono_literals;
using lab::OutsideNetwork;
using lab::PacketSocket;

template <class Source>
static Result<> mirror(const AttachOrder &order, const OutsideNetwork &network, EngineInput &engine,
                       Source source)
{
    auto senders = openElement(order.ends[0], PacketSocket::Use::Sends);
    if (!senders)
        return passOn(senders);
    auto receivers = openElement(order.ends[1], PacketSocket::Use::Sends);
    if (!receivers)
        return passOn(receivers);
    reportReady();
    // Some frames that dumpcap wrote may be in our memory, where poll() does not see them.
    bool hasMore = false;
    LossReporter losses;
    for (;;) {
        const auto goesOn =
            waitFor({source.descriptor(), -1}, network, engine, hasMore ? 0ms : LookInterval);
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
            else if (!engine.servers().carry((*frame)->bytes))
                ((*frame)->isSent ? *senders : *receivers).send((*frame)->bytes);
        }
    }
}

Result<> listen(const AttachOrder &order, const OutsideNetwork &network, EngineInput &engine)
{
    auto visitor = Visitor::send(network, [&]() -> Result<FileDescriptor> {
        if (if_nametoindex(order.device.c_str()) == 0)
            return failure(network.label() + " has no interface " + order.device + "; it has " +
                           interfacesHere());
        const auto socket = PacketSocket::open(order.device, PacketSocket::Use::Listens);
        return socket ? Result<FileDescriptor>(FileDescriptor(dup(socket->descriptor())))
                      : passOn(socket);
    });
    if (visitor)
        return mirror(order, network, engine,
                      PacketSocket(visitor->takeOpened(), PacketSocket::Use::Listens));
    if (!network.isOwn() || geteuid() == 0 || if_nametoindex(order.device.c_str()) == 0)
        return passOn(visitor);
    auto dumpcap = lab::DumpcapStream::start(order.device);
    if (!dumpcap)
        return failure(visitor.error().text() + "; " + dumpcap.error().text() +
                       " (sudo apt install wireshark-common; sudo dpkg-reconfigure "
                       "wireshark-common; sudo adduser $USER wireshark; then log in again)");
    return mirror(order, network, engine, std::move(*dumpcap));
}

} // namespace tomato::engine
