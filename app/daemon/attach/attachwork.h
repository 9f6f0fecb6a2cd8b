// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/daemon/attach/attachorder.h"
#include "app/daemon/attach/engineinput.h"
#include "app/daemon/attach/rootrights.h"
#include "app/lab/netlink/packetsocket.h"
#include "app/lab/outside/outsidenetwork.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <string>

namespace tomato::engine {

// The ways in which an order is carried out, each until standard input ends or what is attached
// does. They write lines to standard output: "ready", or what the user should know.

/// Copies the frames of the interface outside to the element's own, whose wire is captured.
Result<> listen(const AttachOrder &order, const lab::OutsideNetwork &network, EngineInput &engine);
/// Makes an interface in what is attached, and a cable from there to the lab.
Result<> layCable(const AttachOrder &order, const lab::OutsideNetwork &network,
                  EngineInput &engine);
/// Makes the lab a part of the network at an interface of this machine.
Result<> bridge(const AttachOrder &order, const lab::OutsideNetwork &network, EngineInput &engine);

/// The interval at which the process checks whether the attached network still exists.
constexpr std::chrono::milliseconds LookInterval(500);
constexpr int FramesAtOnce = 256;

/// Reports that all is open. From then on no other rights than these are kept.
void reportReady(KeptRights kept = KeptRights::None);
/// False when the engine dismisses us. Waits for frames of these too, unless they are -1.
Result<bool> waitFor(const std::array<int, 2> &sources, const lab::OutsideNetwork &network,
                     EngineInput &engine, std::chrono::milliseconds longest = LookInterval);
/// Opens the interface of an element; what is sent there crosses the lab's wire.
Result<lab::PacketSocket> openElement(const AttachOrder::End &end, lab::PacketSocket::Use use);
/// Lists the interfaces of the calling thread's network, for a message.
std::string interfacesHere();

/// Reports at a limited rate how many frames were lost because they came too fast. dumpcap reports
/// them itself, at its end.
class LossReporter final
{
public:
    template <class Source>
    void look(Source &source)
    {
        if constexpr (requires { source.takeDrops(); }) {
            const auto now = std::chrono::steady_clock::now();
            if (now - m_looked < LookInterval)
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

} // namespace tomato::engine
