// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/attach/attachwork.h"

#include "app/daemon/attach/visitor.h"

#include <grp.h>
#include <linux/capability.h>
#include <net/if.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
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

/// capabilities(7). Nothing happens for who is not root.
static bool keepNetworkRights(bool looks)
{
    if (geteuid() != 0)
        return true;
    constexpr uid_t Nobody = 65534;
    const auto mask = [](int right) { return std::uint32_t{1} << right; };
    // The descriptions of the labs' live streams are read again and again; writing would need more
    // rights.
    const std::uint32_t kept = mask(CAP_NET_ADMIN) | mask(CAP_NET_RAW) | mask(CAP_DAC_READ_SEARCH) |
                               (looks ? mask(CAP_SYS_PTRACE) : 0);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_KEEPCAPS, 1) != 0)
        return false;
    (void)setgroups(0, nullptr);
    // A root of a user namespace, as of a container, may have no other user.
    if ((setresgid(Nobody, Nobody, Nobody) != 0 || setresuid(Nobody, Nobody, Nobody) != 0) &&
        errno != EINVAL)
        return false;
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    const __user_cap_data_struct rights[2] = {{kept, kept, 0}, {}};
    return syscall(SYS_capset, &header, rights) == 0;
}

void reportReady(bool looks)
{
    if (!keepNetworkRights(looks)) {
        std::printf("the rights of root cannot be given up: %s\n", std::strerror(errno));
        std::exit(1);
    }
    std::puts("ready");
    std::fflush(stdout);
}

/// Tells whether the process is to end: the engine closed our standard input.
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
