// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine/attachwork.h"

#include <net/if.h>
#include <poll.h>
#include <unistd.h>

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

void tellReady()
{
    std::puts("ready");
    std::fflush(stdout);
}

/// Whether what is attached is to be left: the engine closed our standard input.
static bool isDismissed(const pollfd &input)
{
    char byte = 0;
    return input.revents != 0 && read(input.fd, &byte, 1) <= 0;
}

Result<bool> waitFor(const std::array<int, 2> &sources, const OutsideNetwork &network,
                     std::chrono::milliseconds longest)
{
    std::array<pollfd, 3> files = {
        {{STDIN_FILENO, POLLIN, 0}, {sources[0], POLLIN, 0}, {sources[1], POLLIN, 0}}};
    const int events = poll(files.data(), files.size(), static_cast<int>(longest.count()));
    if (isDismissed(files[0]))
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
    if (const auto entered = element->enter(); !entered)
        return passOn(entered);
    return PacketSocket::open(end.interface, use);
}

} // namespace tomato::engine
