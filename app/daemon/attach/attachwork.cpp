// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/attach/attachwork.h"

#include "app/daemon/attach/visitor.h"

#include <net/if.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace tomato::engine {

using lab::OutsideNetwork;
using lab::PacketSocket;

std::string interfacesHere()
{
    std::string names;
    struct if_nameindex *all = if_nameindex();
    for (const auto *each = all; each != nullptr && each->if_index != 0; ++each)
        names += (names.empty() ? "" : ", ") + std::string(each->if_name);
    if_freenameindex(all);
    return names;
}

void reportReady(KeptRights kept)
{
    if (!giveUpRights(kept)) {
        std::printf("the rights of root cannot be given up: %s\n", std::strerror(errno));
        std::exit(1);
    }
    std::puts("ready");
    std::fflush(stdout);
}

Result<bool> waitFor(const std::array<int, 2> &sources, const OutsideNetwork &network,
                     EngineInput &engine, std::chrono::milliseconds longest)
{
    std::array<pollfd, 3> files = {
        {{STDIN_FILENO, POLLIN, 0}, {sources[0], POLLIN, 0}, {sources[1], POLLIN, 0}}};
    const int events = poll(files.data(), files.size(), static_cast<int>(longest.count()));
    if (events > 0 && files[0].revents != 0 && !engine.take())
        return false;
    if (events == 0 && !network.isThere())
        return failure(network.label() + " has ended");
    return true;
}

Result<PacketSocket> openElement(const AttachOrder::End &end, PacketSocket::Use use)
{
    const auto element = OutsideNetwork::ofProcess(end.process);
    if (!element)
        return passOn(element);
    // Who enters an element's users has no rights over another element, or over what is attached.
    auto visitor = Visitor::send(*element, [&end, use]() -> Result<FileDescriptor> {
        const auto socket = PacketSocket::open(end.interface, use);
        return socket ? Result<FileDescriptor>(FileDescriptor(dup(socket->descriptor())))
                      : passOn(socket);
    });
    if (!visitor)
        return passOn(visitor);
    return PacketSocket(visitor->takeOpened(), use);
}

} // namespace tomato::engine
