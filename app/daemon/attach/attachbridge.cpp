// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/attach/attachwork.h"

#include <net/if.h>

namespace tomato::engine {

using lab::OutsideNetwork;
using lab::PacketSocket;

/// Forwards the frames that came in at the one to the other, except those that the machine itself
/// sends there, and those of these streams.
static Result<> relay(PacketSocket &from, PacketSocket &to, const std::string &device,
                      LossReporter &losses, const LiveServers *streams = nullptr)
{
    for (int number = 0; number < FramesAtOnce; ++number) {
        const auto frame = from.receive();
        if (!frame)
            return failure(frame.error().message, device);
        if (!*frame) {
            losses.look(from);
            return {};
        }
        if (!(*frame)->isSent && (streams == nullptr || !streams->carry((*frame)->bytes)))
            to.pass(from, **frame);
    }
    return {};
}

Result<> bridge(const AttachOrder &order, const OutsideNetwork &network, EngineInput &engine)
{
    if (if_nametoindex(order.device.c_str()) == 0)
        return failure(network.label() + " has no interface " + order.device + "; it has " +
                       interfacesHere());
    auto outside = PacketSocket::open(order.device, PacketSocket::Use::Relays);
    if (!outside)
        return failure(outside.error().text() +
                       " (to join the lab to it is for root alone: start ToMaTo as root; or "
                       "connect it to another attached element, to listen to what is there)");
    auto element = openElement(order.ends[0], PacketSocket::Use::Relays);
    if (!element)
        return passOn(element);
    reportReady();
    std::array<LossReporter, 2> losses;
    for (;;) {
        const auto goesOn =
            waitFor({outside->descriptor(), element->descriptor()}, network, engine);
        if (!goesOn || !*goesOn)
            return goesOn ? Result<>() : passOn(goesOn);
        auto done = relay(*outside, *element, order.device, losses[0], &engine.servers());
        if (done)
            done = relay(*element, *outside, order.ends[0].interface, losses[1]);
        if (!done)
            return done;
    }
}

} // namespace tomato::engine
